"""What a retained mediator earns month by month (年度聘用的月度金额): exact to the fen over the year.

A full month is a twelfth of the year's amount, a month begun or ended in its course the part of the twelfth that its
days are of the month. What is paid up to a month's end is the rounded sum up to then, so that no fen is lost or
gained by rounding each month alone: twelve full months add up to the year's amount exactly.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

FEN = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class RetainedMonth:
    """One month of a retainer (聘用月份): from its first day, for so many of its days, so many yuan."""

    first: date
    days: int
    days_in_month: int
    amount: Decimal

    @property
    def last(self) -> date:
        """The last day of the calendar month (月末)."""
        return self.first.replace(day=self.days_in_month)


def retained_months(
    *, yearly_amount: Decimal, valid_from: date, valid_to: date | None, through: date
) -> list[RetainedMonth]:
    """Return the whole calendar months up to `through` in which a mediator was retained (应付月份), in yuan.

    `valid_to` is the first day not retained; a month still running on `through` is left out.
    """
    months, served, paid, year = [], Fraction(0), Decimal(0), 0
    first = valid_from.replace(day=1)
    while (last := _last_day(first)) <= through and (valid_to is None or first < valid_to):
        if first.year != year:  # each calendar year is rounded for itself
            served, paid, year = Fraction(0), Decimal(0), first.year
        begin = max(first, valid_from)
        end = last if valid_to is None else min(last, valid_to - timedelta(days=1))
        days = (end - begin).days + 1
        if days > 0:
            served += Fraction(days, last.day)
            amount = _rounded(Fraction(yearly_amount) / 12 * served) - paid
            paid += amount
            months.append(RetainedMonth(first, days, last.day, amount))
        first = last + timedelta(days=1)
    return months


def _last_day(first: date) -> date:
    return first.replace(day=monthrange(first.year, first.month)[1])


def _rounded(amount: Fraction) -> Decimal:
    return (Decimal(amount.numerator) / Decimal(amount.denominator)).quantize(FEN, rounding=ROUND_HALF_UP)
