"""What stands in the way of a sitting at a time (时间冲突): the room, a mediator, a party or a judge taken already."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils.timezone import localtime

from cases.choices import PartyKind
from cases.models import MediationRoom, Party, ScheduledSession, SessionParticipant


@dataclass(frozen=True, slots=True)
class Wanted:
    """Who and what a sitting needs (所需)."""

    room: MediationRoom | None
    mediators: Collection[int]
    parties: Collection[Party]
    judges: Collection[int]


def clashes(wanted: Wanted, *, first: datetime, last: datetime, moving: Collection[int] = ()) -> list[str]:
    """Return, in Chinese, everything that is taken between two moments and by which dispute (冲突).

    A natural person is known in other disputes by the identity number; an organisation may send somebody to each.
    Sittings in `moving` do not count: they move too.
    """
    taken = [f"{one.room}{_when(one)}已用于{one.dispute}" for one in _in_room(wanted, first, last, moving)]
    expected = _expected(wanted, first, last, moving)
    return taken + [f"{one.title}{_when(one.session)}已有{one.session.dispute}的调解安排" for one in expected]


def _in_room(wanted: Wanted, first: datetime, last: datetime, moving: Collection[int]) -> list[ScheduledSession]:
    if wanted.room is None:
        return []
    found = ScheduledSession.objects.standing().between(first, last).filter(room=wanted.room).exclude(pk__in=moving)
    return list(found.select_related("dispute", "room"))


def _expected(wanted: Wanted, first: datetime, last: datetime, moving: Collection[int]) -> list[SessionParticipant]:
    people = [party for party in wanted.parties if party.kind == PartyKind.NATURAL]
    known = [party.identity_index for party in people if party.identity_index]
    who = Q(mediator__in=wanted.mediators) | Q(judge__in=wanted.judges)
    who |= Q(party__in=[party.pk for party in people]) | Q(party__identity_index__in=known)
    found = SessionParticipant.objects.filter(who, span__overlap=(first, last)).exclude(session__in=moving)
    return list(found.select_related("session__dispute", "mediator", "party", "judge").order_by("pk"))


def _when(session: ScheduledSession) -> str:
    begins, ends = localtime(session.starts_at), localtime(session.ends_at)
    return f"{begins:%m月%d日%H:%M}至{ends:%H:%M}"
