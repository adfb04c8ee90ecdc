"""Rates, readings, the cases behind them and communities, through HTTP."""

from datetime import date
from urllib.parse import quote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from communities.models import Court
from reports.models import Reading
from reports.queries.definitions import definition_in_force
from reports.queries.members import members
from reports.queries.places import Place
from reports.services.refreshing import refresh_rates
from suyuan.accounts.roles import Role
from tests import lawsuits
from tests.lawsuits import CITY, COURT, EAST, EAST_1, EAST_2, WEST, WEST_1
from tests.people import person
from tests.reports.suits import NOW, settle, suits

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def year_2024():
    """East 40 suits (30 in its first village), west 20, two of nobody's, one of them excluded."""
    lawsuits.build_province()
    for town, residents in ((EAST, 50_000), (WEST, 40_000), (EAST_1, 10_000)):
        lawsuits.population(town, residents, date(2020, 11, 1))
    suits(30, EAST_1, "2024-02-05", kind="CIVIL")
    suits(3, EAST_2, "2024-03-05", kind="CIVIL")
    suits(7, EAST, "2024-03-06", kind="ADMINISTRATIVE")
    suits(20, WEST_1, "2024-05-06", kind="CIVIL", method="DEFENDANT")
    suits(5, EAST_1, "2024-05-07", kind="EXCLUDED")
    suits(1, None, "2024-06-07")
    settle(6, EAST_1, "2024-03-07")
    refresh_rates(at=NOW)


@pytest.fixture
def clerk(client):
    client.force_login(person("立案", Role.CLERK, court=COURT))
    return client


@pytest.fixture
def viewer(client):
    client.force_login(person("综治", Role.GOVERNANCE_VIEWER, division=CITY))
    return client


def text(response) -> str:
    return response.content.decode()


def test_the_table_shows_the_towns_of_the_last_full_year(clerk):
    response = clerk.get("/rates/", {"period": "2024"})
    rows = {row.place.key: row for row in response.context["rows"]}
    assert list(rows) == [EAST, WEST]
    assert (rows[EAST].reading.numerator, str(rows[EAST].reading.value)) == (40, "8.0000")
    assert f'href="/rates/{EAST}/2024/"' in text(response)


def test_small_numbers_are_counts_and_an_unknown_population_is_unknown(clerk):
    response = clerk.get("/rates/", {"period": "2024", "scope": EAST})
    rows = {row.place.key: row for row in response.context["rows"]}
    assert str(rows[EAST_1].reading.value) == "30.0000"
    assert rows[EAST_2].reading.value is None
    assert "没有期初以前公布的常住人口" in rows[EAST_2].withheld
    assert "不详" in text(response)
    assert "只列件数" in text(response)


def test_only_governance_may_put_places_in_order_of_their_rate(clerk):
    assert "按数值排序" not in text(clerk.get("/rates/", {"period": "2024"}))
    asked = clerk.get("/rates/", {"period": "2024", "ranked": "on"})
    assert [row.place.key for row in asked.context["rows"]] == [EAST, WEST]
    clerk.force_login(person("综治员", Role.GOVERNANCE_VIEWER, division=CITY))
    suits(60, WEST_1, "2024-07-01")
    refresh_rates(at=NOW)
    ranked = clerk.get("/rates/", {"period": "2024", "ranked": "on"})
    assert [row.place.key for row in ranked.context["rows"]] == [WEST, EAST]


def test_a_period_without_readings_is_refused_in_a_sentence(clerk):
    response = clerk.get("/rates/", {"period": "1999"})
    assert response.status_code == 422
    assert "1999" in text(response)


def test_before_any_lawsuit_there_is_a_sentence_instead_of_a_table(clerk):
    Reading.objects.all().delete()
    assert clerk.get("/rates/").status_code == 200


def test_a_reading_says_how_it_came_about(clerk):
    page = text(clerk.get(f"/rates/{EAST}/2024/"))
    assert "40 ÷ 50,000 × 10,000 = 8.00件/万人" in page
    for words in ("纠纷发生地", "执行", "普查", "测试公报", "建议口径", "仅归属到本级", "诉至法院万人率"):
        assert words in page


def test_the_cases_behind_a_number_are_as_many_as_the_number(viewer):
    definition = definition_in_force("lawsuits_per_10k", on=date(2024, 1, 1))
    readings = Reading.objects.filter(period__kind="YEAR", period__first_on="2024-01-01")
    assert readings.count() >= 6
    for reading in readings.select_related("division", "court__division", "period"):
        place = Place(division=reading.division, court=reading.court)
        assert members(definition, reading.period.period, place).count() == reading.numerator, place.name
    response = viewer.get(f"/rates/{EAST}/2024/cases/")
    assert len(response.context["page"].rows) == 40
    assert "执" not in {case.type_code for case in response.context["page"].rows}


def test_the_cases_of_a_court_follow_its_coverage(viewer):
    coverage = Court.objects.get(pk=COURT).coverages.get(division=WEST)
    coverage.valid_to = date(2024, 5, 1)
    coverage.save()
    lawsuits.CourtCoverage.objects.create(court_id=lawsuits.OTHER_COURT, division_id=WEST, valid_from=date(2024, 5, 1))
    refresh_rates(at=NOW)
    definition = definition_in_force("lawsuits_per_10k", on=date(2024, 1, 1))
    reading = Reading.objects.get(period__kind="YEAR", period__first_on="2024-01-01", court=COURT)
    assert reading.numerator == 40
    assert members(definition, reading.period.period, Place(court=reading.court)).count() == 40
    assert viewer.get(f"/rates/{quote(COURT)}/2024/cases/").status_code == 200


def test_what_lies_outside_ones_area_does_not_exist(client):
    client.force_login(person("外人", Role.GOVERNANCE_VIEWER, division=WEST))
    for path in (f"/rates/{EAST}/2024/", f"/rates/{EAST}/2024/cases/", f"/communities/{EAST_1}/"):
        assert client.get(path).status_code == 404
    assert client.get(f"/rates/{WEST}/2024/").status_code == 200
    assert client.get(f"/rates/{WEST}/never/").status_code == 404
    assert client.get(f"/rates/{WEST}/2011/").status_code == 404


def test_a_communitys_page_shows_rate_disputes_and_people(clerk):
    page = text(clerk.get(f"/communities/{EAST_1}/"))
    for words in ("万人成讼率", "30.00", "6", "还没有社区法官和法官助理在此任职", "10,000 人"):
        assert words in page


def test_a_viewer_sees_a_communitys_figures_but_no_disputes(viewer):
    response = viewer.get(f"/communities/{EAST_1}/")
    assert "shows_disputes" not in response.context
    assert "最近的纠纷" not in text(response)


def test_more_places_cost_no_more_queries(clerk):
    def queries(scope: str) -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert clerk.get("/rates/", {"period": "2024", "scope": scope}).status_code == 200
        return len(captured)

    queries(EAST)
    before = queries(EAST)
    for n in range(3, 12):
        lawsuits.division(f"910100101{n:03d}")
    suits(9, EAST_1, "2024-08-01")
    refresh_rates(at=NOW)
    assert queries(EAST) == before
