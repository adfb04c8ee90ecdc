"""Who brought a dispute in, when and how (来源情况)."""

from django.db import models
from django.db.models import Q

from cases.choices import IntakeChannel
from suyuan.lib.fields import EncryptedTextField


class Origin(models.Model):
    """What the door through which a dispute came knows about it; which of these is asked, the source decides."""

    dispute = models.OneToOneField("cases.Dispute", models.PROTECT, related_name="origin", verbose_name="纠纷")
    informant = models.CharField("提供人", max_length=50, blank=True)
    unit = models.CharField("单位", max_length=100, blank=True)
    phone = EncryptedTextField("联系电话", blank=True, default="")
    reference = models.CharField("来源编号", max_length=100, blank=True)
    channel = models.CharField("提出方式", max_length=10, choices=IntakeChannel, blank=True)
    brought_at = models.DateTimeField("收到时间", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "来源情况"
        ordering = ["dispute"]
        constraints = [
            models.CheckConstraint(
                name="origin_channel_known", condition=Q(channel="") | Q(channel__in=IntakeChannel.values)
            )
        ]

    def __str__(self) -> str:
        return f"{self.dispute_id} {self.reference}".strip()
