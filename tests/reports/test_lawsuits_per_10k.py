"""万人成讼率, every figure computed by hand."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection

from communities.models import CourtCoverage, Division
from reports.indicators.catalogue import LAWSUITS_PER_10K
from reports.indicators.definition import Definition, Parameters, Rounding
from reports.indicators.statement import rate_expression
from reports.models import Reading
from reports.queries.measuring import NothingToMeasure, measure
from reports.queries.places import PlaceUnknown, court_place, division_place
from suyuan.lib.periods import parse_period
from tests import lawsuits
from tests.lawsuits import CITY, COURT, EAST, EAST_1, EAST_2, ELSEWHERE_TOWN, OTHER_COURT, UPPER_COURT, WEST, WEST_1
from tests.reports.suits import definition, settle, suits, today

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def province():
    lawsuits.build_province()


def population(code: str, count: int, on: str = "2020-11-01", vintage: str = "普查") -> None:
    lawsuits.population(code, count, date.fromisoformat(on), vintage)


def read(place: str, period: str = "2024", terms: Definition = LAWSUITS_PER_10K) -> Reading:
    found = division_place(place) if place[0].isdigit() else court_place(place)
    return measure(terms, parse_period(period), found, on=today())


@pytest.mark.parametrize(
    ("numerator", "rounding", "value"),
    [
        (12_494_633, Rounding.HALF_UP, "88.64"),
        (12_494_633, Rounding.DOWN, "88.63"),
        (7_717_791, Rounding.HALF_UP, "54.75"),
    ],
)
def test_the_supreme_courts_figures(numerator, rounding, value):
    """12,494,633 ÷ 1,409,670,000 × 10,000 = 88.6351…, printed as 88.63."""
    expression = rate_expression(Parameters(rounding=rounding), str(numerator), "1409670000")
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {expression}")
        assert cursor.fetchone()[0] == Decimal(value)


@pytest.mark.parametrize(("people", "value"), [(80_000, "0.63"), (20_000, "2.50"), (16_000, "3.13")])
def test_a_half_is_rounded_up(people, value):
    """5 ÷ 80,000 = 0.625; 5 ÷ 20,000 = 2.5; 5 ÷ 16,000 = 3.125, each per 10,000."""
    population(EAST_1, people)
    suits(5, EAST_1)
    assert read(EAST_1).value == Decimal(value)


def test_a_community_by_hand():
    """7 civil + 2 administrative = 9; 9 ÷ 12,000 × 10,000 = 7.50. With 4 settled: 13 ÷ 12,000 × 10,000 = 10.83."""
    population(EAST_1, 12_000)
    suits(4, EAST_1)
    suits(3, EAST_1, method="DEFENDANT")
    suits(2, EAST_1, kind="ADMINISTRATIVE", method="PLAINTIFF")
    suits(6, EAST_1, kind="EXCLUDED")
    suits(1, EAST_1, kind="EXCLUDED", reason="诉前调解")
    settle(4, EAST_1)
    found = read(EAST_1)
    assert (found.numerator, found.civil_count, found.administrative_count) == (9, 7, 2)
    assert found.exclusions == {"执行": 6, "诉前调解": 1}
    assert found.attribution == {"PLACE_OF_DISPUTE": 4, "DEFENDANT": 3, "PLAINTIFF": 2}
    assert (found.population, found.value, found.withheld) == (12_000, Decimal("7.50"), "")
    assert (found.settled_count, found.companion_numerator, found.companion_value) == (4, 13, Decimal("10.83"))


def test_only_settlements_before_suit_stand_beside_the_rate():
    population(EAST_1, 10_000)
    suits(5, EAST_1)
    settle(2, EAST_1)
    settle(3, EAST_1, track="POST_FILING_PRE_TRIAL")
    settle(4, EAST_1, on="2023-12-31")
    assert read(EAST_1).settled_count == 2


@pytest.mark.parametrize(
    ("period", "counted"),
    [
        ("2024", 15), ("2024-03", 2), ("2024Q1", 3), ("2024Q2", 4), ("2024-YTD-2024-03", 3), ("2024-YTD-2024-06", 7),
        ("2024-01", 1), ("2024-02", 0), ("C2024", 15), ("C2025", 16), ("C2024Q1", 9),
    ],
)  # fmt: skip
def test_what_falls_into_a_period(period, counted):
    """Edges: 1 on 31 March, 1 on 1 March; the court year 2024 runs from 1 December 2023 to 30 November 2024."""
    population(EAST_1, 10_000, on="2020-11-01")
    for number, day in [
        (8, "2023-12-01"), (1, "2024-01-01"), (1, "2024-03-01"), (1, "2024-03-31"), (4, "2024-06-30"),
        (8, "2024-12-31"), (8, "2025-01-01"),
    ]:  # fmt: skip
        suits(number, EAST_1, day)
    assert read(EAST_1, period).numerator == counted


def test_the_population_is_the_latest_counted_before_the_period_begins():
    population(EAST_1, 10_000, "2020-11-01")
    population(EAST_1, 11_000, "2023-12-31", "年末公报")
    population(EAST_1, 12_000, "2024-01-01", "年初公报")
    suits(5, EAST_1, "2023-05-05")
    suits(5, EAST_1, "2024-05-05")
    assert [read(EAST_1, period).population for period in ("2023", "2024", "2024Q2")] == [10_000, 11_000, 12_000]


def test_without_an_earlier_population_there_is_no_value_and_never_a_zero():
    population(EAST_1, 10_000, "2024-01-01")
    suits(5, EAST_1)
    found = read(EAST_1)
    assert (found.numerator, found.population, found.value, found.withheld) == (5, None, None, "NO_POPULATION")
    assert (found.companion_value, found.companion_withheld) == (None, "NO_POPULATION")


@pytest.mark.parametrize(
    ("people", "cases", "withheld"),
    [
        (999, 5, "SMALL_POPULATION"),
        (1_000, 5, ""),
        (24, 1, "SMALL_POPULATION"),
        (1_000, 4, "FEW_CASES"),
        (9_999, 0, "FEW_CASES"),
    ],
)
def test_small_places_show_counts_only(people, cases, withheld):
    population(EAST_1, people)
    suits(cases, EAST_1)
    suits(1, WEST_1)
    found = read(EAST_1)
    assert (found.numerator, found.population, found.withheld) == (cases, people, withheld)
    assert (found.value is None) == bool(withheld)


def test_the_second_figure_is_guarded_by_its_own_count():
    population(EAST_1, 10_000)
    suits(2, EAST_1)
    settle(3, EAST_1)
    found = read(EAST_1)
    assert (found.withheld, found.companion_withheld, found.companion_value) == ("FEW_CASES", "", Decimal("5.00"))


def test_the_guard_is_a_parameter():
    population(EAST_1, 24)
    suits(1, EAST_1)
    assert read(EAST_1, terms=definition()).value == Decimal("416.67")


def test_civil_cases_only_is_another_definition():
    """鹿邑 and 虹口 count civil and commercial cases only: 6 ÷ 10,000 instead of 8."""
    population(EAST_1, 10_000)
    suits(6, EAST_1)
    suits(2, EAST_1, kind="ADMINISTRATIVE")
    found = read(EAST_1, terms=definition(suit_kinds=("CIVIL",)))
    assert (found.numerator, found.administrative_count, found.value) == (6, 2, Decimal("6.00"))
    assert found.attribution == {"PLACE_OF_DISPUTE": 6}


def test_a_town_is_more_than_its_communities_and_a_city_more_than_its_towns():
    """Town: 3 + 2 in communities, 4 in the town alone. City: 9 + 1 in the other town, 5 in the city alone."""
    population(EAST, 50_000)
    population(CITY, 100_000)
    for number, place in [(3, EAST_1), (2, EAST_2), (4, EAST), (1, WEST_1), (5, CITY)]:
        suits(number, place)
    town, city = read(EAST), read(CITY)
    assert (town.numerator, town.direct_count, town.value) == (9, 4, Decimal("1.80"))
    assert (city.numerator, city.direct_count, city.value) == (15, 5, Decimal("1.50"))
    assert read(lawsuits.PROVINCE).numerator == 15


def test_what_could_be_attributed_nowhere_is_told_of_the_places_that_hold_the_court():
    suits(3, EAST_1)
    suits(7, None)
    suits(2, None, court=UPPER_COURT)
    suits(5, None, court=OTHER_COURT)
    suits(4, None, kind="EXCLUDED")
    assert [read(place).unattributed_count for place in (EAST_1, EAST, CITY, lawsuits.PROVINCE)] == [0, 0, 9, 14]
    assert [read(court).unattributed_count for court in (COURT, UPPER_COURT, OTHER_COURT)] == [7, 9, 5]


def test_a_courts_area_is_what_it_covers():
    """青9771 covers both towns: 40,000 + 60,000 people; the case in the city alone lies in neither."""
    population(EAST, 40_000)
    population(WEST, 60_000, "2022-12-31", "年末公报")
    for number, place in [(3, EAST_1), (4, WEST_1), (1, WEST), (9, CITY)]:
        suits(number, place)
    found = read(COURT)
    assert (found.numerator, found.population, found.value) == (8, 100_000, Decimal("0.80"))
    assert len(found.population_ids) == 2


def test_an_intermediate_court_and_a_court_without_recorded_coverage_stand_for_their_own_division():
    population(CITY, 200_000)
    suits(9, CITY)
    suits(1, EAST_1)
    suits(6, ELSEWHERE_TOWN)
    assert (read(UPPER_COURT).numerator, read(UPPER_COURT).value) == (10, Decimal("0.50"))
    assert (read(OTHER_COURT).numerator, read(OTHER_COURT).withheld) == (6, "NO_POPULATION")


def test_one_unknown_population_leaves_the_whole_area_unknown():
    population(EAST, 40_000)
    suits(8, EAST_1)
    found = read(COURT)
    assert (found.population, found.value, found.missing_population_count) == (None, None, 1)


def move_west_to_the_other_court(on: date) -> None:
    CourtCoverage.objects.filter(court_id=COURT, division_id=WEST).update(valid_to=on)
    CourtCoverage.objects.create(court_id=OTHER_COURT, division_id=WEST, valid_from=on)


def test_a_case_counts_for_the_court_that_covered_its_place_on_the_filing_day():
    for place in (EAST, WEST):
        population(place, 50_000)
    move_west_to_the_other_court(date(2024, 7, 1))
    suits(5, EAST_1, "2024-05-05")
    suits(6, WEST_1, "2024-06-30")
    suits(7, WEST_1, "2024-07-01")
    assert [read(COURT, period).numerator for period in ("2024", "2024Q2", "2024Q3")] == [11, 11, 0]
    assert [read(OTHER_COURT, period).numerator for period in ("2024", "2024Q3")] == [7, 7]
    assert [read(WEST, period).numerator for period in ("2024", "2024Q2", "2024Q3")] == [13, 6, 7]


def test_where_the_area_changed_within_the_period_only_counts_are_given():
    for place in (EAST, WEST):
        population(place, 50_000)
    move_west_to_the_other_court(date(2024, 7, 1))
    suits(6, WEST_1, "2024-06-30")
    suits(8, WEST_1, "2024-07-01")
    assert (read(COURT, "2024").withheld, read(COURT, "2024").value) == ("AREA_CHANGED", None)
    assert (read(COURT, "2024Q2").value, read(COURT, "2024Q2").population) == (Decimal("0.60"), 100_000)
    assert (read(OTHER_COURT, "2024Q3").value, read(OTHER_COURT, "2024Q3").population) == (Decimal("1.60"), 50_000)
    assert read(COURT, "2024Q3").population == 50_000


def test_a_deeper_coverage_is_cut_out_of_the_wider_one():
    """远州 takes one village of EAST: EAST's 40,000 people less its 4,000."""
    CourtCoverage.objects.create(court_id=OTHER_COURT, division_id=EAST_2)
    for place, count in [(EAST, 40_000), (WEST, 10_000), (EAST_2, 4_000)]:
        population(place, count)
    suits(5, EAST_1)
    suits(6, EAST_2)
    assert (read(COURT).numerator, read(COURT).population) == (5, 46_000)
    assert (read(OTHER_COURT).numerator, read(OTHER_COURT).population) == (6, 4_000)
    assert read(UPPER_COURT).numerator == 11


def test_a_town_that_was_split_keeps_its_cases_and_gives_no_rate_for_the_year_of_the_split():
    Division.objects.filter(code=WEST).update(valid_to=date(2024, 7, 1))
    lawsuits.division("910100103000", valid_from=date(2024, 7, 1))
    population(WEST, 50_000)
    suits(6, WEST_1, "2024-03-05")
    suits(7, "910100103000", "2024-08-01")
    assert (read(WEST, "2024").numerator, read(WEST, "2024").withheld) == (6, "AREA_CHANGED")
    assert read(WEST, "2024Q1").value == Decimal("1.20")
    assert read("910100103000", "2024").withheld == "AREA_CHANGED"
    assert read("910100103000", "2024Q3").withheld == "NO_POPULATION"
    with pytest.raises(NothingToMeasure, match="没有有效的区划"):
        read(WEST, "2025")


def test_a_period_without_any_imported_case_is_unknown_not_zero():
    population(EAST_1, 10_000)
    suits(9, WEST_1, "2024-03-05")
    assert read(EAST_1, "2024-04").withheld == "NO_CASES"
    assert read(EAST_1, "2024-03").withheld == "FEW_CASES"


def test_a_period_that_has_not_begun_is_refused():
    with pytest.raises(NothingToMeasure, match="2026年7月尚未开始"):
        read(EAST_1, "2026-07")


@pytest.mark.parametrize(
    ("finder", "code"), [(division_place, "999999"), (division_place, "x"), (court_place, "琼0000")]
)
def test_an_unknown_place_is_refused(finder, code):
    with pytest.raises(PlaceUnknown, match="没有代"):
        finder(code)


@pytest.mark.parametrize(
    ("text", "code"), [("91", lawsuits.PROVINCE), ("9101", CITY), ("910100", CITY), (EAST[:9], EAST)]
)
def test_codes_may_be_short(text, code):
    assert division_place(text).key == code
