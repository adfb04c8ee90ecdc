"""The year so far at a glance, in a person's own places."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from reports.queries import rate_overview
from reports.services.refreshing import refresh_rates
from suyuan.accounts.roles import Role
from tests import lawsuits
from tests.lawsuits import CITY, COURT, EAST, EAST_1, WEST, WEST_1
from tests.people import person, post
from tests.reports.suits import NOW, settle, suits, today

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def two_springs():
    """January to March of both years: 40 suits, then 50; April 2025 only in the year before."""
    lawsuits.build_province()
    for town in (EAST, WEST):
        lawsuits.population(town, 50_000, date(2020, 11, 1))
    suits(30, EAST_1, "2025-01-05")
    suits(10, WEST_1, "2025-03-05")
    suits(99, WEST_1, "2025-04-05")
    suits(30, EAST_1, "2026-02-05")
    suits(20, WEST_1, "2026-03-05")
    settle(7, EAST_1, "2026-03-06")
    refresh_rates(at=NOW)


def test_a_court_sees_its_area_against_the_same_months():
    overview = rate_overview(person("分流", Role.COORDINATOR, court=COURT), on=today())
    assert overview.period.label == "2026年1—3月"
    (row,) = overview.rows
    assert (row.place.name, row.numerator, row.value) == ("青州市第一人民法院辖区", 50, Decimal("5.00"))
    assert (row.settled_count, row.companion_value) == (7, Decimal("5.70"))
    assert (row.numerator_before, row.growth) == (40, Decimal("25.00"))


def test_a_governance_viewer_sees_the_place_of_the_post():
    overview = rate_overview(person("综治", Role.GOVERNANCE_VIEWER, division=WEST), on=today())
    (row,) = overview.rows
    assert (row.place.key, row.numerator, row.growth) == (WEST, 20, Decimal("100.00"))


def test_counts_alone_come_with_their_reason():
    overview = rate_overview(person("综治", Role.GOVERNANCE_VIEWER, division=CITY), on=today())
    (row,) = overview.rows
    assert (row.numerator, row.value, row.withheld) == (50, None, "没有期初以前公布的常住人口，不能计算")


@pytest.mark.parametrize("role", [Role.MEDIATOR, Role.FINANCE, Role.SYSTEM_ADMIN])
def test_who_reads_no_figures_gets_none(role):
    assert rate_overview(person("某", role, court=COURT), on=today()) is None


def queries(user) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert rate_overview(user, on=today()).rows
    return len(captured)


def test_more_posts_take_no_more_queries():
    one = person("一", Role.GOVERNANCE_VIEWER, division=WEST)
    three = person("三", Role.GOVERNANCE_VIEWER, division=WEST)
    for place in (EAST, EAST_1):
        post(three, Role.GOVERNANCE_VIEWER, division=place)
    assert queries(one) == queries(three)
