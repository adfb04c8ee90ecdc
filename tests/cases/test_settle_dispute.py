"""Settling: the agreement, stopped clocks, a line for the ledger."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from cases.lifecycle import State
from cases.models import Deadline, SettlementAgreement
from cases.services import _conclusion
from cases.services._transition import NotPermitted, TransitionRefused
from cases.services.agreements import AgreementFacts
from cases.services.appointments import answer_appointment
from cases.services.mediation import settle_dispute
from mediators.choices import Outcome
from mediators.models import SubsidyDue
from suyuan.lib.errors import InvalidInput
from tests.cases.scene import MONDAY, Scene, fresh


def test_the_agreement_ends_mediation(scene: Scene):
    dispute = scene.mediating()

    scene.settle(dispute, at=MONDAY + timedelta(days=3), amount=Decimal("1200.50"))

    dispute = fresh(dispute)
    assert (dispute.state, dispute.concluded_on, dispute.conclusion_count) == (State.SETTLED, date(2026, 3, 5), 1)
    assert SettlementAgreement.objects.get(dispute=dispute).amount == Decimal("1200.50")
    assert Deadline.objects.of_mediation().get(dispute=dispute).stopped_at == MONDAY + timedelta(days=3)
    assert dispute.open_referral().mediator == scene.mediator


def test_the_ledger_is_told_once(scene: Scene, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as rung:
        dispute = scene.settled()

    due = SubsidyDue.objects.get()
    assert (due.dispute_number, due.mediator, due.outcome) == (dispute.number, scene.mediator, Outcome.SETTLED)
    assert due.court_id == "粤1973"
    assert len(rung) == 1
    with pytest.raises(TransitionRefused, match="调解成功的纠纷不能达成协议"):
        scene.settle(dispute)
    assert SubsidyDue.objects.count() == 1


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"effective_on": date(2026, 3, 3)}, "effective_on"),
        ({"effective_on": date(2026, 3, 1)}, "effective_on"),
        ({"amount": Decimal(-1)}, "amount"),
        ({"presiding_organization_id": 0}, "presiding_organization"),
    ],
)
def test_what_cannot_be_true_is_refused(scene: Scene, told, field):
    dispute = scene.mediating()

    if field == "presiding_organization":
        told = {"presiding_organization_id": scene.organization.pk + 1}
    with pytest.raises(InvalidInput) as refusal:
        scene.settle(dispute, **told)
    assert refusal.value.field == field
    assert fresh(dispute).state == State.MEDIATING


def test_the_ledger_learns_who_mediated_together_and_what_the_file_lacks(scene: Scene):
    dispute = scene.mediating()
    beside = scene.join(dispute)
    answer_appointment(dispute_id=dispute.pk, accept=True, by=beside.user, at=MONDAY)
    scene.settle(fresh(dispute))
    dues = SubsidyDue.objects.filter(dispute_number=dispute.number).order_by("part")
    assert [(due.mediator_id, due.part, due.parts) for due in dues] == [
        (scene.mediator.pk, 1, 2),
        (beside.pk, 2, 2),
    ]
    assert {due.missing_papers.split("、")[0] for due in dues} == {"调解笔录"}

    complete = scene.mediating()
    scene.join(complete)  # asked, but did not accept: mediated nothing
    scene.hold_session(complete)
    scene.settle(fresh(complete), main_facts="物业费纠纷。")
    assert SubsidyDue.objects.filter(dispute_number=complete.number).values_list("parts", "missing_papers").get() == (
        1,
        "",
    )


def test_nobody_settles_anothers_dispute(scene: Scene):
    dispute = scene.mediating()

    for other in (scene.coordinator, scene.member.user, scene.manager):
        with pytest.raises(NotPermitted):
            settle_dispute(
                dispute_id=dispute.pk,
                agreement=AgreementFacts(form="ORAL", terms="和好"),
                effective_on=MONDAY.date(),
                by=other,
                at=MONDAY,
            )


def test_the_court_forgets_nothing_when_the_ledger_refuses(scene: Scene, monkeypatch):
    """One transaction: without the ledger's line there is no settlement either."""
    dispute = scene.mediating()

    def refuse(**_):
        raise RuntimeError("the ledger is closed")

    monkeypatch.setattr(_conclusion, "record_due", refuse)
    with pytest.raises(RuntimeError, match="closed"):
        scene.settle(dispute)
    assert fresh(dispute).state == State.MEDIATING
    assert not SettlementAgreement.objects.exists()
