"""Planning, moving and cancelling sittings of mediation (调解安排)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.postgres.fields import DateTimeRangeField
from django.db import transaction
from django.db.models import F, Func

from cases.choices import SessionMode
from cases.lifecycle import Action
from cases.models import Dispute, MediationRoom, ScheduledSession, SessionParticipant
from cases.outcome_choices import Venue
from cases.queries.clashes import Wanted
from cases.services._plans import drop, moment, no_double_booking, refuse_clashes, tell, wanted_of
from cases.services._transition import TransitionRefused, advance, hold, permit
from suyuan.accounts.models import User
from suyuan.accounts.roles import Role
from suyuan.lib.errors import InvalidInput

LONGEST = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Sitting:
    """What is planned (安排内容): when, how, where, with whom besides the mediators and the parties."""

    starts_at: datetime
    ends_at: datetime
    mode: SessionMode
    room_id: int | None = None
    place: str = ""
    venue: str = ""
    court_consent: str = ""
    link: str = ""
    agenda: str = ""
    party_ids: tuple[int, ...] = ()
    judge_id: int | None = None
    others: tuple[str, ...] = ()


@transaction.atomic
def plan_session(*, dispute_id: int, sitting: Sitting, by: User, at: datetime) -> ScheduledSession:
    """Plan a sitting (安排调解, 特邀16 art. 14) for all mediators of the dispute; they and the judge are told.

    Elsewhere than in the court or at the organisation only with the court's consent. Refuses with InvalidInput
    (`starts_at`, `ends_at`, `room`, `venue`, `court_consent`, `link`, `parties`, `judge`), Clash when the room or
    somebody is taken, and as `advance` does.
    """
    dispute = hold(dispute_id)
    permit(dispute, Action.PLAN, by=by)
    referral = dispute.open_referral()
    if referral is None or not referral.present():
        raise TransitionRefused("尚未指定调解员", state=dispute.state)
    _refuse_unfit(dispute, sitting, at)
    session = ScheduledSession(
        dispute=dispute, referral=referral, span=(sitting.starts_at, sitting.ends_at), mode=sitting.mode,
        room_id=sitting.room_id, place=sitting.place, link=sitting.link, agenda=sitting.agenda, **_venue(sitting),
        planned_by=by, planned_at=at, changed_at=at,
    )  # fmt: skip
    people = _participants(session, sitting, [one.mediator_id for one in referral.present()])
    refuse_clashes(_wanted(session, people), first=sitting.starts_at, last=sitting.ends_at)
    with no_double_booking():
        session.save()
        SessionParticipant.objects.bulk_create(people)
    session.refresh_from_db()
    advance(dispute, Action.PLAN, by=by, at=at, note=moment(session))
    tell(session, f"调解安排在{moment(session)}", by=by, at=at)
    return session


@transaction.atomic
def move_session(
    *, session_id: int, starts_at: datetime, ends_at: datetime, reason: str, by: User, at: datetime,
    room_id: int | None = None,
) -> ScheduledSession:  # fmt: skip
    """Move one sitting to another time, perhaps another room (改期). Refuses as `plan_session` does; `reason` too."""
    session = _standing(session_id)
    dispute = hold(session.dispute_id)
    permit(dispute, Action.PLAN, by=by)
    _refuse_untimely(starts_at, ends_at, at)
    if not reason.strip():
        raise InvalidInput([("reason", "请写明改期原因")])
    if room_id and session.mode == SessionMode.ON_SITE:
        session.room = _room(dispute, room_id)
    refuse_clashes(wanted_of(session), first=starts_at, last=ends_at, moving=(session.pk,))
    session.span, session.changed_at = (starts_at, ends_at), at
    with no_double_booking():
        session.save()
        session.participants.update(span=(starts_at, ends_at))
    session.refresh_from_db()
    advance(dispute, Action.PLAN, by=by, at=at, note=f"改期至{moment(session)}：{reason.strip()}")
    tell(session, f"调解改期至{moment(session)}", by=by, at=at)
    return session


@transaction.atomic
def move_sessions(
    *, session_ids: Collection[int], days: int, reason: str, by: User, at: datetime
) -> list[ScheduledSession]:
    """Move several sittings by a number of days at the same hour (批量改期): all of them, or none.

    Every clash is told at once. Refuses with InvalidInput (`days`, `reason`, `sessions`), Clash, and as `advance` does.
    """
    if days == 0 or not reason.strip():
        field, sentence = ("days", "请填写顺延的天数") if days == 0 else ("reason", "请写明改期原因")
        raise InvalidInput([(field, sentence)])
    found = ScheduledSession.objects.standing().filter(pk__in=session_ids, record=None).order_by("dispute", "pk")
    sessions = list(found.select_related("room", "dispute"))
    if not sessions:
        raise InvalidInput([("sessions", "请选择要改期的安排")])
    disputes = {one.dispute_id: hold(one.dispute_id) for one in sessions}
    shift = timedelta(days=days)
    for one in sessions:
        permit(disputes[one.dispute_id], Action.PLAN, by=by)
        _refuse_untimely(one.starts_at + shift, one.ends_at + shift, at)
    _refuse_any_clash(sessions, shift)
    keys = [one.pk for one in sessions]
    ends = (F("span__startswith") + shift, F("span__endswith") + shift)
    moved = Func(*ends, function="tstzrange", output_field=DateTimeRangeField())
    with no_double_booking():
        ScheduledSession.objects.filter(pk__in=keys).update(span=moved, changed_at=at)
        SessionParticipant.objects.filter(session__in=keys).update(span=moved)
    for one in sessions:
        one.refresh_from_db()
        advance(disputes[one.dispute_id], Action.PLAN, by=by, at=at, note=f"改期至{moment(one)}：{reason.strip()}")
        tell(one, f"调解改期至{moment(one)}", by=by, at=at)
    return sessions


@transaction.atomic
def cancel_session(*, session_id: int, reason: str, by: User, at: datetime) -> ScheduledSession:
    """Cancel a sitting (取消安排). Refuses with InvalidInput (`reason`), and as `advance` does."""
    session = _standing(session_id)
    dispute = hold(session.dispute_id)
    permit(dispute, Action.PLAN, by=by)
    if not reason.strip():
        raise InvalidInput([("reason", "请写明取消原因")])
    tell(session, f"{moment(session)}的调解已取消", by=by, at=at)
    drop([session], reason=reason.strip(), at=at)
    advance(dispute, Action.PLAN, by=by, at=at, note=f"取消{moment(session)}的安排：{reason.strip()}")
    return session


def _refuse_any_clash(sessions: list[ScheduledSession], shift: timedelta) -> None:
    keys = tuple(one.pk for one in sessions)
    for one in sessions:
        refuse_clashes(wanted_of(one), first=one.starts_at + shift, last=one.ends_at + shift, moving=keys)


def _standing(session_id: int) -> ScheduledSession:
    session = ScheduledSession.objects.select_related("dispute", "room").get(pk=session_id)
    if session.cancelled_at or hasattr(session, "record"):
        raise TransitionRefused("该安排已取消或者已有调解记录，不能再变更")
    return session


def _refuse_unfit(dispute: Dispute, sitting: Sitting, at: datetime) -> None:
    _refuse_untimely(sitting.starts_at, sitting.ends_at, at)
    problems: list[tuple[str | None, str]] = []
    if sitting.mode == SessionMode.ON_SITE and not (sitting.room_id or sitting.place.strip()):
        problems.append(("room", "请选择调解室，或者填写其他地点"))
    elif sitting.mode == SessionMode.ON_SITE and not sitting.room_id:
        problems += _place_problems(sitting)
    if sitting.mode == SessionMode.VIDEO and not sitting.link.strip():
        problems.append(("link", "请填写在线调解的链接"))
    if not sitting.party_ids:
        problems.append(("parties", "请选择参加的当事人"))
    if problems:
        raise InvalidInput(problems)
    if sitting.room_id:
        _room(dispute, sitting.room_id)
    if sitting.judge_id and not _judges(dispute).filter(pk=sitting.judge_id).exists():
        raise InvalidInput([("judge", "该法官不在本院任职")])


def _refuse_untimely(starts_at: datetime, ends_at: datetime, at: datetime) -> None:
    if starts_at < at:
        raise InvalidInput([("starts_at", "开始时间不能早于现在")])
    if not starts_at < ends_at <= starts_at + LONGEST:
        raise InvalidInput([("ends_at", "结束时间应晚于开始时间，且不超过12小时")])


def _place_problems(sitting: Sitting) -> list[tuple[str | None, str]]:
    """特邀16 art. 14: in the court or where the organisation is; elsewhere the court has to agree."""
    if sitting.venue not in Venue.values:
        return [("venue", "请选择该地点在法院内、调解组织所在地，还是其他地点")]
    if sitting.venue == Venue.ELSEWHERE and not sitting.court_consent.strip():
        return [("court_consent", "在其他地点调解须经人民法院同意，请写明何人何时怎样同意（特邀调解规定第14条）")]
    return []


def _venue(sitting: Sitting) -> dict[str, str]:
    """Neither the centre's rooms nor a video link ask for a venue; a form may have told one all the same."""
    if sitting.mode != SessionMode.ON_SITE or sitting.room_id:
        return {}
    return {"venue": sitting.venue, "court_consent": sitting.court_consent.strip()}


def _room(dispute: Dispute, room_id: int) -> MediationRoom:
    room = MediationRoom.objects.filter(pk=room_id, centre__court=dispute.centre.court_id).first()
    if room is None:
        raise InvalidInput([("room", "请选择本院的调解室")])
    return room


def _judges(dispute: Dispute):  # type: ignore[no-untyped-def]
    return User.objects.filter(postings__role=Role.JUDGE, postings__court=dispute.centre.court_id)


def _participants(session: ScheduledSession, sitting: Sitting, mediator_ids: list[int]) -> list[SessionParticipant]:
    span = (sitting.starts_at, sitting.ends_at)
    parties = [party for party in session.dispute.present_parties() if party.pk in sitting.party_ids]
    people = [SessionParticipant(session=session, mediator_id=pk, span=span) for pk in mediator_ids]
    people += [SessionParticipant(session=session, party=party, span=span) for party in parties]
    if sitting.judge_id:
        people.append(SessionParticipant(session=session, judge_id=sitting.judge_id, span=span))
    return people + [SessionParticipant(session=session, name=name, span=span) for name in sitting.others]


def _wanted(session: ScheduledSession, people: list[SessionParticipant]) -> Wanted:
    return Wanted(
        room=session.room,
        mediators=[one.mediator_id for one in people if one.mediator_id],
        parties=[one.party for one in people if one.party],
        judges=[one.judge_id for one in people if one.judge_id],
    )
