"""Disputes that one place cannot settle alone (跨镇、跨部门): who leads, who helps, who took over, whose case it is."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.choices import InvolvedRole


class InvolvedUnit(models.Model):
    """A town or an office that leads on a dispute, or helps (牵头、协同单位); the people of a town then see it."""

    dispute = models.ForeignKey("cases.Dispute", models.PROTECT, related_name="involved_units", verbose_name="纠纷")
    role = models.CharField("角色", max_length=5, choices=InvolvedRole)
    division = models.ForeignKey(
        "communities.Division", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="镇街"
    )
    unit = models.ForeignKey(
        "cases.HandlingUnit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="部门"
    )
    reason = models.CharField("理由", max_length=200)
    added_at = models.DateTimeField("确定时间")
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="确定人")
    ended_at = models.DateTimeField("结束时间", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "牵头、协同单位"
        ordering = ["dispute", "-role", "pk"]
        indexes = [models.Index(fields=["division", "dispute"], name="involved_unit_division")]
        constraints = [
            models.CheckConstraint(name="involved_unit_role_known", condition=Q(role__in=InvolvedRole.values)),
            models.CheckConstraint(
                name="involved_unit_is_a_town_or_an_office",
                condition=Q(division__isnull=True, unit__isnull=False) | Q(division__isnull=False, unit__isnull=True),
            ),
            models.UniqueConstraint(
                fields=["dispute"], condition=Q(role="LEAD", ended_at__isnull=True), name="involved_unit_one_lead"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.name}"

    @property
    def name(self) -> str:
        """The town or the office (名称)."""
        return self.division.display_name if self.division else str(self.unit)


class Escalation(models.Model):
    """A dispute handed up one or more levels (逐级上报): 村（社区）→ 镇（街道）→ 县区 or 市, and who took it over."""

    dispute = models.ForeignKey("cases.Dispute", models.PROTECT, related_name="escalations", verbose_name="纠纷")
    division = models.ForeignKey("communities.Division", models.PROTECT, related_name="+", verbose_name="上报到")
    reason = models.CharField("理由", max_length=300)
    escalated_at = models.DateTimeField("上报时间")
    escalated_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="上报人")
    taken_over_at = models.DateTimeField("接办时间", null=True, blank=True)
    taken_over_by = models.CharField("接办单位或人员", max_length=80, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "逐级上报"
        ordering = ["dispute", "pk"]
        constraints = [
            models.CheckConstraint(
                name="escalation_taken_over_by_somebody",
                condition=Q(taken_over_at__isnull=True, taken_over_by="")
                | (Q(taken_over_at__isnull=False) & ~Q(taken_over_by="")),
            ),
            models.UniqueConstraint(
                fields=["dispute"], condition=Q(taken_over_at__isnull=True), name="escalation_one_waiting"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dispute_id} → {self.division_id}"


class KeyCase(models.Model):
    """A key case: its responsible leader, unit and person, and the day by which it is to be settled (包案)."""

    dispute = models.ForeignKey("cases.Dispute", models.PROTECT, related_name="key_cases", verbose_name="纠纷")
    leader = models.CharField("包案领导", max_length=60)
    unit = models.CharField("责任单位", max_length=80)
    person = models.CharField("责任人", max_length=60)
    due_on = models.DateField("化解期限")
    reason = models.CharField("列为重点的理由", max_length=200)
    set_at = models.DateTimeField("确定时间")
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="确定人")
    replaced_at = models.DateTimeField("变更时间", null=True, blank=True, help_text="另行确定包案的，填写此项。")

    class Meta:
        verbose_name = verbose_name_plural = "包案"
        ordering = ["dispute", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dispute"], condition=Q(replaced_at__isnull=True), name="key_case_one_in_force"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dispute_id} {self.leader}"
