"""The working-day calendar (工作日历) and the reckoning of periods (期间).

Law: 民事诉讼法 (2023) art. 85 and 民法典 arts 200–204. The starting day is not counted; a period whose
last day is a holiday (法定休假日) ends on the first working day after it; a weekend day that was made a
working day (调休上班) is no holiday; months and years end on the corresponding day or the month's last.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

_WEEKDAYS = "一二三四五六日"
_ONE_DAY = timedelta(days=1)
# The notice for a year also arranges the last days of December before it (2011-12-31 and 2018-12-29 were
# made working days, 2018-12-31 a holiday), so these days wait for the next year's notice.
_DECIDED_BY_NEXT_YEAR = (12, 29)


@dataclass(frozen=True, slots=True)
class DueDay:
    """The end of a period (期满日), with how it was reached.

    `nominal_on` is the counted last day, `due_on` the day after rolling forward; `provisional` (暂定) says
    that an official calendar still missing may move it; `steps` explain it in Chinese, one sentence each.
    """

    due_on: date
    nominal_on: date
    provisional: bool
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """Which days are working days (工作日), as known in one version of the official notices.

    `off_days` maps each holiday to its name; `working_days` are weekend days made working days;
    `confirmed_years` are the years whose State Council notice is included. Any other year is reckoned by
    weekends and whatever holidays are given, and what rests on it is provisional. Nothing raises.
    """

    off_days: Mapping[date, str]
    working_days: frozenset[date]
    confirmed_years: frozenset[int]
    version: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "off_days", dict(self.off_days))
        object.__setattr__(self, "working_days", frozenset(self.working_days))
        object.__setattr__(self, "confirmed_years", frozenset(self.confirmed_years))

    def __hash__(self) -> int:
        return hash(self.version)

    def is_rest_day(self, day: date) -> bool:
        """Say whether a day is a holiday or an ordinary weekend day (休息日)."""
        return day not in self.working_days and (day in self.off_days or day.weekday() >= 5)

    def is_confirmed(self, day: date) -> bool:
        """Say whether the official notices that decide about a day are included (已有放假安排)."""
        deciding = {day.year, day.year + 1} if (day.month, day.day) >= _DECIDED_BY_NEXT_YEAR else {day.year}
        return deciding <= self.confirmed_years

    def next_working_day(self, day: date) -> date:
        """Return the day itself, or when it is a rest day the first working day after it (顺延)."""
        while self.is_rest_day(day):
            day += _ONE_DAY
        return day

    def add_days(self, start: date, days: int) -> DueDay:
        """Return the end of a period of calendar days (日); the starting day is not counted (民诉法 art. 85)."""
        _refuse_negative(days)
        return self.end_on(start, start + days * _ONE_DAY, f"{days}日")

    def add_months(self, start: date, months: int) -> DueDay:
        """Return the end of a period of months (月), on the corresponding day or the month's last (民法典 art. 202)."""
        _refuse_negative(months)
        year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
        last = date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
        return self.end_on(start, last, f"{months}个月")

    def add_working_days(self, start: date, days: int) -> DueDay:
        """Return the end of a period of working days (工作日); the starting day is not counted."""
        _refuse_negative(days)
        day = self.next_working_day(start) if days == 0 else start
        for _ in range(days):
            day = self.next_working_day(day + _ONE_DAY)
        rests = sum(map(self.is_rest_day, _span(start + _ONE_DAY, day)))
        steps = [f"自{_long(start)}的次日起算{days}个工作日", f"其间有{rests}个休息日不计，期满日为{self._named(day)}"]
        return self._due_day(nominal=day, due=day, steps=steps, looked_at=_span(start, day))

    def end_on(self, start: date, nominal: date, length: str) -> DueDay:
        """Return the end of a period whose last counted day is known (顺延); `length` names it in the explanation."""
        due = self.next_working_day(nominal)
        steps = [f"自{_long(start)}的次日起算{length}，末日为{self._named(nominal)}"]
        if due == nominal and due in self.working_days:
            steps.append("末日虽逢周末，但已调休为工作日，不顺延")
        if due != nominal:
            steps.append(f"末日为休息日，顺延至其后第一个工作日{self._named(due)}")
        return self._due_day(nominal=nominal, due=due, steps=steps, looked_at=_span(nominal, due))

    def _due_day(self, *, nominal: date, due: date, steps: list[str], looked_at: Iterator[date]) -> DueDay:
        unsure = next((day for day in looked_at if not self.is_confirmed(day)), None)
        if unsure is not None:
            year = unsure.year if unsure.year not in self.confirmed_years else unsure.year + 1
            steps.append(f"{year}年的放假安排尚未公布或录入，暂按周末和已知节日推算，公布后重新计算")
        return DueDay(due, nominal, unsure is not None, tuple(steps))

    def _named(self, day: date) -> str:
        name = self.off_days.get(day, "") if self.is_rest_day(day) else ""
        return f"{_long(day)}（星期{_WEEKDAYS[day.weekday()]}{'，' if name else ''}{name}）"


def _span(first: date, last: date) -> Iterator[date]:
    return (first + i * _ONE_DAY for i in range((last - first).days + 1))


def _long(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _refuse_negative(length: int) -> None:
    if length < 0:
        raise ValueError("a period cannot be negative")
