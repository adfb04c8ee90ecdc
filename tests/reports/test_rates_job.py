"""The rate job: run twice, at once, killed half-way; nothing is lost, nothing doubled, only changes are computed."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection

from cases.models import CourtCase
from communities.models import Population
from reports.models import IndicatorDefinition, Reading, ReadingPeriod
from reports.services import refreshing
from reports.services.refreshing import refresh_rates, resume_rates
from suyuan.celery import app
from tests import lawsuits
from tests.lawsuits import EAST, EAST_1, WEST_1
from tests.reports.suits import NOW, settle, suits
from tests.worker import forget_tasks, waiting_tasks

LATER = NOW + timedelta(hours=1)
FIGURES = ("numerator", "settled_count", "direct_count", "population", "value", "exclusions", "attribution")


@pytest.fixture
def half_a_year(db):
    """October 2024 to March 2025: 16 periods."""
    lawsuits.build_province()
    lawsuits.population(EAST, 40_000, date(2020, 11, 1))
    for month in ("2024-10", "2024-11", "2024-12", "2025-01", "2025-02", "2025-03"):
        suits(6, EAST_1, f"{month}-15")
        suits(5, WEST_1, f"{month}-15")
    settle(3, EAST_1, "2024-11-05")


def snapshot() -> dict:
    """Every figure of every reading, by period and place."""
    return {
        (*row[:5], row[5] or row[6]): row[7:]
        for row in Reading.objects.values_list(
            "period__indicator", "period__kind", "period__first_on", "period__last_on", "period__court_year",
            "division_id", "court_id", *FIGURES,
        )
    }  # fmt: skip


def differences(one: dict, other: dict) -> list:
    """The first few places where two snapshots disagree."""
    return [(key, one.get(key), other.get(key)) for key in one | other if one.get(key) != other.get(key)][:3]


def computed_at(moment) -> set[str]:
    return {str(row.period) for row in ReadingPeriod.objects.filter(cut_off_at=moment)}


@pytest.mark.django_db
def test_a_second_run_computes_nothing(half_a_year):
    refresh_rates(at=NOW)
    before = snapshot()
    refresh_rates(at=LATER)
    assert differences(snapshot(), before) == []
    assert computed_at(LATER) == set()


@pytest.mark.django_db
def test_only_the_periods_that_a_change_touches_are_computed_again(half_a_year):
    refresh_rates(at=NOW)
    suits(1, WEST_1, "2025-02-28")
    refresh_rates(at=LATER)
    assert computed_at(LATER) == {"2025-02", "2025Q1", "2025", "2025-YTD-2025-02", "2025-YTD-2025-03"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [
        lambda: CourtCase.objects.filter(filed_on="2024-11-15").update(filed_on="2024-12-15"),
        lambda: CourtCase.objects.filter(filed_on="2024-11-15").update(division_id=WEST_1),
        lambda: settle(1, WEST_1, "2024-11-20"),
    ],
)
def test_a_case_that_moves_leaves_its_old_month_right(half_a_year, change):
    refresh_rates(at=NOW)
    change()
    refresh_rates(at=LATER)
    moved = snapshot()
    ReadingPeriod.objects.all().delete()
    refresh_rates(at=LATER)
    assert differences(snapshot(), moved) == []
    assert "2024-11" in computed_at(LATER)


@pytest.mark.django_db
def test_a_new_population_counts_at_once(half_a_year):
    refresh_rates(at=NOW)
    Population.objects.filter(division_id=EAST).update(resident_count=20_000)
    refresh_rates(at=LATER)
    year = Reading.objects.get(division=EAST, period__kind="YEAR", period__first_on="2024-01-01")
    assert year.value == Decimal("9.00")


@pytest.mark.django_db
def test_the_definition_is_registered_once_and_told_by_every_period(half_a_year):
    refresh_rates(at=NOW)
    definition = IndicatorDefinition.objects.get()
    assert (definition.code, definition.version, definition.is_proposal) == ("lawsuits_per_10k", 1, True)
    assert set(ReadingPeriod.objects.values_list("definition", flat=True)) == {definition.pk}


@pytest.mark.django_db
def test_without_any_case_there_is_nothing_to_do():
    refresh_rates(at=NOW)
    assert not ReadingPeriod.objects.exists()


@pytest.mark.django_db
def test_a_change_while_a_period_is_computed_is_not_lost(half_a_year, monkeypatch):
    compute = refreshing._compute
    late = []

    def change_afterwards(row):
        compute(row)
        if row.kind == "YEAR" and not late:
            late.extend(suits(1, EAST_1, "2024-11-05"))

    monkeypatch.setattr(refreshing, "_compute", change_afterwards)
    refresh_rates(at=NOW)
    refresh_rates(at=LATER)
    assert Reading.objects.get(division=EAST, period__kind="YEAR", period__first_on="2024-01-01").numerator == 19


def in_its_own_connection(_) -> None:
    try:
        refresh_rates(at=NOW)
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_several_runs_at_once_make_each_reading_once(half_a_year):
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(in_its_own_connection, range(3)))
    together = snapshot()
    assert not ReadingPeriod.objects.stale().exists()
    ReadingPeriod.objects.all().delete()
    refresh_rates(at=NOW)
    assert differences(snapshot(), together) == []


def wait_for(condition) -> None:
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def ring_until_done() -> None:
    """As beat does: the broker may lose a bell that it handed to the dead worker's connection."""
    deadline = time.monotonic() + 60
    while ReadingPeriod.objects.stale().exists():
        assert time.monotonic() < deadline
        app.send_task("reports.resume_rates")
        time.sleep(1)


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_half_way_leaves_whole_periods_and_the_next_one_finishes(half_a_year, start_worker):
    app.send_task("reports.refresh_rates")
    victim = start_worker()
    wait_for(lambda: ReadingPeriod.objects.computed().count() > 3)
    victim.kill()
    forget_tasks()
    done = ReadingPeriod.objects.computed()
    assert 3 < done.count() < ReadingPeriod.objects.count()
    assert len({row.readings.count() for row in done}) == 1
    assert not Reading.objects.exclude(period__in=done).exists()
    start_worker()
    ring_until_done()
    finished = snapshot()
    ReadingPeriod.objects.all().delete()
    refresh_rates(at=NOW)
    assert differences(snapshot(), finished) == []


@pytest.mark.django_db(transaction=True)
def test_a_long_job_hands_over_to_the_next_task(half_a_year, monkeypatch):
    monkeypatch.setattr(refreshing, "PATIENCE", -1)
    forget_tasks()
    refresh_rates(at=NOW)
    assert ReadingPeriod.objects.computed().count() == 1
    assert waiting_tasks() == 1
    resume_rates(at=NOW)
    assert ReadingPeriod.objects.computed().count() == 2
    forget_tasks()
