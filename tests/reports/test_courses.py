"""去向与时长, the tile map and the wall: every number leads to the disputes or suits that it counts."""

import re
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone

from cases.models import Dispute, LaterStep, Referral
from communities.models import Division
from reports.documents.town_tiles import positions, tile_map
from reports.services.refreshing import refresh_rates
from suyuan.accounts.models import User
from suyuan.accounts.roles import Role
from tests import lawsuits
from tests.lawsuits import CITY, COURT, EAST, EAST_1, WEST_1
from tests.people import TOWN, person
from tests.reports.suits import settle, suits

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(client):
    lawsuits.build_province()
    client.force_login(person("立案", Role.CLERK, court=COURT))
    return client


@pytest.fixture
def today():
    return timezone.localdate()


def counts(chart):
    return dict(zip(chart["labels"], chart["series"][0]["values"], strict=True))


def test_where_disputes_went_adds_up_and_each_number_lists_its_disputes(clerk, today):
    day = f"{today.replace(month=1, day=1)}"
    settle(5, EAST_1, day)
    settle(3, EAST_1, day, state="ENDED")
    settle(2, WEST_1, day, state="ENDED")
    for dispute in Dispute.objects.filter(division=EAST_1):
        Referral.objects.create(
            dispute=dispute, track="PRE_FILING_ASSIGNED", referred_by=User.objects.system(), referred_at=timezone.now()
        )
    won = Dispute.objects.filter(division=EAST_1, state="SETTLED").first()
    said = {"recorded_by": User.objects.system(), "recorded_at": timezone.now()}
    LaterStep.objects.create(dispute=won, kind="SUIT", done_on=today, **said)
    page = clerk.get("/courses/", {"place": EAST, "period": f"{today.year}-YTD-{today:%Y-%m}"})
    flow = page.context["charts"][0]
    assert counts(flow) == {
        "登记 → 移送调解": 8, "移送调解 → 调解成功": 5, "移送调解 → 调解不成": 3,
        "调解成功 → 成功后未起诉": 4, "调解成功 → 成功后起诉": 1, "调解不成 → 去向未登记": 3,
    }  # fmt: skip
    listed = {label: clerk.get(url) for label, url in zip(flow["labels"], flow["urls"], strict=True)}
    assert {label: len(page.context["rows"]) for label, page in listed.items()} == counts(flow)
    assert [row.number for row in listed["调解成功 → 成功后起诉"].context["rows"]] == [won.number]


def test_open_disputes_stand_in_the_band_of_their_age(clerk, today):
    ages = {"0—7天": (0, 7), "8—30天": (8, 30), "31—60天": (31,), "91—180天": (180,), "180天以上": (181,)}
    for age in (age for each in ages.values() for age in each):
        settle(1, EAST_1, f"{today - timedelta(days=age)}", state="RECEIVED")
    chart = clerk.get("/courses/", {"place": EAST}).context["charts"][1]
    assert counts(chart) == {**{label: len(each) for label, each in ages.items()}, "61—90天": 0}
    listed = [len(clerk.get(url).context["rows"]) for url in chart["urls"]]
    assert listed == chart["series"][0]["values"]


def test_unknown_ways_and_foreign_places_are_not_found(clerk, today):
    assert clerk.get(f"/courses/{EAST}/{today.year}/nowhere/").status_code == 404
    assert clerk.get(f"/courses/{EAST}/ages/d5/").status_code == 404
    assert clerk.get(f"/courses/{TOWN}/ages/d0/").status_code == 404


def test_every_town_of_the_city_has_a_tile_of_its_own(db):
    towns = set(Division.objects.filter(parent="441900000000").values_list("code", flat=True))
    assert towns == set(positions())
    places = [(column, row) for _, column, row in positions().values()]
    assert len(set(places)) == len(places)


def test_from_the_wall_to_the_single_case(clerk, today):
    settle(4, EAST_1, f"{today}", state="RECEIVED")
    lawsuits.population(CITY, 90_000, today - timedelta(days=900))
    lawsuits.population(EAST, 50_000, today - timedelta(days=900))
    made = suits(7, EAST_1, f"{today}")
    refresh_rates(at=timezone.now())
    wall = clerk.get("/wall/", {"place": EAST})
    figures = {figure.label: figure for figure in wall.context["wall"].figures}
    assert (figures["今年新收一审"].value, figures["万人成讼率"].value) == ("7", "1.40")
    assert figures["未结纠纷"].value == "4"
    reading = clerk.get(figures["万人成讼率"].url)
    cases = clerk.get(re.search(r'href="(/rates/[^"]+/cases/)"', reading.content.decode())[1])
    assert {case.number for case in cases.context["page"].rows} == {one.number for one in made}
    disputes = clerk.get(figures["今年登记纠纷"].url)
    first = re.search(r'href="(/disputes/[0-9a-f-]{36}/)"', disputes.content.decode())[1]
    assert clerk.get(first).status_code == 200
    assert wall.context["wall"].months == []  # the month that runs is not over


def test_a_courts_clerk_sees_the_wall_of_the_court_with_its_whole_area(clerk, today):
    suits(3, EAST_1, f"{today}")
    suits(2, WEST_1, f"{today}")
    whole, asked = clerk.get("/wall/").context["wall"], clerk.get("/wall/", {"place": COURT}).context["wall"]
    measured = clerk.get("/measures/", {"place": COURT, "period": f"{today.year}-YTD-{today:%Y-%m}"})
    listed = {row.measure.code: row.numerator for row in measured.context["table"].measured}
    for wall in (whole, asked):
        figures = {figure.label: figure.value for figure in wall.figures}
        assert wall.place.key == COURT
        assert int(figures["今年新收一审"]) == listed["suits"] > 0


def test_a_map_of_some_towns_is_no_wider_than_they_are(clerk, today):
    row = SimpleNamespace(place=SimpleNamespace(key=TOWN), reading=SimpleNamespace(value=None))
    drawn = tile_map([row])
    assert (drawn.tiles[0].x, drawn.tiles[0].y, drawn.width) == (6, 6, 112)


def test_the_wall_answers_its_own_question_with_its_content_alone(clerk):
    whole, part = clerk.get("/wall/").content.decode(), clerk.get("/wall/", headers={"HX-Request": "true"})
    assert 'hx-trigger="every 60s"' in whole
    assert "<html" not in part.content.decode()
    assert "wall-cards" in part.content.decode()
