"""Who is to handle a dispute (分流交办): the units, the rules that propose one, and where a dispute was sent."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from cases.choices import IntakeSource, RouteOutcome, RouteTarget
from cases.models.screening import CONFIDENCE_HELP
from communities.models.reference import DatedRow, dates_in_order
from communities.querysets import DatedQuerySet


class HandlingUnit(DatedRow):
    """An office outside mediation that disputes are sent to, or that helps with them (承办单位)."""

    kind = models.CharField("类别", max_length=30, choices=RouteTarget)
    name = models.CharField("名称", max_length=80)
    division = models.ForeignKey("communities.Division", models.PROTECT, related_name="+", verbose_name="所属区划")
    matters = models.CharField("受理事项", max_length=200, blank=True)
    contact = models.CharField("联系人、电话", max_length=100, blank=True)
    linked_unit = models.ForeignKey(
        "communities.LinkedUnit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="联动单位",
        help_text="同时是联动单位的，联系人以联动单位页面上的为准，不必两处维护。",
    )  # fmt: skip

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "承办单位"
        ordering = ["kind", "division", "name"]
        constraints = [
            models.UniqueConstraint(fields=["division", "name"], name="handling_unit_once_per_place"),
            models.CheckConstraint(
                name="handling_unit_kind_known",
                condition=Q(kind__in=RouteTarget.values)
                & ~Q(kind__in=[RouteTarget.CENTRE, RouteTarget.MEDIATION_ORGANIZATION, RouteTarget.COMMUNITY_TEAM]),
                violation_error_message="社区团队、调解组织和诉调对接中心不在这里登记。",
            ),
            dates_in_order("handling_unit_dates_in_order"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def contact_now(self) -> str:
        """Whom to turn to (联系人): the linked unit's contacts of today, else what was entered here."""
        found = self.linked_unit.contacts.filter(valid_to=None) if self.linked_unit else ()
        return "；".join(f"{one.name}（{one.office}）{one.phone}" for one in found) or self.contact


class RoutingRule(DatedRow):
    """A rule that proposes who handles a dispute (分流规则). The first that fits counts, the lowest number first."""

    code = models.CharField("规则代码", max_length=60)
    order = models.PositiveSmallIntegerField("序号", help_text="小的在前；第一条符合的规则生效。")
    division = models.ForeignKey(
        "communities.Division", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="发生地",
        help_text="含下级；空白表示不限。",
    )  # fmt: skip
    categories = models.CharField("纠纷类型", max_length=300, blank=True, help_text="多个用“|”分隔；空白表示不限。")
    causes = models.TextField("案由", blank=True, help_text="含下级案由；多个用“|”分隔；空白表示不限。")
    intake_source = models.CharField("来源", max_length=20, choices=IntakeSource, blank=True)
    has_complaint = models.BooleanField("已提交起诉材料", null=True, blank=True, help_text="未知表示不限。")
    target = models.CharField("去向", max_length=30, choices=RouteTarget)
    unit = models.ForeignKey(
        HandlingUnit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="承办单位",
        help_text="空白表示当地同类单位。",
    )  # fmt: skip
    organization = models.ForeignKey(
        "mediators.MediationOrganization", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="调解组织",
    )  # fmt: skip
    answer_working_days = models.PositiveSmallIntegerField(
        "应当答复（工作日）", null=True, blank=True, help_text="空白表示没有规定。"
    )
    reason = models.CharField("理由", max_length=200)
    basis = models.CharField("依据", max_length=200)
    confidence = models.CharField("核实程度", max_length=2, help_text=CONFIDENCE_HELP)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "分流规则"
        ordering = ["order", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["code", "valid_from"], nulls_distinct=False, name="routing_rule_once_per_start"
            ),
            models.CheckConstraint(name="routing_rule_target_known", condition=Q(target__in=RouteTarget.values)),
            models.CheckConstraint(
                name="routing_rule_source_known",
                condition=Q(intake_source="") | Q(intake_source__in=IntakeSource.values),
            ),
            dates_in_order("routing_rule_dates_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.order} {self.get_target_display()}：{self.reason}"


class Routing(models.Model):
    """One sending of a dispute (分流): what the rules proposed, what a person decided, what the unit answered."""

    dispute = models.ForeignKey("cases.Dispute", models.PROTECT, related_name="routings", verbose_name="纠纷")
    rule = models.ForeignKey(
        RoutingRule, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="适用规则"
    )
    proposed = models.CharField("建议去向", max_length=120, blank=True)
    proposed_reason = models.CharField("建议理由", max_length=200, blank=True)
    target = models.CharField("去向", max_length=30, choices=RouteTarget)
    unit = models.ForeignKey(
        HandlingUnit, models.PROTECT, null=True, blank=True, related_name="routings", verbose_name="承办单位"
    )
    reason = models.CharField("决定理由", max_length=300, blank=True)
    routed_at = models.DateTimeField("分流时间")
    routed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="分流人")
    answer_due_on = models.DateField("答复期限", null=True, blank=True)
    accepted_at = models.DateTimeField("接收时间", null=True, blank=True)
    outcome = models.CharField("结果", max_length=15, choices=RouteOutcome, blank=True)
    answer = models.TextField("答复", blank=True, help_text="退回的原因，或者办理的结果。")
    closed_at = models.DateTimeField("结束时间", null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="登记人"
    )

    class Meta:
        verbose_name = verbose_name_plural = "分流"
        ordering = ["dispute", "pk"]
        indexes = [
            models.Index(fields=["answer_due_on"], name="routing_open", condition=Q(closed_at__isnull=True)),
        ]
        constraints = [
            models.CheckConstraint(name="routing_target_known", condition=Q(target__in=RouteTarget.values)),
            models.CheckConstraint(
                name="routing_closed_has_an_outcome",
                condition=Q(closed_at__isnull=True, outcome="")
                | Q(closed_at__gte=F("routed_at"), outcome__in=RouteOutcome.values),
            ),
            models.CheckConstraint(
                name="routing_return_has_a_reason", condition=~Q(outcome=RouteOutcome.RETURNED) | ~Q(answer="")
            ),
            models.UniqueConstraint(
                fields=["dispute"], condition=Q(closed_at__isnull=True), name="routing_one_open_per_dispute"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dispute_id} → {self.holder_name}"

    @property
    def holder_name(self) -> str:
        """Who has it: the unit, else the kind of target (去向)."""
        return self.unit.name if self.unit else str(RouteTarget(self.target).label)
