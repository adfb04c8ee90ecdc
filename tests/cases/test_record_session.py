"""Sessions on record; the confidential note apart from it."""

from datetime import timedelta

import pytest

from cases.choices import PartySide
from cases.models import DisputeEvent, MediationNote, MediationSession
from cases.services._transition import NotPermitted, TransitionRefused
from cases.services.referral import recall_referral, sign_for_materials
from cases.services.sessions import Held, record_session
from suyuan.lib.errors import InvalidInput
from tests.cases.scene import MONDAY, Scene, fresh, make_mediator


def test_a_session_is_recorded_and_logged_without_what_was_said(scene: Scene):
    dispute = scene.mediating()

    session = scene.hold_session(dispute, summary="双方各退一步。")

    assert MediationSession.objects.get(dispute=dispute) == session
    assert DisputeEvent.objects.last().note == "2026-03-02 09:30，现场"


def test_only_the_mediator_in_hand_records(scene: Scene):
    dispute = scene.mediating()

    for other in (scene.clerk, scene.judge, scene.member.user):
        with pytest.raises(NotPermitted):
            record_session(dispute_id=dispute.pk, held=Held(MONDAY, "PHONE", "双方", "谈"), by=other, at=MONDAY)


def test_not_before_signing_nor_in_the_future(scene: Scene):
    with pytest.raises(TransitionRefused):
        scene.hold_session(scene.referred())
    dispute = scene.mediating()
    for held_at in (MONDAY + timedelta(minutes=1), MONDAY - timedelta(days=1)):
        with pytest.raises(InvalidInput) as refusal:
            record_session(
                dispute_id=dispute.pk,
                held=Held(held_at, "PHONE", "双方", "谈"),
                by=scene.mediator.user,
                at=MONDAY,
            )
        assert refusal.value.field == "held_at"


def test_a_record_may_follow_after_the_end(scene: Scene):
    assert scene.hold_session(scene.settled())


def test_nobody_but_the_mediator_in_hand_reads_a_note(scene: Scene):
    dispute = scene.mediating()
    scene.hold_session(dispute, note="申请人可接受八折。", note_side=PartySide.APPLICANT)

    assert MediationNote.objects.visible_to(scene.mediator.user).count() == 1
    for other in (scene.clerk, scene.coordinator, scene.judge, scene.assistant, scene.manager, scene.member.user):
        assert not MediationNote.objects.visible_to(other).exists()


def test_who_no_longer_mediates_reads_it_no_longer_and_the_successor_does(scene: Scene):
    dispute = scene.mediating()
    scene.hold_session(dispute, note="申请人可接受八折。")
    successor = make_mediator("successor", "继任", on_roster=True)

    recall_referral(dispute_id=dispute.pk, reason="调解员因病", by=scene.coordinator, at=MONDAY)
    scene.refer(fresh(dispute), mediator_id=successor.pk)
    sign_for_materials(dispute_id=dispute.pk, by=successor.user, at=MONDAY)

    assert not MediationNote.objects.visible_to(scene.mediator.user).exists()
    assert MediationNote.objects.visible_to(successor.user).count() == 1
