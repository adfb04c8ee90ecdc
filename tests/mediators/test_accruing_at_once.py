"""Accruals, withdrawals and reversals at the same moment, on real connections with real commits."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.db.models import Count, Sum

from mediators.choices import DueState
from mediators.models import Entry, SubsidyDue, Voucher
from mediators.services.accrual import accrue_all_pending, accrue_pending
from mediators.services.dues import withdraw_due
from mediators.services.ledger import ReversalRefused, reverse_voucher
from suyuan.accounts.models import User
from tests.mediators.making import AT, accrue, accrued_voucher, due, many_dues, mediator

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def by():
    return User.objects.system()


def at_once(*acts):
    """Run each act in its own thread and connection, all starting together; return what they gave or raised."""
    start = Barrier(len(acts))

    def run(act):
        try:
            start.wait(10)
            return act()
        except Exception as problem:
            return problem
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def balance():
    return Entry.objects.aggregate(debit=Sum("debit"), credit=Sum("credit"))


def test_runs_at_the_same_time_share_the_work_and_double_nothing(by):
    many_dues(*[mediator(f"调解员{n}") for n in range(5)], count=400)

    def worker():
        taken = 0
        while batch := accrue_pending(at=AT, by=by, limit=7).taken_count:
            taken += batch
        return taken

    shares = at_once(*[worker] * 6)
    assert sum(shares) == 400
    assert Voucher.objects.count() == 400
    assert not Voucher.objects.values("source").annotate(times=Count("pk")).filter(times__gt=1).exists()
    assert not SubsidyDue.objects.exclude(state=DueState.ACCRUED).exists()
    assert balance() == {"debit": 240_000, "credit": 240_000}


def test_a_due_withdrawn_while_it_is_accrued_ends_at_nothing(by):
    for n in range(12):
        payee = mediator(f"调解员{n}")
        number = f"粤1973-2026-1{n:04d}"
        due(payee, dispute_number=number)
        results = at_once(
            lambda: accrue_all_pending(at=AT, by=by),
            lambda number=number: withdraw_due(dispute_number=number, occurrence=1, reason="更正", by=by, at=AT),
        )
        assert not [result for result in results if isinstance(result, Exception)]
        accrue()
        owed = Entry.objects.filter(mediator=payee).aggregate(debit=Sum("debit"), credit=Sum("credit"))
        assert owed["debit"] == owed["credit"]
        assert payee.dues.get().state == DueState.NOT_PAYABLE


def test_of_two_reversals_at_once_one_is_refused_in_words(by):
    voucher = accrued_voucher(mediator())
    results = at_once(*[lambda: reverse_voucher(voucher_id=voucher.pk, reason="重复", by=by, at=AT)] * 3)
    assert [type(result) for result in results if isinstance(result, Exception)] == [ReversalRefused] * 2
    assert Voucher.objects.filter(kind="REVERSAL").count() == 1


def test_a_reversal_and_a_withdrawal_at_once_reverse_once(by):
    voucher = accrued_voucher(mediator(), dispute_number="粤1973-2026-20001")
    at_once(
        lambda: reverse_voucher(voucher_id=voucher.pk, reason="重复", by=by, at=AT),
        lambda: withdraw_due(dispute_number="粤1973-2026-20001", occurrence=1, reason="更正", by=by, at=AT),
    )
    assert Voucher.objects.filter(kind="REVERSAL").count() == 1
    assert SubsidyDue.objects.get().state == DueState.NOT_PAYABLE
    totals = balance()
    assert totals["debit"] == totals["credit"]
