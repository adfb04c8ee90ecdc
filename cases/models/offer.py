from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.choices import OfferAnswer, PartySide
from cases.querysets import SettlementOfferQuerySet


class SettlementOffer(models.Model):
    """An offer or counter-offer of one side (方案往来), for the mediators' eyes only: it never binds nor travels.

    特邀16 arts 2(5), 22; 在线21 art. 18. `conveyed_at` says when the other side was told, if it was.
    """

    dispute = models.ForeignKey("cases.Dispute", models.PROTECT, related_name="offers", verbose_name="纠纷")
    side = models.CharField("提出方", max_length=12, choices=PartySide)
    amount = models.DecimalField("金额（元）", max_digits=14, decimal_places=2, null=True, blank=True)
    terms = models.TextField("内容")
    made_at = models.DateTimeField("提出时间")
    conveyed_at = models.DateTimeField("转达时间", null=True, blank=True, help_text="空白表示只告诉了调解员。")
    answer = models.CharField("对方答复", max_length=10, choices=OfferAnswer, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="记录人")

    objects = SettlementOfferQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "方案往来"
        ordering = ["dispute", "made_at", "pk"]
        constraints = [
            models.CheckConstraint(name="offer_side_known", condition=Q(side__in=PartySide.values)),
            models.CheckConstraint(
                name="offer_amount_not_negative", condition=Q(amount__isnull=True) | Q(amount__gte=0)
            ),
            models.CheckConstraint(
                name="offer_answered_once_conveyed",
                condition=Q(answer="") | Q(answer__in=OfferAnswer.values, conveyed_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dispute_id} {self.get_side_display()} {self.made_at:%Y-%m-%d}"
