from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.outcome_choices import Signer, SigningMeans


class Signature(models.Model):
    """Somebody's signature, seal or fingerprint on one paper (签署): agreement, undisputed facts, or application.

    On paper and on screen are of equal rank. `agent` names who signed for a party, with the authority shown
    (授权委托书).
    """

    agreement = models.ForeignKey(
        "cases.SettlementAgreement",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="signatures",
        verbose_name="调解协议",
    )
    undisputed = models.ForeignKey(
        "cases.UndisputedFacts",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="signatures",
        verbose_name="无争议事实记载",
    )
    confirmation = models.ForeignKey(
        "cases.ConfirmationCase",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="signatures",
        verbose_name="司法确认案件",
    )
    signer = models.CharField("签署人", max_length=12, choices=Signer)
    party = models.ForeignKey(
        "cases.Party", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="当事人"
    )
    agent = models.CharField("代理人和授权", max_length=100, blank=True)
    means = models.CharField("方式", max_length=10, choices=SigningMeans)
    signed_on = models.DateField("签署日期")
    picture = models.ForeignKey(
        "files.StoredFile",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="签名图",
        help_text="屏幕上所签的，或者签名页的照片、扫描件。",
    )
    device = models.CharField("签署所用设备", max_length=200, blank=True, help_text="屏幕签名时浏览器所报的设备。")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="记录人")
    recorded_at = models.DateTimeField("记录时间")

    class Meta:
        verbose_name = verbose_name_plural = "签署"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(name="signature_signer_known", condition=Q(signer__in=Signer.values)),
            models.CheckConstraint(name="signature_means_known", condition=Q(means__in=SigningMeans.values)),
            models.CheckConstraint(
                name="signature_of_a_party_names_it",
                condition=Q(signer="PARTY", party__isnull=False) | ~Q(signer="PARTY") & Q(party__isnull=True),
            ),
            models.CheckConstraint(
                name="signature_on_one_paper",
                condition=Q(agreement__isnull=False, undisputed__isnull=True, confirmation__isnull=True)
                | Q(agreement__isnull=True, undisputed__isnull=False, confirmation__isnull=True)
                | Q(agreement__isnull=True, undisputed__isnull=True, confirmation__isnull=False),
            ),
            *(
                models.UniqueConstraint(
                    fields=[paper, "signer", "party"],
                    condition=Q(**{f"{paper}__isnull": False}),
                    nulls_distinct=False,
                    name=f"signature_once_on_{paper}",
                )
                for paper in ("agreement", "undisputed", "confirmation")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.party or self.get_signer_display()} {self.signed_on}"
