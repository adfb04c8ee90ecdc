"""Circuits (巡回): what communities ask for, the day's route, what was done there, and what people said."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from communities.choices import CircuitMode, VisitKind
from communities.models.reference import value_known
from communities.querysets import CircuitQuerySet, PlacedQuerySet


class CircuitRequest(models.Model):
    """A community asking the judges to come (巡回需求): open, in a circuit's plan, or declined with a reason."""

    division = models.ForeignKey("communities.Division", models.PROTECT, related_name="+", verbose_name="社区")
    kind = models.CharField("事项", max_length=20, choices=VisitKind)
    text = models.CharField("需求", max_length=300)
    wanted_by = models.DateField("希望不晚于", null=True, blank=True)
    requested_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="提出人")
    requested_at = models.DateTimeField("提出时间")
    declined_reason = models.CharField("不安排的原因", max_length=200, blank=True)

    objects = PlacedQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "巡回需求"
        ordering = ["requested_at", "pk"]
        constraints = [value_known("circuit_request_kind_known", "kind", VisitKind)]

    def __str__(self) -> str:
        return f"{self.division_id} {self.get_kind_display()}"


class Circuit(models.Model):
    """A day on circuit (巡回): one judge, one tribunal, several stops."""

    tribunal = models.ForeignKey(
        "communities.Tribunal", models.PROTECT, related_name="circuits", verbose_name="人民法庭"
    )
    judge = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="circuits", verbose_name="巡回法官"
    )
    mode = models.CharField("方式", max_length=12, choices=CircuitMode)
    held_on = models.DateField("日期")
    note = models.CharField("说明", max_length=300, blank=True)
    cancelled_reason = models.CharField("取消原因", max_length=200, blank=True)
    planned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="安排人")
    planned_at = models.DateTimeField("安排时间")

    objects = CircuitQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "巡回"
        ordering = ["-held_on", "-pk"]
        constraints = [
            value_known("circuit_mode_known", "mode", CircuitMode),
            models.UniqueConstraint(
                fields=["judge", "held_on"], condition=Q(cancelled_reason=""), name="circuit_one_a_day_per_judge"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tribunal_id} {self.held_on}"


class CircuitStop(models.Model):
    """A place on the day's route (巡回站点), with what was done there once `logged_at` is set."""

    circuit = models.ForeignKey(Circuit, models.PROTECT, related_name="stops", verbose_name="巡回")
    division = models.ForeignKey("communities.Division", models.PROTECT, related_name="+", verbose_name="地点")
    request = models.OneToOneField(
        CircuitRequest, models.PROTECT, null=True, blank=True, related_name="stop", verbose_name="回应的需求"
    )
    starts_at = models.TimeField("到达时间")
    ends_at = models.TimeField("离开时间")
    kinds = ArrayField(models.CharField(max_length=20), verbose_name="事项")
    plan = models.CharField("安排", max_length=300, blank=True)
    people_count = models.PositiveSmallIntegerField("接待群众（人次）", null=True, blank=True)
    trial_count = models.PositiveSmallIntegerField("开庭（件）", null=True, blank=True)
    mediation_count = models.PositiveSmallIntegerField("调解（件）", null=True, blank=True)
    settled_count = models.PositiveSmallIntegerField("调解成功（件）", null=True, blank=True)
    record = models.TextField("巡回日志", blank=True)
    logged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="记录人"
    )
    logged_at = models.DateTimeField("记录时间", null=True, blank=True)

    objects = PlacedQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "巡回站点"
        ordering = ["circuit", "starts_at", "pk"]
        constraints = [
            models.CheckConstraint(name="circuit_stop_times_in_order", condition=Q(ends_at__gt=F("starts_at"))),
            models.CheckConstraint(
                name="circuit_stop_kinds_known",
                condition=Q(kinds__contained_by=VisitKind.values) & Q(kinds__len__gte=1),
            ),
            models.CheckConstraint(
                name="circuit_settled_among_mediated",
                condition=Q(settled_count__isnull=True) | Q(settled_count__lte=F("mediation_count")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.circuit_id} {self.division_id}"

    @property
    def kind_labels(self) -> str:
        return "、".join(VisitKind(kind).label for kind in self.kinds)


class Feedback(models.Model):
    """What people said or what troubles a place (群众意见和治理难点), heard on circuit or on duty."""

    division = models.ForeignKey("communities.Division", models.PROTECT, related_name="+", verbose_name="地点")
    stop = models.ForeignKey(
        CircuitStop, models.PROTECT, null=True, blank=True, related_name="feedback", verbose_name="巡回站点"
    )
    text = models.CharField("意见或难点", max_length=500)
    heard_on = models.DateField("收集日期")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="记录人")
    recorded_at = models.DateTimeField("记录时间")

    objects = PlacedQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "群众意见"
        ordering = ["-heard_on", "-pk"]

    def __str__(self) -> str:
        return self.text[:40]
