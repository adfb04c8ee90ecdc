"""The centre that told of a dispute learns where it was sent, what came back, and what is being supervised."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.timezone import localdate

from cases.models import Dispute, HandlingUnit
from cases.services.pausing import continue_clock, pause_clock, suspend_dispute
from cases.services.routing import return_routing, route_dispute
from cases.services.supervision import order_supervision
from tests.api.calling import register
from tests.api.test_changes import follow
from tests.cases.scene import build_scene

pytestmark = pytest.mark.django_db


def test_a_client_follows_its_own_dispute_through_routing_and_supervision(caller, centre):
    receipt = register(caller)
    scene, now = build_scene(), timezone.now()
    dispute = Dispute.objects.get(number=receipt["number"])
    unit = HandlingUnit.objects.create(kind="PETITION_OFFICE", name="某信访办", division_id="441900000000")
    who = {"dispute_id": dispute.pk, "by": scene.coordinator, "at": now}
    route_dispute(target="PETITION_OFFICE", unit_id=unit.pk, reason="信访事项。", **who)
    return_routing(reason="不属于信访事项。", **who)
    due_on = localdate(now) + timedelta(days=3)
    order_supervision(kind="NOT_ACCEPTED", addressee="某信访办", requirement="说明理由。", due_on=due_on, **who)

    told = caller.get(receipt["url"]).json()
    changes, _ = follow(caller)

    assert [change["action"] for change in changes] == ["REGISTER", "ROUTE", "RETURN", "SUPERVISE"]
    assert told["return_count"] == 1
    assert [(row["unit"], row["outcome"], row["answer"]) for row in told["routings"]] == [
        ("某信访办", "RETURNED", "不属于信访事项。")
    ]
    assert told["supervision"][0]["due_on"] == due_on.isoformat()


def test_a_client_learns_that_a_clock_is_paused_and_of_every_other(caller, centre):
    """Each turn of a clock is a change; the dispute says how every clock stands, never what was noted with it."""
    receipt = register(caller)
    scene, now = build_scene(), timezone.now()
    dispute = Dispute.objects.get(number=receipt["number"])
    for one in dispute.parties.all():
        scene.says(one, "CONSENT", at=now)
    scene.refer(dispute, at=now)
    scene.sign(dispute, at=now)
    who = {"dispute_id": dispute.pk, "at": now, "by": scene.mediator.user}
    pause_clock(began_on=localdate(now), note="渗漏原因鉴定", **who)

    told = caller.get(receipt["url"])
    clocks = {clock["code"]: clock for clock in told.json()["deadlines"]}
    assert clocks["PRE_FILING"]["state"] == "PAUSED"
    assert clocks["PRE_FILING"]["pauses"][0]["reason"] == "APPRAISAL"
    assert clocks["ACCEPT_ASSIGNMENT"]["state"] == "STOPPED"
    assert "渗漏" not in told.text

    continue_clock(ended_on=localdate(now), outcome="", **who)
    suspend_dispute(grounds="借条与流水不符。", **who)
    changes, _ = follow(caller)
    assert [change["action"] for change in changes][-3:] == ["PAUSE", "CONTINUE", "SUSPEND"]
    assert [pause["reason"] for pause in caller.get(receipt["url"]).json()["deadline"]["pauses"]] == [
        "APPRAISAL",
        "SHAM",
    ]
