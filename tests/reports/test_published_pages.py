"""Publishing by a button, revisions shown beside what was said, and two readings that differ named reason by reason."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from reports.documents.differences import differences
from reports.models import PublishedReading
from reports.services.refreshing import refresh_rates
from suyuan.accounts.roles import Role
from tests import lawsuits
from tests.lawsuits import COURT, EAST, EAST_1, ELSEWHERE_TOWN, WEST
from tests.people import person
from tests.reports.suits import NOW, settle, suits

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def two_years():
    lawsuits.build_province()
    for town in (EAST, WEST):
        lawsuits.population(town, 50_000, date(2020, 11, 1))
    lawsuits.population(EAST, 60_000, date(2023, 12, 31), vintage="公报")
    suits(30, EAST_1, "2023-03-05")
    suits(42, EAST_1, "2024-03-05")
    settle(5, EAST_1)
    refresh_rates(at=NOW)


@pytest.fixture
def coordinator(client):
    client.force_login(person("分流", Role.COORDINATOR, court=COURT))
    return client


def publish(client, place=EAST, period="2024"):
    return client.post(f"/rates/{place}/{period}/publish/")


def text(answer) -> str:
    return answer.content.decode()


def test_a_coordinator_publishes_and_a_later_case_shows_as_a_revision(coordinator):
    address = publish(coordinator)["Location"]
    assert "与发布时相同" in text(coordinator.get(address))

    suits(3, EAST_1, "2024-04-05")
    refresh_rates(at=NOW + timedelta(days=1))

    page = coordinator.get(address)
    assert "发布后已有修订" in text(page)
    assert {row.code: (row.one, row.other) for row in page.context["found"].revised} == {
        "REVISED": ("42件", "45件"),
        "ATTRIBUTION": ("纠纷发生地42件", "纠纷发生地45件"),
    }
    assert "发布后已修订" in text(coordinator.get(f"/rates/{EAST}/2024/"))
    assert address in text(coordinator.get("/published/"))


def test_two_years_differ_by_cases_and_by_population_and_the_two_add_up(coordinator):
    for period in ("2023", "2024"):
        publish(coordinator, period=period)
    one, other = (
        PublishedReading.objects.get(period_label="2024年"),
        PublishedReading.objects.get(period_label="2023年"),
    )
    assert (one.value, other.value) == (Decimal(7), Decimal(6))  # 42 over 60,000, 30 over 50,000

    found = coordinator.get("/published/compare/", {"one": one.pk, "other": other.pk}).context["found"]
    assert {row.code for row in found.reasons} >= {"PERIOD", "POPULATION", "REVISED", "PRE_SUIT"}
    assert not {row.code for row in found.reasons} & {"SCOPE", "ROUNDING", "PLACE", "DEFINITION"}
    assert (found.effects.whole, found.effects.by_cases, found.effects.by_population) == (1, 2, -1)


def test_every_aspect_can_be_the_reason(coordinator):
    publish(coordinator)
    document = PublishedReading.objects.get().document
    parameters = {**document["definition"]["parameters"], "rounding": "DOWN", "least_cases": 9, "suit_kinds": ["CIVIL"]}
    other = {**document, "name": "别的指标", "definition": {**document["definition"], "parameters": parameters}}
    named = {row.code: (row.one, row.other) for row in differences(document, other)}
    assert set(named) == {"INDICATOR", "SCOPE", "ROUNDING", "SMALL_NUMBERS"}
    assert named["SCOPE"] == ("CIVIL、ADMINISTRATIVE", "CIVIL")
    assert differences(document, document) == []


def test_it_says_what_is_missing_or_not_allowed(coordinator, client):
    publish(coordinator)
    own = PublishedReading.objects.get().pk
    page = coordinator.get("/published/compare/", {"one": own, "other": own})
    assert page.status_code == 422
    assert "不能与自己比较" in text(page)
    assert "请选择一个发布的读数" in text(coordinator.get("/published/compare/", {"one": own, "other": ""}))
    assert publish(coordinator, place=ELSEWHERE_TOWN).status_code == 404
    client.force_login(person("立案", Role.CLERK, court=COURT))
    assert publish(client).status_code == 403
    client.force_login(person("外地", Role.GOVERNANCE_VIEWER, division=ELSEWHERE_TOWN))
    assert client.get(f"/published/{own}/").status_code == 404
    assert "还没有发布读数" in text(client.get("/published/"))
    assert PublishedReading.objects.count() == 1
