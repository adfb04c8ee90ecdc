"""Reckoning a period: pure arithmetic over a calendar passed in."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cases.rules.deadlines import Period, days_left, reckon
from suyuan.lib.calendar import WorkingCalendar

BARE = WorkingCalendar(off_days={}, working_days=frozenset(), confirmed_years=frozenset(range(2000, 2101)), version="1")
DAYS = st.dates(date(2001, 1, 1), date(2099, 1, 1))


def period(length: int, unit: str = "DAYS") -> Period:
    return Period(name="委派调解期限", basis="特邀16第27条", length=length, unit=unit)


def test_the_explanation_names_rule_and_basis():
    due = reckon(period(30), started_on=date(2026, 3, 2), calendar=BARE)

    assert due.steps[0] == "委派调解期限，依据特邀16第27条"
    assert due.due_on == date(2026, 4, 1)


def test_working_days_skip_rest_days():
    assert reckon(period(3, "WORKING_DAYS"), started_on=date(2026, 3, 6), calendar=BARE).due_on == date(2026, 3, 11)


@given(started=DAYS, length=st.integers(1, 400))
def test_calendar_days_end_on_a_working_day_no_earlier_than_counted(started, length):
    due = reckon(period(length), started_on=started, calendar=BARE)

    assert due.nominal_on == started + timedelta(days=length)
    assert due.nominal_on <= due.due_on <= due.nominal_on + timedelta(days=2)
    assert not BARE.is_rest_day(due.due_on)


@given(started=DAYS, length=st.integers(1, 60))
def test_a_longer_period_never_ends_earlier(started, length):
    for unit in ("DAYS", "WORKING_DAYS"):
        shorter = reckon(period(length, unit), started_on=started, calendar=BARE)
        longer = reckon(period(length + 1, unit), started_on=started, calendar=BARE)
        assert shorter.due_on <= longer.due_on


@given(due=DAYS, late=st.integers(-50, 50))
def test_days_left_are_zero_on_the_last_day(due, late):
    assert days_left(due, on=due + timedelta(days=late)) == -late
