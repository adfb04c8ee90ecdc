import json
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from cases.choices import LengthUnit
from cases.models import DeadlineRule
from cases.queries.deadline_reckoning import calendar_coverage, reckon_by_rule, reckon_length
from cases.rules.day_count import count_days, weeks_of
from suyuan.accounts.roles import Role
from suyuan.lib.calendar import WorkingCalendar
from tests.people import person

PAGE = "cases:deadline_calculator"
SPRING_FESTIVAL = {date(2026, 2, 15) + timedelta(i): "春节" for i in range(9)}
CALENDAR = WorkingCalendar(SPRING_FESTIVAL, frozenset({date(2026, 2, 14), date(2026, 2, 28)}), frozenset({2026}), "x")
ANY_DAY = st.dates(date(2000, 1, 1), date(2100, 12, 31))


def run(*arguments):
    out = StringIO()
    call_command("deadline", *arguments, stdout=out)
    return out.getvalue()


def refused(*arguments):
    with pytest.raises(CommandError) as refusal:
        run(*arguments)
    return refusal.value.returncode, str(refusal.value)


# Day by day


def counted(start, days, *, working=False):
    due = (CALENDAR.add_working_days if working else CALENDAR.add_days)(start, days)
    return count_days(due, started_on=start, working_days_only=working, calendar=CALENDAR)


def test_a_holiday_counts_inside_a_period_and_its_end_rolls_over_it():
    days = counted(date(2026, 1, 19), 30)
    by_day = {day.day: day for day in days}
    assert (days[0].role, days[0].number) == ("START", None)
    assert (by_day[date(2026, 2, 14)].moved, by_day[date(2026, 2, 14)].rest) == (True, False)
    assert (by_day[date(2026, 2, 18)].number, by_day[date(2026, 2, 18)].name) == (30, "春节")
    assert [day.role for day in days[31:]] == ["ROLLED"] * 6
    assert days[-1].day == date(2026, 2, 24)


def test_rest_days_are_skipped_in_a_period_of_working_days():
    days = counted(date(2026, 2, 12), 3, working=True)
    assert [day.number for day in days if day.role == "COUNTED"] == [1, 2, 3]
    assert sum(day.role == "SKIPPED" for day in days) == 9


@given(ANY_DAY, st.integers(1, 120), st.booleans())
def test_every_period_is_counted_to_its_length_and_ends_on_a_working_day(start, length, working):
    days = counted(start, length, working=working)
    assert [day.number for day in days if day.role == "COUNTED"] == list(range(1, length + 1))
    assert [day.day for day in days] == [start + timedelta(i) for i in range(len(days))]
    assert not days[-1].rest
    weeks = weeks_of(days)
    assert {len(week) for week in weeks} == {7}
    assert [day for week in weeks for day in week if day] == days
    assert all(day is None or day.day.weekday() == i for week in weeks for i, day in enumerate(week))


# The rule in force


def test_the_version_in_force_on_the_starting_day_applies(db):
    before = reckon_by_rule("POST_FILING_ORDINARY", started_on=date(2024, 12, 31))
    since = reckon_by_rule("POST_FILING_ORDINARY", started_on=date(2025, 1, 1))
    assert before.rule.valid_to == since.rule.valid_from == date(2025, 1, 1)
    assert "法释〔2016〕14号" in before.source.article
    assert since.source.caveat == "摘引，未读全文"
    assert before.versions == since.versions


def test_the_calendar_says_which_years_are_confirmed(db):
    coverage = calendar_coverage()
    assert 2026 in coverage.confirmed
    assert 2027 in coverage.provisional
    assert coverage.confirmed_runs.endswith("至2026年")


@given(day=ANY_DAY, length=st.integers(1, 400), unit=st.sampled_from(LengthUnit))
def test_any_day_of_the_century_is_answered(django_db_setup, django_db_blocker, day, length, unit):
    with django_db_blocker.unblock():
        found = reckon_length(length, unit, started_on=day)
    assert found.due.due_on >= found.due.nominal_on > day
    assert found.days[-1].day == found.due.due_on


# The command


@pytest.mark.parametrize(
    ("start", "asked", "nominal", "due"),
    [
        ("2026-01-19", ("--rule", "PRE_FILING"), "2026-02-18", "2026-02-24"),
        ("2026-01-19", ("--days", "30"), "2026-02-18", "2026-02-24"),
        ("2026-09-16", ("--rule", "POST_FILING_ORDINARY"), "2026-10-01", "2026-10-08"),
        ("2026-09-26", ("--rule", "POST_FILING_SIMPLE"), "2026-10-03", "2026-10-08"),
        ("2025-09-16", ("--days", "15"), "2025-10-01", "2025-10-09"),
        ("2026-02-07", ("--days", "7"), "2026-02-14", "2026-02-14"),
        ("2026-02-12", ("--working-days", "3"), "2026-02-24", "2026-02-24"),
        ("2026-02-12", ("--rule", "ACCEPT_ASSIGNMENT"), "2026-02-24", "2026-02-24"),
    ],
)
def test_the_command_answers_for_programs(db, start, asked, nominal, due):
    answer = json.loads(run(*asked, "--start", start, "--json"))
    assert (answer["nominal_on"], answer["due_on"], answer["provisional"]) == (nominal, due, False)
    assert answer["steps"]
    assert answer["article"]
    assert (answer["days"][0]["date"], answer["days"][0]["role"]) == (start, "START")
    assert answer["days"][-1]["date"] == due


def test_the_answer_names_its_rule(db):
    answer = json.loads(run("--rule", "POST_FILING_SIMPLE", "--start", "2026-01-19", "--json"))
    assert (answer["rule"], answer["confidence"], answer["valid_from"]) == ("POST_FILING_SIMPLE", "X", "2025-01-01")
    assert answer["extension_cap_days"] == 30


def test_an_unconfirmed_year_is_provisional(db):
    assert json.loads(run("--days", "30", "--start", "2027-01-06", "--json"))["provisional"] is True


def test_the_command_answers_for_people(db):
    answer = run("--rule", "PRE_FILING", "--start", "2026-01-19")
    assert "期满日    2026-02-24" in answer
    assert "特邀调解的规定" in answer
    assert "2026-02-18 星期三  第30日  春节" in answer
    assert "2026-02-14 星期六  第26日  调休上班" in answer


def test_the_command_lists_the_codes(db):
    assert "PRE_FILING  委派调解期限30日" in run("--list")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--rule", "NO_SUCH", "--start", "2026-01-19"), "没有代码为“NO_SUCH”的期限规则；可用的代码：PRE_FILING、"),
        (("--rule", "PRE_FILING_ONLINE", "--start", "2021-12-31"), "自2022-01-01起施行，2021-12-31尚不适用"),
        (("--days", "30", "--start", "2026-02-30"), "起算日不是有效的日期"),
        (("--days", "30", "--start", "1999-12-31"), "起算日应在2000年至2100年之间"),
        (("--days", "许多", "--start", "2026-01-19"), "请填写整数天数"),
        (("--days", "0", "--start", "2026-01-19"), "天数至少为1"),
        (("--working-days", "9999", "--start", "2026-01-19"), "天数不能超过3650"),
        (("--start", "2026-01-19"), "请在 --rule、--days、--working-days 中指定一项"),
        (("--days", "3", "--rule", "PRE_FILING"), "只指定一项"),
    ],
)
def test_what_cannot_be_answered_is_a_sentence_and_status_2(db, arguments, sentence):
    status, message = refused(*arguments)
    assert status == 2
    assert sentence in message
    assert message.endswith("。")


# The page


@pytest.fixture
def clerk(client, db):
    client.force_login(person("clerk", Role.CLERK))
    return client


def test_the_page_opens_with_an_answer(clerk):
    page = clerk.get(reverse(PAGE))
    assert page.status_code == 200
    assert page.context["found"].rule.code == "PRE_FILING"


def test_the_page_shows_the_due_day_the_steps_and_the_article(clerk):
    page = clerk.get(reverse(PAGE), {"by": "RULE", "rule": "PRE_FILING", "start": "2026-01-19"}).content.decode()
    for words in ("2026年2月24日", "顺延至其后第一个工作日", "法释〔2016〕14号", "第30日", "已按放假通知确认", "<form"):
        assert words in page


def test_htmx_gets_the_answer_alone(clerk):
    answer = clerk.get(
        reverse(PAGE), {"by": "DAYS", "length": "7", "start": "2026-02-07"}, headers={"HX-Request": "true"}
    )
    assert "2026年2月14日" in answer.content.decode()
    assert "<form" not in answer.content.decode()


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"by": "DAYS", "start": "2026-01-19"}, "请填写天数。"),
        ({"by": "RULE", "start": "2026-01-19"}, "请选择期限规则。"),
        ({"by": "RULE", "rule": "X", "start": "2026-01-19"}, "没有代码为“X”的期限规则"),
        ({"by": "DAYS", "length": "3"}, "请填写起算日。"),
    ],
)
def test_the_page_says_what_is_missing(clerk, asked, sentence):
    page = clerk.get(reverse(PAGE), asked)
    assert page.status_code == 422
    assert sentence in page.content.decode()


def test_both_versions_of_a_rule_are_shown(clerk):
    page = clerk.get(reverse(PAGE), {"by": "RULE", "rule": "POST_FILING_SIMPLE", "start": "2024-06-03"})
    assert page.context["found"].rule.valid_from == date(2016, 7, 1)
    assert "这一规则的各个版本" in page.content.decode()


def test_without_rules_the_page_still_opens(clerk):
    DeadlineRule.objects.all().delete()
    assert clerk.get(reverse(PAGE)).status_code == 422
