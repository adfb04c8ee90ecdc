"""The working calendar (工作日历) out of its tables, and as its page shows it."""

from calendar import Calendar
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.utils.timezone import localdate

from communities.choices import DayKind
from communities.models import CalendarDay, CalendarRevision, CalendarYear
from suyuan.lib.calendar import WorkingCalendar


def working_calendar() -> WorkingCalendar:
    """Return the calendar as it stands now (工作日历); its version changes with every change of a day or a year."""
    latest = CalendarRevision.objects.values_list("pk", "made_at").order_by("-pk").first()
    return _built(f"第{latest[0]}版 {localdate(latest[1])}" if latest else "未载入")


@lru_cache(maxsize=4)
def _built(version: str) -> WorkingCalendar:
    days = list(CalendarDay.objects.values_list("date", "kind", "name"))
    return WorkingCalendar(
        off_days={day: name for day, kind, name in days if kind == DayKind.OFF},
        working_days=frozenset(day for day, kind, _ in days if kind == DayKind.WORKING),
        confirmed_years=frozenset(CalendarYear.objects.filter(confirmed=True).values_list("year", flat=True)),
        version=version,
    )


@dataclass(frozen=True, slots=True)
class DayCell:
    """One day on the calendar page: `kind` is OFF, WORKING, WEEKEND or WORKDAY; `name` is empty on ordinary days."""

    day: date
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Month:
    """One month in weeks from Monday to Sunday; days of its neighbours are None."""

    number: int
    weeks: tuple[tuple[DayCell | None, ...], ...]


@dataclass(frozen=True, slots=True)
class CalendarPage:
    """A year of the calendar (日历页): its months, its arrangements, how sure they are, and the latest changes."""

    year: int
    months: tuple[Month, ...]
    days: tuple[CalendarDay, ...]
    record: CalendarYear | None
    years: tuple[int, ...]
    off_count: int
    working_count: int
    revisions: tuple[CalendarRevision, ...]

    @property
    def confirmed(self) -> bool:
        return bool(self.record and self.record.confirmed)


def calendar_page(year: int, *, revision_count: int = 10) -> CalendarPage:
    """Return a year of the calendar for its page (日历页)."""
    days = tuple(CalendarDay.objects.filter(date__year=year))
    by_date = {day.date: day for day in days}
    return CalendarPage(
        year=year,
        months=tuple(Month(month, _weeks(year, month, by_date)) for month in range(1, 13)),
        days=days,
        record=CalendarYear.objects.filter(year=year).first(),
        years=tuple(CalendarYear.objects.values_list("year", flat=True)),
        off_count=sum(day.kind == DayKind.OFF for day in days),
        working_count=sum(day.kind == DayKind.WORKING for day in days),
        revisions=tuple(CalendarRevision.objects.select_related("made_by")[:revision_count]),
    )


def _weeks(year: int, month: int, days: dict[date, CalendarDay]) -> tuple[tuple[DayCell | None, ...], ...]:
    return tuple(
        tuple(_cell(day, days.get(day)) if day.month == month else None for day in week)
        for week in Calendar().monthdatescalendar(year, month)
    )


def _cell(day: date, arranged: CalendarDay | None) -> DayCell:
    if arranged:
        return DayCell(day, arranged.kind, arranged.name)
    return DayCell(day, "WEEKEND" if day.weekday() >= 5 else "WORKDAY", "")
