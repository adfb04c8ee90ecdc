"""How mediation ends and what goes to the court: failure report, undisputed facts, service addresses, later steps."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.choices import EndReason, Track
from cases.outcome_choices import LaterStepKind
from communities.models.reference import DatedRow, dates_in_order
from communities.querysets import DatedQuerySet


class FailureReport(models.Model):
    """Why mediation ended without an agreement (调解终结报告, 在线21 arts 21, 25).

    `party`, `happened_on` and `particulars` are the facts that the reason needs (cases/rules/endings.py).
    """

    dispute = models.ForeignKey("cases.Dispute", models.PROTECT, related_name="failure_reports", verbose_name="纠纷")
    referral = models.ForeignKey("cases.Referral", models.PROTECT, related_name="failure_reports", verbose_name="移送")
    reason = models.CharField("终止事由", max_length=20, choices=EndReason)
    explanation = models.TextField("失败原因")
    party = models.ForeignKey(
        "cases.Party", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="所涉当事人"
    )
    happened_on = models.DateField("发生日期", null=True, blank=True)
    particulars = models.TextField("事由的具体事实", blank=True)
    cost_raising_conduct = models.TextField("导致其他当事人诉讼成本增加的行为", blank=True)
    matters_for_court = models.TextField("需要提示法院的事项", blank=True)
    reported_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="报告人")
    reported_at = models.DateTimeField("报告时间")
    replaced_at = models.DateTimeField("被更正时间", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "调解终结报告"
        ordering = ["dispute", "pk"]
        constraints = [
            models.CheckConstraint(
                name="failure_reason_known",
                condition=Q(reason__in=[value for value in EndReason.values if value != "SETTLED"]),
            ),
            models.UniqueConstraint(
                fields=["dispute"],
                condition=Q(replaced_at__isnull=True),
                name="failure_one_in_force_per_dispute",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dispute_id} {self.get_reason_display()}"


class UndisputedFacts(models.Model):
    """The facts all parties confirm as undisputed (无争议事实记载, 在线21 arts 18, 22).

    They bind nobody and go nowhere until every party has signed. What touches state, public or others' interests
    is left out (`exclusions`).
    """

    dispute = models.ForeignKey("cases.Dispute", models.PROTECT, related_name="undisputed_facts", verbose_name="纠纷")
    text = models.TextField("无争议事实")
    exclusions = models.TextField("不适用免证的事项", blank=True, help_text="涉及国家利益、公共利益和他人合法权益的。")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="记录人")
    recorded_at = models.DateTimeField("记录时间")
    replaced_at = models.DateTimeField("被替换时间", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "无争议事实记载"
        ordering = ["dispute", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dispute"], condition=Q(replaced_at__isnull=True), name="undisputed_one_standing_per_dispute"
            )
        ]

    def __str__(self) -> str:
        return f"{self.dispute_id} {self.recorded_at:%Y-%m-%d}"

    def parties_not_signed(self) -> list[str]:
        """Chinese names of the parties who have not confirmed it (prefetch-friendly)."""
        signed = {signature.party_id for signature in self.signatures.all()}
        return [str(party) for party in self.dispute.opposing_parties() if party.pk not in signed]


class LaterStepRule(DatedRow):
    """What the law says comes after the end of mediation (后续手续规则), by outcome and track, between two days."""

    code = models.CharField("代码", max_length=40)
    outcome = models.CharField("结果", max_length=12, help_text="SETTLED 成功，ENDED 不成，REFUSED 不同意。")
    track = models.CharField("调解方式", max_length=25, choices=Track, blank=True, help_text="空白表示各种方式。")
    step = models.CharField("手续", max_length=20, choices=LaterStepKind)
    after = models.CharField(
        "前一手续", max_length=20, choices=LaterStepKind, blank=True, help_text="登记过这一手续后才办理。"
    )
    days = models.PositiveSmallIntegerField("期限（日）", null=True, blank=True, help_text="空白表示条文未规定。")
    guidance = models.CharField("办理提示", max_length=200)
    basis = models.CharField("依据", max_length=200)
    confidence = models.CharField("核实程度", max_length=2, help_text="V 已读全文，X 摘引，M 未证实。")

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "后续手续规则"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["code"], name="later_step_rule_once"),
            models.CheckConstraint(name="later_rule_step_known", condition=Q(step__in=LaterStepKind.values)),
            models.CheckConstraint(
                name="later_rule_after_known", condition=Q(after="") | Q(after__in=LaterStepKind.values)
            ),
            models.CheckConstraint(name="later_rule_track_known", condition=Q(track="") | Q(track__in=Track.values)),
            dates_in_order("later_rule_dates_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.get_step_display()}"


class LaterStep(models.Model):
    """Something done after the end of mediation, at the court or elsewhere, as it was reported (后续手续)."""

    dispute = models.ForeignKey("cases.Dispute", models.PROTECT, related_name="later_steps", verbose_name="纠纷")
    kind = models.CharField("手续", max_length=20, choices=LaterStepKind)
    done_on = models.DateField("日期")
    due_on = models.DateField("期限", null=True, blank=True)
    number = models.CharField("案号或文号", max_length=60, blank=True)
    amount = models.DecimalField("金额（元）", max_digits=14, decimal_places=2, null=True, blank=True)
    note = models.CharField("说明", max_length=500, blank=True)
    court_case = models.ForeignKey(
        "cases.CourtCase", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="诉讼案件"
    )
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="记录人")
    recorded_at = models.DateTimeField("记录时间")

    class Meta:
        verbose_name = verbose_name_plural = "后续手续"
        ordering = ["dispute", "done_on", "pk"]
        indexes = [models.Index(fields=["number"], name="later_step_number", condition=~Q(number=""))]
        constraints = [
            models.CheckConstraint(name="later_step_kind_known", condition=Q(kind__in=LaterStepKind.values)),
            models.UniqueConstraint(fields=["dispute", "kind", "number"], name="later_step_once_per_number"),
        ]

    def __str__(self) -> str:
        return f"{self.dispute_id} {self.get_kind_display()}"
