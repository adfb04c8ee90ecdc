"""Ending without an agreement: one of the statutory reasons, a report, stopped clocks."""

from datetime import timedelta

import pytest

from cases.choices import EndReason
from cases.lifecycle import State
from cases.models import Deadline, DisputeEvent, FailureReport
from cases.rules.endings import ENDINGS
from mediators.choices import Outcome
from mediators.models import SubsidyDue
from suyuan.lib.errors import InvalidInput
from tests.cases.scene import MONDAY, Scene, fresh


@pytest.mark.parametrize("reason", [reason for reason in EndReason if reason != EndReason.SETTLED])
def test_each_reason_ends_it_with_a_report(scene: Scene, reason):
    dispute = scene.mediating()
    later = MONDAY + timedelta(days=40)  # the thirty days are over
    needs, told = ENDINGS[reason], {}
    if needs.party or needs.day or needs.particulars:
        with pytest.raises(InvalidInput):
            scene.end(dispute, at=later, reason=reason)
        told = {"party_id": dispute.parties.last().pk, "happened_on": MONDAY.date(), "particulars": "三次电话未接"}

    conduct = {"cost_raising_conduct": "两次不到场", "matters_for_court": "另有财产被查封"}
    scene.end(dispute, at=later, reason=reason, **conduct, **told)

    report = FailureReport.objects.get(dispute=dispute)
    assert (report.reason, report.cost_raising_conduct, report.matters_for_court) == (
        reason, "两次不到场", "另有财产被查封",
    )  # fmt: skip
    assert fresh(dispute).state == State.ENDED
    assert DisputeEvent.objects.last().note == reason.label
    assert not Deadline.objects.running().exists()
    assert SubsidyDue.objects.get().outcome == Outcome.ENDED


def test_an_agreement_is_not_a_failure(scene: Scene):
    dispute = scene.mediating()

    with pytest.raises(InvalidInput) as refusal:
        scene.end(dispute, reason=EndReason.SETTLED)
    assert refusal.value.field == "reason"


def test_the_circumstances_are_needed(scene: Scene):
    dispute = scene.mediating()

    with pytest.raises(InvalidInput) as refusal:
        scene.end(dispute, explanation=" ")
    assert refusal.value.field == "explanation"
    assert fresh(dispute).state == State.MEDIATING
    assert not FailureReport.objects.exists()
