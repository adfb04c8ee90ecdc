"""What a conclusion of a dispute owes its mediator (应计事项): written first, accrued afterwards.

Both verbs run inside the transaction of whoever concludes or corrects the dispute.
"""

from datetime import date, datetime

from django.db import transaction

from mediators.choices import DueState, Outcome, VoucherKind
from mediators.models import SubsidyDue, Voucher
from mediators.rules.sources import source_of
from mediators.services.ledger import post_reversal
from suyuan.accounts.models import User
from suyuan.lib.queue import enqueue_on_commit


def record_due(
    *,
    dispute_number: str,
    occurrence: int,
    court_code: str,
    mediator_id: int,
    outcome: Outcome,
    occurred_on: date,
    at: datetime,
) -> SubsidyDue:
    """Record that the first, second … conclusion of a dispute may earn a subsidy (登记应计事项).

    The row is the promise; the job rung for on commit only hastens what the sweep would find.
    """
    due = SubsidyDue.objects.create(
        source=source_of(dispute_number=dispute_number, occurrence=occurrence),
        dispute_number=dispute_number,
        court_id=court_code,
        mediator_id=mediator_id,
        outcome=outcome,
        occurred_on=occurred_on,
        recorded_at=at,
    )
    enqueue_on_commit("mediators.accrue_subsidies")
    return due


@transaction.atomic
def withdraw_due(*, dispute_number: str, occurrence: int, reason: str, by: User, at: datetime) -> SubsidyDue:
    """Withdraw what a conclusion owed, because it is corrected (撤回应计事项).

    Nothing is accrued any more; what was accrued is reversed. A due already refused or reversed stays as it is.
    """
    source = source_of(dispute_number=dispute_number, occurrence=occurrence)
    due = SubsidyDue.objects.select_for_update().get(source=source)
    if due.state == DueState.NOT_PAYABLE:
        return due
    for voucher in Voucher.objects.filter(kind=VoucherKind.ACCRUAL, source=source, reversed_by=None):
        post_reversal(voucher_id=voucher.pk, reason=reason, by=by, at=at)
    due.state, due.state_reason = DueState.NOT_PAYABLE, f"结果已更正：{reason}"[:200]
    due.save(update_fields=["state", "state_reason"])
    return due
