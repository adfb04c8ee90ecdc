"""Conferences through their pages: the agenda comes from the data, decisions are tasks, minutes are printed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cases.models import Deadline
from communities.models import ScreeningCampaign, ScreeningFinding
from suyuan.accounts.roles import Role
from suyuan.governance.models import Conference, Decision
from tests.cases.scene import build_scene
from tests.people import TOWN, person

pytestmark = pytest.mark.django_db


def text(response):
    return response.content.decode()


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def scene(client):
    made = build_scene()
    client.force_login(made.coordinator)
    return made


def call(client, today, **more):
    told = {"kind": "TOWN_REVIEW", "division": TOWN, "held_on": f"{today}", "place": "会议室", "chair": "莫书记"}
    return client.post("/conferences/new/", {**told, **more})


class TestConferences:
    def test_the_agenda_is_filled_from_the_data_and_names_no_party(self, client, scene, today):
        dispute = scene.mediating()
        Deadline.objects.filter(dispute=dispute).update(due_on=today - timedelta(days=9))
        campaign = ScreeningCampaign.objects.create(
            title="排查",
            division_id=TOWN,
            fields="劳资",
            first_on=today,
            last_on=today,
            made_by=scene.coordinator,
            made_at=timezone.now(),
        )
        finding = {"campaign": campaign, "division": scene.village, "people": "张桂英", "text": "担心欠薪"}
        ScreeningFinding.objects.create(
            **finding, found_on=today, recorded_by=scene.assistant, recorded_at=timezone.now()
        )
        assert call(client, today).status_code == 302
        made = Conference.objects.get()
        shown = text(client.get(f"/conferences/{made.pk}/"))
        assert dispute.number in shown
        assert "超期9日" in shown
        assert "担心欠薪" in shown
        assert "张桂英" not in shown
        client.post(f"/conferences/{made.pk}/refresh/")
        assert made.agenda.count() == 2  # nothing twice

    def test_decisions_are_tasks_and_the_minutes_are_printed(self, client, scene, today):
        call(client, today)
        made = Conference.objects.get()
        client.post(f"/conferences/{made.pk}/points/new/", {"title": "下月排查安排", "detail": ""})
        item = made.agenda.get()
        early = {"agenda_item": item.pk, "text": "摸排", "owner": "邓科长", "due_on": f"{today - timedelta(days=1)}"}
        assert "不能早于会议日期" in text(client.post(f"/conferences/{made.pk}/decisions/new/", early))
        assert client.post(f"/conferences/{made.pk}/decisions/new/", {**early, "due_on": f"{today}"}).status_code == 302
        assert "摸排" in text(client.get("/conferences/"))
        client.post(f"/conferences/{made.pk}/minutes/", {"attendees": "各村", "minutes": "逐项研究。"})
        sheet = text(client.get(f"/conferences/{made.pk}/print/"))
        assert "逐项研究" in sheet
        assert "邓科长" in sheet
        assert client.post(f"/conferences/{made.pk}/points/new/", {"title": "又一项"}).status_code == 422
        task = Decision.objects.get()
        client.post(f"/conferences/decisions/{task.pk}/", {"result": "已摸排"})
        task.refresh_from_db()
        assert (task.done_on, task.result) == (today, "已摸排")
        assert list(client.get("/conferences/").context["tasks"]) == []

    def test_what_cannot_be_is_answered(self, client, scene, today):
        assert "半月研判会由镇街召开" in text(call(client, today, division=scene.village.code))
        call(client, today)
        assert "这一天已有同类会议" in text(call(client, today))
        call(client, today + timedelta(days=5))
        later = Conference.objects.latest("held_on")
        wrong = client.post(f"/conferences/{later.pk}/minutes/", {"attendees": "x", "minutes": "x"})
        assert "还没有召开" in text(wrong)

    def test_other_towns_and_the_villages_do_not_find_it(self, client, scene, today):
        call(client, today)
        address = f"/conferences/{Conference.objects.get().pk}/"
        client.force_login(person("stranger", Role.ASSISTANT, division="441900121000"))
        assert client.get(address).status_code == 404
        client.force_login(scene.assistant)
        assert client.get(address).status_code == 404
