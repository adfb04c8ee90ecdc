"""Delivered calendar (工作日历): the years whose notices are out, and the next one as far as the law fixes it."""

from collections import defaultdict
from datetime import date, datetime

from communities.choices import DayKind
from communities.models import CalendarDay, CalendarYear
from communities.services.calendar import content, revise_calendar
from communities.services.datasets import Record, Source
from communities.services.shipped_rows import Written
from suyuan.accounts.models import User

CONFIRMED, PROVISIONAL = "holidays.csv", "holidays_2027_statutory_unconfirmed.csv"


def write_calendar(source: Source, at: datetime) -> Written:
    """Write the years and their days; a year that was corrected here stays as it is, with all its days."""
    written, years = Written(), []
    for file_name in (CONFIRMED, PROVISIONAL):
        for year, days in _by_year(source, file_name).items():
            outcome = _write_year(year, days, confirmed=file_name == CONFIRMED)
            years += [year] if outcome.added or outcome.changed else []
            written += outcome
    if years:
        summary = f"载入随软件提供的日历：{min(years)}年至{max(years)}年"
        revise_calendar(summary=summary, by=User.objects.system(), at=at)
    return written


def _by_year(source: Source, file_name: str) -> dict[int, list[CalendarDay]]:
    years: dict[int, list[CalendarDay]] = defaultdict(list)
    for row in source.records(file_name):
        day = _day(row)
        years[day.date.year].append(day)
    return years


def _day(row: Record) -> CalendarDay:
    kind = DayKind.OFF if row["is_off"] == "1" else DayKind.WORKING
    return CalendarDay(date=date.fromisoformat(row["date"]), kind=kind, name=row["name"], source=row["source"])


def _write_year(year: int, days: list[CalendarDay], *, confirmed: bool) -> Written:
    known = {day.date: day for day in CalendarDay.objects.filter(date__year=year)}
    there = CalendarYear.objects.filter(year=year).first()
    if there and there.corrected_at:
        return Written(kept=len(days))
    CalendarYear.objects.update_or_create(year=year, defaults={"confirmed": confirmed, "source": days[0].source})
    CalendarDay.objects.filter(date__year=year).exclude(date__in=[day.date for day in days]).delete()
    changed = [day for day in days if day.date in known and content(day) != content(known[day.date])]
    CalendarDay.objects.bulk_update(changed, ["kind", "name", "source"])
    added = CalendarDay.objects.bulk_create([day for day in days if day.date not in known])
    return Written(added=len(added), changed=len(changed) + len(known.keys() - {day.date for day in days}))
