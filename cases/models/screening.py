"""Rules that look at a dispute when it has come in (甄别): may it be mediated, is it simple, is it a small claim."""

from django.db import models
from django.db.models import F, Q

from cases.choices import CaseFeature, ScreeningEffect, TriageFactor
from communities.models.reference import DatedRow, dates_in_order
from communities.querysets import DatedQuerySet

CONFIDENCE_HELP = "V 已读全文，X 摘引，D 推得，M 未证实，? 没有公开规定。"


class ScreeningRule(DatedRow):
    """A rule on certain matters (可否调解规则): barred, to be judged, or to be mediated first; national or one court's.

    Causes are named, not numbered: the names are the same in the rules of 2020 and 2025. Without any, the amount alone
    decides.
    """

    code = models.CharField("规则代码", max_length=60)
    effect = models.CharField("结论", max_length=10, choices=ScreeningEffect)
    subject = models.CharField("适用事项", max_length=120)
    causes = models.TextField("案由", blank=True, help_text="含下级案由；多个用“|”分隔。")
    categories = models.CharField("纠纷类型", max_length=300, blank=True, help_text="多个用“|”分隔。")
    amount_up_to = models.DecimalField("金额不超过（元）", max_digits=14, decimal_places=2, null=True, blank=True)
    court_code = models.CharField("只适用于法院", max_length=10, blank=True, help_text="法院代字；空白表示各法院。")
    condition = models.CharField("须由人判断的条件", max_length=200, blank=True)
    basis = models.CharField("依据", max_length=200)
    confidence = models.CharField("核实程度", max_length=2, help_text=CONFIDENCE_HELP)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "可否调解规则"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["code", "valid_from"], nulls_distinct=False, name="screening_rule_once_per_start"
            ),
            models.CheckConstraint(name="screening_rule_effect_known", condition=Q(effect__in=ScreeningEffect.values)),
            models.CheckConstraint(
                name="screening_rule_has_a_matter",
                condition=~Q(causes="") | ~Q(categories="") | Q(amount_up_to__isnull=False),
                violation_error_message="请至少填写案由、纠纷类型、金额中的一项。",
            ),
            dates_in_order("screening_rule_dates_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.subject}（{self.get_effect_display()}）"


class TriageWeight(DatedRow):
    """One part of the score of simple and complex (繁简评分项), or the score from which a dispute is complex."""

    code = models.CharField("代码", max_length=60)
    factor = models.CharField("评分项目", max_length=12, choices=TriageFactor)
    reason = models.CharField("理由", max_length=120)
    points = models.SmallIntegerField("分值", help_text="越高越繁；“繁简划分线”填写从多少分起为繁案。")
    causes = models.TextField("案由", blank=True, help_text="含下级案由；多个用“|”分隔。")
    amount_above = models.DecimalField("金额超过（元）", max_digits=14, decimal_places=2, null=True, blank=True)
    amount_up_to = models.DecimalField("金额不超过（元）", max_digits=14, decimal_places=2, null=True, blank=True)
    parties_from = models.PositiveSmallIntegerField("当事人不少于（人）", null=True, blank=True)
    feature = models.CharField("案件特征", max_length=20, choices=CaseFeature, blank=True)
    basis = models.CharField("依据", max_length=200)
    confidence = models.CharField("核实程度", max_length=2, help_text=CONFIDENCE_HELP)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "繁简评分项"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["code", "valid_from"], nulls_distinct=False, name="triage_weight_once_per_start"
            ),
            models.CheckConstraint(name="triage_weight_factor_known", condition=Q(factor__in=TriageFactor.values)),
            models.CheckConstraint(
                name="triage_weight_feature_known", condition=Q(feature="") | Q(feature__in=CaseFeature.values)
            ),
            models.CheckConstraint(
                name="triage_weight_has_a_measure",
                condition=Q(factor="LIMIT")
                | ~Q(causes="")
                | ~Q(feature="")
                | Q(amount_above__isnull=False)
                | Q(amount_up_to__isnull=False)
                | Q(parties_from__isnull=False),
                violation_error_message="请填写这一项看什么：案由、金额、人数或案件特征。",
            ),
            dates_in_order("triage_weight_dates_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.get_factor_display()} {self.reason}"


class SmallClaimLimit(DatedRow):
    """What is a small claim in a province in a year (小额诉讼标准; 民诉 art. 165); a year without a row is unknown."""

    province = models.ForeignKey("communities.Division", models.PROTECT, related_name="+", verbose_name="省份")
    year = models.PositiveSmallIntegerField("适用年度")
    automatic_up_to = models.DecimalField("一审终审不超过（元）", max_digits=12, decimal_places=2)
    agreed_up_to = models.DecimalField("双方约定适用不超过（元）", max_digits=12, decimal_places=2)
    basis = models.CharField("依据", max_length=200)
    confidence = models.CharField("核实程度", max_length=2, help_text=CONFIDENCE_HELP)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "小额诉讼标准"
        ordering = ["province", "-year"]
        constraints = [
            models.UniqueConstraint(fields=["province", "year"], name="small_claim_limit_once_per_year"),
            models.CheckConstraint(
                name="small_claim_limits_in_order",
                condition=Q(agreed_up_to__gte=F("automatic_up_to")),
                violation_error_message="约定适用的上限不应低于一审终审的上限。",
            ),
            dates_in_order("small_claim_limit_dates_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.province_id} {self.year}"
