"""What a mediator leaves behind in a demo dispute: referral, clock, sessions, agreement or report (演示调解过程)."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from cases.choices import SessionMode, StartEvent, Track
from cases.lifecycle import Action
from cases.models import (
    CaseNumber,
    Deadline,
    Dispute,
    FailureReport,
    MediationSession,
    Party,
    Referral,
)
from cases.rules.endings import ENDINGS
from mediators.choices import Outcome
from mediators.models import Mediator, SubsidyDue
from mediators.rules.sources import source_of
from suyuan.demo.accounts import DEMO_ACCOUNTS
from suyuan.demo.agreements import write_agreement
from suyuan.demo.appointing import accept_appointment, end_appointment, write_appointment
from suyuan.demo.cast import CourtCast, is_member
from suyuan.demo.stories import FAILURES, SESSION_SUMMARIES
from suyuan.demo.timeline import Timeline

if TYPE_CHECKING:
    from suyuan.demo.disputes import DisputeWriter

EXPLANATIONS = {reason: text for reason, text, _ in FAILURES}
SIGNING_IN = frozenset(account.username for account in DEMO_ACCOUNTS)
MATERIALS = "调解申请书一份；申请人身份证明一份；证据材料一份。"


def write_mediation(
    writer: "DisputeWriter", dispute: Dispute, parties: list[Party], timeline: Timeline, court: CourtCast
) -> Referral | None:
    """Write everything from the referral on, as far as the timeline goes, and return the last referral."""
    referral = _referrals(writer, dispute, timeline, court)
    if referral is None or referral.signed_at is None:
        return referral
    _clock(writer, dispute, referral, timeline)
    _sessions(writer, dispute, referral, timeline)
    _conclusion(writer, dispute, parties, referral, timeline, court)
    return referral


def _referrals(writer: "DisputeWriter", dispute: Dispute, timeline: Timeline, court: CourtCast) -> Referral | None:
    referral = None
    for step in timeline.steps:
        if step.action == Action.REFER:
            referral = _referral(writer, dispute, timeline, court, step.at)
        elif step.action == Action.DECLINE and referral:
            referral.closed_at, referral.closed_reason = step.at, "本人近期案件已满，无法在期限内办理。"
            end_appointment(writer, referral, step.at)
        elif step.action == Action.SIGN_FOR and referral and referral.mediator:
            referral.signed_at, referral.signed_by = step.at, referral.mediator.user
            referral.receipt = StartEvent.SIGNED_MATERIALS
            accept_appointment(writer, referral)
    if referral:
        _case_number(writer, dispute, timeline, court)
    return referral


def _referral(
    writer: "DisputeWriter", dispute: Dispute, timeline: Timeline, court: CourtCast, at: datetime
) -> Referral:
    mediator = _choose(writer, court, timeline)
    member = timeline.by_organization and is_member(mediator, court)
    referral = writer.rows.add(
        Referral(
            dispute=dispute,
            track=timeline.track,
            procedure=timeline.procedure or "",
            mediator=mediator,
            organization=writer.cast.organization if member else None,
            materials=MATERIALS,
            choice_reason="双方共同选定" if writer.random.randrange(3) == 0 else "按擅长领域和在办件数指定",
            referred_at=at,
            referred_by=court.coordinator,
        )
    )
    write_appointment(writer, referral)
    return referral


def _choose(writer: "DisputeWriter", court: CourtCast, timeline: Timeline) -> Mediator:
    """Prefer whoever is good at this kind of dispute, and whoever can sign in, so that they find work waiting."""
    kind = timeline.story.category[:2]
    weights = [
        (4 if kind in mediator.specialities else 1) * (5 if mediator.user.username in SIGNING_IN else 1)
        for mediator in court.mediators
    ]
    return writer.random.choices(court.mediators, weights)[0]


def _case_number(writer: "DisputeWriter", dispute: Dispute, timeline: Timeline, court: CourtCast) -> None:
    submitted = dispute.complaint_submitted_at
    if submitted is None:
        return
    filed = timeline.track == Track.POST_FILING_PRE_TRIAL
    type_code = "民初" if filed else "民诉前调"
    serial = writer.filings.get(f"{court.centre.code}{type_code}{submitted.year}", 90_000 if filed else 0) + 1
    writer.filings[f"{court.centre.code}{type_code}{submitted.year}"] = serial
    writer.rows.add(
        CaseNumber(
            dispute=dispute,
            text=f"（{submitted.year}）{court.centre.court_id}{type_code}{serial}号",
            year=submitted.year,
            court_code=court.centre.court_id,
            type_code=type_code,
            serial=serial,
            added_at=submitted,
            added_by=court.clerk,
        )
    )


def _clock(writer: "DisputeWriter", dispute: Dispute, referral: Referral, timeline: Timeline) -> None:
    started_on = referral.signed_at.date()
    rule = writer.reference.deadline_rule(timeline.track, timeline.procedure, started_on)
    due = writer.reference.calendar.add_days(started_on, rule.length)
    writer.rows.add(
        Deadline(
            dispute=dispute,
            referral=referral,
            rule=rule,
            started_on=started_on,
            due_on=due.due_on,
            nominal_on=due.nominal_on,
            provisional=due.provisional,
            calendar_version=writer.reference.calendar.version,
            reckoning="\n".join(due.steps),
            stopped_at=timeline.when(Action.SETTLE) or timeline.when(Action.END),
        )
    )


def _sessions(writer: "DisputeWriter", dispute: Dispute, referral: Referral, timeline: Timeline) -> None:
    for held_at in timeline.sessions:
        mode = writer.random.choice((SessionMode.ON_SITE, SessionMode.ON_SITE, SessionMode.VIDEO, SessionMode.PHONE))
        writer.rows.add(
            MediationSession(
                dispute=dispute,
                referral=referral,
                held_at=held_at,
                mode=mode,
                place="社区调解室" if mode == SessionMode.ON_SITE else "",
                attendees="申请人、被申请人、调解员",
                summary=writer.random.choice(SESSION_SUMMARIES),
                recorded_by=referral.mediator.user,
                recorded_at=held_at + timedelta(hours=1),
            )
        )


def _conclusion(
    writer: "DisputeWriter",
    dispute: Dispute,
    parties: list[Party],
    referral: Referral,
    timeline: Timeline,
    court: CourtCast,
) -> None:
    if settled_at := timeline.when(Action.SETTLE):
        write_agreement(writer, dispute, parties, referral, settled_at)
        _due(writer, dispute, referral, court, Outcome.SETTLED, settled_at)
    elif ended_at := timeline.when(Action.END):
        writer.rows.add(
            FailureReport(
                dispute=dispute,
                referral=referral,
                reason=timeline.failure,
                explanation=EXPLANATIONS[timeline.failure],
                party=parties[-1] if ENDINGS[timeline.failure].party else None,
                happened_on=ended_at.date() if ENDINGS[timeline.failure].day else None,
                particulars="三次拨打电话无人接听，上门一次无人在家。" if ENDINGS[timeline.failure].particulars else "",
                reported_by=referral.mediator.user,
                reported_at=ended_at,
            )
        )
        _due(writer, dispute, referral, court, Outcome.ENDED, ended_at)


def _due(
    writer: "DisputeWriter", dispute: Dispute, referral: Referral, court: CourtCast, outcome: Outcome, at: datetime
) -> None:
    writer.dues.append(
        SubsidyDue(
            source=source_of(dispute_number=dispute.number, occurrence=1),
            dispute_number=dispute.number,
            court=court.centre.court,
            mediator=referral.mediator,
            outcome=outcome,
            occurred_on=at.date(),
            recorded_at=at,
        )
    )
