"""Whether a mediator is impartial: what was disclosed, who waived it, who asked that he withdraw (披露与回避)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from cases.choices import ConflictGround, ConsentForm, DecidingBody, RecusalDecision


class ConflictDisclosure(models.Model):
    """What a mediator disclosed about himself and the dispute (披露, 在线21 art. 13).

    He goes on only when every applicant and respondent, knowing it, agrees; else he withdraws (特邀16 art. 15).
    """

    dispute = models.ForeignKey("cases.Dispute", models.PROTECT, related_name="disclosures", verbose_name="纠纷")
    mediator = models.ForeignKey("mediators.Mediator", models.PROTECT, related_name="+", verbose_name="调解员")
    ground = models.CharField("情形", max_length=20, choices=ConflictGround)
    detail = models.TextField("具体情况")
    made_at = models.DateTimeField("披露时间")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="记录人")

    class Meta:
        verbose_name = verbose_name_plural = "利害关系披露"
        ordering = ["dispute", "made_at", "pk"]
        constraints = [
            models.CheckConstraint(name="disclosure_ground_known", condition=Q(ground__in=ConflictGround.values))
        ]

    def __str__(self) -> str:
        return f"{self.dispute_id} {self.get_ground_display()}"

    def word_of(self, party_id: int) -> "ConflictWaiver | None":
        """The party's last word on it, if any (prefetch-friendly)."""
        said = [waiver for waiver in self.waivers.all() if waiver.party_id == party_id]
        return max(said, key=lambda waiver: (waiver.given_at, waiver.pk), default=None)

    def is_waived_by(self, party_ids: list[int]) -> bool:
        """Whether each of these parties agrees, in the last word, that the mediator goes on (prefetch-friendly)."""
        return all((word := self.word_of(party)) is not None and word.agrees for party in party_ids)


class ConflictWaiver(models.Model):
    """A party, told of it, says whether the mediator may go on (对披露的意见). The last word counts."""

    disclosure = models.ForeignKey(ConflictDisclosure, models.PROTECT, related_name="waivers", verbose_name="披露")
    party = models.ForeignKey("cases.Party", models.PROTECT, related_name="+", verbose_name="当事人")
    agrees = models.BooleanField("同意其继续调解")
    form = models.CharField("形式", max_length=20, choices=ConsentForm)
    given_at = models.DateTimeField("表示时间")
    evidence = models.CharField("凭据说明", max_length=200, blank=True, help_text="例如：2026-03-02调解笔录第1页。")
    proof = models.ForeignKey(
        "files.StoredFile", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="凭据"
    )
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="记录人")

    class Meta:
        verbose_name = verbose_name_plural = "对披露的意见"
        ordering = ["disclosure", "given_at", "pk"]
        constraints = [models.CheckConstraint(name="waiver_form_known", condition=Q(form__in=ConsentForm.values))]

    def __str__(self) -> str:
        return f"{self.disclosure_id} {self.party_id} {self.agrees}"


class RecusalRequest(models.Model):
    """A party asks that a mediator withdraw, or he does himself, and what was decided (回避申请, 特邀16 art. 15)."""

    dispute = models.ForeignKey("cases.Dispute", models.PROTECT, related_name="recusals", verbose_name="纠纷")
    mediator = models.ForeignKey("mediators.Mediator", models.PROTECT, related_name="+", verbose_name="调解员")
    applicant = models.ForeignKey(
        "cases.Party",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="申请的当事人",
        help_text="空白表示调解员自行回避。",
    )
    ground = models.CharField("情形", max_length=20, choices=ConflictGround)
    detail = models.TextField("理由")
    requested_at = models.DateTimeField("申请时间")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="记录人")
    decision = models.CharField("决定", max_length=10, choices=RecusalDecision, blank=True)
    decided_by_body = models.CharField("决定单位", max_length=15, choices=DecidingBody, blank=True)
    decided_at = models.DateTimeField("决定时间", null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="决定人"
    )
    decision_reason = models.TextField("决定理由", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "回避申请"
        ordering = ["dispute", "requested_at", "pk"]
        constraints = [
            models.CheckConstraint(name="recusal_ground_known", condition=Q(ground__in=ConflictGround.values)),
            models.CheckConstraint(
                name="recusal_decided_by_somebody",
                condition=Q(decision="", decided_by_body="", decided_at__isnull=True, decided_by__isnull=True)
                | Q(
                    decision__in=RecusalDecision.values,
                    decided_by_body__in=DecidingBody.values,
                    decided_at__gte=F("requested_at"),
                    decided_by__isnull=False,
                ),
            ),
            models.UniqueConstraint(
                fields=["dispute", "mediator"], condition=Q(decision=""), name="recusal_one_open_per_mediator"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dispute_id} {self.mediator_id} {self.get_decision_display() or '待决定'}"

    @property
    def asked_by(self) -> str:
        """Who asks: the party, or the mediator himself (申请人)."""
        return str(self.applicant) if self.applicant else "调解员本人"
