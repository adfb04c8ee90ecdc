"""Home: what waits for each role, the oldest and most urgent first."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cases.models import Deadline
from suyuan.accounts.roles import ADMINISTRATORS, Role
from tests.cases.scene import MONDAY, Scene
from tests.people import person


@pytest.fixture
def home(client):
    def panels(user):
        client.force_login(user)
        found: dict[str, list[str]] = {}
        for waiting in client.get("/").context["inbox"].rows:
            found.setdefault(waiting.kind, []).append(waiting.row.number)
        return found

    return panels


def due(dispute, *, days: int):
    day = timezone.localdate() + timedelta(days=days)
    Deadline.objects.filter(dispute=dispute).update(started_on=day - timedelta(days=30), nominal_on=day, due_on=day)


def test_the_centre_sees_overdue_then_due_then_to_refer(scene: Scene, home):
    very_late, late, soon = scene.mediating(), scene.mediating(), scene.mediating()
    due(very_late, days=-9), due(late, days=-1), due(soon, days=2)
    newer = scene.registered(at=MONDAY + timedelta(days=1))
    older = scene.registered(at=MONDAY)
    sent = scene.referred()

    panels = home(scene.clerk)

    assert list(panels) == ["已超期", "即将到期", "移送后未签收", "待移送"]
    assert panels["已超期"] == [very_late.number, late.number]
    assert panels["即将到期"] == [soon.number]
    assert panels["待移送"] == [older.number, newer.number]
    assert panels["移送后未签收"] == [sent.number]


def test_a_mediator_sees_what_to_sign_for_and_the_running_clocks(scene: Scene, home):
    later, sooner = scene.mediating(at=MONDAY + timedelta(days=5)), scene.mediating(at=MONDAY)
    due(later, days=20), due(sooner, days=10)
    to_sign = scene.referred()

    panels = home(scene.mediator.user)

    assert panels == {"待签收": [to_sign.number], "调解中": [sooner.number, later.number]}
    assert home(scene.member.user) == {}


def test_an_assistant_sees_the_own_drafts_and_place(scene: Scene, home):
    scene.draft()
    waiting = scene.registered()

    panels = home(scene.assistant)

    assert panels["我的草稿"] == ["草稿"]
    assert panels["待征询意愿"] == [waiting.number]


def test_numbers_lead_to_the_list_behind_them(scene: Scene, client):
    scene.registered()
    client.force_login(scene.clerk)
    text = client.get("/").text

    links = re.findall(r'href="(/disputes/\?[^"]+)"', text)
    assert "/disputes/?state=RECEIVED" in links
    assert all(client.get(link.replace("&amp;", "&")).status_code == 200 for link in links)


def test_nothing_waiting_is_said(scene: Scene, client):
    client.force_login(scene.member.user)

    assert "没有等待办理的事项" in client.get("/").text


@pytest.mark.parametrize("role", sorted(ADMINISTRATORS))
def test_administrators_go_to_their_own_page(client, db, role):
    client.force_login(person("admin", role))

    assert client.get("/").status_code == 302


@pytest.mark.parametrize("role", [Role.FINANCE, Role.SUBSIDY_REVIEWER, Role.GOVERNANCE_VIEWER])
def test_who_does_not_work_on_disputes_sees_none(scene: Scene, client, role):
    dispute = scene.settled()
    client.force_login(person("other", role))

    answer = client.get("/")
    assert answer.status_code == 200
    assert dispute.parties.first().name not in answer.text


def test_the_number_of_queries_does_not_grow(scene: Scene, client):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get("/")
        return len(captured)

    client.force_login(scene.clerk)
    for _ in range(2):
        scene.mediating(), scene.registered()
    client.get("/")
    few = queries()
    for _ in range(5):
        scene.mediating(), scene.registered()

    assert queries() == few
