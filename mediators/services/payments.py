"""Paying out in batches (发放): freeze what is owed, have another approve it, export it, mark it paid or bounced."""

from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.db import connection, transaction
from django.utils.timezone import localdate

from communities.models import Court
from mediators.choices import BatchState, LineState
from mediators.lifecycle import ClaimAction
from mediators.models import PaymentBatch, PaymentItem, PaymentLine, SubsidyClaim, Voucher
from mediators.queries.payments import lines_of
from mediators.querysets import ClaimQuerySet
from mediators.services import _payment_sql
from mediators.services._posting import post_reversal
from mediators.services.claims import note_payment
from suyuan.accounts.choices import Act
from suyuan.accounts.models import User
from suyuan.accounts.services.access_log import record_access
from suyuan.lib.errors import DomainError, InvalidInput


class BatchRefused(DomainError):
    """A step that a payment batch cannot take now, or this person may not take (不能办理发放)."""

    code = "batch_refused"


@transaction.atomic
def freeze_batch(*, court_code: str, through: date, by: User, at: datetime) -> PaymentBatch:
    """Freeze what a court owes each mediator up to a day (编制发放批次), in one statement.

    Whoever has no bank account, or is owed nothing, is left for a later batch. Refuses with InvalidInput
    (`through`) a day to come, and BatchRefused when nobody can be paid.
    """
    if through > localdate(at):
        raise InvalidInput([("through", "截至日期不能晚于今天")])
    court = Court.objects.select_for_update().get(pk=court_code)  # one batch at a time, numbers without gaps
    year = localdate(at).year
    serial = 1 + PaymentBatch.objects.filter(court=court, made_at__year=year).count()
    batch = PaymentBatch.objects.create(
        number=f"{court.pk}-发-{year}-{serial:03d}", court=court, through=through, made_by=by, made_at=at
    )
    with connection.cursor() as cursor:
        cursor.execute(_payment_sql.FREEZE, {"batch": batch.pk, "court": court.pk, "through": through})
        batch.line_count, batch.total = cursor.fetchone()
    if not batch.line_count:
        raise BatchRefused("截至该日没有可以发放的补贴：都已列入批次，或收款账户未登记。")
    batch.save(update_fields=["line_count", "total"])
    return batch


@transaction.atomic
def approve_batch(*, batch_id: int, by: User, at: datetime) -> PaymentBatch:
    """Approve a frozen batch (批准发放) and seal it with a checksum. Refuses with BatchRefused who made it."""
    batch = _hold(batch_id, BatchState.FROZEN)
    if batch.made_by_id == by.pk:
        raise BatchRefused("编制和批准须由不同的人办理。")
    batch.state, batch.approved_by, batch.approved_at = BatchState.APPROVED, by, at
    batch.checksum = checksum_of(batch)
    batch.save()
    return batch


@transaction.atomic
def cancel_batch(*, batch_id: int, reason: str, by: User, at: datetime) -> PaymentBatch:
    """Cancel a batch that was not paid (作废批次); what it froze can be paid by a later one."""
    if not reason.strip():
        raise InvalidInput([("reason", "请写明作废原因")])
    batch = _hold(batch_id, BatchState.FROZEN, BatchState.APPROVED)
    batch.state, batch.cancelled_reason = BatchState.CANCELLED, f"{by.display_name}：{reason.strip()}"[:200]
    batch.save(update_fields=["state", "cancelled_reason"])
    PaymentItem.objects.filter(line__batch=batch).update(released=True)
    return batch


@transaction.atomic
def mark_paid(*, batch_id: int, paid_on: date, by: User, at: datetime) -> PaymentBatch:
    """Record that the bank paid a batch (登记发放): a payment voucher for each line, all in one statement.

    Refuses with InvalidInput (`paid_on`) a day to come or before the approval, and BatchRefused who approved the
    batch or a claim in it (procedure invariant 8), and what was approved otherwise than it stands.
    """
    batch = _hold(batch_id, BatchState.APPROVED)
    if batch.approved_by_id == by.pk or _claims_in(batch).filter(approved_by=by).exists():
        raise BatchRefused("批准和发放须由不同的人办理。")
    if not localdate(batch.approved_at) <= paid_on <= localdate(at):
        raise InvalidInput([("paid_on", f"付款日期应在{localdate(batch.approved_at):%Y-%m-%d}批准之后、今天之前")])
    if checksum_of(batch) != batch.checksum:
        raise BatchRefused("批次内容与批准时不一致，请作废后重新编制。")
    values: dict[str, Any] = {"batch": batch.pk, "on": localdate(at), "at": at, "by": by.pk}
    with connection.cursor() as cursor:
        cursor.execute(_payment_sql.PAY, values)
    batch.state, batch.paid_by, batch.paid_at, batch.paid_on = BatchState.PAID, by, at, paid_on
    batch.save()
    note_payment(_sources_in(batch), action=ClaimAction.PAY, by=by, at=at)
    return batch


@transaction.atomic
def bounce_line(*, line_id: int, reason: str, bounced_on: date, by: User, at: datetime) -> PaymentLine:
    """Record that the bank sent a payment back (退汇): it is reversed, and owed again for a later batch.

    Refuses with InvalidInput (`reason`, `bounced_on`) and BatchRefused a line that is not paid.
    """
    line = PaymentLine.objects.select_for_update(of=("self",)).select_related("batch").get(pk=line_id)
    problems: list[tuple[str | None, str]] = []
    if not reason.strip():
        problems.append(("reason", "请写明退汇原因"))
    if line.batch.paid_on and not line.batch.paid_on <= bounced_on <= localdate(at):
        problems.append(("bounced_on", "退汇日期应在付款日期之后、今天之前"))
    if problems:
        raise InvalidInput(problems)
    if line.state != LineState.PAID:
        raise BatchRefused(f"该笔{line.get_state_display()}，不能登记退汇。")
    voucher = Voucher.objects.get(kind="PAYMENT", source=f"{line.batch.number}#{line.serial}")
    post_reversal(voucher_id=voucher.pk, reason=f"退汇：{reason.strip()}", by=by, at=at)
    line.state, line.bounced_on, line.bounced_reason = LineState.BOUNCED, bounced_on, reason.strip()[:200]
    line.save(update_fields=["state", "bounced_on", "bounced_reason"])
    items = PaymentItem.objects.filter(line=line)
    note_payment(items.values_list("voucher__source", flat=True), action=ClaimAction.BOUNCE, by=by, at=at)
    items.update(released=True)
    return line


def export_batch(*, batch_id: int, by: User, at: datetime) -> list[list[object]]:
    """The rows for the bank (银行代发文件), header first, totals and checksum last; the export is logged.

    Refuses with BatchRefused a batch that is not approved. Account numbers are in full.
    """
    batch = PaymentBatch.objects.get(pk=batch_id)
    if batch.state not in (BatchState.APPROVED, BatchState.PAID):
        raise BatchRefused("批准后才能导出银行代发文件。")
    record_access(by=by, act=Act.EXPORTED, subject=batch, label=f"发放批次{batch.number}", reason="银行代发", at=at)
    lines = lines_of(batch)
    rows: list[list[object]] = [["序号", "户名", "账号", "开户银行", "金额", "附言"]]
    rows += [
        [each.serial, each.account.holder, each.account.number, each.account.bank, each.amount,
         f"{batch.number}调解补贴"]
        for each in lines
    ]  # fmt: skip
    return [*rows, ["合计", f"{batch.line_count}笔", "", "", batch.total, f"校验码{batch.checksum}"]]


def checksum_of(batch: PaymentBatch) -> str:
    """The fingerprint of a batch (校验码): SHA-256 over number, payee, account and amount of each line."""
    digest = sha256()
    for line in lines_of(batch):
        account = line.account
        digest.update(f"{line.serial}|{line.mediator_id}|{account.holder}|{account.number}|{line.amount}\n".encode())
    return digest.hexdigest()


def _hold(batch_id: int, *states: BatchState) -> PaymentBatch:
    batch = PaymentBatch.objects.select_for_update().get(pk=batch_id)
    if batch.state not in states:
        raise BatchRefused(f"批次{batch.get_state_display()}，不能办理。")
    return batch


def _sources_in(batch: PaymentBatch) -> list[str]:
    """The source documents in a batch that a claim stands behind (申报单据)."""
    return list(_claims_in(batch).values_list("due__source", flat=True))


def _claims_in(batch: PaymentBatch) -> ClaimQuerySet:
    vouchers = Voucher.objects.filter(payment_items__line__batch=batch, payment_items__released=False)
    return SubsidyClaim.objects.filter(due__source__in=vouchers.values("source"))
