"""The feedback loop through its pages: collected, sent, answered, measured again."""

from datetime import timedelta

import pytest
from django.utils import timezone

from communities.models import Feedback, WorkRequirement
from suyuan.accounts.roles import Role
from suyuan.governance.models import Suggestion
from tests.cases.scene import build_scene
from tests.people import TOWN, person

pytestmark = pytest.mark.django_db


def text(response):
    return response.content.decode()


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def judge(client):
    user = person("our_judge", Role.JUDGE)
    client.force_login(user)
    return user


def send(client, today, number="建〔2026〕1号", age=0, **more):
    sent = today - timedelta(days=age)
    told = {"kind": "JUDICIAL", "number": number, "division": TOWN, "addressee": "镇党委", "title": "停车规约"}
    told |= {"text": "建议制定规约。", "sent_on": f"{sent}", "reply_due_on": f"{sent + timedelta(days=30)}", **more}
    return client.post("/suggestions/new/", told)


class TestTheLoop:
    def test_opinions_become_a_suggestion_that_waits_is_answered_and_measured(self, client, judge, today):
        said = Feedback.objects.create(
            division_id=TOWN, text="车位少", heard_on=today, recorded_by=judge, recorded_at=timezone.now()
        )
        assert "车位少" in text(client.get("/suggestions/"))
        assert send(client, today, age=200, feedback=[said.pk]).status_code == 302
        made = Suggestion.objects.get()
        page = client.get("/suggestions/")
        assert list(page.context["waiting"]) == [made]
        assert list(page.context["opinions"]) == []
        replied = today - timedelta(days=95)
        client.force_login(person("watcher", Role.GOVERNANCE_VIEWER))
        answer = {"replied_on": f"{replied}", "reply": "采纳"}
        assert client.post(f"/suggestions/{made.pk}/reply/", answer).status_code == 302
        assert "已经登记回复" in text(client.post(f"/suggestions/{made.pk}/reply/", answer))
        made.refresh_from_db()
        days = WorkRequirement.objects.get(duty="REMEASURE_DAYS").number
        assert made.remeasure_on == replied + timedelta(days=days)
        client.force_login(judge)
        closed = client.post(f"/suggestions/{made.pk}/conclude/", {"verdict": "IMPROVED", "verdict_text": "减少"})
        assert closed.status_code == 302
        assert "明显改善" in text(client.get("/suggestions/"))

    def test_what_the_figures_said_before_and_after_is_counted_from_the_disputes(self, client, judge, today):
        scene = build_scene()
        send(client, today, age=200)
        made = Suggestion.objects.get()
        client.post(f"/suggestions/{made.pk}/reply/", {"replied_on": f"{today - timedelta(days=100)}", "reply": "好"})
        for age in (201, 250, 290, 291, 199, 100, 11, 10):
            scene.registered(at=timezone.now() - timedelta(days=age))
        effect = client.get(f"/suggestions/{made.pk}/").context["effect"]
        assert (effect.before, effect.after, effect.change, effect.is_over) == (3, 2, "-1 件", True)

    @pytest.mark.parametrize(
        ("more", "reason"),
        [({"sent_on": "2099-01-01"}, "不能晚于今天"), ({"reply_due_on": "2020-01-01"}, "不能早于发出日期")],
    )
    def test_wrong_days_are_answered(self, client, judge, today, more, reason):
        answer = send(client, today, **more)
        assert answer.status_code == 422
        assert reason in text(answer)

    def test_a_number_is_used_once_and_no_conclusion_before_its_day(self, client, judge, today):
        send(client, today)
        assert "该文号已经使用" in text(send(client, today))
        made = Suggestion.objects.get()
        early = {"verdict": "IMPROVED", "verdict_text": "x"}
        assert "还没有回复" in text(client.post(f"/suggestions/{made.pk}/conclude/", early))
        client.post(f"/suggestions/{made.pk}/reply/", {"replied_on": f"{today}", "reply": "好"})
        assert "才能再次测量" in text(client.post(f"/suggestions/{made.pk}/conclude/", early))

    def test_people_of_another_town_do_not_find_it(self, client, judge, today):
        send(client, today)
        client.force_login(person("stranger", Role.ASSISTANT, division="441900121000"))
        assert client.get(f"/suggestions/{Suggestion.objects.get().pk}/").status_code == 404
