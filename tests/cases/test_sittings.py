"""Sittings: planned without clashes, moved one by one or together, on the calendar and in its feed."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from cases.choices import DutyItem, SessionMode
from cases.models import InformationNotice, MediationRoom, ScheduledSession, SessionParticipant
from cases.services._plans import Clash
from cases.services.appointments import replace_mediator
from cases.services.calendar_feeds import make_feed
from cases.services.schedule import cancel_session, move_session, move_sessions
from cases.services.sessions import Held, record_session
from suyuan.accounts.models.notice import Notice
from suyuan.lib.errors import InvalidInput
from tests.cases.scene import CHINA, GOOD_ID, MONDAY, Scene, fresh, make_mediator

TEN = datetime(2026, 3, 4, 10, 0, tzinfo=CHINA)
HOUR = timedelta(hours=1)


@pytest.fixture
def room(scene: Scene) -> MediationRoom:
    return MediationRoom.objects.create(centre=scene.registered().centre, name="第一调解室")


def mediating_with(scene: Scene, mediator):
    """A dispute in another mediator's hands."""
    from cases.services.referral import sign_for_materials

    dispute = scene.consented()
    scene.refer(dispute, mediator_id=mediator.pk)
    sign_for_materials(dispute_id=dispute.pk, by=mediator.user, at=MONDAY)
    return fresh(dispute)


def test_everybody_concerned_is_expected_and_the_others_are_told(scene: Scene):
    dispute = scene.mediating()
    beside = scene.join(dispute)

    session = scene.plan(dispute, starts_at=TEN, others=("居委会王主任",))

    titles = [one.title for one in session.participants.all()]
    assert titles == [
        "调解员周调解",
        "调解员协调解",
        "申请人张桂英",
        "被申请人东莞市示例物业服务有限公司",
        "居委会王主任",
    ]
    notice = Notice.objects.get(user=beside.user)
    assert notice.text.startswith(f"{dispute.number} 调解安排在2026-03-04 10:00至11:00")
    assert "张桂英" not in notice.text


def test_a_clash_says_who_is_taken_and_by_what(scene: Scene, room):
    dispute, other = scene.mediating(), make_mediator("other", "另调解", on_roster=True)
    scene.plan(dispute, starts_at=TEN, room_id=room.pk, place="")

    with pytest.raises(Clash) as refusal:
        scene.plan(mediating_with(scene, other), starts_at=TEN + HOUR / 2, room_id=room.pk, place="", by=other.user)
    assert f"第一调解室03月04日10:00至11:00已用于{dispute.number}" in refusal.value.message
    with pytest.raises(Clash, match="调解员周调解03月04日10:00至11:00已有"):
        scene.plan(scene.mediating(), starts_at=TEN + HOUR / 2)
    assert scene.plan(mediating_with(scene, other), starts_at=TEN + HOUR, room_id=room.pk, place="", by=other.user)


def test_one_person_is_not_expected_at_two_disputes_at_once(scene: Scene):
    other = make_mediator("other", "另调解", on_roster=True)
    mine, theirs = scene.mediating(), mediating_with(scene, other)
    for dispute in (mine, theirs):
        applicant = dispute.parties.first()
        applicant.identity_number = GOOD_ID
        applicant.save()
    scene.plan(fresh(mine), starts_at=TEN)

    with pytest.raises(Clash, match="申请人张桂英"):
        scene.plan(fresh(theirs), starts_at=TEN, by=other.user)


def test_the_database_has_the_last_word(scene: Scene, monkeypatch):
    first, second = scene.mediating(), scene.mediating()
    scene.plan(first, starts_at=TEN)
    monkeypatch.setattr("cases.services._plans.clashes", lambda *args, **kwargs: [])

    with pytest.raises(Clash, match="刚刚被他人占用"):
        scene.plan(second, starts_at=TEN)


def test_what_cannot_be_is_named_at_its_field(scene: Scene):
    dispute = scene.mediating()
    for told, field in [
        ({"starts_at": MONDAY - HOUR}, "starts_at"),
        ({"starts_at": TEN, "place": ""}, "room"),
        ({"starts_at": TEN, "venue": ""}, "venue"),
        ({"starts_at": TEN, "venue": "ELSEWHERE"}, "court_consent"),
        ({"starts_at": TEN, "mode": SessionMode.VIDEO}, "link"),
        ({"starts_at": TEN, "party_ids": ()}, "parties"),
        ({"starts_at": TEN, "judge_id": scene.clerk.pk}, "judge"),
    ]:
        with pytest.raises(InvalidInput) as refusal:
            scene.plan(dispute, **told)
        assert refusal.value.field == field


def test_a_video_sitting_has_no_venue_whatever_was_told(scene: Scene):
    session = scene.plan(scene.mediating(), starts_at=TEN, mode=SessionMode.VIDEO, link="会议号", venue="ELSEWHERE")

    assert (session.venue, session.court_consent) == ("", "")


def test_moving_frees_the_old_time_and_cancelling_both(scene: Scene):
    first, second = scene.mediating(), scene.mediating()
    session = scene.plan(first, starts_at=TEN)

    move_session(
        session_id=session.pk, starts_at=TEN + HOUR, ends_at=TEN + 2 * HOUR, reason="当事人出差",
        by=scene.mediator.user, at=MONDAY,
    )  # fmt: skip
    scene.plan(second, starts_at=TEN)
    cancel_session(session_id=session.pk, reason="不再需要", by=scene.mediator.user, at=MONDAY)

    assert scene.plan(second, starts_at=TEN + HOUR)


def test_several_move_together_into_each_others_places_or_not_at_all(scene: Scene):
    dispute, day = scene.mediating(), timedelta(days=1)
    sessions = [scene.plan(dispute, starts_at=TEN + offset * day) for offset in range(3)]
    keys = [one.pk for one in sessions]

    move_sessions(session_ids=keys, days=1, reason="调解员生病", by=scene.mediator.user, at=MONDAY)
    assert [one.starts_at for one in ScheduledSession.objects.order_by("pk")] == [TEN + n * day for n in (1, 2, 3)]

    with pytest.raises(Clash, match="调解员周调解"):
        move_sessions(session_ids=keys[:1], days=1, reason="再顺延", by=scene.mediator.user, at=MONDAY)
    assert SessionParticipant.objects.filter(session=keys[0]).first().span.lower == TEN + day


def test_who_is_replaced_is_not_expected_any_more_and_who_follows_is(scene: Scene):
    dispute = scene.mediating()
    session = scene.plan(dispute, starts_at=TEN)
    follower = make_mediator("follower", "接任", on_roster=True)

    replace_mediator(
        dispute_id=dispute.pk, leaving_id=scene.mediator.pk, reason="突发疾病", successor_id=follower.pk,
        by=scene.coordinator, at=MONDAY,
    )  # fmt: skip

    assert [one.mediator for one in session.participants.exclude(mediator=None)] == [follower]


def test_the_end_frees_what_was_to_come(scene: Scene):
    dispute = scene.mediating()
    session = scene.plan(dispute, starts_at=TEN)
    scene.settle(dispute)

    assert ScheduledSession.objects.get(pk=session.pk).cancelled_at
    assert not session.participants.exclude(span=None).exists()


def test_nobody_is_heard_before_being_informed(scene: Scene):
    dispute = scene.mediating()
    with pytest.raises(InvalidInput) as refusal:
        scene.hold_session(dispute, informed=[DutyItem.RIGHTS])
    assert refusal.value.field == "informed"
    assert "虚假调解的后果" in refusal.value.message

    scene.hold_session(dispute)
    scene.hold_session(dispute, informed=())

    assert InformationNotice.objects.get().items == sorted(DutyItem.values)


def test_the_record_belongs_to_the_plan_and_says_who_came(scene: Scene):
    dispute = scene.mediating()
    session = scene.plan(dispute, starts_at=TEN)
    came = session.participants.exclude(party__side="RESPONDENT")
    held = Held(TEN, SessionMode.ON_SITE, "申请人", "被申请人未到。")

    record_session(
        dispute_id=dispute.pk, held=held, by=scene.mediator.user, at=TEN + HOUR, informed=DutyItem.values,
        planned_id=session.pk, came=[one.pk for one in came],
    )  # fmt: skip

    assert session.participants.get(party__side="RESPONDENT").came is False
    assert ScheduledSession.objects.get(pk=session.pk).record.summary == "被申请人未到。"


def test_the_calendar_shows_what_one_may_see_and_moves_many(scene: Scene, client, django_assert_max_num_queries):
    tomorrow = timezone.now().replace(hour=2, minute=0, second=0, microsecond=0) + timedelta(days=1)
    recent = {"at": timezone.now() - timedelta(hours=2)}
    dispute = scene.mediating(**recent)
    session = scene.plan(dispute, starts_at=tomorrow, at=recent["at"])
    url = reverse("cases:calendar") + f"?on={timezone.localdate(tomorrow)}"

    client.force_login(scene.clerk)
    with django_assert_max_num_queries(30):
        assert "张桂英" in client.get(url).text
    client.force_login(scene.member.user)
    assert "张桂英" not in client.get(url).text
    client.force_login(scene.mediator.user)
    answer = client.post(reverse("cases:move_many"), {"sessions": [session.key], "days": "2", "reason": "培训"})
    assert answer.status_code == 302
    refused = client.post(reverse("cases:move_many"), {"sessions": [session.key], "days": "", "reason": ""})

    assert refused.status_code == 422
    assert ScheduledSession.objects.get().starts_at == tomorrow + timedelta(days=2)


def test_the_feed_names_no_party_and_ends_when_revoked(scene: Scene, client):
    recent = timezone.now() - timedelta(hours=2)
    dispute = scene.mediating(at=recent)
    scene.plan(dispute, starts_at=timezone.now() + timedelta(days=1), at=recent)
    old = make_feed(by=scene.mediator.user, at=MONDAY)
    secret = make_feed(by=scene.mediator.user, at=MONDAY)

    feed = client.get(reverse("cases:calendar_feed", args=[secret]))

    assert feed.headers["Content-Type"].startswith("text/calendar")
    assert f"SUMMARY:调解 {dispute.number}" in feed.text
    assert "张桂英" not in feed.text
    assert client.get(reverse("cases:calendar_feed", args=[old])).status_code == 404
    client.force_login(scene.mediator.user)
    client.post(reverse("cases:revoke_feed"))
    assert client.get(reverse("cases:calendar_feed", args=[secret])).status_code == 404


def test_the_feed_is_a_calendar_by_the_letter_of_rfc_5545(scene: Scene, client):
    """Held against the rules, and read back: stable identity, counted changes, cancelled ones, lines folded."""
    recent, begins = timezone.now() - timedelta(hours=2), timezone.now().replace(microsecond=0) + timedelta(days=1)
    dispute = scene.mediating(at=recent)
    place = "社区居委会，二楼；东侧会议室" * 4 + ", a\\b"
    kept = scene.plan(dispute, starts_at=begins, at=recent, place=place)
    dropped = scene.plan(dispute, starts_at=begins + timedelta(days=1), at=recent)
    address = reverse("cases:calendar_feed", args=[make_feed(by=scene.mediator.user, at=MONDAY)])
    first = client.get(address)
    who = {"by": scene.mediator.user, "at": timezone.now()}
    move_session(session_id=kept.pk, starts_at=begins + HOUR, ends_at=begins + 2 * HOUR, reason="请求", **who)
    cancel_session(session_id=dropped.pk, reason="和解", **who)

    answer = client.get(address)
    before, after = (events_of(one.content) for one in (first, answer))

    lines = answer.content.split(b"\r\n")
    assert lines[-1] == b""
    assert not any(b"\n" in line or len(line) > 75 for line in lines)
    assert [*before] == [*after] == [f"{kept.key}@suyuan", f"{dropped.key}@suyuan"]
    moved, cancelled = after.values()
    assert (str(moved["location"]), moved.start, moved["status"]) == (place, begins + HOUR, "CONFIRMED")
    assert (cancelled["status"], cancelled["sequence"] > before[f"{dropped.key}@suyuan"]["sequence"]) == (
        "CANCELLED",
        True,
    )
    assert all(event.DTSTAMP.utcoffset() == timedelta(0) for event in after.values())
    assert not any(b"TZID" in line for line in lines)
    unchanged = client.get(address, headers={"if-none-match": answer.headers["ETag"]})
    assert (unchanged.status_code, unchanged.content) == (304, b"")
    assert client.get(address, headers={"if-none-match": first.headers["ETag"]}).status_code == 200


def events_of(content: bytes) -> dict:
    """What a strict reader finds: the required properties once each, nothing it could not parse."""
    calendar = Calendar.from_ical(content)
    assert (calendar["version"], calendar["prodid"]) == ("2.0", "-//Suyuan//调解日程//CN")
    assert calendar.errors == []
    for event in calendar.events:
        assert event.errors == []
        assert not any(isinstance(event[name], list) for name in ("UID", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE"))
        assert event.start < event.end
    return {str(event["uid"]): event for event in calendar.events}


def test_the_pages_plan_move_and_print(scene: Scene, client):
    recent = timezone.now() - timedelta(hours=2)
    dispute = scene.mediating(at=recent)
    client.force_login(scene.mediator.user)
    begins = (timezone.localtime() + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M")
    told = {"starts_at": begins, "minutes": "60", "mode": "ON_SITE", "place": "社区", "agenda": "核对票据"}
    told["venue"] = "ORGANIZATION"
    parties = [party.pk for party in dispute.parties.all()]
    assert client.post(reverse("cases:plan", args=[dispute.key]), told | {"parties": parties}).status_code == 302
    session = ScheduledSession.objects.get()
    clash = client.post(reverse("cases:plan", args=[dispute.key]), told | {"parties": parties})
    assert clash.status_code == 422
    assert "已有" in clash.text
    assert 'value="核对票据"' in clash.text

    notice = client.get(reverse("cases:sitting_notice", args=[session.key]))
    assert "核对票据" in notice.text
    assert client.get(reverse("cases:information_sheet", args=[dispute.key])).status_code == 200
    later = (timezone.localtime() + timedelta(days=2)).strftime("%Y-%m-%dT%H:%M")
    move = {"starts_at": later, "minutes": "60", "reason": "当事人请求"}
    assert client.post(reverse("cases:move_session", args=[session.key]), move).status_code == 302
    assert "调解安排" in client.get(reverse("cases:dispute", args=[dispute.key])).text
