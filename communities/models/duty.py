"""Judges on duty at governance centres (法官值班): the roster and what was done for those who came."""

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.functions import Coalesce

from communities.choices import ConsultationKind
from communities.models.reference import value_known
from communities.querysets import ConsultationQuerySet, DutyShiftQuerySet
from suyuan.accounts.models import User


class DutyShift(models.Model):
    """A judge's hours at a governance centre (值班班次). Whoever substitutes is the one on duty."""

    service_point = models.ForeignKey(
        "communities.ServicePoint", models.PROTECT, related_name="shifts", verbose_name="值班地点"
    )
    judge = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="duty_shifts", verbose_name="值班法官"
    )
    starts_at = models.DateTimeField("开始时间")
    ends_at = models.DateTimeField("结束时间")
    substitute = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="substituted_shifts",
        verbose_name="替班法官",
    )
    substitution_reason = models.CharField("替班原因", max_length=200, blank=True)
    cancelled_reason = models.CharField("取消原因", max_length=200, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="排班人")

    objects = DutyShiftQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "值班班次"
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(name="duty_shift_times_in_order", condition=Q(ends_at__gt=F("starts_at"))),
            models.CheckConstraint(
                name="duty_substitution_has_a_reason",
                condition=Q(substitute__isnull=True) ^ ~Q(substitution_reason=""),
            ),
            ExclusionConstraint(
                name="duty_one_place_at_a_time",
                expressions=[
                    (Coalesce("substitute", "judge"), RangeOperators.EQUAL),
                    (
                        Func("starts_at", "ends_at", function="tstzrange", output_field=DateTimeRangeField()),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=Q(cancelled_reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.service_point_id} {self.starts_at:%Y-%m-%d %H:%M}"

    @property
    def on_duty(self) -> User:
        """Who is there (在岗法官): the substitute, else the judge."""
        return self.substitute or self.judge


class Consultation(models.Model):
    """Something a judge on duty was asked (值班记录). No name of a visitor is kept."""

    shift = models.ForeignKey(DutyShift, models.PROTECT, related_name="consultations", verbose_name="班次")
    kind = models.CharField("事项", max_length=20, choices=ConsultationKind)
    people_count = models.PositiveSmallIntegerField("人数", default=1)
    topic = models.CharField("咨询内容", max_length=200)
    answer = models.CharField("答复和处理", max_length=500, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="记录人")
    recorded_at = models.DateTimeField("记录时间")

    objects = ConsultationQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "值班记录"
        ordering = ["shift", "pk"]
        constraints = [
            value_known("consultation_kind_known", "kind", ConsultationKind),
            models.CheckConstraint(name="consultation_has_people", condition=Q(people_count__gte=1)),
        ]

    def __str__(self) -> str:
        return self.topic
