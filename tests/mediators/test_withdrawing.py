"""Withdrawing what a conclusion owed, when it is corrected (撤回应计事项)."""

import pytest

from mediators.choices import DueState, Outcome, VoucherKind
from mediators.models import Entry, SubsidyDue, Voucher
from mediators.services.dues import withdraw_due
from suyuan.accounts.models import User
from tests.mediators.making import AT, accrue, due, lines, mediator
from tests.people import person

pytestmark = pytest.mark.django_db
NUMBER = "粤1973-2026-00007"


def withdraw(occurrence=1, reason="误点结案"):
    by = User.objects.filter(username="fenliu").first() or person("fenliu")
    return withdraw_due(dispute_number=NUMBER, occurrence=occurrence, reason=reason, by=by, at=AT)


def test_what_is_not_yet_accrued_is_never_accrued():
    due(mediator(), dispute_number=NUMBER)
    withdraw()
    accrue()
    kept = SubsidyDue.objects.get()
    assert (kept.state, kept.state_reason) == (DueState.NOT_PAYABLE, "结果已更正：误点结案")
    assert Voucher.objects.count() == 0


def test_what_waited_for_a_claim_is_not_payable_any_more():
    due(mediator(), dispute_number=NUMBER, outcome=Outcome.ENDED)
    accrue()
    assert withdraw().state == DueState.NOT_PAYABLE


def test_what_was_accrued_is_reversed_to_the_fen():
    due(mediator(), dispute_number=NUMBER)
    accrue()
    withdraw()
    accrual, reversal = Voucher.objects.order_by("pk")
    assert (reversal.kind, reversal.reverses, reversal.memo) == (VoucherKind.REVERSAL, accrual, "误点结案")
    assert lines(reversal) == [
        (account, who, credit, debit) for account, who, debit, credit in reversed(lines(accrual))
    ]
    assert (reversal.made_at, reversal.made_by.username) == (AT, "fenliu")
    assert SubsidyDue.objects.get().state == DueState.NOT_PAYABLE


def test_a_dispute_settled_reopened_and_settled_again_is_paid_once():
    payee = mediator()
    due(payee, dispute_number=NUMBER, occurrence=1)
    accrue()
    withdraw(1)
    due(payee, dispute_number=NUMBER, occurrence=2)
    accrue()
    owed = Entry.objects.filter(account="PAYABLE", mediator=payee)
    assert sum(entry.credit - entry.debit for entry in owed) == 600
    assert [v.kind for v in Voucher.objects.order_by("pk")] == ["ACCRUAL", "REVERSAL", "ACCRUAL"]


def test_withdrawing_twice_reverses_once():
    due(mediator(), dispute_number=NUMBER)
    accrue()
    withdraw()
    withdraw(reason="再次更正")
    assert Voucher.objects.filter(kind=VoucherKind.REVERSAL).count() == 1
    assert SubsidyDue.objects.get().state_reason == "结果已更正：误点结案"


def test_withdrawing_what_was_never_recorded_is_a_fault_in_the_program():
    with pytest.raises(SubsidyDue.DoesNotExist):
        withdraw()
