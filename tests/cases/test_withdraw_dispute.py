"""Withdrawing: before mediation has begun, with the reason on record."""

import pytest

from cases.lifecycle import State
from cases.models import DisputeEvent
from cases.services._transition import TransitionRefused
from cases.services.intake import withdraw_dispute
from tests.cases.scene import MONDAY, Scene, fresh


@pytest.mark.parametrize("state", ["draft", "registered", "referred"])
def test_before_mediation_it_can_be_withdrawn(scene: Scene, state):
    dispute = getattr(scene, state)()

    withdraw_dispute(dispute_id=dispute.pk, reason="双方已和解", by=scene.clerk, at=MONDAY)

    assert fresh(dispute).state == State.WITHDRAWN
    assert fresh(dispute).open_referral() is None
    assert DisputeEvent.objects.last().note == "双方已和解"


def test_afterwards_it_is_ended_instead(scene: Scene):
    for dispute in (scene.mediating(), scene.settled()):
        with pytest.raises(TransitionRefused):
            withdraw_dispute(dispute_id=dispute.pk, reason="双方已和解", by=scene.clerk, at=MONDAY)
