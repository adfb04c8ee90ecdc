"""Joint conferences and half-monthly reviews (联席会议、半月研判): called, filled from the figures, decided, kept."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from communities.choices import DivisionLevel
from communities.models import Division, LinkedUnit
from communities.policies import may_arrange
from suyuan.accounts.models import User
from suyuan.governance.choices import AgendaKind, ConferenceKind
from suyuan.governance.models import AgendaItem, Conference, Decision
from suyuan.governance.queries.agenda import Point, points_for
from suyuan.lib.errors import DomainError


class ConferenceRefused(DomainError):
    """The conference cannot be called or kept like this; the sentence says why (会议不能这样登记)."""

    code = "conference_refused"


class ConferenceForbidden(DomainError):
    """The place lies outside the user's posts (无权办理该地的会议)."""

    code = "conference_forbidden"
    status = 403


@transaction.atomic
def call_conference(
    *, kind: ConferenceKind, division: Division, held_on: date, place: str, chair: str, by: User, at: datetime
) -> Conference:
    """Call a conference (召集会议); what the figures put forward is on its agenda at once.

    Refuses with ConferenceForbidden, with ConferenceRefused a town review of another level than towns and a
    second one of the kind on the day.
    """
    _refuse_others(by, division)
    if kind == ConferenceKind.TOWN_REVIEW and division.level != DivisionLevel.TOWN:
        raise ConferenceRefused("半月研判会由镇街召开，请选择镇街。", field="division")
    try:
        with transaction.atomic():
            made = Conference.objects.create(
                kind=kind, division=division, held_on=held_on, place=place, chair=chair, called_by=by, called_at=at
            )
    except IntegrityError as error:
        raise ConferenceRefused("这一天已有同类会议。", field="held_on") from error
    _put(made, points_for(division, on=localdate(at)))
    return made


@transaction.atomic
def refresh_agenda(*, conference_id: int, by: User, at: datetime) -> int:
    """Add what the figures put forward since (更新议题) and return how many are new; nothing is taken off.

    Refuses with ConferenceForbidden, with ConferenceRefused a conference that was held.
    """
    conference = _open(conference_id, by)
    return _put(conference, points_for(conference.division, on=localdate(at)))


@transaction.atomic
def add_point(*, conference_id: int, title: str, detail: str, by: User) -> AgendaItem:
    """Put a point on the agenda by hand (增加议题). Refuses as `refresh_agenda` does."""
    conference = _open(conference_id, by)
    return AgendaItem.objects.create(conference=conference, kind=AgendaKind.OTHER, title=title, detail=detail)


@transaction.atomic
def decide(
    *,
    conference_id: int,
    agenda_item_id: int | None,
    text: str,
    unit: LinkedUnit | None,
    owner: str,
    due_on: date,
    by: User,
) -> Decision:
    """Write down a decision as a task (议定事项) with an owner and a day, not before the conference.

    Refuses with ConferenceForbidden, with ConferenceRefused a day before the conference or a point of another one.
    """
    conference = _held(conference_id, by)
    if due_on < conference.held_on:
        raise ConferenceRefused("完成期限不能早于会议日期。", field="due_on")
    if agenda_item_id and not conference.agenda.filter(pk=agenda_item_id).exists():
        raise ConferenceRefused("该议题不在这次会议上。", field="agenda_item")
    return Decision.objects.create(
        conference=conference, agenda_item_id=agenda_item_id, text=text, unit=unit, owner=owner, due_on=due_on
    )


@transaction.atomic
def finish_decision(*, decision_id: int, result: str, by: User, at: datetime) -> Decision:
    """Say how a decision was carried out (登记落实). Refuses with ConferenceForbidden, ConferenceRefused when it is."""
    decision = Decision.objects.select_for_update().get(pk=decision_id)
    _held(decision.conference_id, by)
    if decision.done_on:
        raise ConferenceRefused("该事项已经落实。")
    decision.done_on, decision.result = localdate(at), result
    decision.save(update_fields=["done_on", "result"])
    return decision


@transaction.atomic
def write_minutes(*, conference_id: int, attendees: str, minutes: str, by: User, at: datetime) -> Conference:
    """Write the minutes (会议纪要); with them the conference was held.

    Refuses with ConferenceForbidden, with ConferenceRefused a conference that is to come.
    """
    conference = _held(conference_id, by)
    if conference.held_on > localdate(at):
        raise ConferenceRefused("会议还没有召开，不能写纪要。")
    conference.attendees, conference.minutes = attendees, minutes
    conference.save(update_fields=["attendees", "minutes"])
    return conference


def _put(conference: Conference, points: Sequence[Point]) -> int:
    there = set(conference.agenda.values_list("kind", "reference"))
    new = [point for point in points if (point.kind, point.reference) not in there]
    AgendaItem.objects.bulk_create(
        AgendaItem(
            conference=conference,
            kind=point.kind,
            title=point.title,
            detail=point.detail,
            reference=point.reference,
        )
        for point in new
    )
    return len(new)


def _held(conference_id: int, by: User) -> Conference:
    row = Conference.objects.select_for_update(of=("self",)).select_related("division").get(pk=conference_id)
    _refuse_others(by, row.division)
    return row


def _open(conference_id: int, by: User) -> Conference:
    row = _held(conference_id, by)
    if row.minutes:
        raise ConferenceRefused("会议已有纪要，议题不再改动。")
    return row


def _refuse_others(by: User, place: Division) -> None:
    if not may_arrange(by, place):
        raise ConferenceForbidden(f"{place.display_name}的会议由管辖法院的法官、分流员登记。")
