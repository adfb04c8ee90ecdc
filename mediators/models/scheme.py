"""Subsidy schemes (补贴方案) as dated data: who is paid what for which result, and from which fund."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce

from communities.models.court import date_span
from mediators.choices import (
    Difficulty,
    ExclusionGround,
    Footing,
    MediatorClass,
    Outcome,
    Rounding,
    SchemeStatus,
)
from mediators.querysets import FundQuerySet, SubsidySchemeQuerySet


def _percent(label: str, help_text: str) -> models.DecimalField:
    return models.DecimalField(
        label, max_digits=5, decimal_places=2, null=True, blank=True, help_text=help_text,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )  # fmt: skip


def _cap(label: str) -> models.DecimalField:
    return models.DecimalField(
        label, max_digits=14, decimal_places=2, null=True, blank=True, help_text="空白表示不设上限。",
        validators=[MinValueValidator(0)],
    )  # fmt: skip


class SubsidyFund(models.Model):
    """Money set apart for subsidies (补贴经费), as a court's special budget or a county's share."""

    court = models.ForeignKey("communities.Court", models.PROTECT, related_name="+", verbose_name="法院")
    name = models.CharField("名称", max_length=60)
    payer = models.CharField("出资单位", max_length=100, blank=True)

    objects = FundQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "补贴经费"
        ordering = ["court", "name", "pk"]
        constraints = [models.UniqueConstraint(fields=["court", "name"], name="fund_once_per_court_and_name")]

    def __str__(self) -> str:
        return self.name


class SubsidyScheme(models.Model):
    """A court's scheme for paying mediators per case (以案定补、一案一补), with its published source.

    It holds for the court and the courts below it that have no scheme of their own in force; a scheme for one
    organisation goes before the court's. What a voucher has cited does not change: a new rate is a new scheme
    from a day on. An empty switch means that the source says nothing of it, and nothing is done.
    """

    code = models.CharField("方案代码", max_length=40, unique=True)
    name = models.CharField("名称", max_length=100)
    status = models.CharField(
        "状态", max_length=10, choices=SchemeStatus, default=SchemeStatus.IN_FORCE, db_default=SchemeStatus.IN_FORCE
    )
    court = models.ForeignKey(
        "communities.Court",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="subsidy_schemes",
        verbose_name="适用法院",
        help_text="适用于该法院及其下级法院。",
    )
    organization = models.ForeignKey(
        "mediators.MediationOrganization",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="适用调解组织",
        help_text="空白表示不限；限定调解组织的方案优先。",
    )
    valid_from = models.DateField("起始日期", null=True, blank=True, help_text="参考方案的起始日期不详时空白。")
    valid_to = models.DateField("终止日期", null=True, blank=True, help_text="当日起不再适用。")
    paid_once = models.BooleanField(
        "一案一补", default=True, db_default=True, help_text="同一纠纷无论调解几次、有几种结果，只补一次。"
    )
    oral_percent = _percent("口头协议按比例（%）", "空白表示与书面协议相同。")
    presiding_percent = _percent("主持调解员所占比例（%）", "共同调解时其余部分由其他人平分；空白表示全部平分。")
    series_percent = _percent("系列案第二件起按比例（%）", "空白表示不打折。")
    cap_per_case = _cap("每件上限（元）")
    cap_per_month = _cap("每人每月上限（元）")
    cap_per_year = _cap("每人每年上限（元）")
    needs_complete_file = models.BooleanField(
        "卷宗齐全方予补贴", default=False, db_default=False, help_text="卷宗有缺件的暂缓，补齐后计提。"
    )
    needs_roster = models.BooleanField(
        "限在册调解员", default=False, db_default=False, help_text="发生日不在本院或上级法院名册的不予补贴。"
    )
    rounding = models.CharField("尾数", max_length=10, choices=Rounding, default=Rounding.FEN, db_default=Rounding.FEN)
    claim_days = models.PositiveSmallIntegerField(
        "申报期限（日）", null=True, blank=True, help_text="自结果之次日起算；空白表示不限。"
    )
    review_days = models.PositiveSmallIntegerField(
        "审核期限（日）", null=True, blank=True, help_text="自申报之次日起算，内部时限；空白表示不限。"
    )
    fund = models.ForeignKey(
        SubsidyFund,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="schemes",
        verbose_name="经费来源",
        help_text="规则另有经费来源的从其规定。",
    )
    source = models.CharField("来源", max_length=300)
    note = models.TextField("说明", blank=True)

    objects = SubsidySchemeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "补贴方案"
        ordering = ["court", "-valid_from"]
        constraints = [
            models.CheckConstraint(
                name="scheme_dates_in_order",
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
                violation_error_message="终止日期应晚于起始日期。",
            ),
            models.CheckConstraint(name="scheme_status_known", condition=Q(status__in=SchemeStatus.values)),
            models.CheckConstraint(name="scheme_rounding_known", condition=Q(rounding__in=Rounding.values)),
            models.CheckConstraint(
                name="scheme_has_a_court_or_is_an_example", condition=Q(court__isnull=False) | Q(status="EXAMPLE")
            ),
            models.CheckConstraint(
                name="scheme_has_a_day_or_is_an_example", condition=Q(valid_from__isnull=False) | Q(status="EXAMPLE")
            ),
            ExclusionConstraint(
                name="scheme_one_in_force_at_a_time",
                expressions=[
                    ("court", RangeOperators.EQUAL),
                    (Coalesce("organization", Value(0)), RangeOperators.EQUAL),
                    (date_span(), RangeOperators.OVERLAPS),
                ],
                condition=Q(status="IN_FORCE"),
                violation_error_message="该法院在这段时间内已有施行的补贴方案，请先写明其终止日期。",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class SubsidyRule(models.Model):
    """One line of a scheme: for this outcome, and this class, footing and difficulty if named, so many yuan.

    An empty amount means the sum is at discretion and needs a claim with receipts (酌情补贴), between `least` and
    `most` where these are given. A line for 年度聘用 states yuan a year. A difficulty nobody stated is found by
    the criteria: the amount in dispute, or the number of parties, reaches what is written here.
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
    footing = models.CharField(
        "调解方式",
        max_length=25,
        choices=Footing,
        blank=True,
        default="",
        db_default="",
        help_text="空白表示各种方式均适用。",
    )
    difficulty = models.CharField(
        "难易等级",
        max_length=15,
        choices=Difficulty,
        blank=True,
        default="",
        db_default="",
        help_text="空白表示不分等级。",
    )
    value_from = models.DecimalField(
        "标的额达到（元）", max_digits=14, decimal_places=2, null=True, blank=True, help_text="达到即属本等级。"
    )
    parties_from = models.PositiveSmallIntegerField("当事人数达到", null=True, blank=True, help_text="达到即属本等级。")
    payable = models.BooleanField("给予补贴", default=True)
    amount = models.DecimalField(
        "金额（元）",
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
        help_text="空白表示酌情，须凭据申报；年度聘用填每年金额。",
    )
    least = models.DecimalField("酌情下限（元）", max_digits=14, decimal_places=2, null=True, blank=True)
    most = models.DecimalField("酌情上限（元）", max_digits=14, decimal_places=2, null=True, blank=True)
    fund = models.ForeignKey(
        SubsidyFund,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="rules",
        verbose_name="经费来源",
        help_text="空白表示用方案的经费。",
    )
    wording = models.CharField("规定原意", max_length=200)

    class Meta:
        verbose_name = verbose_name_plural = "补贴规则"
        ordering = ["scheme", "code"]
        constraints = [
            models.UniqueConstraint(fields=["scheme", "code"], name="subsidy_rule_code_once_per_scheme"),
            models.UniqueConstraint(
                fields=["scheme", "outcome", "mediator_class", "footing", "difficulty"],
                name="subsidy_rule_once_per_case",
                violation_error_message="同一结果、类别、方式和等级已有规则。",
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
            models.CheckConstraint(
                name="subsidy_rule_range_without_amount",
                condition=Q(amount__isnull=True) | Q(least__isnull=True, most__isnull=True),
                violation_error_message="定额的规则不应填写酌情上下限。",
            ),
            models.CheckConstraint(
                name="subsidy_rule_range_in_order",
                condition=Q(least__isnull=True) | Q(most__isnull=True) | Q(most__gte=F("least")),
                violation_error_message="酌情上限不应低于下限。",
            ),
            models.CheckConstraint(name="subsidy_rule_outcome_known", condition=Q(outcome__in=Outcome.values)),
            models.CheckConstraint(
                name="subsidy_rule_class_known",
                condition=Q(mediator_class="") | Q(mediator_class__in=MediatorClass.values),
            ),
            models.CheckConstraint(
                name="subsidy_rule_footing_known", condition=Q(footing="") | Q(footing__in=Footing.values)
            ),
            models.CheckConstraint(
                name="subsidy_rule_difficulty_known", condition=Q(difficulty="") | Q(difficulty__in=Difficulty.values)
            ),
            models.CheckConstraint(
                name="subsidy_rule_criteria_for_a_difficulty",
                condition=~Q(difficulty="") | Q(value_from__isnull=True, parties_from__isnull=True),
                violation_error_message="标的额和人数的条件属于某个难易等级，请先选等级。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scheme_id} {self.code}"


class SubsidyExclusion(models.Model):
    """A person whom a court pays no subsidy per case for a time, with the ground (不予补贴人员)."""

    court = models.ForeignKey("communities.Court", models.PROTECT, related_name="+", verbose_name="法院")
    mediator = models.ForeignKey("mediators.Mediator", models.PROTECT, related_name="exclusions", verbose_name="调解员")
    ground = models.CharField("原因", max_length=15, choices=ExclusionGround)
    note = models.CharField("说明", max_length=100, blank=True)
    valid_from = models.DateField("起始日期")
    valid_to = models.DateField("终止日期", null=True, blank=True, help_text="当日起不再适用。")

    class Meta:
        verbose_name = verbose_name_plural = "不予补贴人员"
        ordering = ["court", "-valid_from", "-pk"]
        constraints = [
            models.CheckConstraint(name="exclusion_ground_known", condition=Q(ground__in=ExclusionGround.values)),
            models.CheckConstraint(
                name="exclusion_dates_in_order", condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from"))
            ),
            ExclusionConstraint(
                name="exclusion_once_at_a_time",
                expressions=[
                    ("court", RangeOperators.EQUAL),
                    ("mediator", RangeOperators.EQUAL),
                    (date_span(), RangeOperators.OVERLAPS),
                ],
                violation_error_message="该调解员在这段时间内已列入不予补贴人员。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.court_id} {self.mediator_id} {self.valid_from}"
