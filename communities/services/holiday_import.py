"""Importing a year's holidays and make-up working days (节假日导入) when the State Council's notice appears."""

from collections import Counter
from datetime import datetime
from typing import BinaryIO

from django.db import transaction

from communities.choices import DayKind
from communities.models import CalendarDay
from communities.services.calendar import confirm_calendar_year, refusal_of, write_days
from communities.services.permission import refuse_unless_keeper
from communities.services.row_imports import ImportOutcome, ImportRefused, recorded, refuse_any, sort_out
from suyuan.accounts.models import User
from suyuan.lib.tables import Column, Row, read_table
from suyuan.lib.written_dates import read_date

COLUMNS = (
    Column("日期", ("date",)),
    Column("名称", ("节日", "name")),
    Column("类别", ("是否放假", "kind", "is_off")),
)
_KINDS = {
    **dict.fromkeys(("放假", "休", "休息", "假", "off", "1", "true", "是"), DayKind.OFF),
    **dict.fromkeys(("调休上班", "上班", "班", "补班", "调休", "working", "0", "false", "否"), DayKind.WORKING),
}


@transaction.atomic
def import_holidays(*, file: BinaryIO, source: str, confirm_year: int | None, by: User, at: datetime) -> ImportOutcome:
    """Take days of the calendar (节假日与调休); with a year to confirm, mark it as entered from its notice.

    The year is confirmed only when no row came back: a calendar with gaps must stay provisional. Refuses with
    ImportRefused a confirmation without a source, with InvalidInput a file that cannot be read.
    """
    refuse_unless_keeper(by)
    if confirm_year is not None and not source:
        raise ImportRefused("确认一个年份须写明放假通知的名称或文号。", field="source")
    table = read_table(file, COLUMNS)
    days = sort_out(table.rows, lambda row: _parse(row, source), key=lambda day: day.date)
    counts = Counter(day.kind for day in days.taken)
    summary = f"导入节假日：放假{counts[DayKind.OFF]}天，调休上班{counts[DayKind.WORKING]}天"
    added, changed = write_days(days.taken, summary=summary, by=by, at=at)
    outcome = ImportOutcome(
        headers=table.headers,
        added=added,
        changed=changed,
        unchanged=len(days.taken) - added - changed,
        rejects=tuple(days.rejects),
        notes=_confirmation(confirm_year, source, bool(days.rejects), by=by, at=at),
    )
    return recorded(outcome, "节假日", by=by, at=at)


def _parse(row: Row, source: str) -> CalendarDay:
    day, name = read_date(row.values["日期"]), row.values["名称"].strip()
    kind = _KINDS.get(row.values["类别"].strip().lower())
    refuse_any(
        [
            f"“{row.values['日期']}”不是日期" if day is None else None,
            f"类别“{row.values['类别']}”应为放假或调休上班" if kind is None else None,
            refusal_of(day, kind, name) if day and kind else None,
        ]
    )
    assert day and kind  # noqa: PT018 - else refused above
    return CalendarDay(date=day, kind=kind, name=name, source=source)


def _confirmation(year: int | None, source: str, has_rejects: bool, *, by: User, at: datetime) -> tuple[str, ...]:
    if year is None:
        return ()
    if has_rejects:
        return (f"有未导入的行，{year}年没有确认；请更正后重新导入。",)
    confirm_calendar_year(year=year, source=source, by=by, at=at)
    days = Counter(CalendarDay.objects.filter(date__year=year).values_list("kind", flat=True))
    off, working = days[DayKind.OFF], days[DayKind.WORKING]
    return (f"已确认{year}年：共放假{off}天、调休上班{working}天，请与通知核对。",)
