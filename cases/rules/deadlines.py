"""When a period ends (期限届满): a rule's length and unit, reckoned with the working-day calendar."""

from dataclasses import dataclass
from datetime import date

from suyuan.lib.calendar import DueDay, WorkingCalendar


@dataclass(frozen=True, slots=True)
class Period:
    """The length of a period (期间) as the rule states it, and the rule's name and source for the explanation."""

    name: str
    basis: str
    length: int
    unit: str


def reckon(period: Period, *, started_on: date, calendar: WorkingCalendar) -> DueDay:
    """Return the last day of a period that starts with an event on a day (期满日), with the steps that lead there.

    The day of the event is not counted (民诉法 art. 85; 特邀16 art. 27 reads the same way). Only periods given in
    working days (在线21) skip rest days; all others run through them and roll forward at their end.
    """
    due = calendar.add_working_days if period.unit == "WORKING_DAYS" else calendar.add_days
    reckoned = due(started_on, period.length)
    first = f"{period.name}，依据{period.basis}"
    return DueDay(reckoned.due_on, reckoned.nominal_on, reckoned.provisional, (first, *reckoned.steps))


def days_left(due_on: date, *, on: date) -> int:
    """Return how many days are left (剩余天数): 0 on the last day, negative after it."""
    return (due_on - on).days
