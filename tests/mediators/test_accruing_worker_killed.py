"""The accrual survives kill -9 of its worker: nothing lost, nothing doubled, done within 30 seconds (M9)."""

import time

import pytest
from celery import current_app
from django.db import transaction
from django.db.models import Count, Sum

from mediators.choices import DueState
from mediators.models import Entry, SubsidyDue, Voucher
from tests.mediators.making import due, many_dues, mediator

pytestmark = pytest.mark.django_db(transaction=True)
DUES = 30_000  # three batches
RECOVERY_SECONDS = 30


def accrued():
    return SubsidyDue.objects.filter(state=DueState.ACCRUED).count()


def wait_until(condition, *, seconds):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"{accrued()} of {DUES} after {seconds} s"
        time.sleep(0.005)


def assert_each_is_paid_once(count):
    assert Voucher.objects.count() == count
    assert not Voucher.objects.values("source").annotate(times=Count("pk")).filter(times__gt=1).exists()
    assert Entry.objects.aggregate(lines=Count("pk"), debit=Sum("debit"), credit=Sum("credit")) == {
        "lines": 2 * count,
        "debit": 600 * count,
        "credit": 600 * count,
    }


def test_a_settled_dispute_is_accrued_by_the_worker_at_once(celery_worker):
    with transaction.atomic():
        due(mediator())
    celery_worker.drain()
    assert_each_is_paid_once(1)


def test_the_doorbell_rung_many_times_pays_once(celery_worker):
    payee = mediator()
    for _ in range(20):
        due(payee)
    for _ in range(5):
        current_app.send_task("mediators.sweep_subsidies")
    celery_worker.drain()
    assert_each_is_paid_once(20)


def test_killed_half_way_the_next_sweep_finishes(start_worker):
    many_dues(mediator(), count=DUES)
    current_app.send_task("mediators.accrue_subsidies")
    first = start_worker()
    wait_until(lambda: accrued() > 0, seconds=60)
    first.kill()
    done_before = accrued()
    assert 0 < done_before < DUES
    assert Voucher.objects.count() == done_before

    started = time.monotonic()
    start_worker()
    current_app.send_task("mediators.sweep_subsidies")  # as beat does every ten seconds
    wait_until(lambda: accrued() == DUES, seconds=RECOVERY_SECONDS)
    assert time.monotonic() - started < RECOVERY_SECONDS
    assert_each_is_paid_once(DUES)


def test_a_sweep_runs_more_often_than_recovery_may_take(settings):
    entry = settings.CELERY_BEAT_SCHEDULE["mediators.sweep_subsidies"]
    assert (entry["task"], entry["schedule"]) == ("mediators.sweep_subsidies", 10.0)
