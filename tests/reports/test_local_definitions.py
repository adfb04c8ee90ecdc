"""A local variant of 万人成讼率 through the administrator's form: hand-counted values, old readings left alone."""

from datetime import date, timedelta

import pytest
import time_machine

from reports.indicators.catalogue import LAWSUITS_PER_10K
from reports.models import PublishedReading, Reading
from reports.queries.definitions import definition_in_force
from reports.queries.members import members
from reports.queries.places import Place
from reports.services.publishing import publish_reading
from reports.services.refreshing import refresh_rates
from suyuan.accounts.roles import Role
from tests import lawsuits
from tests.lawsuits import COURT, EAST_1
from tests.people import person
from tests.reports.suits import NOW, suits

pytestmark = pytest.mark.django_db
OLD_MARK = "b96aba1ed411"  # as it stood before there were such options
TOLD = {
    "suit_kinds": ["CIVIL"], "excluded_causes": "信用卡纠纷\n\n物业服务合同纠纷", "residents": 10_000,
    "decimal_places": 2, "rounding": "DOWN", "least_population": 1_000, "least_cases": 5, "annualised": "on",
    "valid_from": "2025-01-01", "source": "某市某文〔2024〕1号",
}  # fmt: skip


@pytest.fixture(autouse=True)
def a_quarter():
    """East 1, 16,000 people, first quarter of 2025: 9 civil of which 2 on credit cards, 3 administrative; 7 in 2024."""
    lawsuits.build_province()
    lawsuits.population(EAST_1, 16_000, date(2020, 11, 1))
    suits(7, EAST_1, "2024-02-05")
    cards = suits(9, EAST_1, "2025-02-05")[:2]
    for case in cards:
        case.cause_text = "信用卡纠纷"
        case.save()
    suits(3, EAST_1, "2025-02-05", kind="ADMINISTRATIVE")
    with time_machine.travel(NOW, tick=False):
        yield


def reading(text):
    first = {"2025Q1": date(2025, 1, 1), "2024Q1": date(2024, 1, 1)}[text]
    return Reading.objects.select_related("period__definition").get(
        division=EAST_1, period__kind="QUARTER", period__first_on=first, period__court_year=False
    )


def test_an_administrators_variant_counts_as_he_said_and_leaves_what_was_published(client):
    refresh_rates(at=NOW)
    assert str(reading("2025Q1").value) == "7.5000"  # 12 ÷ 16,000 × 10,000
    coordinator = person("分流", Role.COORDINATOR, court=COURT)
    published = publish_reading(reading_id=reading("2025Q1").pk, by=coordinator, at=NOW)
    client.force_login(person("系统", Role.SYSTEM_ADMIN))
    assert client.post("/definitions/new/", TOLD).status_code == 302
    refresh_rates(at=NOW + timedelta(hours=1))

    now = reading("2025Q1")
    assert (now.numerator, now.civil_count) == (7, 7)
    assert str(now.value) == "17.5000"  # 7 × 12 ÷ 3 months ÷ 16,000 × 10,000
    assert now.exclusions == {"口径不计入：信用卡纠纷": 2}
    assert reading("2024Q1").period.definition.version == 1
    assert str(PublishedReading.objects.get(pk=published.pk).value) == "7.5000"
    definition = definition_in_force(LAWSUITS_PER_10K.code, on=date(2025, 1, 1))
    assert members(definition, now.period.period, Place(division=now.division)).count() == 7


def test_the_sentence_says_what_was_left_out_and_that_it_is_for_a_whole_year(client):
    client.force_login(person("系统", Role.SYSTEM_ADMIN))
    client.post("/definitions/new/", TOLD)
    refresh_rates(at=NOW)
    client.force_login(person("分流", Role.COORDINATOR, court=COURT))
    page = client.get(f"/rates/{EAST_1}/2025Q1/").content.decode()
    assert "（信用卡纠纷、物业服务合同纠纷除外）" in page
    assert "× 12 ÷ 3（折算为全年） = 17.50" in page
    assert "信用卡纠纷、物业服务合同纠纷除外" in client.get("/definitions/").content.decode()


def test_options_that_nobody_uses_leave_the_old_mark_as_it_was():
    assert "annualised" not in LAWSUITS_PER_10K.parameters.deciding()
    assert LAWSUITS_PER_10K.fingerprint.startswith(OLD_MARK)


def test_a_variant_without_grounds_or_on_a_taken_day_is_refused(client):
    client.force_login(person("系统", Role.SYSTEM_ADMIN))
    assert client.post("/definitions/new/", TOLD | {"suit_kinds": []}).status_code == 422
    assert client.post("/definitions/new/", TOLD | {"source": " "}).status_code == 422
    assert client.post("/definitions/new/", TOLD).status_code == 302
    answer = client.post("/definitions/new/", TOLD)
    assert answer.status_code == 422
    assert "已有自2025-01-01起适用的口径" in answer.content.decode()
