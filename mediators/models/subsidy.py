"""Subsidy schemes (补贴方案) as dated data, and what is still to be accrued (应计事项)."""

from django.db import models
from django.db.models import F, Q

from mediators.choices import DueState, MediatorClass, Outcome


class SubsidyScheme(models.Model):
    """A court's scheme for paying mediators per case (以案定补、一案一补), with its published source."""

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
            )
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
        ]

    def __str__(self) -> str:
        return f"{self.scheme_id} {self.code}"


class SubsidyDue(models.Model):
    """Something that may earn a subsidy, written in the transaction that caused it (应计事项).

    This table, not the broker, owns what is still to be accrued: rows PENDING are swept.
    The dispute is named by its number, as on paper; the ledger knows nothing of disputes.
    """

    source = models.CharField("来源单据", max_length=80, unique=True, help_text="纠纷编号加结案次数。")
    dispute_number = models.CharField("纠纷编号", max_length=40, db_index=True)
    court = models.ForeignKey("communities.Court", models.PROTECT, related_name="+", verbose_name="法院")
    mediator = models.ForeignKey("mediators.Mediator", models.PROTECT, related_name="dues", verbose_name="调解员")
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

    class Meta:
        verbose_name = verbose_name_plural = "应计事项"
        ordering = ["pk"]
        indexes = [models.Index(fields=["id"], name="subsidy_due_pending", condition=Q(state="PENDING"))]
        constraints = [
            models.CheckConstraint(name="subsidy_due_state_known", condition=Q(state__in=DueState.values)),
            models.CheckConstraint(
                name="subsidy_due_outcome_known",
                condition=Q(outcome__in=Outcome.values),
            ),
        ]

    def __str__(self) -> str:
        return self.source
