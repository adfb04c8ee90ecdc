"""Referrals (移送): a dispute in the hands of a mediator or an organisation."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from cases.choices import Procedure, StartEvent, Track
from cases.querysets import ReferralQuerySet

if TYPE_CHECKING:
    from cases.models.appointment import MediatorAppointment


class Referral(models.Model):
    """One handing-over of a dispute (委派 or 委托). Signing for the materials starts the clock (特邀16 art. 27).

    It outlives a mediator: who is recused or replaced leaves it, the clock runs on for the one who follows.
    """

    dispute = models.ForeignKey("cases.Dispute", models.PROTECT, related_name="referrals", verbose_name="纠纷")
    track = models.CharField("调解方式", max_length=25, choices=Track)
    procedure = models.CharField("适用程序", max_length=10, choices=Procedure, blank=True)
    mediator = models.ForeignKey(
        "mediators.Mediator",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="referrals",
        verbose_name="主持调解员",
        help_text="其余调解员见调解员指定；空白表示待指定。",
    )
    organization = models.ForeignKey(
        "mediators.MediationOrganization",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="referrals",
        verbose_name="调解组织",
    )
    materials = models.TextField("移交材料清单", blank=True)
    choice_reason = models.CharField("选定理由", max_length=200, blank=True)
    match = models.JSONField("选定时的匹配得分", default=dict, blank=True, help_text="名次、总分和各项得分的理由。")
    referred_at = models.DateTimeField("移送时间")
    referred_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name="移送人",
    )
    receipt = models.CharField("接收方式", max_length=20, choices=StartEvent, blank=True, help_text="决定期限起算。")
    signed_at = models.DateTimeField("签收时间", null=True, blank=True)
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="签收人",
    )
    closed_at = models.DateTimeField(
        "交回时间",
        null=True,
        blank=True,
        help_text="不接受、收回或更换时填写；调解有结果的移送不交回。",
    )
    closed_reason = models.CharField("交回原因", max_length=200, blank=True)

    objects = ReferralQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "移送"
        ordering = ["dispute", "referred_at", "pk"]
        indexes = [
            models.Index(fields=["mediator", "dispute"], name="referral_mediator"),
            models.Index(fields=["organization", "dispute"], name="referral_organization"),
        ]
        constraints = [
            models.CheckConstraint(name="referral_track_known", condition=Q(track__in=Track.values)),
            models.CheckConstraint(
                name="referral_procedure_known", condition=Q(procedure="") | Q(procedure__in=Procedure.values)
            ),
            models.CheckConstraint(
                name="referral_receipt_known", condition=Q(receipt="") | Q(receipt__in=StartEvent.values)
            ),
            models.CheckConstraint(
                name="referral_signed_has_a_signer",
                condition=Q(signed_at__isnull=True, signed_by__isnull=True)
                | Q(signed_at__isnull=False, signed_by__isnull=False),
            ),
            models.CheckConstraint(
                name="referral_signed_after_it_was_made",
                condition=Q(signed_at__isnull=True) | Q(signed_at__gte=F("referred_at")),
            ),
            models.UniqueConstraint(
                fields=["dispute"],
                condition=Q(closed_at__isnull=True),
                name="referral_one_open_per_dispute",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dispute_id} → {self.mediator_id or self.organization_id}"

    def present(self) -> "list[MediatorAppointment]":
        """Those who have it in hand now, who presides first (prefetch-friendly)."""
        here = [one for one in self.appointments.all() if one.ended_at is None]
        return sorted(here, key=lambda one: not one.presiding)

    @property
    def holder_name(self) -> str:
        """Whose hands it is in: the mediator who presides, with the organisation if there is one."""
        names = [self.organization.name if self.organization else "", self.mediator.name if self.mediator else ""]
        return " ".join(filter(None, names)) or "待指定调解员"
