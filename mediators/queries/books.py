"""The books as pages show them (账簿): funds by year, and the months of a court."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, F, QuerySet, Sum
from django.db.models.expressions import Combinable

from mediators.choices import Account
from mediators.models import Entry, FundBudget, MonthClosing, SubsidyFund, Voucher
from mediators.querysets import LEDGER_STAFF, court_codes
from suyuan.accounts.models import User
from suyuan.lib.periods import Period, PeriodKind, period_of

NOTHING = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class FundYear:
    """A fund in a year (经费年度账), in yuan: granted, accrued, paid, owed at its end, remaining."""

    fund: SubsidyFund | None
    budget: Decimal
    accrued: Decimal
    paid: Decimal
    owed: Decimal  # of this and earlier years

    @property
    def remaining(self) -> Decimal:
        """What may still be accrued (预算余额)."""
        return self.budget - self.accrued


def fund_years(*, reader: User, year: int) -> list[FundYear]:
    """Each fund's year (经费年度账), and last what no fund is named for."""
    funds = SubsidyFund.objects.visible_to(reader).order_by("court", "name", "pk")
    budgets = dict(
        FundBudget.objects.filter(fund__in=funds, year=year).order_by().values_list("fund").annotate(Sum("amount"))
    )
    known = Entry.objects.visible_to(reader).order_by()
    of_year, until = known.filter(voucher__made_on__year=year), known.filter(voucher__made_on__year__lte=year)
    accrued = _by_fund(of_year.filter(account=Account.BUDGET), F("debit") - F("credit"))
    paid = _by_fund(of_year.filter(account=Account.BANK), F("credit") - F("debit"))
    owed = _by_fund(until.filter(account=Account.PAYABLE), F("credit") - F("debit"))

    def row(fund: SubsidyFund | None) -> FundYear:
        sums = [amounts.get(fund.pk if fund else None, NOTHING) for amounts in (budgets, accrued, paid, owed)]
        return FundYear(fund, *sums)

    unnamed = row(None)
    rows = [row(fund) for fund in funds]
    return [*rows, unnamed] if unnamed.accrued or unnamed.paid or unnamed.owed else rows


def _by_fund(entries: QuerySet[Entry], amount: Combinable) -> dict[int | None, Decimal]:
    return dict(entries.values_list("fund").annotate(sum=Sum(amount)))


@dataclass(frozen=True, slots=True)
class MonthFigures:
    """What a month of a court's ledger adds up to (月度合计): vouchers, debits, and payable at its end, in yuan."""

    voucher_count: int
    turnover: Decimal
    payable: Decimal


def month_figures(*, court_code: str, period: Period) -> MonthFigures:
    """Add up a month (月度合计)."""
    ledger = Entry.objects.filter(voucher__court=court_code).order_by()
    month = ledger.filter(voucher__made_on__range=(period.first, period.last))
    sums = month.aggregate(count=Count("voucher", distinct=True), turnover=Sum("debit", default=NOTHING))
    until = ledger.filter(account=Account.PAYABLE, voucher__made_on__lte=period.last)
    payable = until.aggregate(owed=Sum(F("credit") - F("debit"), default=NOTHING))["owed"]
    return MonthFigures(sums["count"], sums["turnover"], payable)


@dataclass(frozen=True, slots=True)
class CourtMonths:
    """A court's closed months, and the one to close next (月结)."""

    court_code: str
    court_name: str
    closed: list[MonthClosing]
    next: Period | None


def court_months(*, reader: User, on: date) -> list[CourtMonths]:
    """The closed months of each of the reader's courts (月结), the latest first, and the month to close next."""
    found = []
    for court_code in court_codes(reader, roles=LEDGER_STAFF):
        closed = list(MonthClosing.objects.filter(court=court_code).select_related("court", "closed_by"))
        first = Voucher.objects.filter(court=court_code).order_by("made_on").select_related("court").first()
        if first is None:
            continue
        day = date.fromordinal(closed[0].last_day.toordinal() + 1) if closed else first.made_on
        period = period_of(PeriodKind.MONTH, day)
        found.append(CourtMonths(court_code, first.court.name, closed, period if period.last < on else None))
    return found
