"""A period counted day by day (逐日推算), so that anybody can check it with a finger on the calendar."""

from dataclasses import dataclass
from datetime import date, timedelta

from suyuan.lib.calendar import DueDay, WorkingCalendar

_ONE_DAY = timedelta(days=1)
START, COUNTED, SKIPPED, ROLLED = "START", "COUNTED", "SKIPPED", "ROLLED"


@dataclass(frozen=True, slots=True)
class CountedDay:
    """One day of a count: START (not counted), COUNTED (the `number`th), SKIPPED or ROLLED over (not counted).

    `rest` says that it is a rest day (休息日), `name` names the holiday, `moved` marks a weekend made a working day.
    """

    day: date
    role: str
    number: int | None
    rest: bool
    name: str
    moved: bool


def count_days(
    due: DueDay, *, started_on: date, working_days_only: bool, calendar: WorkingCalendar
) -> list[CountedDay]:
    """Return every day from the starting event to the due day (逐日推算), for a period of at least one day.

    The starting day is not counted (民诉法 art. 85). Rest days are skipped in periods of working days; in all
    others they count, and the days after the counted end are rolled over up to the due day.
    """
    days = [_day(started_on, START, None, calendar)]
    number = 0
    for offset in range(1, (due.due_on - started_on).days + 1):
        day = started_on + offset * _ONE_DAY
        role = _role(day, due, skipped=working_days_only and calendar.is_rest_day(day))
        number += role == COUNTED
        days.append(_day(day, role, number if role == COUNTED else None, calendar))
    return days


def weeks_of(days: list[CountedDay]) -> list[list[CountedDay | None]]:
    """Return the days in weeks from Monday to Sunday (按周排列); None stands before the first and after the last."""
    cells: list[CountedDay | None] = [*[None] * days[0].day.weekday(), *days]
    cells += [None] * (-len(cells) % 7)
    return [cells[i : i + 7] for i in range(0, len(cells), 7)]


def _role(day: date, due: DueDay, *, skipped: bool) -> str:
    if skipped:
        return SKIPPED
    return ROLLED if day > due.nominal_on else COUNTED


def _day(day: date, role: str, number: int | None, calendar: WorkingCalendar) -> CountedDay:
    rest = calendar.is_rest_day(day)
    name = calendar.off_days.get(day, "") if rest else ""
    return CountedDay(day, role, number, rest, name, day in calendar.working_days)
