"""Series of like disputes (系列案) with a model case (示范案), whose result may be offered to the rest."""

import uuid

from django.conf import settings
from django.db import models

from cases.querysets import SeriesQuerySet


class Series(models.Model):
    """Disputes of one kind against the same side, handled together; one of them may be the model (示范调解)."""

    key = models.UUIDField("标识", unique=True, default=uuid.uuid4, editable=False)
    centre = models.ForeignKey(
        "communities.MediationCentre", models.PROTECT, related_name="series", verbose_name="诉调对接中心"
    )
    name = models.CharField("名称", max_length=100)
    common_ground = models.TextField("共同争议", blank=True)
    model_dispute = models.OneToOneField(
        "cases.Dispute", models.PROTECT, null=True, blank=True, related_name="model_of", verbose_name="示范案"
    )
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="建立人")
    created_at = models.DateTimeField("建立时间")

    objects = SeriesQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "系列案"
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["-created_at", "-id"], name="series_newest")]

    def __str__(self) -> str:
        return self.name


class SeriesOffer(models.Model):
    """The model case's terms as a draft for another dispute of the series (示范结果). It binds nobody."""

    dispute = models.ForeignKey("cases.Dispute", models.PROTECT, related_name="series_offers", verbose_name="纠纷")
    agreement = models.ForeignKey(
        "cases.SettlementAgreement", models.PROTECT, related_name="series_offers", verbose_name="示范案的协议"
    )
    terms = models.TextField("协议草稿")
    offered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="提出人")
    offered_at = models.DateTimeField("提出时间")

    class Meta:
        verbose_name = verbose_name_plural = "示范结果草稿"
        ordering = ["dispute", "-pk"]
        constraints = [models.UniqueConstraint(fields=["dispute", "agreement"], name="series_offer_once")]

    def __str__(self) -> str:
        return f"{self.dispute_id} {self.agreement_id}"
