"""Changing the working calendar (工作日历): every change makes a new version, so that due days can follow it."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db import connection, transaction

from communities.choices import DayKind
from communities.models import CalendarDay, CalendarRevision, CalendarYear
from communities.services.permission import refuse_unless_keeper
from suyuan.accounts.models import User
from suyuan.lib.errors import DomainError

FIRST_YEAR, LAST_YEAR = 2000, 2100
_WEEKDAYS = "一二三四五六日"
_LONGEST_SUMMARY = 300


class CalendarRefused(DomainError):
    """Something the calendar cannot hold (日历不能这样记)."""

    code = "calendar_refused"
    status = 422


@transaction.atomic
def set_calendar_day(*, day: date, kind: DayKind, name: str, source: str, by: User, at: datetime) -> CalendarDay:
    """Make a day a holiday or a make-up working day (放假、调休上班).

    Refuses with CalendarRefused a weekday as make-up working day, a missing name and a year out of range.
    """
    refuse_unless_keeper(by)
    reason = refusal_of(day, kind, name)
    if reason:
        raise CalendarRefused(reason)
    row = CalendarDay(date=day, kind=kind, name=name, source=source)
    write_days([row], summary=f"{day}：{kind.label}（{name}）", by=by, at=at)
    return row


@transaction.atomic
def remove_calendar_day(*, day: date, by: User, at: datetime) -> None:
    """Take a day out of the calendar (删除), so that its weekday decides again.

    Refuses with CalendarRefused a day that has no arrangement.
    """
    refuse_unless_keeper(by)
    removed, _ = CalendarDay.objects.filter(date=day).delete()
    if not removed:
        raise CalendarRefused(f"{day}没有特别安排，无须删除。")
    _claim_years([day.year], at=at)
    revise_calendar(summary=f"{day}：删除特别安排", by=by, at=at)


@transaction.atomic
def confirm_calendar_year(*, year: int, source: str, by: User, at: datetime) -> CalendarYear:
    """Mark a year as entered from its official notice (确认放假安排): due days in it are no longer provisional.

    Refuses with CalendarRefused a missing source, and a year that has no holiday yet.
    """
    refuse_unless_keeper(by)
    if not source:
        raise CalendarRefused("请写明放假通知的名称或文号。", field="source")
    if not CalendarDay.objects.filter(date__year=year, kind=DayKind.OFF).exists():
        raise CalendarRefused(f"{year}年还没有录入任何节假日，不能确认。", field="year")
    _claim_years([year], at=at)
    CalendarYear.objects.filter(year=year).update(confirmed=True, source=source)
    CalendarDay.objects.filter(date__year=year).update(source=source)
    revise_calendar(summary=f"确认{year}年的放假安排（{source}）", by=by, at=at)
    return CalendarYear.objects.get(year=year)


def write_days(days: Sequence[CalendarDay], *, summary: str, by: User, at: datetime) -> tuple[int, int]:
    """Write days that passed `refusal_of`, as one version; return how many are new and how many changed."""
    known = {row.date: row for row in CalendarDay.objects.filter(date__in=[day.date for day in days])}
    new = [day for day in days if day.date not in known]
    changed = [day for day in days if day.date in known and content(day) != content(known[day.date])]
    CalendarDay.objects.bulk_create(new)
    CalendarDay.objects.bulk_update(changed, ["kind", "name", "source"])
    if new or changed:
        _claim_years({day.date.year for day in (*new, *changed)}, at=at)
        revise_calendar(summary=summary, by=by, at=at)
    return len(new), len(changed)


def revise_calendar(*, summary: str, by: User, at: datetime) -> CalendarRevision:
    """Write the next version of the calendar (日历版本). Changes take turns, so the latest includes all before it."""
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE communities_calendarrevision IN SHARE ROW EXCLUSIVE MODE")
    return CalendarRevision.objects.create(summary=summary[:_LONGEST_SUMMARY], made_by=by, made_at=at)


def refusal_of(day: date, kind: DayKind, name: str) -> str | None:
    """Return why the calendar cannot hold a day like this (不能录入的原因), None when it can."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        return f"年份应在{FIRST_YEAR}至{LAST_YEAR}之间。"
    if kind == DayKind.WORKING and day.weekday() < 5:
        return f"{day}是星期{_WEEKDAYS[day.weekday()]}，本来就是工作日，不能记为调休上班。"
    if not name:
        return "请填写名称，例如：春节。"
    return "名称不能超过40个字。" if len(name) > 40 else None


def content(day: CalendarDay) -> tuple[str, str, str]:
    """Return what a day says (内容), to be compared."""
    return day.kind, day.name, day.source


def _claim_years(years: Iterable[int], *, at: datetime) -> None:
    """From now on these years are kept here: a new delivery of the software leaves them alone."""
    for year in sorted(years):
        CalendarYear.objects.update_or_create(year=year, defaults={"corrected_at": at})
