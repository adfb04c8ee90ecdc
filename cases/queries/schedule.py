"""Sittings as pages show them (调解安排): of one dispute, and the calendar of a week or a day."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Prefetch, QuerySet
from django.utils.timezone import localdate, make_aware

from cases.lifecycle import State
from cases.models import Dispute, MediationRoom, ScheduledSession, SessionParticipant
from cases.queries.rows import title_of
from communities.models import Posting
from communities.querysets import in_force
from mediators.models import Mediator
from suyuan.accounts.models import User
from suyuan.accounts.roles import Role

PEOPLE = Prefetch("participants", SessionParticipant.objects.select_related("mediator", "party", "judge"))


@dataclass(frozen=True, slots=True)
class PlanCard:
    """A sitting with what may be said of it now."""

    session: ScheduledSession
    people: list[SessionParticipant]
    title: str
    done: bool
    past: bool


@dataclass(frozen=True, slots=True)
class CalendarDay:
    day: date
    today: bool
    cards: list[PlanCard]


@dataclass(frozen=True, slots=True)
class CalendarPage:
    """A week or a day of sittings (日历), and whose they may be narrowed to."""

    days: list[CalendarDay]
    first: date
    last: date
    before: date
    after: date
    mediators: list[Mediator]
    rooms: list[MediationRoom]
    total: int


def rooms_of(dispute: Dispute, *, on: date) -> list[MediationRoom]:
    """Return the rooms in use at the dispute's court (调解室), those of its own centre first."""
    rooms = MediationRoom.objects.filter(in_force(on), centre__court=dispute.centre.court_id)
    return sorted(rooms, key=lambda room: (room.centre_id != dispute.centre_id, room.name))


def judges_to_invite(dispute: Dispute, *, on: date) -> list[tuple[int, str]]:
    """Return the judges of the court (可以邀请的法官), by name."""
    posts = Posting.objects.filter(in_force(on), role=Role.JUDGE, court=dispute.centre.court_id)
    judges = User.objects.filter(pk__in=posts.values("user"), is_active=True).order_by("display_name", "pk")
    return [(judge.pk, judge.display_name) for judge in judges]


def to_be_recorded(dispute: Dispute, *, at: datetime) -> ScheduledSession | None:
    """Return the earliest sitting that has begun and has no record yet (待记录的安排)."""
    begun = dispute.plans.standing().filter(record=None, span__startswith__lte=at).prefetch_related(PEOPLE)  # type: ignore[attr-defined]
    return begun.select_related("room").order_by("span").first()  # type: ignore[no-any-return]


def plans_panel(dispute: Dispute, reader: User, on: date) -> list[PlanCard] | None:
    """Return the sittings planned for a dispute, the next first (本案安排); None where there is nothing to plan."""
    plans = dispute.plans.standing().select_related("room", "record").prefetch_related(PEOPLE)  # type: ignore[attr-defined]
    return [_card(one, "", on) for one in plans.order_by("-span")] or _none_but(dispute, State.MEDIATING)


def _none_but(dispute: Dispute, *states: State) -> list[PlanCard] | None:
    return [] if dispute.state in states else None


def calendar_page(
    reader: User,
    *,
    on: date,
    today: date,
    whole_week: bool = True,
    mediator: int | None = None,
    room: int | None = None,
) -> CalendarPage:
    """Return the sittings a person may see in a week or on a day (调解日历), perhaps of one mediator or room."""
    first = on - timedelta(days=on.weekday()) if whole_week else on
    length = 7 if whole_week else 1
    sessions = _narrowed(_visible(reader, first, first + timedelta(days=length)), mediator, room)
    cards = [_card(one, title_of(one.dispute.present_parties()), today) for one in sessions]
    days = [first + timedelta(days=offset) for offset in range(length)]
    of_day = {day: [card for card in cards if localdate(card.session.starts_at) == day] for day in days}
    return CalendarPage(
        days=[CalendarDay(day, day == today, of_day[day]) for day in days],
        first=first,
        last=days[-1],
        before=first - timedelta(days=length),
        after=first + timedelta(days=length),
        mediators=list(Mediator.objects.visible_to(reader).filter(user__isnull=False)),
        rooms=_rooms_for(reader, today),
        total=len(cards),
    )


def sittings_of(mediator: Mediator, *, since: datetime) -> QuerySet[ScheduledSession]:
    """Return a mediator's own sittings from a moment on (本人日程), cancelled ones too.

    Of a dispute that is in his hands no more he is expected nowhere, and finds nothing of what is to come.
    """
    expected = SessionParticipant.objects.filter(mediator=mediator)
    found = ScheduledSession.objects.filter(pk__in=expected.values("session"), span__endswith__gte=since)
    return found.select_related("dispute", "room").order_by("span")


def _visible(reader: User, first: date, last: date) -> QuerySet[ScheduledSession]:
    begins, ends = make_aware(datetime.combine(first, time())), make_aware(datetime.combine(last, time()))
    sessions = ScheduledSession.objects.visible_to(reader).standing().between(begins, ends)
    whole = sessions.select_related("dispute", "room", "record").prefetch_related(PEOPLE, "dispute__parties")
    return whole.order_by("span")


def _narrowed(
    sessions: QuerySet[ScheduledSession], mediator: int | None, room: int | None
) -> QuerySet[ScheduledSession]:
    if mediator:
        sessions = sessions.filter(pk__in=SessionParticipant.objects.filter(mediator=mediator).values("session"))
    return sessions.filter(room=room) if room else sessions


def _rooms_for(reader: User, on: date) -> list[MediationRoom]:
    courts = {duty.court_id for duty in reader.duties if duty.court_id}
    return list(MediationRoom.objects.filter(in_force(on), centre__court__in=courts).order_by("centre", "name"))


def _card(session: ScheduledSession, title: str, today: date) -> PlanCard:
    done = getattr(session, "record", None) is not None
    return PlanCard(session, list(session.participants.all()), title, done, localdate(session.ends_at) < today)
