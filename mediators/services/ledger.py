"""Writing in the subsidy ledger (记账). Vouchers are posted and reversed, never changed."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from mediators.choices import DueState, VoucherKind
from mediators.models import Entry, SubsidyDue, Voucher
from suyuan.accounts.models import User
from suyuan.lib.errors import DomainError


class ReversalRefused(DomainError):
    """A voucher that cannot be reversed (不能冲销)."""

    code = "reversal_refused"


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
        due.state, due.state_reason = DueState.NOT_PAYABLE, f"已冲销：{reversal.memo}"[:200]
        due.save(update_fields=["state", "state_reason"])
    return reversal


@transaction.atomic
def post_reversal(*, voucher_id: int, reason: str, by: User, at: datetime) -> Voucher:
    """Post the mirror image of a voucher (冲销凭证); whoever keeps its due has locked and changes that.

    Refuses with ReversalRefused as `reverse_voucher` does.
    """
    voucher = Voucher.objects.select_for_update().get(pk=voucher_id)
    _refuse_if_final(voucher, reason)
    reversal = Voucher(
        kind=VoucherKind.REVERSAL,
        source=voucher.source,
        rule_code=voucher.rule_code,
        court_id=voucher.court_id,
        mediator_id=voucher.mediator_id,
        memo=reason.strip()[:200],
        reverses=voucher,
        made_on=timezone.localdate(at),
        made_at=at,
        made_by=by,
    )
    mirrored = (
        Entry(
            account=entry.account,
            mediator_id=entry.mediator_id,
            fund_id=entry.fund_id,
            debit=entry.credit,
            credit=entry.debit,
        )
        for entry in voucher.entries.order_by("debit", "pk")  # whose mirror image has its debits first
    )
    return _post(reversal, mirrored)


def _refuse_if_final(voucher: Voucher, reason: str) -> None:
    if not reason.strip():
        raise ReversalRefused("请写明冲销原因。", field="reason")
    if voucher.kind == VoucherKind.REVERSAL:
        raise ReversalRefused("冲销凭证不能再冲销；如冲销有误，请由分流员更正纠纷结果后重新计提。")
    if hasattr(voucher, "reversed_by"):
        raise ReversalRefused(f"该凭证已由凭证{voucher.reversed_by.number}冲销，不能重复冲销。")


def _post(voucher: Voucher, entries: Iterable[Entry]) -> Voucher:
    """Write a voucher and, whole, its entries; PostgreSQL refuses what does not balance."""
    voucher.save(force_insert=True)
    written = list(entries)
    for entry in written:
        entry.voucher = voucher
    Entry.objects.bulk_create(written)
    return voucher
