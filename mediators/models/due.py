"""What may earn a subsidy (应计事项), and the retained mediators who are paid by the month (年度聘用)."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q

from communities.models.court import date_span
from mediators.choices import Difficulty, DueState, Footing, Outcome
from mediators.querysets import RetainerQuerySet, SubsidyDueQuerySet


class Retainer(models.Model):
    """A mediator whom a court retains at so many yuan a year, paid month by month (年度聘用、政府购买服务)."""

    mediator = models.ForeignKey(
        "mediators.Mediator", models.PROTECT, related_name="retainers", verbose_name="受聘调解员"
    )
    court = models.ForeignKey("communities.Court", models.PROTECT, related_name="+", verbose_name="法院")
    yearly_amount = models.DecimalField("每年金额（元）", max_digits=14, decimal_places=2)
    valid_from = models.DateField("起聘日期")
    valid_to = models.DateField("终止日期", null=True, blank=True, help_text="当日起不再聘用。")
    basis = models.CharField("依据", max_length=200, help_text="例如：合同编号、会议纪要。")
    recorded_at = models.DateTimeField("登记时间")

    objects = RetainerQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "年度聘用"
        ordering = ["-valid_from", "-pk"]
        constraints = [
            models.CheckConstraint(name="retainer_amount_positive", condition=Q(yearly_amount__gt=0)),
            models.CheckConstraint(
                name="retainer_dates_in_order", condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from"))
            ),
            ExclusionConstraint(
                name="retainer_one_at_a_time",
                expressions=[("mediator", RangeOperators.EQUAL), (date_span(), RangeOperators.OVERLAPS)],
                violation_error_message="该调解员在这段时间内已有年度聘用。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mediator_id} {self.valid_from}"

    @property
    def number(self) -> str:
        """The number by which documents name it (聘用编号)."""
        return f"聘{self.pk:05d}"


class SubsidyDue(models.Model):
    """Something that may earn a subsidy, written in the transaction that caused it (应计事项).

    This table, not the broker, owns what is still to be accrued: rows PENDING are swept.
    The dispute is named by its number, as on paper; the ledger knows nothing of disputes. What it must know
    to judge an amount is written here with the conclusion; mediators who share a dispute have a row each.
    """

    source = models.CharField("来源单据", max_length=80, help_text="纠纷编号加结案次数。")
    dispute_number = models.CharField("纠纷编号", max_length=40)
    occurrence = models.PositiveSmallIntegerField("第几次结案", default=1, db_default=1)
    court = models.ForeignKey(
        "communities.Court", models.PROTECT, related_name="+", verbose_name="法院", db_index=False
    )
    organization = models.ForeignKey(
        "mediators.MediationOrganization",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="调解组织",
        db_index=False,
    )
    mediator = models.ForeignKey(
        "mediators.Mediator", models.PROTECT, related_name="dues", verbose_name="调解员", db_index=False
    )
    part = models.PositiveSmallIntegerField("共同调解中的次序", default=1, db_default=1, help_text="1为主持调解员。")
    parts = models.PositiveSmallIntegerField("共同调解人数", default=1, db_default=1)
    outcome = models.CharField("结果", max_length=10, choices=Outcome)
    occurred_on = models.DateField("发生日期")
    footing = models.CharField("调解方式", max_length=25, choices=Footing, blank=True, default="", db_default="")
    difficulty = models.CharField("难易等级", max_length=15, choices=Difficulty, blank=True, default="", db_default="")
    is_oral = models.BooleanField("口头协议", default=False, db_default=False)
    value_in_dispute = models.DecimalField("标的额（元）", max_digits=14, decimal_places=2, null=True, blank=True)
    party_count = models.PositiveSmallIntegerField("当事人数", null=True, blank=True)
    series_rank = models.PositiveIntegerField("系列案中的次序", null=True, blank=True)
    missing_papers = models.CharField("卷宗缺件", max_length=200, blank=True, default="", db_default="")
    retainer = models.ForeignKey(
        Retainer,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="dues",
        verbose_name="年度聘用",
        db_index=False,
    )
    state = models.CharField(
        "处理状态",
        max_length=12,
        choices=DueState,
        default=DueState.PENDING,
        editable=False,
    )
    state_reason = models.CharField("处理说明", max_length=200, blank=True, editable=False)
    scheme = models.ForeignKey(
        "mediators.SubsidyScheme",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="计提方案",
        editable=False,
        db_index=False,
        db_constraint=False,  # written by the run for rows it just joined: no need to look each up again
    )
    amount = models.DecimalField(
        "金额（元）", max_digits=14, decimal_places=2, null=True, blank=True, help_text="计提的金额；聘用按月算定。"
    )
    reckoning = models.TextField("金额算法", blank=True, default="", db_default="", editable=False)
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
            models.UniqueConstraint(
                fields=["dispute_number", "source", "mediator"], name="subsidy_due_once_per_source_and_payee"
            ),
            models.CheckConstraint(name="subsidy_due_state_known", condition=Q(state__in=DueState.values)),
            models.CheckConstraint(name="subsidy_due_outcome_known", condition=Q(outcome__in=Outcome.values)),
            models.CheckConstraint(
                name="subsidy_due_footing_known", condition=Q(footing="") | Q(footing__in=Footing.values)
            ),
            models.CheckConstraint(
                name="subsidy_due_difficulty_known", condition=Q(difficulty="") | Q(difficulty__in=Difficulty.values)
            ),
            models.CheckConstraint(
                name="subsidy_due_part_of_parts", condition=Q(part__gte=1) & Q(part__lte=F("parts"))
            ),
            models.CheckConstraint(
                name="subsidy_due_retained_has_its_amount",
                condition=~Q(outcome="RETAINED") | Q(retainer__isnull=False, amount__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.source
