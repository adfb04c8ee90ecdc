"""What planning, moving and cancelling a sitting have in common."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.timezone import localtime

from cases.models import Dispute, MediatorAppointment, ScheduledSession, SessionParticipant
from cases.queries.clashes import Wanted, clashes
from suyuan.accounts.models import User
from suyuan.accounts.services.notices import notify
from suyuan.lib.errors import DomainError


class Clash(DomainError):
    """The room or somebody who is to come is taken at that time (时间冲突)."""

    code = "schedule_clash"


def refuse_clashes(wanted: Wanted, *, first: datetime, last: datetime, moving: tuple[int, ...] = ()) -> None:
    """Refuse with Clash, in full sentences, what is taken between two moments (时间冲突)."""
    if taken := clashes(wanted, first=first, last=last, moving=moving):
        raise Clash("；".join(dict.fromkeys(taken)) + "。请另选时间或调解室", field="starts_at")


@contextmanager
def no_double_booking() -> Iterator[None]:
    """Refuse with Clash what another person took a moment ago (先到先得): the database has the last word."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        if "once_at_a_time" not in str(error):
            raise
        raise Clash("该时间或调解室刚刚被他人占用，请重新选择", field="starts_at") from error


def wanted_of(session: ScheduledSession) -> Wanted:
    """Return who and what a planned sitting needs (所需)."""
    people = session.participants.all()
    return Wanted(
        room=session.room,
        mediators=[one.mediator_id for one in people if one.mediator_id],
        parties=[one.party for one in people if one.party],
        judges=[one.judge_id for one in people if one.judge_id],
    )


def drop(sessions: list[ScheduledSession], *, reason: str, at: datetime) -> None:
    """Cancel sittings (取消安排): the room and the people are free again."""
    keys = [session.pk for session in sessions]
    ScheduledSession.objects.filter(pk__in=keys).update(cancelled_at=at, cancel_reason=reason, changed_at=at)
    SessionParticipant.objects.filter(session__in=keys).update(span=None)


def drop_what_is_to_come(dispute: Dispute, *, reason: str, at: datetime) -> None:
    """Cancel the sittings of a dispute that have not begun (取消未开始的安排), as mediation is over."""
    coming = ScheduledSession.objects.standing().filter(dispute=dispute, span__startswith__gt=at)
    drop(list(coming), reason=reason, at=at)


def expect_too(appointment: MediatorAppointment, *, at: datetime) -> None:
    """Expect a mediator who has come to the dispute at its sittings to come (加入安排), where he is free."""
    coming = ScheduledSession.objects.standing().filter(referral=appointment.referral, span__startswith__gt=at)
    for session in coming:
        wanted = Wanted(room=None, mediators=[appointment.mediator_id], parties=[], judges=[])
        if not clashes(wanted, first=session.starts_at, last=session.ends_at):
            SessionParticipant.objects.create(session=session, mediator=appointment.mediator, span=session.span)


def tell(session: ScheduledSession, what: str, *, by: User, at: datetime) -> None:
    """Tell the mediators and the judge of a sitting what became of it (通知), with numbers and no names of parties."""
    people = session.participants.select_related("mediator", "judge")
    users = {one.judge_id or (one.mediator and one.mediator.user_id) for one in people} - {None, by.pk}
    notify(
        users=[user for user in users if user],
        text=f"{session.dispute} {what}",
        url=reverse("cases:dispute", args=[session.dispute.key]),
        source=f"plan:{session.pk}:{int(at.timestamp())}",
        at=at,
    )


def moment(session: ScheduledSession) -> str:
    """Return when and where a sitting is, as the log tells it (时间地点)."""
    begins, ends = localtime(session.starts_at), localtime(session.ends_at)
    return f"{begins:%Y-%m-%d %H:%M}至{ends:%H:%M}，{session.where}"
