"""What goes on a mediator's record (业绩档案, 特邀16 art. 10): training, awards, complaints."""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.timezone import localdate

from mediators.choices import ComplaintGround, ComplaintState, RosterEnding, Sanction, TrainingKind
from mediators.models import MediatorAward, MediatorComplaint, RosterEntry, TrainingRecord
from mediators.services.roster import end_entry
from suyuan.accounts.models import User
from suyuan.lib.errors import DomainError, InvalidInput


class ComplaintDecided(DomainError):
    """The complaint has its finding already (投诉已处理)."""

    code = "complaint_decided"


@transaction.atomic
def record_training(
    *,
    mediator_id: int,
    kind: TrainingKind,
    title: str,
    provider: str,
    hours: Decimal,
    completed_on: date,
    certificate_number: str = "",
    expires_on: date | None = None,
    by: User,
    at: datetime,
) -> TrainingRecord:
    """Enter a training a mediator finished (登记培训, 特邀16 art. 7). Refuses with InvalidInput impossible days."""
    _refuse_future("completed_on", completed_on, at)
    if expires_on and expires_on <= completed_on:
        raise InvalidInput([("expires_on", "证书有效期应晚于完成日期")])
    return TrainingRecord.objects.create(
        mediator_id=mediator_id, kind=kind, title=title, provider=provider, hours=hours, completed_on=completed_on,
        certificate_number=certificate_number, expires_on=expires_on, recorded_by=by, recorded_at=at,
    )  # fmt: skip


@transaction.atomic
def record_award(
    *, mediator_id: int, title: str, awarded_by: str, awarded_on: date, by: User, at: datetime
) -> MediatorAward:
    """Enter a commendation (登记表彰)."""
    _refuse_future("awarded_on", awarded_on, at)
    return MediatorAward.objects.create(
        mediator_id=mediator_id, title=title, awarded_by=awarded_by, awarded_on=awarded_on, recorded_by=by,
        recorded_at=at,
    )  # fmt: skip


@transaction.atomic
def receive_complaint(
    *,
    mediator_id: int,
    court_id: str,
    ground: ComplaintGround,
    complainant: str,
    detail: str,
    received_on: date,
    dispute_number: str = "",
    by: User,
    at: datetime,
) -> MediatorComplaint:
    """Enter a complaint against a mediator (登记投诉, 特邀16 art. 28)."""
    _refuse_future("received_on", received_on, at)
    return MediatorComplaint.objects.create(
        mediator_id=mediator_id, court_id=court_id, ground=ground, complainant=complainant, detail=detail,
        received_on=received_on, dispute_number=dispute_number, recorded_by=by, recorded_at=at,
    )  # fmt: skip


@transaction.atomic
def decide_complaint(
    *, complaint_id: int, state: ComplaintState, finding: str, sanction: str = "", by: User, at: datetime
) -> MediatorComplaint:
    """Enter the finding on a complaint, and the sanction (处理投诉: 警告、通报、除名, 特邀16 art. 28).

    除名 takes the mediator off the court's roster the same day. Refuses with ComplaintDecided, and with InvalidInput a
    true complaint without sanction, or one that is not true with it.
    """
    complaint = MediatorComplaint.objects.select_for_update().get(pk=complaint_id)
    if complaint.state != ComplaintState.RECEIVED:
        raise ComplaintDecided("该投诉已经处理。")
    if (state == ComplaintState.UPHELD) != bool(sanction):
        text = "投诉属实的，请选择警告、通报或者除名" if not sanction else "投诉不属实的，不作处理"
        raise InvalidInput([("sanction", text)])
    complaint.state, complaint.finding, complaint.sanction = state, finding.strip(), sanction
    complaint.decided_by, complaint.decided_at = by, at
    complaint.save()
    if sanction == Sanction.EXPELLED:
        _expel(complaint, by, at)
    return complaint


def _expel(complaint: MediatorComplaint, by: User, at: datetime) -> None:
    today = localdate(at)
    entries = RosterEntry.objects.in_force(today).filter(court=complaint.court_id, mediator=complaint.mediator_id)
    for entry in entries.filter(valid_from__lt=today):
        reason = f"投诉属实（{complaint.get_ground_display()}），除名"
        end_entry(entry_id=entry.pk, ending=RosterEnding.EXPELLED, ended_on=today, reason=reason, by=by, at=at)


def _refuse_future(field: str, day: date, at: datetime) -> None:
    if day > localdate(at):
        raise InvalidInput([(field, "日期不能晚于今天")])
