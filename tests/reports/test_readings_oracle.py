"""Stored readings of random worlds against a naive bookkeeper, who goes through every case for every place."""

import random
from collections import Counter
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

import pytest

from cases.models import CourtCase, Dispute
from communities.models import Community, Court, CourtCoverage, Division, Population
from reports.indicators.catalogue import LAWSUITS_PER_10K
from reports.models import Reading, ReadingPeriod
from reports.queries.measuring import measure
from reports.queries.members import members
from reports.queries.places import place_of
from reports.services.refreshing import refresh_rates
from suyuan.lib.periods import periods_covering
from tests import lawsuits
from tests.lawsuits import COURT, OTHER_COURT, UPPER_COURT
from tests.reports.suits import NOW, settle, suits

pytestmark = pytest.mark.django_db
FIRST, LAST = date(2023, 1, 1), date(2024, 6, 30)
DAYS = (LAST - FIRST).days
PLACES = (
    lawsuits.CITY, lawsuits.EAST, lawsuits.WEST, lawsuits.EAST_1, lawsuits.EAST_2, lawsuits.WEST_1,
    lawsuits.ELSEWHERE_TOWN, None,
)  # fmt: skip


def build_random_world(seed: int) -> None:
    dice = random.Random(seed)
    lawsuits.build_province()
    for place in Division.objects.filter(code__startswith="91").exclude(level="PROVINCE"):
        for counted_on in dice.sample([date(2020, 11, 1), date(2022, 12, 31), date(2024, 3, 1)], dice.randint(0, 3)):
            lawsuits.population(place.code, dice.choice([600, 5_000, 33_333, 120_000]), counted_on)
    if dice.random() < 0.7:
        moved = FIRST + timedelta(days=dice.randint(0, DAYS))
        CourtCoverage.objects.filter(court_id=COURT, division_id=lawsuits.WEST).update(valid_to=moved)
        CourtCoverage.objects.create(court_id=OTHER_COURT, division_id=lawsuits.WEST, valid_from=moved)
    for _ in range(150):
        day = (FIRST + timedelta(days=dice.randint(0, DAYS))).isoformat()
        place, count = dice.choice(PLACES), dice.randint(1, 3)
        if dice.random() < 0.2:
            settle(count, place, day, track=dice.choice(["PRE_FILING_ASSIGNED", "IN_TRIAL_ENTRUSTED"]))
        else:
            kind = dice.choice(["CIVIL", "CIVIL", "CIVIL", "ADMINISTRATIVE", "EXCLUDED"])
            method = dice.choice(["PLACE_OF_DISPUTE", "DEFENDANT", "PLAINTIFF", "TRIBUNAL"])
            reason = dice.choice(["执行", "二审"]) if kind == "EXCLUDED" else ""
            court = dice.choice([COURT, OTHER_COURT, UPPER_COURT])
            suits(count, place, day, kind=kind, method=method, reason=reason, court=court)


class Bookkeeper:
    """Knows the rules of docs/indicators.md and no SQL."""

    def __init__(self) -> None:
        self.cases = list(CourtCase.objects.all())
        self.settled = list(Dispute.objects.filter(state="SETTLED", track="PRE_FILING_ASSIGNED"))
        self.people = list(Population.objects.filter(division_id__in=Division.objects.filter(code__startswith="91")))
        self.prefixes = dict(Division.objects.filter(code__startswith="91").values_list("code", "prefix"))
        self.coverage = list(CourtCoverage.objects.all())
        self.courts = {court.code: court for court in Court.objects.all()}

    def parts(self, key: str, first: date, last: date) -> list[tuple[str, date, date]]:
        """What a place consists of within the period: division, first day, day after the last."""
        if key[0].isdigit():
            return [(key, date.min, date.max)]
        rows = [row for row in self.coverage if row.court_id == key]
        if not rows:
            return [(self.courts[key].division_id, date.min, date.max)]
        spans = [(row.division_id, row.valid_from or date.min, row.valid_to or date.max) for row in rows]
        return [(code, begins, ends) for code, begins, ends in spans if begins <= last and ends > first]

    def lies_in(self, code: str | None, day: date, parts: list[tuple[str, date, date]]) -> bool:
        return any(
            code and code.startswith(self.prefixes[part]) and begins <= day < ends for part, begins, ends in parts
        )

    def read(self, key: str, first: date, last: date) -> dict:
        parts = self.parts(key, first, last)
        filed = [case for case in self.cases if first <= case.filed_on <= last]
        inside = [case for case in filed if self.lies_in(case.division_id, case.filed_on, parts)]
        suits_inside = [case for case in inside if case.suit_kind != "EXCLUDED"]
        settled = [d for d in self.settled if first <= d.concluded_on <= last]
        settled_count = sum(self.lies_in(d.division_id, d.concluded_on, parts) for d in settled)
        population = self.population(parts, first)
        changed = any(begins > first or ends <= last for _, begins, ends in parts)
        figures = {
            "numerator": len(suits_inside),
            "civil_count": sum(case.suit_kind == "CIVIL" for case in suits_inside),
            "administrative_count": sum(case.suit_kind == "ADMINISTRATIVE" for case in suits_inside),
            "settled_count": settled_count,
            "direct_count": sum(case.division_id == key for case in suits_inside),
            "attribution": dict(Counter(case.attributed_by for case in suits_inside)),
            "exclusions": dict(Counter(case.exclusion_reason for case in inside if case.exclusion_reason)),
            "unattributed_count": self.unattributed(key, parts, filed, first, last),
            "population": population,
        }
        for name, count in [("", len(suits_inside)), ("companion_", len(suits_inside) + settled_count)]:
            withheld = self.withheld(filed, changed, population, count)
            figures[f"{name}withheld"] = withheld
            figures[f"{name}value"] = None if withheld else rounded(count, population)
        return figures

    def population(self, parts: list[tuple[str, date, date]], first: date) -> int | None:
        counts = [
            max(
                ((row.counted_on, row.pk, row.resident_count) for row in self.people
                 if row.division_id == code and row.counted_on < first),
                default=(None, None, None),
            )[2]
            for code, _, _ in parts
        ]  # fmt: skip
        return None if None in counts else sum(counts)

    def unattributed(self, key: str, parts: list, filed: list[CourtCase], first: date, last: date) -> int:
        held = {court for court in self.courts if court[0] == "青" and self.holds(key, parts, court, first, last)}
        return sum(
            case.division_id is None and case.suit_kind != "EXCLUDED" and case.court_code in held for case in filed
        )

    def holds(self, key: str, parts: list, court: str, first: date, last: date) -> bool:
        areas = self.parts(court, first, last)
        around = [self.prefixes[code] for code, _, _ in parts]
        return bool(areas) and all(any(self.prefixes[code].startswith(p) for p in around) for code, _, _ in areas)

    def withheld(self, filed: list, changed: bool, population: int | None, count: int) -> str:
        if not filed:
            return "NO_CASES"
        if changed:
            return "AREA_CHANGED"
        if population is None:
            return "NO_POPULATION"
        if population < 1000:
            return "SMALL_POPULATION"
        return "FEW_CASES" if count < 5 else ""


def rounded(count: int, population: int) -> Decimal:
    return (Decimal(count) * 10_000 / population).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


@pytest.mark.parametrize("seed", range(4))
def test_every_stored_reading_equals_the_bookkeepers(seed):
    build_random_world(seed)
    refresh_rates(at=NOW)
    bookkeeper = Bookkeeper()
    ours = Reading.objects.filter(division__code__startswith="91") | Reading.objects.filter(
        court__code__startswith="青"
    )
    compared = 0
    for reading in ours.select_related("period"):
        expected = bookkeeper.read(
            reading.division_id or reading.court_id, reading.period.first_on, reading.period.last_on
        )
        stored = {name: getattr(reading, name) for name in expected}
        assert stored == expected, (reading.division_id, reading.court_id, reading.period.period)
        compared += 1
    assert compared > 350


def test_the_cases_behind_every_number_are_as_many_as_it_says():
    build_random_world(7)
    refresh_rates(at=NOW)
    ours = Reading.objects.filter(division__code__startswith="91") | Reading.objects.filter(
        court__code__startswith="青"
    )
    for reading in ours.filter(period__kind__in=["YEAR", "MONTH"]).select_related("period"):
        place = place_of(reading.division_id or reading.court_id)
        found = members(LAWSUITS_PER_10K, reading.period.period, place)
        assert found.count() == reading.numerator, (place.key, reading.period.period)


def test_every_period_and_every_place_has_its_reading():
    build_random_world(5)
    refresh_rates(at=NOW)
    periods = {row.period for row in ReadingPeriod.objects.all()}
    assert periods == set(periods_covering(FIRST, LAST, through=LAST))
    assert set(ReadingPeriod.objects.values_list("computed", flat=True)) == set(
        ReadingPeriod.objects.values_list("wanted", flat=True)
    )
    made = set(Reading.objects.filter(division__code__startswith="91").values_list("division_id", flat=True).distinct())
    assert made == {lawsuits.CITY, lawsuits.EAST, lawsuits.WEST, lawsuits.EAST_1, lawsuits.EAST_2, lawsuits.WEST_1}
    for row in ReadingPeriod.objects.all():
        assert row.readings.filter(division__community__isnull=False).count() == Community.objects.count()


def test_the_stored_reading_is_the_one_measured_directly():
    build_random_world(6)
    refresh_rates(at=NOW)
    for key in (lawsuits.CITY, lawsuits.EAST, COURT, UPPER_COURT):
        for row in ReadingPeriod.objects.filter(kind__in=["YEAR", "QUARTER"]):
            direct = measure(LAWSUITS_PER_10K, row.period, place_of(key), on=LAST)
            stored = row.readings.get(**{"division" if key[0] == "9" else "court": key})
            names = [f.name for f in Reading._meta.fields if f.name not in {"id", "period"}]
            assert [getattr(direct, n) for n in names] == [getattr(stored, n) for n in names]
