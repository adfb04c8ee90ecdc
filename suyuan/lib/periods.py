"""Statistical periods (统计期): a month, a quarter, the year to date, a year.

Some courts' statistical year (司法统计年度) runs from December to November; quarters and the year to date
then begin in December too, and the year is named after the November it ends in. Months are the same in both.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from suyuan.lib.errors import DomainError
from suyuan.lib.text import squeeze


class PeriodKind(StrEnum):
    """The kinds of period (统计期类型)."""

    MONTH = "MONTH"
    QUARTER = "QUARTER"
    YTD = "YTD"
    YEAR = "YEAR"


class PeriodUnreadable(DomainError):
    """A text that names no period (统计期无法识别)."""

    code = "period_unreadable"
    status = 422


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Whole months from `first` to `last` day, both included (统计期); made by period_of and parse_period."""

    kind: PeriodKind
    first: date
    last: date
    court_year: bool = False

    def __str__(self) -> str:
        """The text that parse_period reads back: 2024-03, 2024Q1, 2024-YTD-2024-09, 2024; C… for a court year."""
        texts = {
            PeriodKind.MONTH: f"{self.last:%Y-%m}",
            PeriodKind.QUARTER: f"{self.year}Q{self._quarter}",
            PeriodKind.YTD: f"{self.year}-YTD-{self.last:%Y-%m}",
            PeriodKind.YEAR: f"{self.year}",
        }
        return ("C" if self.court_year else "") + texts[self.kind]

    @property
    def year(self) -> int:
        """The year that the period counts for (年度): a court year is named after its November."""
        return (_month_number(self.last) + self.court_year) // 12

    @property
    def label(self) -> str:
        """The Chinese label (名称): 2024年3月, 2024年第1季度, 2024年1—9月, 2024年."""
        if self.court_year:
            quarter = f"第{self._quarter}季度" if self.kind == PeriodKind.QUARTER else ""
            return f"{self.year}统计年度{quarter}（{_year_month(self.first)}—{_year_month(self.last)}）"
        labels = {
            PeriodKind.MONTH: _year_month(self.last),
            PeriodKind.QUARTER: f"{self.year}年第{self._quarter}季度",
            PeriodKind.YTD: f"{self.year}年1—{self.last.month}月"
            if self.last.month > 1
            else f"{self.year}年1月（累计）",
            PeriodKind.YEAR: f"{self.year}年",
        }
        return labels[self.kind]

    @property
    def months(self) -> tuple[Period, ...]:
        """The months it consists of (所含月份)."""
        numbers = range(_month_number(self.first), _month_number(self.last) + 1)
        return tuple(period_of(PeriodKind.MONTH, _first_day(number)) for number in numbers)

    @property
    def year_before(self) -> Period:
        """The same period of the year before (上年同期)."""
        return period_of(self.kind, _first_day(_month_number(self.last) - 12), court_year=self.court_year)

    @property
    def _quarter(self) -> int:
        return (_month_number(self.last) + self.court_year) % 12 // 3 + 1


def period_of(kind: PeriodKind, day: date, *, court_year: bool = False) -> Period:
    """Return the period of a kind that a day falls in; the year to date (年初至今) ends with the day's month."""
    shift = 1 if court_year and kind != PeriodKind.MONTH else 0
    month = _month_number(day) + shift
    length = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.YTD: 12, PeriodKind.YEAR: 12}[kind]
    first = month - month % length
    last = month if kind == PeriodKind.YTD else first + length - 1
    return Period(kind, _first_day(first - shift), _last_day(last - shift), court_year=bool(shift))


def last_periods(day: date) -> list[Period]:
    """Return the month, the quarter and the year that ended last before a day (上月、上季度、上年)."""
    kinds = (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR)
    return [period_of(kind, period_of(kind, day).first - timedelta(days=1)) for kind in kinds]


_TEXT = re.compile(r"(C?)((?:19|20)\d\d)(?:-(\d\d?)|Q([1-4])|-YTD-((?:19|20)\d\d)-(\d\d?))?")


def parse_period(text: str) -> Period:
    """Read a period (统计期) from its text: 2024, 2024-03, 2024Q1, 2024-YTD-2024-09, each but the month also with C.

    Refuses with PeriodUnreadable.
    """
    match = _TEXT.fullmatch(squeeze(text).upper())
    period = _from_match(match) if match else None
    if period is None:
        raise PeriodUnreadable(f"统计期“{text}”无法识别，应写作2024、2024Q1、2024-03或2024-YTD-2024-09", text=text)
    return period


def _from_match(match: re.Match[str]) -> Period | None:
    court, year, month, quarter, through_year, through_month = match.groups()
    if month:
        return None if court else _period_in(PeriodKind.MONTH, year, month, court_year=False)
    if quarter:
        return _period_in(PeriodKind.QUARTER, year, str(int(quarter) * 3 - 1), court_year=bool(court))
    if through_month:
        period = _period_in(PeriodKind.YTD, through_year, through_month, court_year=bool(court))
        return period if period and period.year == int(year) else None
    return _period_in(PeriodKind.YEAR, year, "6", court_year=bool(court))


def _period_in(kind: PeriodKind, year: str, month: str, *, court_year: bool) -> Period | None:
    if not 1 <= int(month) <= 12:
        return None
    return period_of(kind, date(int(year), int(month), 1), court_year=court_year)


def periods_covering(
    first: date,
    last: date,
    *,
    kinds: Iterable[PeriodKind] = tuple(PeriodKind),
    court_year: bool = False,
    through: date | None = None,
) -> list[Period]:
    """Return every period of the kinds that shares a day with first … last, both included, in order.

    A day in March touches every year to date (年初至今) from March on: these go to the end of the year, or
    to the month of `through` (say, today).
    """
    year_end = period_of(PeriodKind.YEAR, last, court_year=court_year).last
    found: dict[Period, None] = {}
    for kind in kinds:
        until = last if kind != PeriodKind.YTD else min(year_end, through or year_end)
        for number in range(_month_number(first), _month_number(until) + 1):
            found[period_of(kind, _first_day(number), court_year=court_year)] = None
    return list(found)


def _month_number(day: date) -> int:
    return day.year * 12 + day.month - 1


def _first_day(number: int) -> date:
    return date(number // 12, number % 12 + 1, 1)


def _last_day(number: int) -> date:
    year, month = number // 12, number % 12 + 1
    return date(year, month, monthrange(year, month)[1])


def _year_month(day: date) -> str:
    return f"{day.year}年{day.month}月"
