from django.conf import settings
from django.db import models
from django.db.models import Q

from suyuan.accounts.choices import SessionEnd
from suyuan.accounts.querysets import SignInSessionQuerySet


class SignInSession(models.Model):
    """One signed-in browser (登录会话), from sign-in to its end."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="用户",
        on_delete=models.CASCADE,
        related_name="sign_in_sessions",
    )
    session_key = models.CharField("会话标识", max_length=40, unique=True)
    ip = models.GenericIPAddressField("IP 地址", null=True, blank=True)
    user_agent = models.CharField("浏览器标识", max_length=300, blank=True)
    started_at = models.DateTimeField("登录时间")
    last_seen_at = models.DateTimeField("最近活动时间")
    ended_at = models.DateTimeField("结束时间", null=True, blank=True)
    end = models.CharField("结束原因", max_length=20, choices=SessionEnd, blank=True)

    objects = SignInSessionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "登录会话"
        ordering = ["-last_seen_at", "-pk"]
        indexes = [models.Index(fields=["user", "-last_seen_at"], name="sign_in_session_user")]
        constraints = [
            models.CheckConstraint(
                name="ended_session_has_time_and_reason",
                condition=Q(ended_at=None, end="") | (Q(ended_at__isnull=False) & ~Q(end="")),
            ),
        ]

    def __str__(self) -> str:
        return f"登录会话 #{self.pk}"
