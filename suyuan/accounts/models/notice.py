from django.conf import settings
from django.db import models

from suyuan.accounts.querysets import NoticeQuerySet


class Notice(models.Model):
    """Something a person is told of inside the system (站内通知): a record by its number, no case content.

    `source` says what it is about, once per person: a job that runs twice tells nobody twice.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices", verbose_name="收件人")
    text = models.CharField("内容", max_length=200)
    url = models.CharField("链接", max_length=300, blank=True)
    source = models.CharField("来源标识", max_length=120)
    sent_at = models.DateTimeField("通知时间")
    read_at = models.DateTimeField("阅读时间", null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "通知"
        ordering = ["-sent_at", "-pk"]
        indexes = [
            models.Index(fields=["user", "-sent_at", "-id"], name="notice_of_user"),
            models.Index(fields=["user"], name="notice_unread", condition=models.Q(read_at__isnull=True)),
        ]
        constraints = [models.UniqueConstraint(fields=["user", "source"], name="notice_once_per_source")]

    def __str__(self) -> str:
        return f"{self.sent_at:%Y-%m-%d} {self.text}"
