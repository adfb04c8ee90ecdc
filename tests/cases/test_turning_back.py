"""What was applied for on-line and does not belong there is turned back (在线21 art. 9)."""

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.lifecycle import FINAL, State
from cases.models import Deadline, TurnedBack
from cases.queries.course import course_of
from cases.services._transition import TransitionRefused
from cases.services.turning_back import turn_back_application
from suyuan.lib.errors import InvalidInput
from tests.cases.scene import Scene, fresh
from tests.cases.test_timers import applied_online

TOLD = {"ground": "NO_JURISDICTION", "explanation": "被告住所地在深圳市。", "way_told": "向深圳市龙岗区人民法院起诉"}


def test_the_page_turns_an_application_back_and_says_so(scene: Scene, client):
    dispute = applied_online(scene, at=timezone.now())
    client.force_login(scene.clerk)
    address = reverse("cases:turn_back", args=[dispute.key])

    refused = client.post(address, {"ground": "NO_JURISDICTION", "explanation": "", "way_told": "向龙岗法院起诉"})
    assert (refused.status_code, "请写明退回的具体理由" in refused.text) == (422, True)
    assert 'value="向龙岗法院起诉"' in refused.text
    assert client.post(address, TOLD).status_code == 302

    page = client.get(reverse("cases:dispute", args=[dispute.key])).text
    assert fresh(dispute).state == State.TURNED_BACK in FINAL
    assert "本院没有管辖权" in page
    assert "向深圳市龙岗区人民法院起诉" in page
    assert not Deadline.objects.running().filter(dispute=dispute).exists()
    assert "本院没有管辖权：被告住所地在深圳市；已告知" in page


def test_the_road_shows_no_stage_that_it_did_not_come_to(scene: Scene):
    back = turn_back_application(dispute_id=applied_online(scene).pk, by=scene.clerk, at=timezone.now(), **TOLD)
    assert [stage.label for stage in course_of(back).stages] == ["草稿", "已登记", "已退回申请"]
    settled = [stage.label for stage in course_of(scene.settled()).stages]
    assert settled == ["草稿", "已登记", "待签收", "调解中", State.SETTLED.label]


def test_only_what_came_online_and_is_not_yet_referred(scene: Scene):
    with pytest.raises(TransitionRefused, match="提出方式不是“网上”"):
        turn_back_application(dispute_id=scene.registered().pk, by=scene.clerk, at=timezone.now(), **TOLD)
    with pytest.raises(TransitionRefused):
        turn_back_application(dispute_id=scene.referred().pk, by=scene.clerk, at=timezone.now(), **TOLD)


@pytest.mark.parametrize("field", ["ground", "explanation", "way_told"])
def test_without_ground_reason_and_a_way_to_go_nothing_is_turned_back(scene: Scene, field):
    dispute = applied_online(scene)
    with pytest.raises(InvalidInput) as refusal:
        turn_back_application(dispute_id=dispute.pk, by=scene.clerk, at=timezone.now(), **{**TOLD, field: " "})
    assert refusal.value.field == field
    assert not TurnedBack.objects.exists()
