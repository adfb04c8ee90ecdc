"""Reckoning a deadline (期限推算) by a rule or a bare length, with every step; page and command ask here."""

from dataclasses import dataclass
from datetime import date

from cases.choices import LengthUnit, Track
from cases.models import DeadlineRule
from cases.rules.day_count import CountedDay, count_days, weeks_of
from cases.rules.deadlines import Period, reckon
from cases.rules.sources import Source
from communities.queries import working_calendar
from suyuan.lib.calendar import DueDay
from suyuan.lib.errors import DomainError

LONGEST_GRID = 100
BARE_LENGTH = Source("民事诉讼法（2023年修正）第85条；民法典第200条至第204条")


class UnknownRule(DomainError):
    """No deadline rule has this code, or none of that code is in force on the day (没有适用的期限规则)."""

    code = "unknown_rule"
    status = 422


@dataclass(frozen=True, slots=True)
class Reckoning:
    """A reckoned deadline (推算结果): the due day, how it was reached, and what it rests on.

    `rule` is None for a bare length; `versions` are all rows of the rule's code, oldest first.
    """

    name: str
    length: int
    unit: LengthUnit
    started_on: date
    due: DueDay
    days: list[CountedDay]
    source: Source
    calendar_version: str
    rule: DeadlineRule | None = None
    versions: tuple[DeadlineRule, ...] = ()

    @property
    def weeks(self) -> list[list[CountedDay | None]]:
        """The days as weeks of a calendar (逐日推算表); empty when they are too many to be read."""
        return weeks_of(self.days) if len(self.days) <= LONGEST_GRID else []


@dataclass(frozen=True, slots=True)
class RuleChoice:
    """A code of a deadline rule with the name of its newest version (可选规则)."""

    code: str
    name: str
    group: str


def rule_choices() -> list[RuleChoice]:
    """Return every code once (可选的期限规则), named and grouped by track as its newest version."""
    newest = {rule.code: rule for rule in DeadlineRule.objects.order_by("valid_from")}
    tracks = [*Track.values, ""]
    rules = sorted(newest.values(), key=lambda rule: (tracks.index(rule.track), rule.code))
    return [RuleChoice(rule.code, rule.name, rule.get_track_display() or "其他") for rule in rules]


def reckoning_asked(*, by: str, rule: str, length: int | None, start: date) -> Reckoning:
    """Return what a filled-in form asks for (期限推算): by rule, or by a length in the unit that `by` names.

    Refuses with UnknownRule (field `rule`).
    """
    if by in LengthUnit.values and length:
        return reckon_length(length, LengthUnit(by), started_on=start)
    return reckon_by_rule(rule, started_on=start)


def reckon_by_rule(code: str, *, started_on: date) -> Reckoning:
    """Return the deadline that a rule sets when its period starts on a day (按规则推算).

    The version in force on that day applies. Refuses with UnknownRule (field `rule`).
    """
    versions = tuple(DeadlineRule.objects.filter(code=code).order_by("valid_from"))
    rule = next((row for row in versions if _is_in_force(row, started_on)), None)
    if rule is None:
        raise UnknownRule(_why_none(code, versions, started_on), field="rule")
    unit = LengthUnit(rule.unit)
    period = Period(rule.name, rule.basis, rule.length, unit)
    return _reckoning(period, unit, Source(rule.basis, rule.confidence), started_on, rule=rule, versions=versions)


def reckon_length(length: int, unit: LengthUnit, *, started_on: date) -> Reckoning:
    """Return the end of a period of a given length (按天数推算): days, or working days."""
    name = f"{length}个工作日" if unit == LengthUnit.WORKING_DAYS else f"{length}日"
    return _reckoning(Period(name, BARE_LENGTH.article, length, unit), unit, BARE_LENGTH, started_on)


def _reckoning(
    period: Period,
    unit: LengthUnit,
    source: Source,
    started_on: date,
    *,
    rule: DeadlineRule | None = None,
    versions: tuple[DeadlineRule, ...] = (),
) -> Reckoning:
    calendar = working_calendar()
    due = reckon(period, started_on=started_on, calendar=calendar)
    days = count_days(due, started_on=started_on, working_days_only=unit == LengthUnit.WORKING_DAYS, calendar=calendar)
    return Reckoning(period.name, period.length, unit, started_on, due, days, source, calendar.version, rule, versions)


def _is_in_force(rule: DeadlineRule, on: date) -> bool:
    return rule.valid_from <= on and (rule.valid_to is None or on < rule.valid_to)


def _why_none(code: str, versions: tuple[DeadlineRule, ...], on: date) -> str:
    if not versions:
        known = "、".join(choice.code for choice in rule_choices())
        return f"没有代码为“{code}”的期限规则；可用的代码：{known or '尚未载入'}"
    if on < versions[0].valid_from:
        return f"“{versions[0].name}”自{versions[0].valid_from:%Y-%m-%d}起施行，{on:%Y-%m-%d}尚不适用"
    return f"“{versions[-1].name}”在{on:%Y-%m-%d}没有施行中的版本"


@dataclass(frozen=True, slots=True)
class CalendarCoverage:
    """Which years the calendar knows (日历覆盖): with their official notice, and only as far as the law fixes them."""

    confirmed: tuple[int, ...]
    provisional: tuple[int, ...]
    version: str

    @property
    def confirmed_runs(self) -> str:
        """The confirmed years in words: 2019至2026年."""
        return "、".join(_runs(self.confirmed)) or "无"


def calendar_coverage() -> CalendarCoverage:
    """Return which years have their official arrangement (已确认年份), and which are known in part (暂定)."""
    calendar = working_calendar()
    known = {day.year for day in calendar.off_days}
    return CalendarCoverage(
        confirmed=tuple(sorted(calendar.confirmed_years)),
        provisional=tuple(sorted(known - calendar.confirmed_years)),
        version=calendar.version,
    )


def _runs(years: tuple[int, ...]) -> list[str]:
    """Name runs of years shortly: 2019至2026年."""
    runs: list[list[int]] = []
    for year in years:
        if runs and runs[-1][-1] == year - 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return [f"{run[0]}至{run[-1]}年" if len(run) > 1 else f"{run[0]}年" for run in runs]
