"""Two disputes want one room at one hour: the clash is named, the later one gives way, the earlier one moves."""

from django.urls import reverse

from cases.choices import DutyItem
from cases.models import Dispute, MediationRoom, ScheduledSession
from suyuan.accounts.models import Notice
from tests.cases.scene import MONDAY, Scene, fresh
from tests.scenarios.desk import Desk


def test_a_clash_is_named_and_solved_by_moving_the_first_sitting(scene: Scene, desk: Desk):
    first, second = scene.mediating(at=MONDAY), scene.mediating(at=MONDAY)
    room = MediationRoom.objects.create(centre=first.centre, name="第一调解室")
    mediator = scene.mediator.user
    desk.on("2026-03-03", user=mediator)
    desk.sends("plan", first, **wanted(first, room, "2026-03-05T10:00"))

    # Half an hour into the other: the room and the mediator are taken, and what was entered is kept.
    answer = desk.is_refused("plan", second, **wanted(second, room, "2026-03-05T10:30"))
    assert f"第一调解室03月05日10:00至11:00已用于{first.number}" in answer
    assert f"调解员周调解03月05日10:00至11:00已有{first.number}的调解安排" in answer

    # The parties of the first cannot come on that day: it moves, is told, and the hour is free for the second.
    sitting = ScheduledSession.objects.get()
    desk.on("2026-03-04", user=scene.clerk)
    told = {"starts_at": "2026-03-06T10:00", "minutes": "60", "room": room.pk, "reason": "申请人出差"}
    url = reverse("cases:move_session", args=[sitting.key])
    assert "请写明改期原因" in desk.client.post(url, told | {"reason": ""}).text
    assert desk.client.post(url, told).status_code == 302
    assert Notice.objects.filter(user=mediator, text__contains="调解改期至2026-03-06 10:00").exists()
    assert "申请人出差" in desk.opens("dispute", first)
    desk.on("2026-03-04", user=mediator)
    desk.sends("plan", second, **wanted(second, room, "2026-03-05T10:30"))

    # Both stand on the calendar of the week; a record of the second says who came.
    calendar = desk.client.get(reverse("cases:calendar"), {"on": "2026-03-05"}).text
    assert first.number in calendar
    assert second.number in calendar
    desk.on("2026-03-05", 12, user=mediator)
    planned = ScheduledSession.objects.get(dispute=second)
    came = [one.pk for one in planned.participants.all()]
    held = {"held_at": "2026-03-05T10:30", "mode": "ON_SITE", "attendees": "双方", "summary": "双方同意再谈。"}
    desk.sends("session", second, planned="on", came=came, informed=DutyItem.values, **held)
    assert fresh(second).sessions.get().planned == planned


def wanted(dispute: Dispute, room: MediationRoom, starts_at: str) -> dict:
    parties = [party.pk for party in dispute.parties.order_by("pk")]
    return {"starts_at": starts_at, "minutes": "60", "mode": "ON_SITE", "room": room.pk, "parties": parties}
