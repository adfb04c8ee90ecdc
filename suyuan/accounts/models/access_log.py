from django.conf import settings
from django.db import models

from suyuan.accounts.choices import Act
from suyuan.accounts.querysets import AccessLogQuerySet


class AccessLog(models.Model):
    """One act of one person (访问日志). Append-only: a trigger refuses change and removal.

    Source: GB/T 22239-2019 8.1.4.3 (date and time, user, kind, success); kept at least six
    months (网络安全法). It names records by kind and number and never copies their content.
    """

    at = models.DateTimeField("时间")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="用户",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="access_logs",
    )
    username = models.CharField("登录名", max_length=150, blank=True)
    act = models.CharField("行为", max_length=20, choices=Act)
    succeeded = models.BooleanField("是否成功", default=True)
    object_type = models.CharField("对象类型", max_length=60, blank=True)
    object_id = models.CharField("对象编号", max_length=64, blank=True)
    object_label = models.CharField("对象名称", max_length=120, blank=True)
    reason = models.CharField("事由", max_length=300, blank=True)
    ip = models.GenericIPAddressField("IP 地址", null=True, blank=True)
    request_id = models.CharField("请求编号", max_length=64, blank=True)

    objects = AccessLogQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "访问日志"
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["user", "-id"], name="access_log_user"),
            models.Index(fields=["act", "-id"], name="access_log_act"),
            models.Index(fields=["object_type", "object_id", "-id"], name="access_log_object"),
            models.Index(fields=["at"], name="access_log_at"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M:%S} {self.username} {self.get_act_display()} #{self.pk}"
