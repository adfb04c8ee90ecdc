from django.conf import settings
from django.db import models


class OldPassword(models.Model):
    """A password once used (历史密码), kept as its hash so that it is not used again soon."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="用户",
        on_delete=models.CASCADE,
        related_name="old_passwords",
    )
    password = models.CharField("密码散列", max_length=128)
    set_at = models.DateTimeField("设置时间")

    class Meta:
        verbose_name = verbose_name_plural = "历史密码"
        ordering = ["-set_at", "-pk"]

    def __str__(self) -> str:
        return f"历史密码 #{self.pk}"
