"""Follow-up visits (回访): planned by rule, held with what was found."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.outcome_choices import Satisfaction, VisitMeans, VisitPerformance
from cases.querysets import VisitQuerySet
from communities.models.reference import DatedRow, dates_in_order
from communities.querysets import DatedQuerySet


class FollowUpRule(DatedRow):
    """When to visit after an agreement (回访规则): so many days after it took effect or after a day of performance."""

    class Risk(models.TextChoices):
        ORDINARY = "ORDINARY", "一般"
        RAISED = "RAISED", "较高（分期履行、有风险标记）"

    class Moment(models.TextChoices):
        EFFECTIVE = "EFFECTIVE", "协议生效"
        EACH_DUE = "EACH_DUE", "每期履行期限"
        LAST_DUE = "LAST_DUE", "最后一期履行期限"

    code = models.CharField("代码", max_length=40)
    risk = models.CharField("风险", max_length=10, choices=Risk)
    moment = models.CharField("起算", max_length=10, choices=Moment)
    days = models.PositiveSmallIntegerField("日后回访")
    basis = models.CharField("依据", max_length=200)
    confidence = models.CharField("核实程度", max_length=2, help_text="V 已读全文，X 摘引，M 未证实，D 推导。")

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "回访规则"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["code"], name="follow_up_rule_once"),
            dates_in_order("follow_up_rule_dates_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.get_risk_display()}：{self.get_moment_display()}后{self.days}日"


class FollowUpVisit(models.Model):
    """A visit after the agreement (回访): planned for a day; once held, with what was found."""

    dispute = models.ForeignKey("cases.Dispute", models.PROTECT, related_name="visits", verbose_name="纠纷")
    agreement = models.ForeignKey(
        "cases.SettlementAgreement", models.PROTECT, related_name="visits", verbose_name="调解协议"
    )
    planned_on = models.DateField("计划日期")
    plan = models.CharField("计划依据", max_length=200)
    held_on = models.DateField("回访日期", null=True, blank=True)
    means = models.CharField("方式", max_length=10, choices=VisitMeans, blank=True)
    satisfaction = models.CharField("满意度", max_length=10, choices=Satisfaction, blank=True)
    performance = models.CharField("履行情况", max_length=10, choices=VisitPerformance, blank=True)
    relapsed = models.BooleanField("纠纷反复", null=True, blank=True)
    note = models.CharField("说明", max_length=500, blank=True)
    visited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="回访人"
    )

    objects = VisitQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "回访"
        ordering = ["dispute", "planned_on", "pk"]
        indexes = [
            models.Index(fields=["planned_on", "dispute"], name="visit_waiting", condition=Q(held_on__isnull=True))
        ]
        constraints = [
            models.CheckConstraint(
                name="visit_held_says_what_was_found",
                condition=Q(held_on__isnull=True)
                | Q(visited_by__isnull=False, relapsed__isnull=False)
                & ~Q(means="")
                & ~Q(satisfaction="")
                & ~Q(performance=""),
            ),
            models.UniqueConstraint(fields=["agreement", "planned_on"], name="visit_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.dispute_id} {self.planned_on}"
