"""Correcting the subsidy ledger (冲销): vouchers are reversed, never changed."""

from datetime import datetime

from django.db import transaction

from mediators.choices import DueState
from mediators.models import SubsidyDue, Voucher
from mediators.services._posting import ReversalRefused, post_reversal
from mediators.services.claims import revoke_claims
from suyuan.accounts.models import User

__all__ = ["ReversalRefused", "reverse_voucher"]


@transaction.atomic
def reverse_voucher(*, voucher_id: int, reason: str, by: User, at: datetime) -> Voucher:
    """Cancel a voucher (冲销) by its mirror image; what it accrued becomes 不予补贴.

    Refuses with ReversalRefused a missing reason, a voucher already reversed and a reversal.
    """
    found = Voucher.objects.get(pk=voucher_id)
    dues = SubsidyDue.objects.filter(dispute_number=found.dispute_number, source=found.source)
    due = dues.select_for_update().filter(mediator_id=found.mediator_id).first()
    reversal = post_reversal(voucher_id=voucher_id, reason=reason, by=by, at=at)
    if due is not None:
        revoke_claims(due, reason=reversal.memo, by=by, at=at)
        due.state, due.state_reason = DueState.NOT_PAYABLE, f"已冲销：{reversal.memo}"[:200]
        due.save(update_fields=["state", "state_reason"])
    return reversal
