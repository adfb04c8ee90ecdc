"""The working calendar out of its tables: due days follow every change."""

from datetime import date

import pytest
from django.utils import timezone

from communities.choices import DayKind
from communities.models import CalendarDay, CalendarRevision, CalendarYear
from communities.queries import working_calendar
from communities.services.calendar import (
    CalendarRefused,
    confirm_calendar_year,
    remove_calendar_day,
    set_calendar_day,
)
from communities.services.permission import NotTheKeeper
from suyuan.accounts.roles import Role
from tests.people import person

pytestmark = pytest.mark.django_db
SATURDAY, MONDAY = date(2027, 2, 20), date(2027, 2, 22)


@pytest.fixture
def keeper():
    return person("keeper", Role.SYSTEM_ADMIN)


def change(keeper, day=MONDAY, kind=DayKind.OFF, name="春节"):
    return set_calendar_day(day=day, kind=kind, name=name, source="", by=keeper, at=timezone.now())


def test_the_delivered_years_give_the_due_days_of_the_law():
    calendar = working_calendar()
    assert calendar.add_days(date(2026, 1, 19), 30).due_on == date(2026, 2, 24)  # over the Spring Festival
    assert calendar.add_days(date(2026, 2, 7), 7).due_on == date(2026, 2, 14)  # a Saturday made a working day
    assert calendar.add_days(date(2025, 9, 16), 15).due_on == date(2025, 10, 9)
    assert not calendar.add_days(date(2026, 9, 16), 15).provisional


def test_a_year_without_a_notice_gives_a_provisional_day():
    due = working_calendar().add_days(date(2027, 1, 20), 30)
    assert due.provisional


def test_each_change_is_a_new_version_and_the_calendar_follows_it(keeper):
    before = working_calendar()
    change(keeper)
    after = working_calendar()
    assert after.version != before.version
    assert (before.is_rest_day(MONDAY), after.is_rest_day(MONDAY)) == (False, True)
    remove_calendar_day(day=MONDAY, by=keeper, at=timezone.now())
    assert working_calendar().version not in {before.version, after.version}
    assert not working_calendar().is_rest_day(MONDAY)


def test_the_same_calendar_is_not_built_twice(django_assert_num_queries):
    first = working_calendar()
    with django_assert_num_queries(1):
        assert working_calendar() is first


def test_saying_the_same_again_is_no_new_version(keeper):
    change(keeper)
    count = CalendarRevision.objects.count()
    change(keeper)
    assert CalendarRevision.objects.count() == count


def test_confirming_a_year_ends_what_is_provisional(keeper):
    confirm_calendar_year(year=2027, source="国办发明电〔2026〕1号", by=keeper, at=timezone.now())
    assert not working_calendar().add_days(date(2027, 1, 20), 30).provisional
    assert set(CalendarDay.objects.filter(date__year=2027).values_list("source", flat=True)) == {
        "国办发明电〔2026〕1号"
    }
    assert CalendarRevision.objects.first().made_by == keeper


def test_a_year_without_days_or_without_a_source_is_not_confirmed(keeper):
    with pytest.raises(CalendarRefused, match="还没有录入任何节假日"):
        confirm_calendar_year(year=2031, source="某通知", by=keeper, at=timezone.now())
    with pytest.raises(CalendarRefused, match="请写明放假通知"):
        confirm_calendar_year(year=2027, source="", by=keeper, at=timezone.now())
    assert not CalendarYear.objects.get(year=2027).confirmed


@pytest.mark.parametrize(
    ("day", "kind", "name", "reason"),
    [
        (MONDAY, DayKind.WORKING, "春节", "本来就是工作日"),
        (date(1999, 1, 1), DayKind.OFF, "元旦", "年份应在"),
        (MONDAY, DayKind.OFF, "", "请填写名称"),
        (MONDAY, DayKind.OFF, "长" * 41, "不能超过40个字"),
    ],
)
def test_days_the_calendar_cannot_hold_are_refused(keeper, day, kind, name, reason):
    with pytest.raises(CalendarRefused, match=reason):
        change(keeper, day, kind, name)
    assert not CalendarDay.objects.filter(date=day).exists()


def test_a_saturday_may_be_made_a_working_day(keeper):
    change(keeper, SATURDAY, DayKind.WORKING, "春节（调休上班）")
    assert not working_calendar().is_rest_day(SATURDAY)


def test_only_the_keeper_changes_the_calendar():
    with pytest.raises(NotTheKeeper):
        change(person("clerk", Role.CLERK))
