"""The agreement (调解协议): its content, who signed it, what it obliges to, and what has been performed."""

from datetime import date
from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from cases.choices import AgreementForm
from cases.lifecycle.agreement import IN_FORCE, AgreementAction, AgreementState
from cases.outcome_choices import EffectKind, ObligationKind, Signer
from cases.querysets import AgreementQuerySet, ObligationQuerySet


class SettlementAgreement(models.Model):
    """What the parties agreed (调解协议, 特邀16 arts 23–24; 人调法 arts 28–30).

    A correction replaces it by a new one; the old stays. `referral` is empty when an organisation mediated on its
    own and the parties come only for confirmation (自行调解).
    """

    dispute = models.ForeignKey("cases.Dispute", models.PROTECT, related_name="agreements", verbose_name="纠纷")
    referral = models.ForeignKey(
        "cases.Referral", models.PROTECT, null=True, blank=True, related_name="agreements", verbose_name="移送"
    )
    state = models.CharField(
        "状态", max_length=10, choices=AgreementState, default=AgreementState.DRAFT, editable=False
    )
    form = models.CharField("形式", max_length=10, choices=AgreementForm)
    effect = models.CharField("生效方式", max_length=12, choices=EffectKind)
    main_facts = models.TextField("主要事实和争议事项", blank=True)
    terms = models.TextField("协议内容")
    left_open = models.TextField("未达成一致的部分", blank=True, help_text="部分达成协议时填写。")
    nothing_to_perform = models.BooleanField("没有须履行的义务", default=False)
    amount = models.DecimalField("给付金额（元）", max_digits=14, decimal_places=2, null=True, blank=True)
    effective_on = models.DateField("生效日期", null=True, blank=True)
    presiding_organization = models.ForeignKey(
        "mediators.MediationOrganization",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="主持调解组织",
        help_text="申请司法确认须由依法设立的调解组织主持（民诉法第205条）。",
    )
    presided_by = models.CharField("调解员姓名", max_length=50, blank=True, help_text="自行调解的协议上签名的调解员。")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="记录人")
    recorded_at = models.DateTimeField("记录时间")
    replaced_at = models.DateTimeField("被更正时间", null=True, blank=True)

    objects = AgreementQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "调解协议"
        ordering = ["dispute", "pk"]
        constraints = [
            models.CheckConstraint(name="agreement_state_known", condition=Q(state__in=AgreementState.values)),
            models.CheckConstraint(name="agreement_form_known", condition=Q(form__in=AgreementForm.values)),
            models.CheckConstraint(name="agreement_effect_known", condition=Q(effect__in=EffectKind.values)),
            models.CheckConstraint(
                name="agreement_amount_not_negative", condition=Q(amount__isnull=True) | Q(amount__gte=0)
            ),
            models.CheckConstraint(
                name="agreement_in_force_has_a_day",
                condition=~Q(state__in=sorted(state.value for state in IN_FORCE)) | Q(effective_on__isnull=False),
            ),
            models.CheckConstraint(
                name="agreement_replaced_has_a_moment",
                condition=Q(state="REPLACED", replaced_at__isnull=False)
                | ~Q(state="REPLACED") & Q(replaced_at__isnull=True),
            ),
            models.UniqueConstraint(
                fields=["dispute"],
                condition=~Q(state__in=["DROPPED", "REPLACED"]),
                name="agreement_one_standing_per_dispute",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dispute_id} {self.get_state_display()}"

    def is_in_force(self) -> bool:
        """Whether the agreement binds the parties (已生效，未被更正)."""
        return self.state in IN_FORCE

    def missing_content(self) -> list[str]:
        """What the law asks a written agreement to state and this one does not yet (特邀16 art. 24; 人调法 art. 29)."""
        needed = [
            ("双方当事人的基本情况", not self.dispute.sides_without_a_party()),
            ("主要事实和争议事项", bool(self.main_facts.strip())),
            ("协议内容", bool(self.terms.strip())),
            ("履行的方式和期限", self.nothing_to_perform or self.obligations.exists()),
        ]
        return [what for what, there in needed if not there]

    def required_signers(self) -> list[tuple[str, int | None, str]]:
        """Who must sign (应当签署的人): (signer, party, name in Chinese), by the way it takes effect."""
        if self.effect == EffectKind.ORAL:
            return []
        parties = [(Signer.PARTY.value, party.pk, str(party)) for party in self.dispute.opposing_parties()]
        others = [(Signer.MEDIATOR.value, None, "调解员")]
        if self.presiding_organization_id:
            others.append((Signer.ORGANIZATION.value, None, "调解组织（印章）"))
        return [*parties, *others]

    def missing_signatures(self) -> list[str]:
        """Chinese names of those who have not signed yet."""
        signed = {(signature.signer, signature.party_id) for signature in self.signatures.all()}
        return [name for signer, party, name in self.required_signers() if (signer, party) not in signed]

    def last_due_on(self) -> date | None:
        """The day by which everything is to be performed, if it is agreed."""
        return max((due.due_on for due in self.obligations.all() if due.due_on), default=None)


class AgreementEvent(models.Model):
    """What happened to an agreement, in order (协议日志)."""

    agreement = models.ForeignKey(SettlementAgreement, models.PROTECT, related_name="events", verbose_name="调解协议")
    action = models.CharField("动作", max_length=12, choices=AgreementAction)
    source = models.CharField("原状态", max_length=10, choices=AgreementState)
    target = models.CharField("新状态", max_length=10, choices=AgreementState)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="经办人")
    at = models.DateTimeField("时间")
    note = models.TextField("说明", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "协议日志"
        ordering = ["agreement", "pk"]

    def __str__(self) -> str:
        return f"{self.agreement_id} {self.get_action_display()}"


class Obligation(models.Model):
    """One thing a party owes another under the agreement by a day (履行义务): one instalment is one row."""

    agreement = models.ForeignKey(
        SettlementAgreement, models.PROTECT, related_name="obligations", verbose_name="调解协议"
    )
    debtor = models.ForeignKey("cases.Party", models.PROTECT, related_name="+", verbose_name="履行方")
    creditor = models.ForeignKey("cases.Party", models.PROTECT, related_name="+", verbose_name="权利方")
    kind = models.CharField("种类", max_length=6, choices=ObligationKind)
    content = models.CharField("内容", max_length=300)
    amount = models.DecimalField("金额（元）", max_digits=14, decimal_places=2, null=True, blank=True)
    due_on = models.DateField("履行期限", null=True, blank=True)

    objects = ObligationQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "履行义务"
        ordering = ["agreement", "due_on", "pk"]
        constraints = [
            models.CheckConstraint(name="obligation_kind_known", condition=Q(kind__in=ObligationKind.values)),
            models.CheckConstraint(
                name="obligation_money_has_an_amount",
                condition=Q(kind="MONEY", amount__gt=0) | Q(kind="ACT", amount__isnull=True),
            ),
            models.CheckConstraint(name="obligation_between_two", condition=~Q(debtor=F("creditor"))),
        ]

    def __str__(self) -> str:
        return self.content

    def paid(self) -> Decimal:
        """What was paid on it, in yuan (prefetch-friendly)."""
        return sum((row.amount or Decimal(0) for row in self.performances.all()), Decimal(0))

    def is_performed(self) -> bool:
        """Whether the records cover it: money to the last fen, an act by a record (prefetch-friendly)."""
        if self.kind == ObligationKind.MONEY:
            return self.amount is not None and self.paid() >= self.amount
        return bool(self.performances.all())


class Performance(models.Model):
    """A performance with its evidence, in part or whole (履行记录)."""

    obligation = models.ForeignKey(Obligation, models.PROTECT, related_name="performances", verbose_name="履行义务")
    performed_on = models.DateField("履行日期")
    amount = models.DecimalField("金额（元）", max_digits=14, decimal_places=2, null=True, blank=True)
    evidence = models.CharField("凭证", max_length=300, help_text="例如：银行回单编号、收条、现场照片。")
    proof = models.ForeignKey(
        "files.StoredFile", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="凭证照片"
    )
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="记录人")
    recorded_at = models.DateTimeField("记录时间")

    class Meta:
        verbose_name = verbose_name_plural = "履行记录"
        ordering = ["obligation", "performed_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="performance_amount_positive", condition=Q(amount__isnull=True) | Q(amount__gt=0)
            )
        ]

    def __str__(self) -> str:
        return f"{self.obligation_id} {self.performed_on}"
