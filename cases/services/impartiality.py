"""Disclosure and recusal (披露与回避)."""

from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from cases.choices import AppointmentEnd, ConflictGround, DecidingBody, ExclusionKind, RecusalDecision
from cases.lifecycle import Action
from cases.models import (
    ConflictDisclosure,
    ConflictWaiver,
    Dispute,
    MediatorAppointment,
    Party,
    RecusalRequest,
    Referral,
)
from cases.services._in_hand import exclude, let_go
from cases.services._timers import keep_timers
from cases.services._transition import advance, hold, permit
from suyuan.accounts.models import User
from suyuan.files.services.keeping import keep_file
from suyuan.lib.errors import DomainError, InvalidInput


class AlreadyAsked(DomainError):
    """A request about this mediator waits for its decision (已有待决定的回避申请)."""

    code = "recusal_pending"


@transaction.atomic
def disclose_conflict(
    *, dispute_id: int, ground: ConflictGround, detail: str, by: User, at: datetime
) -> ConflictDisclosure:
    """Disclose what may affect one's impartiality (披露, 在线21 art. 13), before mediation or during it.

    Until every applicant and respondent agrees, the dispute can be neither signed for nor settled.
    Refuses with InvalidInput (`detail`), and as `advance` does.
    """
    dispute = hold(dispute_id)
    permit(dispute, Action.DISCLOSE, by=by)
    if not detail.strip():
        raise InvalidInput([("detail", "请写明与谁是什么关系、有何利害")])
    mine = _appointments(dispute).get(mediator__user=by)
    disclosure = ConflictDisclosure.objects.create(
        dispute=dispute, mediator=mine.mediator, ground=ground, detail=detail.strip(), made_at=at, recorded_by=by
    )
    advance(dispute, Action.DISCLOSE, by=by, at=at, note=f"{mine.mediator.name}披露：{disclosure.get_ground_display()}")
    return disclosure


@transaction.atomic
def record_waiver(
    *,
    disclosure_id: int,
    party_id: int,
    agrees: bool,
    form: str,
    given_at: datetime,
    by: User,
    at: datetime,
    evidence: str = "",
    proof: UploadedFile | None = None,
) -> ConflictWaiver:
    """Record what a party, told of the disclosure, says to it (对披露的意见, 特邀16 art. 15); the last word counts.

    `evidence` says where it is on record, `proof` is the paper itself. Refuses with InvalidInput (`party`, `given_at`,
    `proof`), and as `advance` does.
    """
    disclosure = ConflictDisclosure.objects.select_related("mediator").get(pk=disclosure_id)
    dispute = hold(disclosure.dispute_id)
    permit(dispute, Action.WAIVE, by=by)
    party = _party(dispute, party_id)
    if not disclosure.made_at <= given_at <= at:
        raise InvalidInput([("given_at", "表示时间应在披露之后，且不晚于现在")])
    waiver = ConflictWaiver.objects.create(
        disclosure=disclosure, party=party, agrees=agrees, form=form, given_at=given_at, evidence=evidence,
        recorded_by=by, proof=keep_file(upload=proof, subject=dispute, by=by, at=at, field="proof") if proof else None,
    )  # fmt: skip
    word = "同意" if agrees else "不同意"
    advance(dispute, Action.WAIVE, by=by, at=at, note=f"{party}{word}{disclosure.mediator.name}继续调解")
    return waiver


@transaction.atomic
def request_recusal(
    *,
    dispute_id: int,
    mediator_id: int,
    ground: ConflictGround,
    detail: str,
    by: User,
    at: datetime,
    applicant_id: int | None = None,
) -> RecusalRequest:
    """Record a party's request that a mediator withdraw, or his own (申请回避, 特邀16 art. 15).

    `applicant_id` is the party; without one the mediator himself asks. Refuses with InvalidInput (`mediator`,
    `applicant`, `detail`), AlreadyAsked, and as `advance` does.
    """
    dispute = hold(dispute_id)
    permit(dispute, Action.RECUSE, by=by)
    appointment = _appointments(dispute).filter(mediator=mediator_id).first()
    if appointment is None:
        raise InvalidInput([("mediator", "该调解员现在不是本案调解员")])
    applicant = _party(dispute, applicant_id, field="applicant") if applicant_id else None
    if not detail.strip():
        raise InvalidInput([("detail", "请写明申请回避的理由")])
    if dispute.recusals.filter(mediator=mediator_id, decision="").exists():
        raise AlreadyAsked(f"对{appointment.mediator.name}的回避申请正在等待决定")
    request = RecusalRequest.objects.create(
        dispute=dispute, mediator_id=mediator_id, applicant=applicant, ground=ground, detail=detail.strip(),
        requested_at=at, recorded_by=by,
    )  # fmt: skip
    note = f"{request.asked_by}申请{appointment.mediator.name}回避：{request.get_ground_display()}"
    advance(dispute, Action.RECUSE, by=by, at=at, note=note)
    return request


@transaction.atomic
def decide_recusal(
    *, dispute_id: int, request_id: int, decision: RecusalDecision, by: User, at: datetime, reason: str = ""
) -> RecusalRequest:
    """Decide on a request to withdraw (决定回避, 特邀16 art. 15), for the court or for the mediation organisation.

    Granted: the mediator is out at once and for good; the clock runs on for who follows. KEPT means that the
    parties agree to keep him, which their waivers must show. Refuses with InvalidInput (`request`, `decision`,
    `reason`), and as `advance` does.
    """
    dispute = hold(dispute_id)
    permit(dispute, Action.RULE, by=by)
    request = dispute.recusals.filter(pk=request_id, decision="").select_related("mediator", "applicant").first()
    if request is None:
        raise InvalidInput([("request", "该申请已经决定或者不存在")])
    _refuse_unfounded(dispute, request, decision, reason)
    note = f"{request.mediator.name}：{RecusalDecision(decision).label}"
    advance(dispute, Action.RULE, by=by, at=at, note=note)
    request.decision, request.decision_reason = decision, reason.strip()
    request.decided_at, request.decided_by, request.decided_by_body = at, by, _body(dispute, by)
    request.save()
    if decision == RecusalDecision.GRANTED:
        _withdraw(dispute, request, by=by, at=at)
        keep_timers(dispute, at=at)
    return request


def _withdraw(dispute: Dispute, request: RecusalRequest, *, by: User, at: datetime) -> None:
    reason = f"已回避：{request.get_ground_display()}"
    for appointment in _appointments(dispute).filter(mediator=request.mediator_id):
        let_go(appointment, AppointmentEnd.RECUSED, reason=reason, at=at)
    exclude(dispute, request.mediator_id, ExclusionKind.MEDIATOR, reason=reason, by=by, at=at)


def _refuse_unfounded(dispute: Dispute, request: RecusalRequest, decision: RecusalDecision, reason: str) -> None:
    if decision == RecusalDecision.DENIED and not reason.strip():
        raise InvalidInput([("reason", "不准许回避的，请写明理由")])
    if decision != RecusalDecision.KEPT:
        return
    parties = [party.pk for party in dispute.opposing_parties()]
    told = dispute.disclosures.filter(mediator=request.mediator_id).prefetch_related("waivers")
    if not told or not all(one.is_waived_by(parties) for one in told):
        sentence = "各方当事人同意其继续调解的，应当先披露并逐一记录各方的意见（特邀调解规定第15条）"
        raise InvalidInput([("decision", sentence)])


def _body(dispute: Dispute, by: User) -> DecidingBody:
    """The organisation decides through its manager, the court through its own people."""
    managed = Referral.objects.open().filter(dispute=dispute).managed_by(by).exists()
    return DecidingBody.ORGANIZATION if managed else DecidingBody.COURT


def _appointments(dispute: Dispute):  # type: ignore[no-untyped-def]
    found = MediatorAppointment.objects.in_hand().filter(referral__dispute=dispute)
    return found.select_related("mediator", "referral")


def _party(dispute: Dispute, party_id: int, *, field: str = "party") -> Party:
    party = next((one for one in dispute.opposing_parties() if one.pk == party_id), None)
    if party is None:
        raise InvalidInput([(field, "请选择申请人或被申请人")])
    return party
