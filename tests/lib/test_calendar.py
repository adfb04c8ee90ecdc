import pickle
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suyuan.lib.calendar import WorkingCalendar

# The State Council's arrangements of 2025 and 2026, and 2027 as far as it is known.
OFF_2025 = {
    date(2025, 1, 1): "元旦",
    **{date(2025, 1, 28) + timedelta(i): "春节" for i in range(8)},
    **{date(2025, 4, 4) + timedelta(i): "清明节" for i in range(3)},
    **{date(2025, 5, 1) + timedelta(i): "劳动节" for i in range(5)},
    **{date(2025, 5, 31) + timedelta(i): "端午节" for i in range(3)},
    **{date(2025, 10, 1) + timedelta(i): "国庆节、中秋节" for i in range(8)},
}
OFF_2026 = {
    **{date(2026, 1, 1) + timedelta(i): "元旦" for i in range(3)},
    **{date(2026, 2, 15) + timedelta(i): "春节" for i in range(9)},
    **{date(2026, 4, 4) + timedelta(i): "清明节" for i in range(3)},
    **{date(2026, 5, 1) + timedelta(i): "劳动节" for i in range(5)},
    **{date(2026, 6, 19) + timedelta(i): "端午节" for i in range(3)},
    **{date(2026, 9, 25) + timedelta(i): "中秋节" for i in range(3)},
    **{date(2026, 10, 1) + timedelta(i): "国庆节" for i in range(7)},
}
STATUTORY_2027 = {
    date(2027, 1, 1): "元旦",
    **{date(2027, 2, 5) + timedelta(i): "春节" for i in range(4)},
    date(2027, 4, 5): "清明节",
}
WORKING = {
    *(date(2025, m, d) for m, d in [(1, 26), (2, 8), (4, 27), (9, 28), (10, 11)]),
    *(date(2026, m, d) for m, d in [(1, 4), (2, 14), (2, 28), (5, 9), (9, 20), (10, 10)]),
}
CALENDAR = WorkingCalendar(
    off_days=OFF_2025 | OFF_2026 | STATUTORY_2027,
    working_days=frozenset(WORKING),
    confirmed_years=frozenset({2025, 2026}),
    version="2026-11-22",
)
ANY_DAY = st.dates(date(2000, 1, 1), date(2100, 12, 31))
LENGTHS = st.integers(0, 400)


@pytest.mark.parametrize(
    ("start", "days", "nominal", "due"),
    [
        (date(2026, 1, 19), 30, date(2026, 2, 18), date(2026, 2, 24)),
        (date(2026, 9, 16), 15, date(2026, 10, 1), date(2026, 10, 8)),
        (date(2026, 9, 26), 7, date(2026, 10, 3), date(2026, 10, 8)),
        (date(2025, 9, 16), 15, date(2025, 10, 1), date(2025, 10, 9)),
        (date(2026, 2, 7), 7, date(2026, 2, 14), date(2026, 2, 14)),
    ],
)
def test_the_worked_examples_of_the_procedure(start, days, nominal, due):
    reckoned = CALENDAR.add_days(start, days)
    assert (reckoned.nominal_on, reckoned.due_on, reckoned.provisional) == (nominal, due, False)


def test_the_steps_explain_a_roll_forward():
    assert CALENDAR.add_days(date(2026, 1, 19), 30).steps == (
        "自2026年1月19日的次日起算30日，末日为2026年2月18日（星期三，春节）",
        "末日为休息日，顺延至其后第一个工作日2026年2月24日（星期二）",
    )


def test_the_steps_explain_why_a_working_saturday_does_not_roll():
    assert CALENDAR.add_days(date(2026, 2, 7), 7).steps == (
        "自2026年2月7日的次日起算7日，末日为2026年2月14日（星期六）",
        "末日虽逢周末，但已调休为工作日，不顺延",
    )


def test_a_year_without_a_notice_counts_weekends_and_known_holidays_and_says_so():
    reckoned = CALENDAR.add_days(date(2027, 1, 6), 30)
    assert reckoned.nominal_on == date(2027, 2, 5)
    assert reckoned.due_on == date(2027, 2, 9)
    assert reckoned.provisional
    assert reckoned.steps[-1] == "2027年的放假安排尚未公布或录入，暂按周末和已知节日推算，公布后重新计算"


def test_a_period_that_only_begins_in_an_unknown_year_is_not_provisional():
    known_2027 = WorkingCalendar({}, frozenset(), frozenset({2027, 2028}), "x")
    assert not known_2027.add_days(date(2026, 12, 30), 30).provisional


def test_the_last_days_of_december_wait_for_the_next_notice():
    assert not CALENDAR.add_days(date(2026, 12, 1), 27).provisional
    reckoned = CALENDAR.add_days(date(2026, 12, 1), 29)
    assert reckoned.due_on == date(2026, 12, 30)
    assert reckoned.provisional
    assert reckoned.steps[-1].startswith("2027年的放假安排尚未公布")


def test_working_days_leave_out_rest_days_and_count_working_weekends():
    reckoned = CALENDAR.add_working_days(date(2026, 2, 12), 3)
    assert reckoned.due_on == reckoned.nominal_on == date(2026, 2, 24)
    assert reckoned.steps == (
        "自2026年2月12日的次日起算3个工作日",
        "其间有9个休息日不计，期满日为2026年2月24日（星期二）",
    )
    assert CALENDAR.add_working_days(date(2026, 2, 12), 2).due_on == date(2026, 2, 14)


@pytest.mark.parametrize(
    ("start", "months", "nominal"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 3, 15), 6, date(2026, 9, 15)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2025, 11, 3), 36, date(2028, 11, 3)),
    ],
)
def test_months_end_on_the_corresponding_day_or_the_last_of_the_month(start, months, nominal):
    assert CALENDAR.add_months(start, months).nominal_on == nominal


def test_no_days_at_all_still_roll_to_a_working_day():
    saturday = date(2026, 11, 21)
    assert CALENDAR.add_days(saturday, 0).due_on == CALENDAR.add_working_days(saturday, 0).due_on == date(2026, 11, 23)


@pytest.mark.parametrize("reckon", [CALENDAR.add_days, CALENDAR.add_months, CALENDAR.add_working_days])
def test_a_negative_length_is_a_bug(reckon):
    with pytest.raises(ValueError, match="negative"):
        reckon(date(2026, 1, 1), -1)


@given(ANY_DAY, LENGTHS)
def test_a_period_never_ends_on_a_rest_day_nor_before_its_last_day(start, days):
    for reckoned in (CALENDAR.add_days(start, days), CALENDAR.add_working_days(start, days % 60)):
        assert not CALENDAR.is_rest_day(reckoned.due_on)
        assert start <= reckoned.nominal_on <= reckoned.due_on
        assert reckoned.steps
    assert CALENDAR.add_days(start, days).nominal_on == start + timedelta(days)


@given(ANY_DAY, LENGTHS, st.integers(0, 30), st.integers(0, 30))
def test_a_later_start_or_a_longer_period_never_ends_earlier(start, days, later, longer):
    shifted = start + timedelta(later)
    assert CALENDAR.add_days(shifted, days + longer).due_on >= CALENDAR.add_days(start, days).due_on
    assert (
        CALENDAR.add_working_days(shifted, days % 60 + longer).due_on
        >= CALENDAR.add_working_days(start, days % 60).due_on
    )


@given(ANY_DAY, st.integers(1, 60))
def test_working_days_are_exactly_that_many(start, days):
    due = CALENDAR.add_working_days(start, days).due_on
    span = (start + timedelta(i + 1) for i in range((due - start).days))
    assert sum(not CALENDAR.is_rest_day(day) for day in span) == days


@given(ANY_DAY)
def test_every_day_is_answered_by_an_empty_calendar(day):
    empty = WorkingCalendar({}, frozenset(), frozenset(), "空")
    assert empty.is_rest_day(day) == (day.weekday() >= 5)
    assert empty.add_days(day, 30).provisional
    assert empty.add_months(day, 1).provisional


def test_a_calendar_keeps_what_it_was_given_and_can_be_cached():
    days = dict(OFF_2026)
    calendar = WorkingCalendar(days, WORKING, {2026}, "v1")
    days.clear()
    assert calendar.is_rest_day(date(2026, 2, 16))
    assert pickle.loads(pickle.dumps(calendar)) == calendar
    assert hash(calendar) == hash(WorkingCalendar({}, frozenset(), frozenset(), "v1"))
    with pytest.raises(AttributeError):
        calendar.version = "v2"
