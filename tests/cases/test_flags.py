"""Topics and risks on a dispute, and the duty to inform that a risk opens (人民调解法 art. 25)."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.lifecycle import State
from cases.models import DisputeEvent, DisputeFlag, FlagKind, InformingDuty
from cases.services._transition import NotPermitted, TransitionRefused
from cases.services.flags import lift_flag, record_informing, set_flag, waive_informing
from suyuan.lib.errors import InvalidInput
from tests.cases.scene import MONDAY, Scene, fresh

GROUNDS = "申请人颈部有淤伤，自述昨晚被丈夫殴打。"


def kind(code: str) -> FlagKind:
    return FlagKind.objects.get(code=code)


def violence(scene: Scene, **more) -> DisputeFlag:
    dispute = scene.registered()
    return set_flag(
        dispute_id=dispute.pk, kind_id=kind("DOMESTIC_VIOLENCE").pk, grounds=GROUNDS, by=scene.clerk, at=MONDAY, **more
    )


def test_a_risk_of_violence_opens_the_duty_to_inform(scene: Scene):
    flag = violence(scene)

    due = {duty.rule.addressee: duty.due_on for duty in flag.duties.select_related("rule")}
    assert due == {"当地公安机关": MONDAY.date(), "妇女联合会": MONDAY.date() + timedelta(days=1)}
    note = DisputeEvent.objects.filter(dispute=flag.dispute).last().note
    assert note == f"标注“家庭暴力”：{GROUNDS}应告知当地公安机关、妇女联合会。"
    assert fresh(flag.dispute).state == State.RECEIVED


def test_a_flag_needs_grounds_a_kind_in_force_and_stands_once(scene: Scene):
    flag = violence(scene)
    for told, field in [
        ({"kind_id": flag.kind_id, "grounds": GROUNDS}, "kind"),
        ({"kind_id": kind("GROUP").pk, "grounds": " "}, "grounds"),
        ({"kind_id": 0, "grounds": GROUNDS}, "kind"),
    ]:
        with pytest.raises(InvalidInput) as refusal:
            set_flag(dispute_id=flag.dispute_id, **told, by=scene.clerk, at=MONDAY)
        assert refusal.value.field == field
    FlagKind.objects.filter(code="EPIDEMIC").update(valid_to=MONDAY.date())
    with pytest.raises(InvalidInput):
        set_flag(dispute_id=flag.dispute_id, kind_id=kind("EPIDEMIC").pk, grounds=GROUNDS, by=scene.clerk, at=MONDAY)
    with pytest.raises(NotPermitted):
        set_flag(dispute_id=flag.dispute_id, kind_id=kind("GROUP").pk, grounds="x", by=scene.mediator.user, at=MONDAY)
    assert DisputeFlag.objects.count() == 1


def test_a_task_is_done_once_with_whom_when_and_how_or_is_not_needed(scene: Scene):
    police, women = violence(scene).duties.order_by("due_on")
    told = {"told_to": "塘厦派出所值班民警", "manner": "电话", "receipt": "警情20260302001"}
    with pytest.raises(InvalidInput):
        record_informing(duty_id=police.pk, informed_at=MONDAY + timedelta(hours=1), **told, by=scene.clerk, at=MONDAY)

    record_informing(duty_id=police.pk, informed_at=MONDAY, **told, by=scene.clerk, at=MONDAY)
    with pytest.raises(InvalidInput):
        waive_informing(duty_id=women.pk, reason=" ", by=scene.clerk, at=MONDAY)
    waive_informing(duty_id=women.pk, reason="本件由镇妇联转来", by=scene.clerk, at=MONDAY)

    assert not InformingDuty.objects.open().exists()
    with pytest.raises(TransitionRefused):
        record_informing(duty_id=police.pk, informed_at=MONDAY, **told, by=scene.clerk, at=MONDAY)


def test_lifting_takes_a_reason_and_ends_what_is_open(scene: Scene):
    flag = violence(scene)
    with pytest.raises(InvalidInput):
        lift_flag(flag_id=flag.pk, reason="", by=scene.clerk, at=MONDAY)

    lift_flag(flag_id=flag.pk, reason="经核实为他人误报", by=scene.coordinator, at=MONDAY)

    assert not InformingDuty.objects.open().exists()
    with pytest.raises(TransitionRefused):
        lift_flag(flag_id=flag.pk, reason="再次", by=scene.clerk, at=MONDAY)
    set_flag(dispute_id=flag.dispute_id, kind_id=flag.kind_id, grounds=GROUNDS, by=scene.clerk, at=MONDAY)  # anew


def test_the_pages_set_inform_and_lift(scene: Scene, client):
    dispute = scene.registered(at=timezone.now() - timedelta(hours=3))
    client.force_login(scene.clerk)
    url = reverse("cases:set_flag", args=[dispute.key])

    assert "请写明依据的事实" in client.post(url, {"kind": kind("CRIMINAL_TURN").pk}).text
    client.post(url, {"kind": kind("CRIMINAL_TURN").pk, "grounds": "双方约架，被申请人扬言持刀上门。"})

    page = client.get(reverse("cases:dispute", args=[dispute.key])).text
    assert "应告知当地公安机关或者其他有关部门" in page
    assert "人民调解法第25条" in page
    home = client.get("/").text
    assert "应告知有关部门" in home
    assert "民转刑" in home
    listed = client.get(reverse("cases:dispute_list"), {"flag": kind("CRIMINAL_TURN").pk, "to_inform": "on"}).text
    assert dispute.number in listed
    assert dispute.number not in client.get(reverse("cases:dispute_list"), {"flag": kind("GROUP").pk}).text

    duty = InformingDuty.objects.get()
    inform = reverse("cases:record_informing", args=[dispute.key, duty.pk])
    told = {"informed_at": timezone.localtime().strftime("%Y-%m-%dT%H:%M"), "manner": "当面"}
    assert "请写明告知了哪个单位、哪位人员" in client.post(inform, told).text
    client.post(inform, {**told, "told_to": "塘厦派出所王警官"})
    client.post(reverse("cases:lift_flag", args=[dispute.key, DisputeFlag.objects.get().pk]), {"reason": "已化解"})

    page = client.get(reverse("cases:dispute", args=[dispute.key])).text
    assert "塘厦派出所王警官" in page
    assert "解除：已化解" in page
