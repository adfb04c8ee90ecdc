"""What makes a payment worth a second look (疑点规则): thresholds that a court may set, each with its source."""

from django.db import models
from django.db.models import Q

from communities.models.reference import DatedRow, dates_in_order
from mediators.choices import SuspicionKind


class SuspicionRule(DatedRow):
    """One kind of suspicion (疑点规则): looked for while in force, from so many cases on, within so many days.

    A kind that needs no number has none. No law sets these numbers; the source says whose they are.
    """

    kind = models.CharField("疑点", max_length=15, choices=SuspicionKind, unique=True)
    at_least = models.PositiveSmallIntegerField("达到（件）", null=True, blank=True)
    days = models.PositiveSmallIntegerField("期间（日）", null=True, blank=True)
    wording = models.CharField("说明", max_length=200)
    source = models.CharField("来源", max_length=200)

    class Meta:
        verbose_name = verbose_name_plural = "疑点规则"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(name="suspicion_rule_kind_known", condition=Q(kind__in=SuspicionKind.values)),
            dates_in_order("suspicion_rule_dates_in_order"),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()
