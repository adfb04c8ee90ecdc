"""万人成讼率 over the API: the same figures as everywhere, inside the client's own area."""

from datetime import UTC, date, datetime

import pytest

from cases.services.court_case_imports import import_list
from reports.services.refreshing import refresh_rates
from suyuan.accounts.models import User
from suyuan.exchange.choices import Scope
from tests import lawsuits
from tests.api.calling import Caller, admit, assert_problem
from tests.lawsuits import CITY, COURT, EAST, EAST_1, WEST, csv_list, row

RATES = "/api/v1/rates"
NOW = datetime(2025, 2, 1, 2, tzinfo=UTC)

pytestmark = pytest.mark.django_db


@pytest.fixture
def caller(db):
    """A client that serves the town of 东 in the made-up province: 12,000 people, 24 suits, one enforcement."""
    lawsuits.build_province()
    lawsuits.population(EAST, 12_000, date(2023, 12, 31))
    lawsuits.population(EAST_1, 800, date(2023, 12, 31))
    rows = [row(serial, place=EAST_1) for serial in range(1, 23)]
    rows += [row(23, kind="行初", place=EAST), row(24, place=EAST), row(1, kind="执", place=EAST)]
    import_list(file_name="清单.csv", content=csv_list(*rows), court_code=COURT, by=User.objects.system(), at=NOW)
    return Caller(admit(division=EAST))


def read(caller, **query):
    return caller.get(f"{RATES}?" + "&".join(f"{name}={value}" for name, value in query.items()))


def test_the_rate_comes_with_everything_it_rests_on(caller):
    body = read(caller, division=EAST, period="2024").json()
    assert (body["numerator"], body["parts"]) == (24, {"civil": 23, "administrative": 1})
    assert body["denominator"]["population"] == 12_000
    assert body["denominator"]["counted_on"] == "2023-12-31"
    assert body["value"] == 20.0  # 24 ÷ 12,000 × 10,000
    assert sum(body["exclusions"].values()) == 1
    assert body["definition"]["version"] == 1
    assert body["explanation"]


def test_the_stored_reading_says_the_same_as_the_measured_one(caller):
    measured = read(caller, division=EAST, period="2024").json()
    refresh_rates(at=NOW)
    stored = read(caller, division=EAST, period="2024").json()
    assert stored.pop("cut_off_at") != measured.pop("cut_off_at")
    assert stored == measured


def test_a_stored_reading_is_not_sent_twice(caller):
    refresh_rates(at=NOW)
    etag = read(caller, division=EAST, period="2024")["ETag"]
    assert caller.get(f"{RATES}?division={EAST}&period=2024", If_None_Match=etag).status_code == 304


def test_a_small_place_shows_counts_and_why_not_the_rate(caller):
    body = read(caller, division=EAST_1, period="2024").json()
    assert (body["numerator"], body["value"]) == (22, None)
    assert body["withheld"]["code"] == "SMALL_POPULATION"


@pytest.mark.parametrize("period", ["2024", "2024Q1", "2024-03", "2024-YTD-2024-09", "C2024"])
def test_every_kind_of_period(caller, period):
    assert read(caller, division=EAST, period=period).json()["period"]["text"] == period


@pytest.mark.parametrize("code", [EAST, EAST[:9]])
def test_a_town_may_be_named_by_nine_digits(caller, code):
    assert read(caller, division=code, period="2024").json()["place"]["code"] == EAST


@pytest.mark.parametrize("elsewhere", [WEST, CITY])
def test_places_outside_the_clients_area_are_not_there(caller, elsewhere):
    body = assert_problem(read(caller, division=elsewhere, period="2024"), 404, "place_unknown")
    assert "不在本单位服务的区划" in body["detail"]


def test_an_unknown_place_is_not_there(caller):
    assert_problem(read(caller, division="919999999999", period="2024"), 404, "place_unknown")


def test_a_period_to_come_has_no_rate(caller):
    assert_problem(read(caller, division=EAST, period="2099"), 404, "nothing_to_measure")


def test_what_is_no_period_is_refused(caller):
    body = assert_problem(read(caller, division=EAST, period="去年"), 422, "period_unreadable")
    assert "2024Q1" in body["detail"]


@pytest.mark.parametrize(
    "query", [{}, {"division": EAST}, {"period": "2024"}, {"division": EAST, "period": "2024", "x": 1}]
)
def test_missing_and_unknown_parameters_are_named(caller, query):
    assert_problem(read(caller, **query), 422, "invalid_input")


def test_another_scope_reads_no_rates(caller):
    other = Caller(admit("zongzhi-b", scopes=[Scope.DISPUTES_READ], division=EAST))
    assert_problem(read(other, division=EAST, period="2024"), 403, "insufficient_scope")
