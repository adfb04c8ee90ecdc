from django.conf import settings
from django.db import models

from cases.lifecycle import Action, State


class DisputeEvent(models.Model):
    """What happened to a dispute, in order (办理日志). Rows are only ever added; a trigger sees to it."""

    dispute = models.ForeignKey("cases.Dispute", models.PROTECT, related_name="events", verbose_name="纠纷")
    action = models.CharField("动作", max_length=12, choices=Action)
    source = models.CharField("原状态", max_length=20, choices=State)
    target = models.CharField("新状态", max_length=20, choices=State)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name="经办人",
    )
    at = models.DateTimeField("时间")
    note = models.TextField("说明", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "办理日志"
        ordering = ["dispute", "pk"]
        indexes = [models.Index(fields=["dispute", "id"], name="dispute_event_order")]

    def __str__(self) -> str:
        return f"{self.dispute_id} {self.get_action_display()}"
