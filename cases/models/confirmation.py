"""Judicial confirmation (司法确认): one application, its days, its ruling."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.lifecycle.confirmation import ConfirmationAction, ConfirmationState
from cases.outcome_choices import ConfirmationGround
from cases.querysets import ConfirmationQuerySet


class ConfirmationCase(models.Model):
    """A joint application to have an agreement confirmed (司法确认案件, 民诉 arts 205–206). Free of charge.

    `clocks` is how each day was reckoned, a line a rule: the rule, the article, the day.
    """

    agreement = models.ForeignKey(
        "cases.SettlementAgreement", models.PROTECT, related_name="confirmations", verbose_name="调解协议"
    )
    court = models.ForeignKey("communities.Court", models.PROTECT, related_name="+", verbose_name="审查法院")
    state = models.CharField(
        "状态", max_length=15, choices=ConfirmationState, default=ConfirmationState.PREPARING, editable=False
    )
    apply_by = models.DateField("申请截止日")
    applied_on = models.DateField("申请日期", null=True, blank=True)
    decide_by = models.DateField("决定受理期限", null=True, blank=True)
    docket_number = models.CharField("案号", max_length=60, blank=True)
    accepted_on = models.DateField("受理日期", null=True, blank=True)
    target_on = models.DateField("内部目标日", null=True, blank=True)
    limit_on = models.DateField("审结期限", null=True, blank=True)
    ruled_on = models.DateField("裁定日期", null=True, blank=True)
    ground = models.CharField("不予受理或驳回的理由", max_length=20, choices=ConfirmationGround, blank=True)
    reasons = models.TextField("说理", blank=True)
    object_by = models.DateField("当事人异议截止日", null=True, blank=True)
    clocks = models.TextField("期限推算", blank=True)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="登记人")
    opened_at = models.DateTimeField("登记时间")

    objects = ConfirmationQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "司法确认案件"
        ordering = ["-opened_at", "-pk"]
        indexes = [models.Index(fields=["state", "-opened_at", "-id"], name="confirmation_state_newest")]
        constraints = [
            models.CheckConstraint(name="confirmation_state_known", condition=Q(state__in=ConfirmationState.values)),
            models.CheckConstraint(
                name="confirmation_ground_known", condition=Q(ground="") | Q(ground__in=ConfirmationGround.values)
            ),
            models.CheckConstraint(
                name="confirmation_accepted_is_on_the_docket",
                condition=Q(accepted_on__isnull=True) | ~Q(docket_number=""),
            ),
            models.UniqueConstraint(
                fields=["agreement"],
                condition=~Q(state__in=["NOT_ACCEPTED", "WITHDRAWN", "DISMISSED", "REVOKED"]),
                name="confirmation_one_standing_per_agreement",
            ),
        ]

    def __str__(self) -> str:
        return self.docket_number or f"{self.agreement_id} {self.get_state_display()}"

    @property
    def reckoning(self) -> list[str]:
        """How each of its days was reckoned, a line a day (期限推算)."""
        return self.clocks.splitlines()

    def parties_not_joined(self) -> list[str]:
        """Chinese names of the parties who have not joined the application (民诉 art. 205: jointly)."""
        joined = {signature.party_id for signature in self.signatures.all()}
        return [str(party) for party in self.agreement.dispute.opposing_parties() if party.pk not in joined]


class ConfirmationEvent(models.Model):
    """What happened to an application, in order (司法确认日志)."""

    confirmation = models.ForeignKey(
        ConfirmationCase, models.PROTECT, related_name="events", verbose_name="司法确认案件"
    )
    action = models.CharField("动作", max_length=12, choices=ConfirmationAction)
    source = models.CharField("原状态", max_length=15, choices=ConfirmationState)
    target = models.CharField("新状态", max_length=15, choices=ConfirmationState)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="经办人")
    at = models.DateTimeField("时间")
    note = models.TextField("说明", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "司法确认日志"
        ordering = ["confirmation", "pk"]

    def __str__(self) -> str:
        return f"{self.confirmation_id} {self.get_action_display()}"
