"""Who was appointed to mediate a demo dispute, and what came of it (演示指定调解员)."""

from datetime import datetime
from typing import TYPE_CHECKING

from cases.choices import AppointmentEnd, ChoiceHow, ExclusionKind
from cases.models import MediatorAppointment, MediatorExclusion, Referral

if TYPE_CHECKING:
    from suyuan.demo.disputes import DisputeWriter

CHOSEN = "双方共同选定"


def write_appointment(writer: "DisputeWriter", referral: Referral) -> None:
    """Write the appointment of who presides, to be answered within three working days."""
    chosen = referral.choice_reason == CHOSEN
    due = writer.reference.calendar.add_working_days(referral.referred_at.date(), 3)
    writer.appointments[referral.pk] = writer.rows.add(
        MediatorAppointment(
            referral=referral,
            mediator=referral.mediator,
            presiding=True,
            how=ChoiceHow.JOINT_CHOICE if chosen else ChoiceHow.COURT,
            reason="" if chosen else referral.choice_reason,
            appointed_at=referral.referred_at,
            appointed_by=referral.referred_by,
            answer_due_on=due.due_on,
        )
    )


def accept_appointment(writer: "DisputeWriter", referral: Referral) -> None:
    """Who signs for the materials accepts, and may have no other role in the case."""
    writer.appointments[referral.pk].accepted_at = referral.signed_at
    writer.rows.add(
        MediatorExclusion(
            dispute=referral.dispute,
            mediator=referral.mediator,
            kind=ExclusionKind.LATER_ROLES,
            reason="曾任本案调解员（特邀调解规定第16条）",
            since=referral.signed_at,
            recorded_by=referral.signed_by,
        )
    )


def end_appointment(writer: "DisputeWriter", referral: Referral, at: datetime) -> None:
    """Who declines has it in hand no longer."""
    appointment = writer.appointments[referral.pk]
    appointment.ended_at, appointment.end_kind = at, AppointmentEnd.DECLINED
    appointment.end_reason = referral.closed_reason
