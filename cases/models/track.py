"""On what footing a dispute may be mediated (调解方式), by the rules in force on a day."""

from django.db import models
from django.db.models import Q

from cases.choices import Track, TrackHandling, TrackOrigin
from cases.querysets import TrackRuleQuerySet
from communities.models.reference import DatedRow, dates_in_order


class TrackRule(DatedRow):
    """A track that is open to disputes of one origin between two days, with its source (procedure 1.3).

    A rule in use is closed and followed by the next, never overwritten: the old law and the new stand side by side.
    """

    track = models.CharField("调解方式", max_length=25, choices=Track)
    origin = models.CharField("来由", max_length=15, choices=TrackOrigin)
    handling = models.CharField("案件如何处理", max_length=20, choices=TrackHandling)
    needs_procedure = models.BooleanField("须选择适用程序", default=False, help_text="期限因普通、简易程序而异的。")
    basis = models.CharField("依据", max_length=200)
    confidence = models.CharField("核实程度", max_length=2, help_text="V 已读全文，X 摘引，M 未证实。")

    objects = TrackRuleQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "调解方式规则"
        ordering = ["origin", "track", "valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["track", "origin", "valid_from"],
                name="track_rule_once_per_start",
                violation_error_message="该方式、来由在这一天已有一条规则。",
            ),
            models.CheckConstraint(name="track_rule_track_known", condition=Q(track__in=Track.values)),
            models.CheckConstraint(name="track_rule_origin_known", condition=Q(origin__in=TrackOrigin.values)),
            models.CheckConstraint(name="track_rule_handling_known", condition=Q(handling__in=TrackHandling.values)),
            dates_in_order("track_rule_dates_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.get_track_display()}（{self.get_origin_display()}）"
