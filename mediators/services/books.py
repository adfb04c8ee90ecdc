"""The books (账簿): funds and their budgets, and closing a month."""

from datetime import date, datetime
from decimal import Decimal

from django.db import connection, transaction
from django.utils.timezone import localdate

from mediators.models import FundBudget, MonthClosing, SubsidyFund
from mediators.queries.books import month_figures
from mediators.services.accrual import IN_TURN
from suyuan.accounts.models import User
from suyuan.lib.errors import DomainError, InvalidInput
from suyuan.lib.periods import PeriodKind, period_of


class ClosingRefused(DomainError):
    """A month that cannot be closed (不能月结)."""

    code = "closing_refused"


def add_fund(*, court_code: str, name: str, payer: str) -> SubsidyFund:
    """Add a fund that subsidies are paid from (增设经费). Refuses with InvalidInput (`name`) one there already."""
    if SubsidyFund.objects.filter(court=court_code, name=name.strip()).exists():
        raise InvalidInput([("name", "已有同名经费")])
    return SubsidyFund.objects.create(court_id=court_code, name=name.strip(), payer=payer.strip())


def record_budget(*, fund_id: int, year: int, amount: Decimal, document: str, by: User, at: datetime) -> FundBudget:
    """Record a fund's budget for a year, or a change of it (登记预算), in yuan.

    Refuses with InvalidInput (`amount`) nothing.
    """
    if not amount:
        raise InvalidInput([("amount", "金额不能为零；追减的填负数")])
    return FundBudget.objects.create(
        fund_id=fund_id, year=year, amount=amount, document=document.strip(), recorded_by=by, recorded_at=at
    )


@transaction.atomic
def close_month(*, court_code: str, month: date, by: User, at: datetime) -> MonthClosing:
    """Close a month of a court's ledger (月结): PostgreSQL takes nothing more on its days or before them.

    `month` is any day of it. Refuses with ClosingRefused a month that is not over, or closed already.
    """
    with connection.cursor() as cursor:
        cursor.execute(IN_TURN)
    period = period_of(PeriodKind.MONTH, month)
    if period.last >= localdate(at):
        raise ClosingRefused(f"{period.label}还没有结束，不能月结。")
    latest = MonthClosing.objects.filter(court=court_code).order_by("-month").first()
    if latest is not None and period.first <= latest.month:
        raise ClosingRefused(f"已结账到{latest.last_day:%Y-%m-%d}，请选择以后的月份。")
    figures = month_figures(court_code=court_code, period=period)
    return MonthClosing.objects.create(
        court_id=court_code, month=period.first, last_day=period.last, voucher_count=figures.voucher_count,
        turnover=figures.turnover, payable=figures.payable, closed_by=by, closed_at=at,
    )  # fmt: skip
