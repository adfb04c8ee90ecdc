"""Reversing a voucher by hand (冲销)."""

import pytest

from mediators.choices import DueState
from mediators.models import SubsidyDue, Voucher
from mediators.services.ledger import ReversalRefused, reverse_voucher
from tests.mediators.making import AT, DAY, accrue, accrued_voucher, lines, mediator
from tests.people import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def voucher():
    return accrued_voucher(mediator())


@pytest.fixture
def finance():
    return person("caiwu")


def test_a_reversal_is_the_mirror_image_and_names_its_reason(voucher, finance):
    reversal = reverse_voucher(voucher_id=voucher.pk, reason="  重复登记  ", by=finance, at=AT)
    assert lines(reversal) == [
        (account, who, credit, debit) for account, who, debit, credit in reversed(lines(voucher))
    ]
    assert (reversal.reverses, reversal.memo, reversal.made_by, reversal.made_on) == (voucher, "重复登记", finance, DAY)
    assert (reversal.source, reversal.rule_code) == (voucher.source, voucher.rule_code)


def test_what_was_accrued_becomes_not_payable_and_is_not_accrued_again(voucher, finance):
    reverse_voucher(voucher_id=voucher.pk, reason="重复登记", by=finance, at=AT)
    accrue()
    due = SubsidyDue.objects.get()
    assert (due.state, due.state_reason) == (DueState.NOT_PAYABLE, "已冲销：重复登记")
    assert Voucher.objects.count() == 2


def test_a_reason_is_required(voucher, finance):
    with pytest.raises(ReversalRefused, match="请写明冲销原因") as refusal:
        reverse_voucher(voucher_id=voucher.pk, reason="  ", by=finance, at=AT)
    assert refusal.value.field == "reason"
    assert Voucher.objects.count() == 1


def test_a_voucher_is_reversed_once(voucher, finance):
    reversal = reverse_voucher(voucher_id=voucher.pk, reason="重复登记", by=finance, at=AT)
    with pytest.raises(ReversalRefused, match=f"已由凭证{reversal.number}冲销"):
        reverse_voucher(voucher_id=voucher.pk, reason="再冲一次", by=finance, at=AT)
    assert Voucher.objects.count() == 2


def test_a_reversal_is_final(voucher, finance):
    reversal = reverse_voucher(voucher_id=voucher.pk, reason="重复登记", by=finance, at=AT)
    with pytest.raises(ReversalRefused, match="冲销凭证不能再冲销"):
        reverse_voucher(voucher_id=reversal.pk, reason="冲错了", by=finance, at=AT)
    assert SubsidyDue.objects.get().state_reason == "已冲销：重复登记"
