"""What a conclusion of a dispute owes its mediators (应计事项): written first, accrued afterwards.

The verbs run inside the transaction of whoever concludes, performs, confirms or corrects the dispute.
"""

from collections.abc import Iterator
from copy import copy
from dataclasses import fields
from datetime import date, datetime
from typing import Any

from django.db import transaction

from mediators.choices import Difficulty, DueState, Outcome, VoucherKind
from mediators.models import SubsidyDue, Voucher
from mediators.rules.facts import NO_FACTS, DueFacts
from mediators.rules.sources import source_of
from mediators.services._posting import post_reversal
from mediators.services.claims import revoke_claims
from suyuan.accounts.models import User
from suyuan.lib.errors import DomainError, InvalidInput
from suyuan.lib.queue import enqueue_on_commit


class DueRefused(DomainError):
    """A due that has come too far to be changed (应计事项不能更改)."""

    code = "due_refused"


def record_due(
    *,
    dispute_number: str,
    occurrence: int,
    court_code: str,
    mediator_id: int,
    outcome: Outcome,
    occurred_on: date,
    at: datetime,
    facts: DueFacts = NO_FACTS,
) -> SubsidyDue:
    """Record that what became of a dispute's first, second … conclusion may earn a subsidy (登记应计事项).

    Called on the conclusion (SETTLED or ENDED) and again, with the same occurrence, when the agreement is performed
    (PERFORMED), confirmed by the court (CONFIRMED) or followed by withdrawal of the suit (WITHDRAWN); a second
    call for what stands already changes nothing. The mediators of `facts.co_mediator_ids` get a row each.
    The rows are the promise; the job rung for on commit only hastens what the sweep would find.
    """
    family = SubsidyDue.objects.filter(dispute_number=dispute_number, occurrence=occurrence, outcome=outcome)
    standing = family.exclude(state=DueState.NOT_PAYABLE).filter(mediator_id=mediator_id).first()
    if standing is not None:
        return standing
    revision = 1 + family.filter(mediator_id=mediator_id).count()
    payees = [mediator_id, *(each for each in facts.co_mediator_ids if each != mediator_id)]
    common = SubsidyDue(
        source=source_of(dispute_number=dispute_number, occurrence=occurrence, outcome=outcome, revision=revision),
        dispute_number=dispute_number, occurrence=occurrence, court_id=court_code, outcome=outcome,
        occurred_on=occurred_on, parts=len(payees), recorded_at=at, **_columns(facts),
    )  # fmt: skip
    made = SubsidyDue.objects.bulk_create(_shares(common, payees))
    enqueue_on_commit("mediators.accrue_subsidies")
    return made[0]


def _shares(common: SubsidyDue, payees: list[int]) -> Iterator[SubsidyDue]:
    for part, payee in enumerate(payees, 1):
        due = copy(common)
        due.mediator_id, due.part = payee, part
        yield due


def _columns(facts: DueFacts) -> dict[str, Any]:
    values = {field.name: getattr(facts, field.name) for field in fields(facts) if field.name != "co_mediator_ids"}
    return {**values, "missing_papers": facts.missing_papers[:200]}


@transaction.atomic
def withdraw_due(
    *, dispute_number: str, occurrence: int, reason: str, by: User, at: datetime, outcome: Outcome | None = None
) -> SubsidyDue:
    """Withdraw all that a conclusion owed, because it is corrected (撤回应计事项); of one `outcome` if named.

    Nothing is accrued any more; what was accrued is reversed. A due already refused or reversed stays as it is.
    Returns the due of the conclusion itself; fails with DoesNotExist when nothing was recorded.
    """
    wanted = {"outcome": outcome} if outcome else {}
    dues = SubsidyDue.objects.filter(dispute_number=dispute_number, occurrence=occurrence, **wanted)
    found = list(dues.select_for_update().order_by("pk"))
    if not found:
        raise SubsidyDue.DoesNotExist(f"no due for {dispute_number}#{occurrence}")
    for due in found:
        if due.state != DueState.NOT_PAYABLE:
            take_back(due, reason=reason, by=by, at=at)
    return found[0]


def take_back(due: SubsidyDue, *, reason: str, by: User, at: datetime) -> None:
    """Reverse what stands accrued for a due that is locked, and say that it will not be paid (撤回一项)."""
    accrued = Voucher.objects.filter(
        kind=VoucherKind.ACCRUAL, source=due.source, mediator_id=due.mediator_id, reversed_by=None
    )
    for voucher in accrued:
        post_reversal(voucher_id=voucher.pk, reason=reason, by=by, at=at)
    revoke_claims(due, reason=reason, by=by, at=at)
    due.state, due.state_reason = DueState.NOT_PAYABLE, f"结果已更正：{reason}"[:200]
    due.save(update_fields=["state", "state_reason"])


@transaction.atomic
def correct_payee(*, due_id: int, mediator_id: int, reason: str, by: User, at: datetime) -> SubsidyDue:
    """Give a conclusion's subsidy to another mediator (更正收款人): reversal and a new due, never an edit.

    Refuses with InvalidInput (`reason`, `mediator`), and DueRefused what is no longer standing.
    """
    if not reason.strip():
        raise InvalidInput([("reason", "请写明更正的原因")])
    due = SubsidyDue.objects.select_for_update().get(pk=due_id)
    if due.state == DueState.NOT_PAYABLE:
        raise DueRefused("该事项已不予补贴，不能更正收款人。")
    if due.mediator_id == mediator_id:
        raise InvalidInput([("mediator", "新的收款人与原来相同")])
    take_back(due, reason=reason.strip(), by=by, at=at)
    family = SubsidyDue.objects.filter(
        dispute_number=due.dispute_number, occurrence=due.occurrence, outcome=due.outcome
    )
    made = copy(due)
    made.pk, made.mediator_id, made.recorded_at = None, mediator_id, at
    made.source = source_of(
        dispute_number=due.dispute_number,
        occurrence=due.occurrence,
        outcome=due.outcome,
        revision=1 + family.count(),
    )
    return _judge_anew(made)


@transaction.atomic
def grade_due(*, due_id: int, difficulty: Difficulty) -> SubsidyDue:
    """State how hard a dispute was (评定难易等级), so that a scheme with tiers can be applied.

    Refuses with DueRefused what is accrued, claimed or refused already.
    """
    due = _unsettled(due_id)
    due.difficulty = difficulty
    return _judge_anew(due)


@transaction.atomic
def complete_file(*, due_id: int) -> SubsidyDue:
    """Note that a dispute's file lacks nothing any more (卷宗补齐). Refuses with DueRefused as `grade_due` does."""
    due = _unsettled(due_id)
    due.missing_papers = ""
    return _judge_anew(due)


def _unsettled(due_id: int) -> SubsidyDue:
    due = SubsidyDue.objects.select_for_update().get(pk=due_id)
    if due.state not in (DueState.PENDING, DueState.HELD):
        raise DueRefused(f"该事项{due.get_state_display()}，不能再改；金额有误的请冲销后更正。")
    return due


def _judge_anew(due: SubsidyDue) -> SubsidyDue:
    due.state, due.state_reason, due.reckoning = DueState.PENDING, "", ""
    due.save()
    enqueue_on_commit("mediators.accrue_subsidies")
    return due
