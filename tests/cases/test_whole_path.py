"""From the village to the ledger: the path of most disputes, through the services."""

from cases.lifecycle import Action, State
from cases.models import DisputeEvent
from mediators.models import SubsidyDue
from tests.cases.scene import Scene


def test_a_dispute_goes_from_draft_to_settled(scene: Scene):
    dispute = scene.settled()

    assert dispute.state == State.SETTLED
    assert dispute.number == "粤1973-2026-000001"
    assert [event.action for event in DisputeEvent.objects.filter(dispute=dispute)] == [
        Action.REGISTER, Action.CONSENT, Action.CONSENT, Action.REFER, Action.SIGN_FOR, Action.SETTLE,
    ]  # fmt: skip
    assert SubsidyDue.objects.get().mediator == scene.mediator
