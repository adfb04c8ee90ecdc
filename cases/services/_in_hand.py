"""The one writer of whose hands a dispute is in: appointments, and who presides (Referral.mediator)."""

from datetime import date, datetime

from django.utils.timezone import localdate

from cases.choices import AppointmentEnd, ChoiceHow, ConflictGround, ExclusionKind
from cases.models import (
    ConflictDisclosure,
    DeadlineRule,
    Dispute,
    MediatorAppointment,
    MediatorExclusion,
    Referral,
    SessionParticipant,
)
from cases.queries.mediators import joint_choice, party_choices
from cases.queries.ties import conflicts_of
from cases.rules.deadlines import Period, reckon
from cases.services._plans import expect_too
from communities.queries.calendar import working_calendar
from suyuan.accounts.models import User
from suyuan.lib.errors import InvalidInput


def put_in_hand(
    referral: Referral, mediator_id: int, *, how: str, presiding: bool, by: User, at: datetime, reason: str = ""
) -> MediatorAppointment:
    """Put the dispute into a mediator's hands (指定调解员); who presides is also the referral's mediator.

    The days for his answer begin (在线21 art. 12). What the check finds and does not exclude is entered as disclosed,
    so that the parties are asked (在线21 art. 13).
    """
    appointment = MediatorAppointment.objects.create(
        referral=referral, mediator_id=mediator_id, how=how, reason=reason, appointed_at=at, appointed_by=by,
        answer_due_on=_answer_due(localdate(at)),
    )  # fmt: skip
    if presiding:
        let_preside(referral, appointment)
    _disclose(referral.dispute, mediator_id, by=by, at=at)
    expect_too(appointment, at=at)
    return appointment


def _disclose(dispute: Dispute, mediator_id: int, *, by: User, at: datetime) -> None:
    for conflict in conflicts_of([dispute], [mediator_id], on=localdate(at)).get((dispute.pk, mediator_id), ()):
        ground = ConflictGround.PARTY_OR_RELATIVE if conflict.is_kin else ConflictGround.OTHER_RELATION
        ConflictDisclosure.objects.get_or_create(
            dispute=dispute,
            mediator_id=mediator_id,
            detail=f"系统核对发现：{conflict.text}",
            defaults={"ground": ground, "made_at": at, "recorded_by": by},
        )


def put_first_in_hand(
    referral: Referral, mediator_id: int, *, reason: str, by: User, at: datetime
) -> MediatorAppointment:
    """Put a referral made to a mediator into his hands (移送即指定). Refuses as `how_chosen` does."""
    how = how_chosen(referral.dispute, mediator_id, reason=reason)
    return put_in_hand(referral, mediator_id, how=how, reason=reason, presiding=True, by=by, at=at)


def let_preside(referral: Referral, appointment: MediatorAppointment) -> None:
    """Let one of those who have it in hand preside (主持), instead of who did so far."""
    referral.appointments.filter(presiding=True, ended_at=None).update(presiding=False)
    appointment.presiding = True
    appointment.save(update_fields=["presiding"])
    referral.mediator_id = appointment.mediator_id
    referral.save(update_fields=["mediator"])


def accept(referral: Referral, *, by: User, at: datetime) -> None:
    """Take note that who presides has accepted by signing (签收即接受)."""
    for one in referral.appointments.filter(presiding=True, ended_at=None):
        take_up(one, by=by, at=at)


def take_up(appointment: MediatorAppointment, *, by: User, at: datetime) -> None:
    """Take note that a mediator accepted (接受指定): he may have no other role in the case now (特邀16 art. 16)."""
    appointment.accepted_at = at
    appointment.save(update_fields=["accepted_at"])
    exclude(
        appointment.referral.dispute, appointment.mediator_id, ExclusionKind.LATER_ROLES,
        reason="曾任本案调解员（特邀调解规定第16条）", by=by, at=at,
    )  # fmt: skip


def let_go(appointment: MediatorAppointment, kind: AppointmentEnd, *, reason: str, at: datetime) -> None:
    """Take the dispute out of one mediator's hands (退出): he sees it no longer; nobody presides if he did."""
    referral = appointment.referral
    if appointment.presiding:
        referral.mediator = None
        referral.save(update_fields=["mediator"])
    appointment.ended_at, appointment.end_kind, appointment.end_reason = at, kind, reason
    appointment.save(update_fields=["ended_at", "end_kind", "end_reason"])
    coming = SessionParticipant.objects.filter(session__referral=referral, span__startswith__gt=at)
    coming.filter(mediator=appointment.mediator_id).delete()


def end_appointments(dispute: Dispute, kind: AppointmentEnd, *, reason: str, at: datetime) -> None:
    """Take the dispute out of all hands, as a referral is handed back (移送交回); who mediated stays on record."""
    in_hand = MediatorAppointment.objects.in_hand().filter(referral__dispute=dispute)
    MediatorAppointment.objects.filter(pk__in=in_hand.values("pk")).update(
        ended_at=at, end_kind=kind, end_reason=reason
    )


def exclude(dispute: Dispute, mediator_id: int, kind: ExclusionKind, *, reason: str, by: User, at: datetime) -> None:
    """Record for good what a mediator may not be in this dispute (不得任职); once is enough."""
    MediatorExclusion.objects.get_or_create(
        dispute=dispute, mediator_id=mediator_id, kind=kind,
        defaults={"reason": reason, "since": at, "recorded_by": by},
    )  # fmt: skip


def how_chosen(dispute: Dispute, mediator_id: int | None, *, reason: str) -> ChoiceHow:
    """Return how the mediator came to be (选定方式). The parties' joint choice goes before anybody's appointment.

    特邀16 art. 12. Refuses with InvalidInput (`choice_reason`) another than they chose, unless a reason says why.
    """
    joint = joint_choice(party_choices(dispute))
    if joint and joint.mediator_id == mediator_id:
        return ChoiceHow.JOINT_CHOICE
    if joint and not reason.strip():
        sentence = f"各方当事人已共同选定{joint.mediator.name}；另行移送的，请写明理由（特邀调解规定第12条）"
        raise InvalidInput([("choice_reason", sentence)])
    return ChoiceHow.COURT


def _answer_due(on: date) -> date | None:
    """The last of the working days for an answer, by the rule in force; None where there is none."""
    rule = DeadlineRule.objects.in_force(on).filter(code="ACCEPT_ASSIGNMENT").first()
    if rule is None:
        return None
    period = Period(rule.name, rule.basis, rule.length, rule.unit)
    return reckon(period, started_on=on, calendar=working_calendar()).due_on
