"""What the parties owe under an agreement and what they have done (履行): a fact with evidence, not the signature."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.timezone import localdate

from cases.lifecycle import AgreementAction
from cases.models import Obligation, Performance, SettlementAgreement
from cases.outcome_choices import ObligationKind
from cases.services._agreement_life import advance_agreement, carry_out, hold_agreement, permit_agreement
from cases.services._conclusion import tell_ledger_of
from cases.services._proof import keep_proof
from cases.services.follow_up import plan_visits
from mediators.choices import Outcome
from suyuan.accounts.models import User
from suyuan.lib.errors import InvalidInput
from suyuan.lib.money import yuan


@dataclass(frozen=True, slots=True)
class ObligationFacts:
    """One thing owed (履行义务): money in yuan or an act, by a day; an instalment is one of its own.

    `evidence` is told when it was performed at the table.
    """

    debtor_id: int
    creditor_id: int
    kind: ObligationKind
    content: str
    amount: Decimal | None = None
    due_on: date | None = None
    evidence: str = ""


@transaction.atomic
def add_obligations(
    *, agreement_id: int, obligations: Sequence[ObligationFacts], by: User, at: datetime
) -> SettlementAgreement:
    """Add what a draft or an agreement in force obliges to (登记履行义务). Refuses with InvalidInput."""
    agreement = hold_agreement(agreement_id)
    permit_agreement(agreement, AgreementAction.OBLIGE, by=by)
    write_obligations(agreement, obligations, by=by, at=at)
    carry_out(agreement, AgreementAction.OBLIGE, by=by, at=at, note=f"{len(obligations)}项")
    if agreement.is_in_force():
        plan_visits(agreement, on=localdate(at))
    return agreement


@transaction.atomic
def record_performance(
    *,
    obligation_id: int,
    performed_on: date,
    evidence: str,
    by: User,
    at: datetime,
    amount: Decimal | None = None,
    proof: UploadedFile | None = None,
) -> SettlementAgreement:
    """Record a performance in part or whole, with its evidence (登记履行). The last one completes the agreement.

    Refuses with InvalidInput (`performed_on`, `amount`, `evidence`), and as `advance` does.
    """
    owed = Obligation.objects.get(pk=obligation_id)
    agreement = hold_agreement(owed.agreement_id)
    permit_agreement(agreement, AgreementAction.PAY, by=by)
    _refuse_untrue_performance(owed, performed_on, amount, evidence, on=localdate(at))
    Performance.objects.create(
        obligation=owed, performed_on=performed_on, amount=amount, evidence=evidence.strip(),
        proof=keep_proof(proof, agreement.dispute, f"履行凭证-{performed_on:%Y%m%d}", by=by, at=at),
        recorded_by=by, recorded_at=at,
    )  # fmt: skip
    what = yuan(amount) if amount is not None else owed.content
    carry_out(agreement, AgreementAction.PAY, by=by, at=at, note=f"{what}，{performed_on:%Y-%m-%d}，凭证：{evidence}")
    if all(each.is_performed() for each in agreement.obligations.all()):
        _complete(agreement, "各项义务均已履行", on=performed_on, by=by, at=at)
    return agreement


@transaction.atomic
def complete_performance(
    *, agreement_id: int, performed_on: date, evidence: str, by: User, at: datetime
) -> SettlementAgreement:
    """Record that an agreement without separate obligations is performed (履行完毕), with its evidence.

    Refuses with InvalidInput (`performed_on`, `evidence`), and as `advance` does.
    """
    agreement = hold_agreement(agreement_id)
    permit_agreement(agreement, AgreementAction.COMPLETE, by=by)
    if performed_on > localdate(at):
        raise InvalidInput([("performed_on", "履行日期不能晚于今天")])
    if not evidence.strip():
        raise InvalidInput([("evidence", "请写明履行的凭证")])
    _complete(agreement, f"{performed_on:%Y-%m-%d}，凭证：{evidence.strip()}", on=performed_on, by=by, at=at)
    return agreement


@transaction.atomic
def record_breach(*, agreement_id: int, note: str, by: User, at: datetime) -> SettlementAgreement:
    """Record that something due was not performed (登记未履行). A later performance is still recorded.

    Refuses with InvalidInput while nothing is overdue, and as `advance` does.
    """
    agreement = hold_agreement(agreement_id)
    permit_agreement(agreement, AgreementAction.BREACH, by=by)
    today = localdate(at)
    late = [owed for owed in agreement.obligations.all() if owed.due_on and owed.due_on < today]
    late = [owed for owed in late if not owed.is_performed()]
    if not late:
        raise InvalidInput([(None, "还没有到期未履行的义务，履行期限届满之日尚可履行")])
    told = "；".join(f"{owed.debtor.name}：{owed.content}，{owed.due_on:%Y-%m-%d}到期" for owed in late)
    advance_agreement(agreement, AgreementAction.BREACH, by=by, at=at, note="\n".join(filter(None, [told, note])))
    return agreement


def write_obligations(
    agreement: SettlementAgreement, obligations: Sequence[ObligationFacts], *, by: User, at: datetime
) -> None:
    """Write down what is owed (写入履行义务), and at once what was performed at the table."""
    _refuse_untrue_obligations(agreement, obligations)
    for told in obligations:
        owed = Obligation.objects.create(
            agreement=agreement, debtor_id=told.debtor_id, creditor_id=told.creditor_id, kind=told.kind,
            content=told.content.strip(), amount=told.amount, due_on=told.due_on,
        )  # fmt: skip
        if told.evidence and told.due_on:
            Performance.objects.create(
                obligation=owed, performed_on=told.due_on, amount=told.amount, evidence=told.evidence,
                recorded_by=by, recorded_at=at,
            )  # fmt: skip


def complete_if_performed_at_the_table(agreement: SettlementAgreement, *, by: User, at: datetime) -> None:
    """Complete an agreement in force whose every obligation was performed when it was signed (当场履行完毕)."""
    owed = list(agreement.obligations.all())
    if owed and all(each.is_performed() for each in owed):
        _complete(agreement, "当场履行完毕", on=localdate(at), by=by, at=at)


def _complete(agreement: SettlementAgreement, note: str, *, on: date, by: User, at: datetime) -> None:
    carry_out(agreement, AgreementAction.COMPLETE, by=by, at=at, note=note)
    tell_ledger_of(agreement, Outcome.PERFORMED, on=on, at=at)


def _refuse_untrue_obligations(agreement: SettlementAgreement, obligations: Sequence[ObligationFacts]) -> None:
    present = {party.pk for party in agreement.dispute.present_parties()}
    problems: list[tuple[str | None, str]] = []
    for told in obligations:
        if {told.debtor_id, told.creditor_id} - present:
            problems.append(("debtor", "履行方和权利方应为本纠纷现有的当事人"))
        elif told.debtor_id == told.creditor_id:
            problems.append(("creditor", "履行方和权利方不能是同一人"))
        if told.kind == ObligationKind.MONEY and not (told.amount and told.amount > 0):
            problems.append(("amount", "请填写给付金额，应大于零"))
        if told.due_on is None:
            problems.append(("due_on", "请填写履行期限"))
        if not told.content.strip():
            problems.append(("content", "请写明履行的内容"))
    if problems:
        raise InvalidInput(problems)


def _refuse_untrue_performance(
    owed: Obligation, performed_on: date, amount: Decimal | None, evidence: str, *, on: date
) -> None:
    problems: list[tuple[str | None, str]] = []
    if performed_on > on:
        problems.append(("performed_on", "履行日期不能晚于今天"))
    if not evidence.strip():
        problems.append(("evidence", "请写明履行的凭证"))
    if owed.kind == ObligationKind.MONEY:
        left = (owed.amount or Decimal(0)) - owed.paid()
        if amount is None or amount <= 0:
            problems.append(("amount", "请填写履行的金额"))
        elif amount > left:
            problems.append(("amount", f"超过尚未履行的{yuan(left)}"))
    elif amount is not None:
        problems.append(("amount", "履行行为的义务不填金额"))
    if problems:
        raise InvalidInput(problems)
