"""The counts that indicators are made of (分项): each a name and the very rows that it counts in a period.

A part is found by one queryset, so that the rows shown behind a number are the rows that were counted.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils.timezone import make_aware

from cases import criteria
from cases.choices import SessionMode, Track
from cases.models import CourtCase, Deadline, Dispute, MediationSession
from suyuan.lib.periods import Period

Rows = QuerySet[Any, Any]


@dataclass(frozen=True, slots=True)
class Part:
    """One count (分项): what it counts in words, its rows in a period, and the ways to their place, court and dispute.

    `dispute` is the path to the dispute that a row is about, empty for the dispute itself, None where it is about none:
    a court case, a finding of screening, a mediator on the roster. `court` is empty for what has a place alone.
    """

    code: str
    name: str
    rows: Callable[[Period, date], Rows]
    division: str = "division"
    court: str = "centre__court"
    dispute: str | None = ""

    def within(self, period: Period, place: Q, *, on: date) -> Rows:
        """Return the rows of a place in a period (分项明细), as known on a day."""
        return self.rows(period, on).filter(place).order_by()


def of_dispute(code: str, name: str, rows: Callable[[Period, date], Rows]) -> Part:
    """Return a part whose rows belong to a dispute (纠纷的分项)."""
    return Part(code, name, rows, "dispute__division", "dispute__centre__court", "dispute")


def days(period: Period, name: str) -> dict[str, Any]:
    """Return the bounds of a period for a column of days (期内)."""
    return {f"{name}__range": (period.first, period.last)}


def moments(period: Period, name: str) -> dict[str, Any]:
    """Return the half-open bounds of a period for a column of moments (期内)."""
    begins = make_aware(datetime.combine(period.first, time.min))
    ends = make_aware(datetime.combine(period.last + timedelta(days=1), time.min))
    return {f"{name}__gte": begins, f"{name}__lt": ends}


def _received(period: Period, on: date) -> Rows:
    return Dispute.objects.filter(criteria.COUNTED_ONCE.q, **moments(period, "registered_at"))


def concluded(period: Period, on: date) -> Rows:
    """Return the disputes whose mediation ended in the period (已结)."""
    return Dispute.objects.filter(criteria.CONCLUDED.q, **days(period, "concluded_on"))


def settled(period: Period, on: date) -> Rows:
    """Return the disputes settled in the period (调解成功)."""
    return Dispute.objects.filter(criteria.SETTLED.q, **days(period, "concluded_on"))


def _settled_before_suit(period: Period, on: date) -> Rows:
    return settled(period, on).filter(track=Track.PRE_FILING_ASSIGNED)


def _concluded_before_suit(period: Period, on: date) -> Rows:
    return concluded(period, on).filter(track=Track.PRE_FILING_ASSIGNED)


def _ended_before_suit(period: Period, on: date) -> Rows:
    return _concluded_before_suit(period, on).exclude(criteria.SETTLED.q)


def _suits(period: Period, on: date) -> Rows:
    return CourtCase.objects.filter(criteria.LAWSUIT.q, **days(period, "filed_on"))


def _sessions(period: Period, on: date) -> Rows:
    return MediationSession.objects.filter(**moments(period, "held_at"))


def _video_sessions(period: Period, on: date) -> Rows:
    return _sessions(period, on).filter(mode=SessionMode.VIDEO)


def _due(period: Period, on: date) -> Rows:
    return Deadline.objects.exclude(rule__track="").filter(**days(period, "due_on"), due_on__lte=on)


def _overdue(period: Period, on: date) -> Rows:
    late = Q(stopped_at__isnull=True, due_on__lt=on) | Q(stopped_at__date__gt=F("due_on"))
    return _due(period, on).filter(late)


RECEIVED = Part("received", "登记纠纷", _received)
CONCLUDED = Part("concluded", "结束调解的纠纷", concluded)
SETTLED = Part("settled", "调解成功的纠纷", settled)
SETTLED_BEFORE_SUIT = Part("settled_before_suit", "诉前调解成功的纠纷", _settled_before_suit)
CONCLUDED_BEFORE_SUIT = Part("concluded_before_suit", "结束诉前调解的纠纷", _concluded_before_suit)
ENDED_BEFORE_SUIT = Part("ended_before_suit", "诉前调解不成的纠纷", _ended_before_suit)
SUITS = Part("suits", "新收一审民事、行政案件", _suits, court="court_code", dispute=None)
SESSIONS = of_dispute("sessions", "调解次数", _sessions)
VIDEO_SESSIONS = of_dispute("video_sessions", "音视频调解次数", _video_sessions)
DUE = of_dispute("due", "期内到期的调解期限", _due)
OVERDUE = of_dispute("overdue", "逾期未结或逾期才结的调解期限", _overdue)
