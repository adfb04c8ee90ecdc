"""The list of disputes: what one may see, searched, narrowed, paged, in a fixed number of queries."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cases.models import Deadline, Dispute, DisputeCategory
from cases.services.intake import add_facts
from cases.services.parties import update_party
from cases.views import dispute_list as view
from tests.cases.scene import GOOD_ID, MONDAY, Scene

URL = "/disputes/"


@pytest.fixture
def page(client, scene: Scene):
    client.force_login(scene.clerk)
    return lambda **query: client.get(URL, query)


def numbers(answer) -> list[str]:
    return re.findall(r"粤\d{4}-\d{4}-\d{6}", answer.text)


def test_the_newest_stands_first(scene: Scene, page):
    scene.registered()
    scene.registered(at=MONDAY + timedelta(days=1))

    assert numbers(page()) == ["粤1973-2026-000002", "粤1973-2026-000001"]


def test_an_empty_list_says_so(scene: Scene, page):
    assert "还没有您可以查看的纠纷" in page().text
    assert "没有符合条件的纠纷" in page(q="不存在").text


def test_it_is_searched_by_words_and_by_whole_identifiers(scene: Scene, page):
    dispute = scene.registered()
    scene.registered(facts="借款未还")
    told = {"identity_number": GOOD_ID, "phone": "13800138000"}
    update_party(party_id=dispute.parties.first().pk, party=told, by=scene.clerk, at=MONDAY)

    assert numbers(page(q="电梯")) == [dispute.number]
    assert numbers(page(q=GOOD_ID)) == [dispute.number]
    assert numbers(page(q="138 0013 8000")) == [dispute.number]
    assert numbers(page(q="3800138")) == []


def test_it_is_narrowed(scene: Scene, page):
    category = DisputeCategory.objects.get(name="物业纠纷")
    one = scene.mediating()
    add_facts(dispute_id=one.pk, facts={"category_id": category.pk}, by=scene.clerk, at=MONDAY)
    other = scene.registered(at=MONDAY + timedelta(days=9), division_id="441900115000")

    assert numbers(page(state="MEDIATING")) == [one.number]
    assert numbers(page(category=category.pk)) == [one.number]
    assert numbers(page(town="441900115000")) == [other.number]
    assert numbers(page(since="2026-03-03")) == [other.number]
    assert numbers(page(until="2026-03-02")) == [one.number]
    assert numbers(page(mine="on")) == []  # both were logged by the assistant


def test_overdue_is_told_by_the_day(scene: Scene, page):
    late, early = scene.mediating(), scene.mediating()
    today = timezone.localdate()
    Deadline.objects.filter(dispute=late).update(
        started_on=today - timedelta(days=9), nominal_on=today - timedelta(days=1), due_on=today - timedelta(days=1)
    )
    Deadline.objects.filter(dispute=early).update(started_on=today - timedelta(days=9), nominal_on=today, due_on=today)

    assert numbers(page(overdue="on")) == [late.number]
    assert "已超期 1 天" in page(overdue="on").text
    assert "今日到期" in page().text


def test_mine_are_those_in_ones_hands(scene: Scene, client):
    dispute = scene.mediating()
    client.force_login(scene.mediator.user)

    assert numbers(client.get(URL, {"mine": "on"})) == [dispute.number]


def test_pages_follow_each_other_without_loss(scene: Scene, page, monkeypatch):
    monkeypatch.setattr(view, "PAGE_SIZE", 2)
    for day in range(5):
        scene.registered(at=MONDAY + timedelta(days=day))

    seen, cursor = [], ""
    for _ in range(3):
        answer = page(cursor=cursor)
        seen += numbers(answer)
        cursor = answer.context["page"].next
    assert seen == [f"粤1973-2026-00000{n}" for n in (5, 4, 3, 2, 1)]
    assert cursor is None
    assert "共 5 件" in answer.text


def test_the_number_of_queries_does_not_grow(scene: Scene, page):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert page().status_code == 200
        return len(captured)

    for _ in range(2):
        scene.mediating()
    page()  # the first request of a session asks more
    few = queries()
    for _ in range(18):
        scene.mediating()

    assert queries() == few
    assert Dispute.objects.count() == 20


def test_no_identifier_is_decrypted_or_shown(scene: Scene, page):
    dispute = scene.registered()
    told = {"identity_number": GOOD_ID, "phone": "13800138000"}
    update_party(party_id=dispute.parties.first().pk, party=told, by=scene.clerk, at=MONDAY)

    with CaptureQueriesContext(connection) as captured:
        text = page().text
    assert GOOD_ID not in text
    assert "13800138000" not in text
    assert not any('"cases_party"."identity_number"' in query["sql"] for query in captured)
