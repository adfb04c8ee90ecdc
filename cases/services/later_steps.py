"""What follows the end of mediation (后续手续), and the papers that may go to the court: the transferable set."""

from datetime import date, datetime
from decimal import Decimal

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.timezone import localdate

from cases.lifecycle import Action, State
from cases.models import CaseNumber, CourtCase, Dispute, ImportBatch, LaterStep, Signature, UndisputedFacts
from cases.outcome_choices import LaterStepKind, Signer, SigningMeans
from cases.services._agreement_life import standing_agreement
from cases.services._conclusion import tell_ledger_of
from cases.services._proof import keep_proof
from cases.services._transition import advance, hold, permit
from cases.services.case_numbers import give_case_number
from mediators.choices import Outcome
from suyuan.accounts.models import User
from suyuan.lib.case_numbers import CaseNumberUnreadable, parse_case_number
from suyuan.lib.errors import DomainError, InvalidInput

NUMBERED = frozenset({LaterStepKind.TO_FILING, LaterStepKind.SUIT, LaterStepKind.COURT_PAPER})


class StepRecorded(DomainError):
    """The same step is on record (已登记过)."""

    code = "step_recorded"


@transaction.atomic
def record_later_step(
    *,
    dispute_id: int,
    kind: LaterStepKind,
    done_on: date,
    by: User,
    at: datetime,
    due_on: date | None = None,
    number: str = "",
    amount: Decimal | None = None,
    note: str = "",
) -> LaterStep:
    """Record what followed the end of mediation (登记后续手续). A court's number is taken over into the dispute.

    Refuses with InvalidInput (`done_on`, `due_on`, `number`), StepRecorded, and as `advance` does.
    """
    dispute = hold(dispute_id)
    permit(dispute, Action.LATER_STEP, by=by)
    _refuse_untrue(dispute, kind, done_on, due_on, number, on=localdate(at))
    number = _take_over(dispute, number, by=by, at=at)
    if dispute.later_steps.filter(kind=kind, number=number).exists():
        raise StepRecorded(f"“{LaterStepKind(kind).label}”已登记过", field="kind")
    step = LaterStep.objects.create(
        dispute=dispute, kind=kind, done_on=done_on, due_on=due_on, number=number, amount=amount, note=note,
        court_case=CourtCase.objects.filter(number=number).first() if number else None,
        recorded_by=by, recorded_at=at,
    )  # fmt: skip
    text = "，".join(filter(None, [step.get_kind_display(), f"{done_on:%Y-%m-%d}", number, note]))
    advance(dispute, Action.LATER_STEP, by=by, at=at, note=text)
    agreement = standing_agreement(dispute)
    if kind == LaterStepKind.SUIT_WITHDRAWN and agreement and agreement.is_in_force():
        tell_ledger_of(agreement, Outcome.WITHDRAWN, on=done_on, at=at)
    return step


@transaction.atomic
def record_undisputed_facts(*, dispute_id: int, text: str, exclusions: str, by: User, at: datetime) -> UndisputedFacts:
    """Write down the facts that nobody disputes (记载无争议事实); each party still has to confirm them in writing.

    在线21 art. 22. A new record replaces the one before. Refuses with InvalidInput (`text`), and as `advance` does.
    """
    dispute = hold(dispute_id)
    permit(dispute, Action.UNDISPUTED, by=by)
    if not text.strip():
        raise InvalidInput([("text", "请写明各方无争议的事实")])
    dispute.undisputed_facts.filter(replaced_at=None).update(replaced_at=at)
    facts = UndisputedFacts.objects.create(
        dispute=dispute, text=text.strip(), exclusions=exclusions.strip(), recorded_by=by, recorded_at=at
    )
    advance(dispute, Action.UNDISPUTED, by=by, at=at, note="待各方书面确认")
    return facts


@transaction.atomic
def confirm_undisputed_facts(
    *,
    facts_id: int,
    party_id: int,
    means: SigningMeans,
    signed_on: date,
    by: User,
    at: datetime,
    proof: UploadedFile | None = None,
    device: str = "",
) -> UndisputedFacts:
    """Record a party's signature under the undisputed facts (确认无争议事实).

    Refuses with InvalidInput (`party`, `signed_on`), and as `advance` does.
    """
    facts = UndisputedFacts.objects.get(pk=facts_id)
    dispute = hold(facts.dispute_id)
    permit(dispute, Action.UNDISPUTED, by=by)
    party = next((one for one in dispute.opposing_parties() if one.pk == party_id), None)
    if facts.replaced_at or party is None:
        raise InvalidInput([("party", "请选择确认的当事人")])
    if not localdate(facts.recorded_at) <= signed_on <= localdate(at):
        raise InvalidInput([("signed_on", "签署日期应在记载之日以后，且不晚于今天")])
    if facts.signatures.filter(signer=Signer.PARTY, party=party).exists():
        raise InvalidInput([("party", f"{party}已经确认")])
    Signature.objects.create(
        undisputed=facts, signer=Signer.PARTY, party=party, means=means, signed_on=signed_on,
        picture=keep_proof(proof, dispute, f"确认无争议事实-{party}", by=by, at=at), device=device,
        recorded_by=by, recorded_at=at,
    )  # fmt: skip
    advance(dispute, Action.UNDISPUTED, by=by, at=at, note=f"{party}已确认")
    return facts


def link_suits(*, batch: ImportBatch, at: datetime) -> int:
    """Link a batch of court cases to the disputes that bear their number (关联诉讼案件), inside the import.

    A case filed after a success, under a number the dispute came to bear, counts as a suit after success; returned
    is how many did.
    """
    imported = CourtCase.objects.lawsuits().filter(batch=batch)
    numbers = imported.values("number")
    for step in LaterStep.objects.filter(number__in=numbers, court_case=None):
        step.court_case = imported.get(number=step.number)
        step.save(update_fields=["court_case"])
    borne = CaseNumber.objects.filter(text__in=numbers, dispute__state=State.SETTLED).select_related("dispute")
    suits = {suit.number: suit for suit in imported.filter(number__in=borne.values("text"))}
    later = [
        LaterStep(
            dispute=number.dispute,
            kind=LaterStepKind.SUIT,
            done_on=suits[number.text].filed_on,
            number=number.text,
            court_case=suits[number.text],
            note="按案号与导入的诉讼案件关联",
            recorded_by=batch.uploaded_by,
            recorded_at=at,
        )
        for number in borne
        if number.dispute.concluded_on and suits[number.text].filed_on > number.dispute.concluded_on
    ]
    return len(LaterStep.objects.bulk_create(later, ignore_conflicts=True))


def _take_over(dispute: Dispute, number: str, *, by: User, at: datetime) -> str:
    """Return the number in normal form; a court's number becomes one of the dispute's, unless it is already."""
    try:
        parts = str(parse_case_number(number)) if number.strip() else ""
    except CaseNumberUnreadable:
        return number.strip()
    if parts and not dispute.case_numbers.filter(text=parts).exists():
        give_case_number(dispute, parts, by=by, at=at)
    return parts


def _refuse_untrue(
    dispute: Dispute, kind: LaterStepKind, done_on: date, due_on: date | None, number: str, *, on: date
) -> None:
    problems: list[tuple[str | None, str]] = []
    if done_on > on:
        problems.append(("done_on", "日期不能晚于今天"))
    if due_on and due_on < done_on:
        problems.append(("due_on", "期限不能早于办理日期"))
    if kind == LaterStepKind.FEE_NOTICE and due_on is None:
        problems.append(("due_on", "请填写交费期限"))
    if kind in NUMBERED and not number.strip():
        problems.append(("number", "请填写法院的案号"))
    if kind == LaterStepKind.DEEMED_WITHDRAWN:
        problems += _unpaid_fee_problems(dispute, done_on)
    if problems:
        raise InvalidInput(problems)


def _unpaid_fee_problems(dispute: Dispute, done_on: date) -> list[tuple[str | None, str]]:
    """立调24 (6): deemed withdrawn only when the fee was asked for and not paid in time."""
    notice = dispute.later_steps.filter(kind=LaterStepKind.FEE_NOTICE).last()
    if notice is None or notice.due_on is None:
        return [("kind", "尚未通知交纳案件受理费，不能按自动撤诉处理")]
    if dispute.later_steps.filter(kind=LaterStepKind.FEE_PAID).exists():
        return [("kind", "案件受理费已经交纳，不能按自动撤诉处理")]
    if done_on <= notice.due_on:
        return [("done_on", f"交费期限至{notice.due_on:%Y-%m-%d}，期满未交才能按自动撤诉处理")]
    return []
