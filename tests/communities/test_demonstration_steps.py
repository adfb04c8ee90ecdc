"""How a community becomes and stays a demonstration community, through the pages."""

from datetime import timedelta

import pytest
from django.utils import timezone

from communities.models import Community, DemonstrationStep, DemonstrationTarget
from suyuan.accounts.roles import Role
from tests.communities.places import UNCOVERED_TOWN, VILLAGE, demonstration, tribunal
from tests.people import person

pytestmark = pytest.mark.django_db
STEPS = f"/communities/{VILLAGE}/steps/new/"
TARGETS = f"/communities/{VILLAGE}/targets/"


def text(response):
    return response.content.decode()


def step(client, kind, on=None, **more):
    told = {"kind": kind, "taken_on": f"{on or timezone.localdate()}", "text": "经过", **more}
    return client.post(STEPS, told)


class TestSteps:
    def test_from_the_application_of_an_assistant_to_the_withdrawal(self, client):
        client.force_login(person("helper", Role.ASSISTANT, division=VILLAGE))
        assert step(client, "APPLICATION").status_code == 302
        assert step(client, "PLAN").status_code == 422  # the court writes the plan
        client.force_login(person("judge", Role.JUDGE))
        today = f"{timezone.localdate()}"
        assert step(client, "PLAN").status_code == 302
        client.post(
            f"/communities/demonstration/new/{tribunal().pk}/",
            {"community_id": VILLAGE, "designated_on": today, "plan": "每周值班"},
        )
        assert step(client, "REVIEW", outcome="PASSED").status_code == 302
        made = DemonstrationStep.objects.first().community.demonstrations.get()
        client.post(f"/communities/demonstration/{made.pk}/withdraw/", {"withdrawn_on": today, "reason": "调整"})
        kinds = list(DemonstrationStep.objects.order_by("pk").values_list("kind", flat=True))
        assert kinds == ["APPLICATION", "PLAN", "DESIGNATION", "REVIEW", "WITHDRAWAL"]

    def test_steps_out_of_turn_are_answered(self, client):
        client.force_login(person("judge", Role.JUDGE))
        assert step(client, "REVIEW", outcome="PASSED").status_code == 422
        demonstration()
        assert "请选择评议结果" in text(step(client, "REVIEW"))
        step(client, "REVIEW", outcome="TO_IMPROVE")
        assert "已经评议过" in text(step(client, "REVIEW", outcome="PASSED"))
        tomorrow = timezone.localdate() + timedelta(days=1)
        assert "不能晚于今天" in text(step(client, "PLAN", tomorrow))

    def test_a_place_without_a_known_tribunal_cannot_apply_yet(self, client):
        client.force_login(person("judge", Role.JUDGE))
        code = Community.objects.filter(division__parent=UNCOVERED_TOWN)[0].pk
        told = {"kind": "APPLICATION", "taken_on": f"{timezone.localdate()}", "text": "申请"}
        assert "管辖法庭尚未录入" in text(client.post(f"/communities/{code}/steps/new/", told))


class TestTargets:
    def test_targets_of_the_year_are_set_and_changed(self, client):
        demonstration()
        client.force_login(person("judge", Role.JUDGE))
        year = timezone.localdate().year
        client.post(TARGETS, {"year": year, "DISPUTES": "40", "SUCCESS": "80"})
        client.post(TARGETS, {"year": year, "DISPUTES": "35"})
        assert list(DemonstrationTarget.objects.values_list("measure", "value")) == [("DISPUTES", 35)]

    @pytest.mark.parametrize(("more", "reason"), [({"year": 2021}, "已经结束"), ({"SUCCESS": "120"}, "应在0至100之间")])
    def test_what_cannot_be_a_target_is_answered(self, client, more, reason):
        demonstration()
        client.force_login(person("judge", Role.JUDGE))
        answer = client.post(TARGETS, {"year": timezone.localdate().year, **more})
        assert answer.status_code == 422
        assert reason in text(answer)

    def test_a_community_that_is_none_has_no_targets(self, client):
        client.force_login(person("judge", Role.JUDGE))
        assert "不是示范社区" in text(client.post(TARGETS, {"year": timezone.localdate().year}))
