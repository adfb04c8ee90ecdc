"""When a period ends (期限届满): a rule's length and unit, reckoned with the working-day calendar."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from suyuan.lib.calendar import DueDay, WorkingCalendar


@dataclass(frozen=True, slots=True)
class Period:
    """The length of a period (期间) as the rule states it, and the rule's name and source for the explanation."""

    name: str
    basis: str
    length: int
    unit: str


@dataclass(frozen=True, slots=True)
class Pause:
    """Days that do not count (不计入): those after the day it began, up to and including the day it ended."""

    began_on: date
    ended_on: date
    reason: str = ""

    @property
    def days(self) -> int:
        return (self.ended_on - self.began_on).days


def reckon(period: Period, *, started_on: date, calendar: WorkingCalendar) -> DueDay:
    """Return the last day of a period that starts with an event on a day (期满日), with the steps that lead there.

    The day of the event is not counted (民诉法 art. 85; 特邀16 art. 27 reads the same way). Only periods given in
    working days (在线21) skip rest days; all others run through them and roll forward at their end.
    """
    due = calendar.add_working_days if period.unit == "WORKING_DAYS" else calendar.add_days
    return _explained(due(started_on, period.length), _named(period))


def reckon_changed(
    period: Period,
    *,
    started_on: date,
    extensions: Sequence[int],
    pauses: Sequence[Pause],
    calendar: WorkingCalendar,
) -> DueDay:
    """Return the last day of a period of calendar days that was extended or paused (延长、暂停后的期满日).

    An extension lengthens the one period: base and added days are counted on end, and only the last day rolls
    forward. It is the reading that never gives a party less time than agreed nor more than the text allows.
    Days of a pause that began inside the period are left out. `extensions` are in days.
    """
    total = period.length + sum(extensions)
    last, left_out = started_on + timedelta(days=total), []
    for pause in _merged(pauses, since=started_on):
        if pause.began_on < last and pause.days:
            last += timedelta(days=pause.days)
            left_out.append(pause)
    steps = [_named(period)]
    steps += [f"各方同意延长{days}日（第{nth}次）" for nth, days in enumerate(extensions, start=1)]
    steps += [f"{p.began_on:%Y-%m-%d}的次日至{p.ended_on:%Y-%m-%d}共{p.days}日不计入（{p.reason}）" for p in left_out]
    skipped = sum(pause.days for pause in left_out)
    length = f"{total}日" + (f"，另加不计入的{skipped}日" if skipped else "")
    return _explained(calendar.end_on(started_on, last, length), *steps)


def days_used(*, started_on: date, pauses: Sequence[Pause], on: date) -> int:
    """Return how many days of a period have been counted at the end of a day (已用天数); never negative."""
    inside = [Pause(p.began_on, min(p.ended_on, on)) for p in _merged(pauses, since=started_on) if p.began_on < on]
    return max((on - started_on).days - sum(pause.days for pause in inside), 0)


def days_left(due_on: date, *, on: date) -> int:
    """Return how many days are left (剩余天数): 0 on the last day, negative after it."""
    return (due_on - on).days


def _merged(pauses: Sequence[Pause], *, since: date) -> list[Pause]:
    """The pauses in order, none overlapping another, none reaching before the start: no day is left out twice."""
    merged: list[Pause] = []
    for pause in sorted(pauses, key=lambda pause: (pause.began_on, pause.ended_on)):
        began = max(pause.began_on, since, merged[-1].ended_on if merged else since)
        if pause.ended_on > began:
            merged.append(Pause(began, pause.ended_on, pause.reason))
    return merged


def _named(period: Period) -> str:
    return f"{period.name}，依据{period.basis}"


def _explained(due: DueDay, *steps: str) -> DueDay:
    return DueDay(due.due_on, due.nominal_on, due.provisional, (*steps, *due.steps))
