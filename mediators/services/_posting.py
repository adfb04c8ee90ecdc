"""Posting vouchers (记账凭证): written whole, never changed; PostgreSQL refuses what does not balance."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

from django.db import connection, transaction
from django.utils import timezone

from mediators.choices import Account, VoucherKind
from mediators.models import Entry, SubsidyDue, Voucher
from suyuan.accounts.models import User
from suyuan.lib.errors import DomainError

# Locking the row itself would ask for the privilege of changing it, which the application's role does not have.
ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtextextended('mediators.voucher', %s))"


class ReversalRefused(DomainError):
    """A voucher that cannot be reversed (不能冲销)."""

    code = "reversal_refused"


@transaction.atomic
def post_reversal(*, voucher_id: int, reason: str, by: User, at: datetime) -> Voucher:
    """Post the mirror image of a voucher (冲销凭证); whoever keeps its due has locked and changes that.

    Refuses with ReversalRefused as `reverse_voucher` does.
    """
    with connection.cursor() as cursor:
        cursor.execute(ONE_AT_A_TIME, [voucher_id])
    voucher = Voucher.objects.get(pk=voucher_id)
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


def post_accrual(
    *, due: SubsidyDue, rule_code: str, amount: Decimal, memo: str, fund_id: int | None, by: User, at: datetime
) -> Voucher:
    """Post what a due earned by a person's decision (计提凭证); the run posts what the scheme decides."""
    voucher = Voucher(
        kind=VoucherKind.ACCRUAL,
        source=due.source,
        rule_code=rule_code,
        court_id=due.court_id,
        mediator_id=due.mediator_id,
        memo=memo,
        made_on=timezone.localdate(at),
        made_at=at,
        made_by=by,
    )
    debit = Entry(account=Account.BUDGET, fund_id=fund_id, debit=amount)
    credit = Entry(account=Account.PAYABLE, mediator_id=due.mediator_id, fund_id=fund_id, credit=amount)
    return _post(voucher, [debit, credit])


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
