from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suyuan.lib.periods import Period, PeriodKind, PeriodUnreadable, parse_period, period_of, periods_covering

DAYS = st.dates(date(1950, 1, 1), date(2099, 12, 31))
KINDS = st.sampled_from(PeriodKind)


@pytest.mark.parametrize(
    ("text", "kind", "first", "last", "label"),
    [
        ("2024-03", "MONTH", date(2024, 3, 1), date(2024, 3, 31), "2024年3月"),
        ("2024-2", "MONTH", date(2024, 2, 1), date(2024, 2, 29), "2024年2月"),
        ("2024Q1", "QUARTER", date(2024, 1, 1), date(2024, 3, 31), "2024年第1季度"),
        ("2024q4", "QUARTER", date(2024, 10, 1), date(2024, 12, 31), "2024年第4季度"),
        ("2024-YTD-2024-09", "YTD", date(2024, 1, 1), date(2024, 9, 30), "2024年1—9月"),
        ("2024-YTD-2024-01", "YTD", date(2024, 1, 1), date(2024, 1, 31), "2024年1月（累计）"),
        ("2024", "YEAR", date(2024, 1, 1), date(2024, 12, 31), "2024年"),
        ("２０２４", "YEAR", date(2024, 1, 1), date(2024, 12, 31), "2024年"),
        ("C2024", "YEAR", date(2023, 12, 1), date(2024, 11, 30), "2024统计年度（2023年12月—2024年11月）"),
        ("C2024Q1", "QUARTER", date(2023, 12, 1), date(2024, 2, 29), "2024统计年度第1季度（2023年12月—2024年2月）"),
        ("C2024Q4", "QUARTER", date(2024, 9, 1), date(2024, 11, 30), "2024统计年度第4季度（2024年9月—2024年11月）"),
        ("C2024-YTD-2024-09", "YTD", date(2023, 12, 1), date(2024, 9, 30), "2024统计年度（2023年12月—2024年9月）"),
        ("C2024-YTD-2023-12", "YTD", date(2023, 12, 1), date(2023, 12, 31), "2024统计年度（2023年12月—2023年12月）"),
    ],
)
def test_a_period_is_read_from_its_text(text, kind, first, last, label):
    period = parse_period(text)
    assert (period.kind, period.first, period.last, period.label) == (kind, first, last, label)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "24",
        "2024-13",
        "2024-00",
        "2024Q5",
        "2024-YTD-2023-09",
        "2024-YTD-2024-13",
        "C2024-YTD-2024-12",
        "C2024-03",
        "今年",
    ],
)
def test_an_unreadable_period_is_refused_in_a_sentence(text):
    with pytest.raises(PeriodUnreadable, match=r"统计期“.*”无法识别，应写作") as refusal:
        parse_period(text)
    assert refusal.value.status == 422


@given(KINDS, DAYS, st.booleans())
def test_a_period_holds_its_day_and_reads_back_from_its_text(kind, day, court_year):
    period = period_of(kind, day, court_year=court_year)
    assert period.first <= day <= period.last
    assert parse_period(str(period)) == period
    assert len(period.months) in {PeriodKind.MONTH: {1}, PeriodKind.QUARTER: {3}, PeriodKind.YEAR: {12}}.get(
        kind, set(range(1, 13))
    )
    assert (period.months[0].first, period.months[-1].last) == (period.first, period.last)


@given(KINDS.filter(lambda kind: kind != PeriodKind.YTD), DAYS, st.booleans())
def test_periods_of_a_kind_follow_one_another_without_gap(kind, day, court_year):
    period = period_of(kind, day, court_year=court_year)
    following = period_of(kind, period.last + timedelta(1), court_year=court_year)
    assert following.first == period.last + timedelta(1)


def test_the_year_before_covers_the_same_months():
    assert str(parse_period("2024-02").year_before) == "2023-02"
    assert str(parse_period("2024Q4").year_before) == "2023Q4"
    assert str(parse_period("2024-YTD-2024-09").year_before) == "2023-YTD-2023-09"
    assert str(parse_period("C2024-YTD-2023-12").year_before) == "C2023-YTD-2022-12"
    assert str(parse_period("2024").year_before) == "2023"


def test_the_months_of_a_court_year_are_ordinary_months():
    months = parse_period("C2024Q1").months
    assert [str(month) for month in months] == ["2023-12", "2024-01", "2024-02"]
    assert months[0] == parse_period("2023-12")


def texts(periods: list[Period]) -> list[str]:
    return [str(period) for period in periods]


def test_a_march_day_touches_its_month_quarter_year_and_every_year_to_date_from_march():
    assert texts(periods_covering(date(2024, 3, 5), date(2024, 3, 9), through=date(2024, 5, 20))) == [
        "2024-03",
        "2024Q1",
        "2024-YTD-2024-03",
        "2024-YTD-2024-04",
        "2024-YTD-2024-05",
        "2024",
    ]


def test_without_an_end_the_years_to_date_go_to_december():
    covering = periods_covering(date(2024, 10, 1), date(2024, 10, 1), kinds=[PeriodKind.YTD])
    assert texts(covering) == ["2024-YTD-2024-10", "2024-YTD-2024-11", "2024-YTD-2024-12"]
    court = periods_covering(date(2024, 10, 1), date(2024, 10, 1), kinds=[PeriodKind.YTD], court_year=True)
    assert texts(court) == ["C2024-YTD-2024-10", "C2024-YTD-2024-11"]


def test_a_range_over_new_year_touches_both_years():
    assert texts(periods_covering(date(2023, 12, 31), date(2024, 1, 1), kinds=["YEAR", "QUARTER"])) == [
        "2023",
        "2024",
        "2023Q4",
        "2024Q1",
    ]


@given(DAYS, st.integers(0, 500), KINDS, st.booleans())
def test_every_day_of_the_range_is_covered_and_nothing_else(first, length, kind, court_year):
    last = first + timedelta(length)
    covering = periods_covering(first, last, kinds=[kind], court_year=court_year)
    assert len(set(covering)) == len(covering)
    assert all(period.first <= last and period.last >= first for period in covering)
    assert {period_of(kind, first + timedelta(i), court_year=court_year) for i in range(length + 1)} <= set(covering)
