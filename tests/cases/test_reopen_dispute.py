"""Correcting a result: the old one stays, marked; the clock runs on; the ledger takes it back."""

from datetime import timedelta

import pytest

from cases.lifecycle import State
from cases.models import Deadline, FailureReport, SettlementAgreement
from cases.services._transition import NotPermitted, TransitionRefused
from cases.services.mediation import reopen_dispute, retract_agreement
from mediators.choices import DueState, VoucherKind
from mediators.models import Entry, SubsidyDue, Voucher
from mediators.services.accrual import accrue_pending
from suyuan.accounts.models import User
from suyuan.lib.errors import InvalidInput
from tests.cases.scene import MONDAY, Scene, fresh

LATER = MONDAY + timedelta(days=1)


def owed():
    payable = Entry.objects.filter(account="PAYABLE")
    return sum(entry.credit - entry.debit for entry in payable)


def reopen(scene: Scene, dispute, **more):
    return reopen_dispute(dispute_id=dispute.pk, **{"reason": "登记错误", "by": scene.coordinator, "at": LATER, **more})


def test_mediation_goes_on_under_the_clock_it_had(scene: Scene):
    dispute = scene.settled()
    due_on = Deadline.objects.of_mediation().get().due_on

    reopen(scene, dispute)

    assert (fresh(dispute).state, fresh(dispute).concluded_on) == (State.MEDIATING, None)
    assert SettlementAgreement.objects.get().replaced_at == LATER
    clock = Deadline.objects.of_mediation().get()
    assert (clock.due_on, clock.stopped_at) == (due_on, None)


def test_a_failure_can_turn_into_an_agreement(scene: Scene):
    dispute = scene.mediating()
    scene.end(dispute)
    reopen(scene, dispute)

    scene.settle(fresh(dispute), at=LATER)

    assert fresh(dispute).conclusion_count == 2
    assert FailureReport.objects.get().replaced_at == LATER
    assert SettlementAgreement.objects.get().replaced_at is None
    assert [due.source for due in SubsidyDue.objects.order_by("pk")] == [f"{dispute.number}#1", f"{dispute.number}#2"]


def test_what_was_accrued_is_reversed_and_accrued_anew(scene: Scene):
    dispute = scene.settled()
    accrue_pending(at=MONDAY, by=User.objects.system())
    assert Voucher.objects.get().kind == VoucherKind.ACCRUAL

    reopen(scene, dispute)
    assert owed() == 0
    assert SubsidyDue.objects.get().state == DueState.NOT_PAYABLE

    scene.settle(fresh(dispute), at=LATER)
    accrue_pending(at=LATER, by=User.objects.system())
    assert owed() == 600


def test_the_coordinator_says_why(scene: Scene):
    dispute = scene.settled()

    with pytest.raises(InvalidInput):
        reopen(scene, dispute, reason=" ")
    with pytest.raises(NotPermitted):
        reopen(scene, dispute, by=scene.mediator.user)
    with pytest.raises(NotPermitted):
        reopen(scene, dispute, by=scene.clerk)


def test_a_result_of_mediation_here_is_reopened_and_never_retracted(scene: Scene):
    """The parties came with an agreement and were referred all the same: the referral is still in hand."""
    dispute = scene.settled(intake_source="SELF_MEDIATED")

    with pytest.raises(TransitionRefused, match="请办理“更正结果”"):
        retract_agreement(dispute_id=dispute.pk, reason="登记有误", by=scene.coordinator, at=MONDAY)

    assert fresh(dispute).state == State.SETTLED
