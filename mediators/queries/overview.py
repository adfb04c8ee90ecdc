"""The ledger in a few numbers (补贴概况), for the home page and for a mediator's own statement."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Sum
from django.db.models.functions import TruncMonth

from mediators.choices import Account, DueState, VoucherKind
from mediators.models import Entry, Mediator, SubsidyDue
from mediators.queries.ledger import BOUNCE, NOTHING, WHAT, Sides, Totals, due_counts, sides_by, totals, vouchers
from mediators.querysets import SubsidyDueQuerySet, VoucherQuerySet
from suyuan.accounts.models import User
from suyuan.lib.periods import PeriodKind, period_of

MONTHS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class LedgerOverview:
    """Subsidies within a person's reach (补贴概况): the money of this month, yuan, and what has not come that far."""

    month: Totals
    pending_count: int
    by_claim_count: int
    not_payable_count: int
    oldest_waiting: SubsidyDue | None

    @property
    def waiting_count(self) -> int:
        return self.pending_count + self.by_claim_count


def ledger_overview(*, user: User, on: date) -> LedgerOverview:
    """What the ledger says today (补贴概况): to its staff about their courts, to a mediator about themselves."""
    return _overview(SubsidyDue.objects.visible_to(user), vouchers(reader=user), on)


def _overview(dues: SubsidyDueQuerySet, found: VoucherQuerySet, on: date) -> LedgerOverview:
    month = period_of(PeriodKind.MONTH, on)
    counts = due_counts(dues)
    return LedgerOverview(
        month=totals(found.filter(made_on__range=(month.first, month.last))),
        pending_count=counts[DueState.PENDING],
        by_claim_count=counts[DueState.BY_CLAIM],
        not_payable_count=counts[DueState.NOT_PAYABLE],
        oldest_waiting=_oldest(dues, counts),
    )


def _oldest(dues: SubsidyDueQuerySet, counts: dict[DueState, int]) -> SubsidyDue | None:
    """The oldest of what waits to be accrued, else of what waits for a claim."""
    state = DueState.PENDING if counts[DueState.PENDING] else DueState.BY_CLAIM
    return dues.filter(state=state).order_by("pk").first() if counts[state] else None


@dataclass(frozen=True, slots=True)
class StatementMonth:
    """One month of a statement, in yuan."""

    first: date
    accrued: Decimal = NOTHING
    reversed: Decimal = NOTHING
    paid: Decimal = NOTHING

    @property
    def net(self) -> Decimal:
        """What was accrued and not reversed."""
        return self.accrued - self.reversed


@dataclass(frozen=True, slots=True)
class Statement:
    """What a mediator has earned, was paid and is owed (补贴对账单), as far as the reader may see."""

    overview: LedgerOverview
    owed: Decimal
    whole: Totals
    months: list[StatementMonth]


def statement(*, mediator: Mediator, reader: User, on: date) -> Statement:
    """A mediator's statement (补贴对账单), over the vouchers and dues that the reader may see."""
    found = vouchers(reader=reader).filter(mediator=mediator).order_by()
    dues = SubsidyDue.objects.visible_to(reader).filter(mediator=mediator)
    payable = sides_by("account", Entry.objects.filter(account=Account.PAYABLE, voucher__in=found))
    return Statement(
        overview=_overview(dues, found, on),
        owed=-payable.get(Account.PAYABLE, Sides()).balance,
        whole=totals(found),
        months=_months(found),
    )


def _months(found: VoucherQuerySet) -> list[StatementMonth]:
    """The latest months in which anything was posted."""
    entries = Entry.objects.filter(voucher__in=found).order_by()
    rows = (
        entries.annotate(month=TruncMonth("voucher__made_on"), what=WHAT)
        .values_list("month", "what")
        .annotate(amount=Sum("debit"))
    )
    sums: dict[date, dict[str, Decimal]] = {}
    for month, kind, amount in rows:
        sums.setdefault(month, {})[kind] = amount
    return [_month(first, sums[first]) for first in sorted(sums, reverse=True)[:MONTHS_SHOWN]]


def _month(first: date, amounts: dict[str, Decimal]) -> StatementMonth:
    return StatementMonth(
        first,
        accrued=amounts.get(VoucherKind.ACCRUAL, NOTHING),
        reversed=amounts.get(VoucherKind.REVERSAL, NOTHING),
        paid=amounts.get(VoucherKind.PAYMENT, NOTHING) - amounts.get(BOUNCE, NOTHING),
    )
