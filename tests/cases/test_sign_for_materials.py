"""Signing for the materials starts the clock, by the rule of track, procedure, receipt and day."""

from datetime import date, datetime, timedelta

import pytest

from cases.choices import Procedure, StartEvent, Track
from cases.lifecycle import State
from cases.models import Deadline, DeadlineRule, Dispute, DisputeEvent
from cases.services._clock import DeadlineRuleMissing
from cases.services._fitness import NotOnRoster
from cases.services._transition import NotPermitted, TransitionRefused
from cases.services.deadlines import recompute_deadlines
from cases.services.referral import decline_referral, recall_referral, sign_for_materials
from communities.models import CalendarDay, CalendarRevision, CalendarYear
from suyuan.lib.errors import InvalidInput
from tests.cases.scene import CHINA, MONDAY, Scene, fresh, make_mediator


def sign(scene: Scene, dispute: Dispute, *, at: datetime = MONDAY, **more):
    return sign_for_materials(dispute_id=dispute.pk, by=scene.mediator.user, at=at, **more)


def at_noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=CHINA)


def test_thirty_days_from_the_day_after(scene: Scene):
    dispute = scene.referred()

    sign(scene, dispute)

    clock = Deadline.objects.of_mediation().get(dispute=dispute)
    assert (clock.started_on, clock.due_on) == (date(2026, 3, 2), date(2026, 4, 1))
    assert clock.rule.code == "PRE_FILING"
    assert "第27条" in clock.reckoning
    assert fresh(dispute).state == State.MEDIATING


@pytest.mark.parametrize(
    ("started", "procedure", "due", "provisional"),
    [  # procedure.md §8
        (date(2026, 1, 19), None, date(2026, 2, 24), False),
        (date(2026, 9, 16), Procedure.ORDINARY, date(2026, 10, 8), False),
        (date(2026, 9, 26), Procedure.SIMPLE, date(2026, 10, 8), False),
        (date(2025, 9, 16), Procedure.ORDINARY, date(2025, 10, 9), False),
        (date(2026, 2, 7), Procedure.SIMPLE, date(2026, 2, 14), False),
        (date(2026, 12, 10), None, date(2027, 1, 11), True),
    ],
)
def test_the_examples_of_the_procedure(scene: Scene, started, procedure, due, provisional):
    at = at_noon(started)
    facts = {"complaint_submitted_at": at - timedelta(days=9)} if procedure else {}
    dispute = scene.consented(at=at, **facts)
    track = Track.POST_FILING_PRE_TRIAL if procedure else Track.PRE_FILING_ASSIGNED
    scene.refer(dispute, at=at, track=track, procedure=procedure or "", mediator_id=scene.mediator.pk)

    sign(scene, dispute, at=at)

    clock = Deadline.objects.of_mediation().get(dispute=dispute)
    assert (clock.due_on, clock.provisional) == (due, provisional)


@pytest.mark.parametrize(("year", "basis", "cap"), [(2024, "法释〔2016〕14号", None), (2026, "第3点", 30)])
def test_the_rule_in_force_that_day_applies(scene: Scene, year, basis, cap):
    at = MONDAY.replace(year=year)
    dispute = scene.consented(at=at, complaint_submitted_at=at)
    scene.refer(
        dispute, at=at, track=Track.POST_FILING_PRE_TRIAL, procedure=Procedure.SIMPLE, mediator_id=scene.mediator.pk
    )

    sign(scene, dispute, at=at)

    rule = Deadline.objects.of_mediation().get(dispute=dispute).rule
    assert basis in rule.basis
    assert rule.extension_cap_days == cap


def test_confirming_on_the_platform_rests_on_the_online_rules(scene: Scene):
    dispute = scene.referred()

    sign(scene, dispute, receipt=StartEvent.PLATFORM_CONFIRMED)

    assert "法释〔2021〕23号" in Deadline.objects.of_mediation().get(dispute=dispute).rule.basis


def test_no_mediation_without_its_clock(scene: Scene):
    dispute = scene.referred()
    DeadlineRule.objects.filter(code="PRE_FILING").update(valid_to=date(2020, 1, 1))

    with pytest.raises(DeadlineRuleMissing):
        sign(scene, dispute)
    assert fresh(dispute).state == State.REFERRED


def test_only_the_one_it_was_referred_to_signs(scene: Scene):
    dispute = scene.referred()
    stranger = make_mediator("stranger", "别人", on_roster=True)

    for other in (stranger.user, scene.manager, scene.clerk):
        with pytest.raises(NotPermitted):
            sign_for_materials(dispute_id=dispute.pk, by=other, at=MONDAY)


def test_an_organisation_names_one_of_its_members(scene: Scene):
    dispute = scene.consented()
    scene.refer(dispute, organization_id=scene.organization.pk)

    with pytest.raises(InvalidInput) as refusal:
        sign_for_materials(dispute_id=dispute.pk, by=scene.manager, at=MONDAY)
    assert refusal.value.field == "mediator"
    with pytest.raises(NotOnRoster, match="不是本组织的成员"):
        sign_for_materials(dispute_id=dispute.pk, mediator_id=scene.mediator.pk, by=scene.manager, at=MONDAY)

    sign_for_materials(dispute_id=dispute.pk, mediator_id=scene.member.pk, by=scene.manager, at=MONDAY)
    assert fresh(dispute).open_referral().mediator == scene.member
    assert dispute in Dispute.objects.visible_to(scene.member.user)


def test_declining_gives_it_back_with_the_reason(scene: Scene):
    dispute = scene.referred()
    with pytest.raises(InvalidInput):
        decline_referral(dispute_id=dispute.pk, reason=" ", by=scene.mediator.user, at=MONDAY)

    decline_referral(dispute_id=dispute.pk, reason="与一方是亲属", by=scene.mediator.user, at=MONDAY)

    assert fresh(dispute).state == State.RECEIVED
    assert fresh(dispute).open_referral() is None
    assert DisputeEvent.objects.last().note == "与一方是亲属"
    assert dispute not in Dispute.objects.visible_to(scene.mediator.user)
    assert scene.refer(dispute)


def test_the_centre_takes_back_what_nobody_signs_for(scene: Scene):
    dispute = scene.referred()

    recall_referral(dispute_id=dispute.pk, reason="超过三个工作日未回应", by=scene.clerk, at=MONDAY)

    assert fresh(dispute).state == State.RECEIVED


def test_a_mediator_can_be_replaced_and_the_clock_stops(scene: Scene):
    dispute = scene.mediating()
    with pytest.raises(NotPermitted):
        recall_referral(dispute_id=dispute.pk, reason="更换", by=scene.clerk, at=MONDAY)

    recall_referral(dispute_id=dispute.pk, reason="调解员因病不能继续", by=scene.coordinator, at=MONDAY)

    assert not Deadline.objects.running().filter(dispute=dispute).exists()
    assert dispute not in Dispute.objects.visible_to(scene.mediator.user)


def test_a_dispute_not_referred_is_not_signed_for(scene: Scene):
    with pytest.raises(TransitionRefused):
        sign(scene, scene.consented())


def test_a_provisional_day_becomes_definite_when_the_notice_arrives(scene: Scene):
    at = at_noon(date(2026, 12, 10))
    dispute = scene.mediating(at=at)
    assert Deadline.objects.of_mediation().get(dispute=dispute).provisional
    assert recompute_deadlines(at=at) == 0

    CalendarDay.objects.create(date=date(2027, 1, 11), kind="OFF", name="演示放假")
    CalendarYear.objects.filter(year=2027).update(confirmed=True)
    CalendarRevision.objects.create(made_at=at, made_by=scene.clerk, summary="录入通知")
    assert recompute_deadlines(at=at) == 1
    assert recompute_deadlines(at=at) == 0

    clock = Deadline.objects.of_mediation().get(dispute=dispute)
    assert (clock.due_on, clock.provisional) == (date(2027, 1, 12), False)
    assert DisputeEvent.objects.last().note == "工作日历更新，到期日由2027-01-11改为2027-01-12"
