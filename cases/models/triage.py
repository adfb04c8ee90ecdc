from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from cases.choices import CaseFeature, Complexity


class TriageDecision(models.Model):
    """A person's decision between simple and complex (繁简分流决定), with the score of the moment; the last counts."""

    dispute = models.ForeignKey("cases.Dispute", models.PROTECT, related_name="triage_decisions", verbose_name="纠纷")
    features = ArrayField(
        models.CharField(max_length=20, choices=CaseFeature), default=list, blank=True, verbose_name="案件特征"
    )
    score = models.SmallIntegerField("得分")
    parts = models.JSONField("得分构成", default=list, help_text="决定时的各项理由和分值。")
    suggested = models.CharField("建议", max_length=10, choices=Complexity, blank=True)
    decided = models.CharField("决定", max_length=10, choices=Complexity)
    reason = models.CharField("与建议不同的理由", max_length=300, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="决定人")
    decided_at = models.DateTimeField("决定时间")

    class Meta:
        verbose_name = verbose_name_plural = "繁简分流决定"
        ordering = ["dispute", "pk"]
        constraints = [
            models.CheckConstraint(name="triage_decided_known", condition=Q(decided__in=Complexity.values)),
            models.CheckConstraint(
                name="triage_suggested_known", condition=Q(suggested="") | Q(suggested__in=Complexity.values)
            ),
            models.CheckConstraint(
                name="triage_difference_has_a_reason",
                condition=Q(suggested="") | Q(decided=models.F("suggested")) | ~Q(reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dispute_id} {self.get_decided_display()}"
