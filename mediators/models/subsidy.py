"""Subsidy schemes (补贴方案) as dated data, and what is still to be accrued (应计事项)."""

from django.db import models
from django.db.models import F, Q

from communities.models.court import no_overlap
from mediators.choices import DueState, MediatorClass, Outcome
from mediators.querysets import SubsidyDueQuerySet


class SubsidyScheme(models.Model):
    """A court's scheme for paying mediators per case (以案定补、一案一补), with its published source.

    It holds for the court and the courts below it that have no scheme of their own in force. What a
    voucher has cited does not change: a new rate is a new scheme from a day on.
    """

    code = models.CharField("方案代码", max_length=40, unique=True)
    name = models.CharField("名称", max_length=100)
    court = models.ForeignKey(
        "communities.Court",
        models.PROTECT,
        related_name="subsidy_schemes",
        verbose_name="适用法院",
        help_text="适用于该法院及其下级法院。",
    )
    valid_from = models.DateField("起始日期")
    valid_to = models.DateField("终止日期", null=True, blank=True, help_text="当日起不再适用。")
    source = models.CharField("来源", max_length=300)
    note = models.TextField("说明", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "补贴方案"
        ordering = ["court", "-valid_from"]
        constraints = [
            models.CheckConstraint(
                name="scheme_dates_in_order",
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
                violation_error_message="终止日期应晚于起始日期。",
            ),
            no_overlap(
                "scheme_one_per_court_at_a_time", "court", message="该法院在这段时间内已有补贴方案，请先写明终止日期。"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class SubsidyRule(models.Model):
    """One line of a scheme: for this outcome, and this class of mediator if named, so many yuan.

    An empty amount means the sum is at discretion and needs a claim with receipts (酌情补贴).
    """

    scheme = models.ForeignKey(SubsidyScheme, models.PROTECT, related_name="rules", verbose_name="方案")
    code = models.CharField("规则代码", max_length=40)
    outcome = models.CharField("结果", max_length=10, choices=Outcome)
    mediator_class = models.CharField(
        "调解员类别",
        max_length=10,
        choices=MediatorClass,
        blank=True,
        help_text="空白表示各类均适用。",
    )
    payable = models.BooleanField("给予补贴", default=True)
    amount = models.DecimalField(
        "金额（元）",
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
        help_text="空白表示酌情，须凭据申报。",
    )
    wording = models.CharField("规定原意", max_length=200)

    class Meta:
        verbose_name = verbose_name_plural = "补贴规则"
        ordering = ["scheme", "code"]
        constraints = [
            models.UniqueConstraint(fields=["scheme", "code"], name="subsidy_rule_code_once_per_scheme"),
            models.UniqueConstraint(
                fields=["scheme", "outcome", "mediator_class"],
                name="subsidy_rule_once_per_outcome_and_class",
            ),
            models.CheckConstraint(
                name="subsidy_rule_amount_positive",
                condition=Q(amount__isnull=True) | Q(amount__gt=0),
            ),
            models.CheckConstraint(
                name="subsidy_rule_no_amount_when_not_payable",
                condition=Q(payable=True) | Q(amount__isnull=True),
                violation_error_message="不给予补贴的规则不应填写金额。",
            ),
            models.CheckConstraint(name="subsidy_rule_outcome_known", condition=Q(outcome__in=Outcome.values)),
            models.CheckConstraint(
                name="subsidy_rule_class_known",
                condition=Q(mediator_class="") | Q(mediator_class__in=MediatorClass.values),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scheme_id} {self.code}"


class SubsidyDue(models.Model):
    """Something that may earn a subsidy, written in the transaction that caused it (应计事项).

    This table, not the broker, owns what is still to be accrued: rows PENDING are swept.
    The dispute is named by its number, as on paper; the ledger knows nothing of disputes.
    """

    source = models.CharField("来源单据", max_length=80, help_text="纠纷编号加结案次数。")
    dispute_number = models.CharField("纠纷编号", max_length=40)
    court = models.ForeignKey(
        "communities.Court", models.PROTECT, related_name="+", verbose_name="法院", db_index=False
    )
    mediator = models.ForeignKey(
        "mediators.Mediator", models.PROTECT, related_name="dues", verbose_name="调解员", db_index=False
    )
    outcome = models.CharField("结果", max_length=10, choices=Outcome)
    occurred_on = models.DateField("发生日期")
    state = models.CharField(
        "处理状态",
        max_length=12,
        choices=DueState,
        default=DueState.PENDING,
        editable=False,
    )
    state_reason = models.CharField("处理说明", max_length=200, blank=True, editable=False)
    recorded_at = models.DateTimeField("登记时间")

    objects = SubsidyDueQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "应计事项"
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["id"], name="subsidy_due_pending", condition=Q(state="PENDING")),
            models.Index(fields=["court", "state", "id"], name="subsidy_due_unpaid", condition=~Q(state="ACCRUED")),
            models.Index(
                fields=["mediator", "state", "id"], name="subsidy_due_mediator", condition=~Q(state="ACCRUED")
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["source"], name="subsidy_due_once_per_source"),
            models.CheckConstraint(name="subsidy_due_state_known", condition=Q(state__in=DueState.values)),
            models.CheckConstraint(
                name="subsidy_due_outcome_known",
                condition=Q(outcome__in=Outcome.values),
            ),
        ]

    def __str__(self) -> str:
        return self.source
