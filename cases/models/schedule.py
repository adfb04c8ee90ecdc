"""When and where mediation will sit, with whom (调解安排); the calendar's feed."""

import uuid
from datetime import datetime

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import Deferrable, Q

from cases.choices import SessionMode
from cases.outcome_choices import Venue
from cases.querysets import ScheduledSessionQuerySet
from communities.models.reference import DatedRow, dates_in_order


def _once_at_a_time(name: str, column: str, condition: Q | None = None) -> ExclusionConstraint:
    """Refuse that one and the same room or person is taken twice at the same time."""
    return ExclusionConstraint(
        name=name,
        expressions=[(column, RangeOperators.EQUAL), ("span", RangeOperators.OVERLAPS)],
        condition=condition,
        deferrable=Deferrable.IMMEDIATE,  # held when a statement ends: several sittings may move up in one
    )


class MediationRoom(DatedRow):
    """A room in which a centre mediates (调解室)."""

    centre = models.ForeignKey(
        "communities.MediationCentre", models.PROTECT, related_name="rooms", verbose_name="诉调对接中心"
    )
    name = models.CharField("名称", max_length=40)
    location = models.CharField("位置", max_length=100, blank=True)
    seats = models.PositiveSmallIntegerField("座位数", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "调解室"
        ordering = ["centre", "name"]
        constraints = [
            models.UniqueConstraint(fields=["centre", "name"], name="room_once_per_centre"),
            dates_in_order("room_dates_in_order"),
        ]

    def __str__(self) -> str:
        return self.name


class ScheduledSession(models.Model):
    """A sitting to come (调解安排): `span` is from its beginning up to, not including, its end.

    The database refuses a room taken twice; `SessionParticipant` does the same for people.
    """

    key = models.UUIDField("标识", unique=True, default=uuid.uuid4, editable=False)
    dispute = models.ForeignKey("cases.Dispute", models.PROTECT, related_name="plans", verbose_name="纠纷")
    referral = models.ForeignKey("cases.Referral", models.PROTECT, related_name="plans", verbose_name="移送")
    span = DateTimeRangeField("起止时间")
    mode = models.CharField("方式", max_length=10, choices=SessionMode)
    room = models.ForeignKey(
        MediationRoom, models.PROTECT, null=True, blank=True, related_name="plans", verbose_name="调解室"
    )
    place = models.CharField("其他地点", max_length=100, blank=True)
    venue = models.CharField("地点属于", max_length=12, choices=Venue, blank=True)
    court_consent = models.CharField(
        "法院同意", max_length=100, blank=True, help_text="在其他地点调解的，何人何时怎样同意（特邀调解规定第14条）。"
    )
    link = models.URLField("在线调解链接", max_length=300, blank=True)
    agenda = models.CharField("议程", max_length=300, blank=True)
    planned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="安排人")
    planned_at = models.DateTimeField("安排时间")
    changed_at = models.DateTimeField("变更时间")
    cancelled_at = models.DateTimeField("取消时间", null=True, blank=True)
    cancel_reason = models.CharField("取消原因", max_length=200, blank=True)

    objects = ScheduledSessionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "调解安排"
        ordering = ["span", "pk"]
        indexes = [models.Index(fields=["dispute"], name="plan_dispute")]
        constraints = [
            models.CheckConstraint(name="plan_mode_known", condition=Q(mode__in=SessionMode.values)),
            models.CheckConstraint(name="plan_venue_known", condition=Q(venue="") | Q(venue__in=Venue.values)),
            models.CheckConstraint(
                name="plan_elsewhere_with_the_courts_consent",
                condition=~Q(venue=Venue.ELSEWHERE) | ~Q(court_consent=""),
            ),
            models.CheckConstraint(name="plan_has_an_end", condition=Q(span__isempty=False)),
            _once_at_a_time("plan_room_once_at_a_time", "room", Q(cancelled_at__isnull=True)),
        ]

    def __str__(self) -> str:
        return f"{self.dispute_id} {self.starts_at:%Y-%m-%d %H:%M}"

    @property
    def starts_at(self) -> datetime:
        return self.span.lower  # type: ignore[no-any-return]

    @property
    def ends_at(self) -> datetime:
        return self.span.upper  # type: ignore[no-any-return]

    @property
    def where(self) -> str:
        """Where it sits, in words (地点)."""
        if self.mode == SessionMode.ON_SITE:
            return self.room.name if self.room else self.place
        return str(self.get_mode_display())


class SessionParticipant(models.Model):
    """Somebody who is to come to a sitting (参加人), and whether he came.

    `span` repeats the sitting's while it stands, so that nobody is expected at two at once; empty when cancelled.
    """

    session = models.ForeignKey(ScheduledSession, models.CASCADE, related_name="participants", verbose_name="调解安排")
    mediator = models.ForeignKey(
        "mediators.Mediator", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="调解员"
    )
    party = models.ForeignKey(
        "cases.Party", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="当事人"
    )
    judge = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="法官"
    )
    name = models.CharField("其他参加人", max_length=60, blank=True)
    span = DateTimeRangeField("起止时间", null=True, blank=True)
    came = models.BooleanField("到场", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "参加人"
        ordering = ["session", "pk"]
        constraints = [
            models.CheckConstraint(
                name="participant_is_one_person",
                condition=Q(mediator__isnull=False, party__isnull=True, judge__isnull=True, name="")
                | Q(mediator__isnull=True, party__isnull=False, judge__isnull=True, name="")
                | Q(mediator__isnull=True, party__isnull=True, judge__isnull=False, name="")
                | (Q(mediator__isnull=True, party__isnull=True, judge__isnull=True) & ~Q(name="")),
            ),
            _once_at_a_time("participant_mediator_once_at_a_time", "mediator"),
            _once_at_a_time("participant_party_once_at_a_time", "party"),
            _once_at_a_time("participant_judge_once_at_a_time", "judge"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """Who it is, in words (称谓和姓名)."""
        if self.mediator:
            return f"调解员{self.mediator.name}"
        if self.party:
            return str(self.party)
        return f"法官{self.judge.display_name}" if self.judge else self.name


class CalendarFeed(models.Model):
    """A secret address under which a mediator's calendar program reads his sittings (日历订阅).

    Only the digest of the secret is kept; whoever lost it revokes the feed and makes another.
    """

    mediator = models.ForeignKey("mediators.Mediator", models.PROTECT, related_name="feeds", verbose_name="调解员")
    digest = models.CharField("密钥摘要", max_length=64, unique=True)
    made_at = models.DateTimeField("生成时间")
    revoked_at = models.DateTimeField("撤销时间", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "日历订阅"
        ordering = ["mediator", "-made_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["mediator"], condition=Q(revoked_at__isnull=True), name="feed_one_per_mediator"
            )
        ]

    def __str__(self) -> str:
        return f"{self.mediator_id} {self.made_at:%Y-%m-%d}"
