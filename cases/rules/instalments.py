"""Splitting a sum into instalments (分期)."""

from calendar import monthrange
from datetime import date
from decimal import ROUND_DOWN, Decimal

FEN = Decimal("0.01")


def instalments(total: Decimal, *, count: int, first_due_on: date) -> list[tuple[Decimal, date]]:
    """Return the instalments of a sum in yuan (分期): equal to the fen, the rest in the last; due monthly.

    The day of the month is the first one's, or the month's last. Refuses with ValueError a count below one.
    """
    if count < 1:
        raise ValueError("there is at least one instalment")
    part = (total / count).quantize(FEN, rounding=ROUND_DOWN)
    amounts = [part] * (count - 1) + [total - part * (count - 1)]
    return [(amount, _months_later(first_due_on, months)) for months, amount in enumerate(amounts)]


def _months_later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
