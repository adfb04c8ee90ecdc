from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.outcome_choices import TurnBackGround


class TurnedBack(models.Model):
    """Why an on-line application was turned back, and what the applicant was told (退回在线申请, 在线21 art. 9)."""

    dispute = models.OneToOneField("cases.Dispute", models.PROTECT, related_name="turned_back", verbose_name="纠纷")
    ground = models.CharField("情形", max_length=20, choices=TurnBackGround)
    explanation = models.CharField("具体理由", max_length=300)
    way_told = models.CharField("告知的途径", max_length=200)
    turned_back_at = models.DateTimeField("退回时间")
    turned_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="退回人"
    )

    class Meta:
        verbose_name = verbose_name_plural = "退回在线申请"
        ordering = ["turned_back_at", "pk"]
        constraints = [
            models.CheckConstraint(name="turned_back_ground_known", condition=Q(ground__in=TurnBackGround.values)),
            models.CheckConstraint(
                name="turned_back_says_why_and_where_to", condition=~Q(explanation="") & ~Q(way_told="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dispute_id} {self.get_ground_display()}"
