"""Reckoning a period: pure arithmetic over a calendar passed in."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cases.rules.deadlines import Pause, Period, days_left, days_used, reckon, reckon_changed
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


# Extended and paused periods, with holidays in the way and with none

ODD = WorkingCalendar(
    off_days={date(year, 10, day): "国庆节" for year in range(2000, 2102) for day in range(1, 9)},
    working_days=frozenset(date(year, 10, 11) for year in range(2000, 2102)),
    confirmed_years=frozenset(range(2000, 2026)),
    version="2",
)
CALENDARS = st.sampled_from([BARE, ODD])
EXTENSIONS = st.lists(st.integers(1, 365), max_size=3)
EVER = st.dates(date(2000, 1, 1), date(2100, 12, 31))


@st.composite
def pauses_from(draw, started: date) -> list[Pause]:
    """Up to four pauses, some before the start, some overlapping, some long after the end."""
    found = []
    for _ in range(draw(st.integers(0, 4))):
        began = started + timedelta(days=draw(st.integers(-5, 90)))
        found.append(Pause(began, began + timedelta(days=draw(st.integers(0, 60))), "鉴定评估"))
    return found


@given(started=EVER, length=st.integers(1, 60), extensions=EXTENSIONS, calendar=CALENDARS, data=st.data())
def test_a_changed_period_never_ends_on_a_rest_day_nor_earlier(started, length, extensions, calendar, data):
    pauses = data.draw(pauses_from(started))
    told = {"started_on": started, "calendar": calendar}

    plain = reckon(period(length), **told)
    changed = reckon_changed(period(length), extensions=extensions, pauses=pauses, **told)
    longer = reckon_changed(period(length), extensions=[*extensions, 1], pauses=pauses, **told)
    paused = reckon_changed(period(length), extensions=extensions, pauses=[*pauses, Pause(started, started)], **told)

    assert not calendar.is_rest_day(changed.due_on)
    assert plain.due_on <= changed.due_on <= longer.due_on
    assert paused.due_on == changed.due_on  # a pause of no day changes nothing
    assert reckon_changed(period(length), extensions=[], pauses=[], **told).due_on == plain.due_on
    left_out = (changed.nominal_on - started).days - length - sum(extensions)
    assert 0 <= left_out <= sum(pause.days for pause in pauses)


@given(started=EVER, length=st.integers(1, 60), calendar=CALENDARS, data=st.data())
def test_counted_days_are_used_up_on_the_last_counted_day(started, length, calendar, data):
    pauses = data.draw(pauses_from(started))

    due = reckon_changed(period(length), started_on=started, extensions=[], pauses=pauses, calendar=calendar)

    assert days_used(started_on=started, pauses=pauses, on=due.nominal_on) == length
    assert days_used(started_on=started, pauses=pauses, on=started) == 0


@given(started=DAYS, gap=st.integers(0, 29), days=st.integers(0, 100), more=st.integers(0, 50))
def test_a_longer_pause_never_ends_a_period_earlier(started, gap, days, more):
    began = started + timedelta(days=gap)
    short, long = (Pause(began, began + timedelta(days=n)) for n in (days, days + more))
    ends = [
        reckon_changed(period(30), started_on=started, extensions=[], pauses=[pause], calendar=BARE)
        for pause in (short, long)
    ]
    assert ends[0].nominal_on == started + timedelta(days=30 + days)
    assert ends[0].due_on <= ends[1].due_on


def test_overlapping_pauses_leave_no_day_out_twice():
    pauses = [Pause(date(2026, 3, 10), date(2026, 3, 20)), Pause(date(2026, 3, 15), date(2026, 3, 25))]

    due = reckon_changed(period(30), started_on=date(2026, 3, 2), extensions=[], pauses=pauses, calendar=BARE)

    assert due.nominal_on == date(2026, 4, 16)  # fifteen days, not twenty
