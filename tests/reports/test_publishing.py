"""Publishing a reading: a copy with everything it rests on, which nothing changes any more."""

from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.db.utils import IntegrityError

from reports.models import PublishedReading, Reading
from reports.queries.places import PlaceUnknown
from reports.services.publishing import PublicationForbidden, PublicationRefused, publish_reading
from reports.services.refreshing import refresh_rates
from suyuan.accounts.roles import Role
from tests import lawsuits
from tests.lawsuits import COURT, EAST, EAST_1, WEST
from tests.people import person
from tests.reports.suits import NOW, settle, suits

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=1)


@pytest.fixture(autouse=True)
def year_2024():
    lawsuits.build_province()
    for town in (EAST, WEST):
        lawsuits.population(town, 50_000, date(2020, 11, 1))
    suits(30, EAST_1)
    settle(5, EAST_1)
    suits(9, EAST_1, "2026-05-05")
    refresh_rates(at=NOW)


@pytest.fixture
def coordinator():
    return person("分流", Role.COORDINATOR, court=COURT)


def reading(first_on: str = "2024-01-01", **place) -> Reading:
    return Reading.objects.get(**(place or {"court": COURT}), period__kind="YEAR", period__first_on=first_on)


def test_a_publication_says_what_the_reading_said(coordinator):
    published = publish_reading(reading_id=reading().pk, by=coordinator, at=LATER)
    assert (published.place_name, published.period_label) == ("青州市第一人民法院辖区", "2024年")
    assert (published.numerator, published.population, str(published.value)) == (30, 100_000, "3.0000")
    assert (published.companion_value, published.settled_count) == (reading().companion_value, 5)
    assert (published.published_by, published.published_at, published.cut_off_at) == (coordinator, LATER, NOW)
    assert published.document["denominator"]["vintage"] == "普查"
    assert published.document["definition"]["fingerprint"] == published.fingerprint == published.definition.fingerprint


def test_a_later_case_changes_the_reading_and_not_the_publication(coordinator):
    published = publish_reading(reading_id=reading().pk, by=coordinator, at=NOW)
    suits(1, EAST_1)
    refresh_rates(at=LATER)
    published.refresh_from_db()
    assert (reading().numerator, published.numerator) == (31, 30)
    again = publish_reading(reading_id=reading().pk, by=coordinator, at=LATER)
    assert (again.numerator, PublishedReading.objects.count()) == (31, 2)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE reports_publishedreading SET numerator = 0",
        "DELETE FROM reports_publishedreading",
        "TRUNCATE reports_publishedreading",
    ],
)
def test_nobody_changes_what_was_published(coordinator, statement):
    publish_reading(reading_id=reading().pk, by=coordinator, at=NOW)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # TRUNCATE would wait for them
        with pytest.raises(IntegrityError, match="已发布的读数不能修改"), transaction.atomic():
            cursor.execute(statement)
    assert PublishedReading.objects.get().numerator == 30


def test_what_is_not_over_is_not_published(coordinator):
    with pytest.raises(PublicationRefused, match="2026年尚未结束"):
        publish_reading(reading_id=reading("2026-01-01").pk, by=coordinator, at=NOW)


def test_what_is_being_computed_again_is_not_published(coordinator):
    found = reading()
    found.period.wanted = "x"
    found.period.save()
    with pytest.raises(PublicationRefused, match="正在重新计算"):
        publish_reading(reading_id=found.pk, by=coordinator, at=NOW)


def test_only_coordinators_publish_and_only_what_they_may_know():
    clerk = person("立案", Role.CLERK, court=COURT)
    with pytest.raises(PublicationForbidden):
        publish_reading(reading_id=reading().pk, by=clerk, at=NOW)
    stranger = person("外人", Role.COORDINATOR, court=lawsuits.OTHER_COURT)
    for place in ({"court": COURT}, {"division": EAST_1}):
        with pytest.raises(PlaceUnknown):
            publish_reading(reading_id=reading(**place).pk, by=stranger, at=NOW)
