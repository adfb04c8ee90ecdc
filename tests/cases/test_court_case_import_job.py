"""The import as a job: rung twice, at once, killed half-way; nothing is lost and nothing comes twice."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from cases.models import CourtCase, ImportBatch
from cases.services.court_case_imports import INTERRUPTED, MOST_ATTEMPTS, receive_upload, run_import, sweep_imports
from suyuan.accounts.models import User
from suyuan.celery import app
from tests import lawsuits
from tests.lawsuits import COURT, EAST_1, csv_list, row
from tests.worker import forget_tasks, waiting_tasks

pytestmark = pytest.mark.django_db(transaction=True)
BAD = row(0, "2024-02-30")


@pytest.fixture(autouse=True)
def province(transactional_db):
    lawsuits.build_province()
    yield
    forget_tasks()


def upload(rows: int) -> ImportBatch:
    return receive_upload(
        file_name="清单.csv", content=csv_list(BAD, *(row(i, place=EAST_1) for i in range(1, rows + 1))),
        court_code=COURT, by=User.objects.system(), at=timezone.now() - timedelta(minutes=1),
    )  # fmt: skip


def is_whole(batch: ImportBatch, rows: int) -> bool:
    batch.refresh_from_db()
    counts = (batch.status, batch.row_count, batch.added_count, batch.rejected_count)
    return (
        counts == ("DONE", rows + 1, rows, 1)
        and CourtCase.objects.filter(batch=batch).count() == rows
        and batch.rejected_rows.count() == 1
        and batch.content is None
    )


def test_an_upload_is_taken_by_the_worker(celery_worker):
    batch = upload(50)
    celery_worker.drain()
    assert is_whole(batch, 50)


def test_a_bell_rung_twice_takes_the_list_once(celery_worker):
    batch = upload(50)
    for _ in range(3):
        app.send_task("cases.import_court_cases", kwargs={"batch_id": batch.pk})
    celery_worker.drain()
    assert is_whole(batch, 50)
    assert ImportBatch.objects.count() == 1


def in_its_own_connection(batch_id: int) -> None:
    try:
        run_import(batch_id=batch_id, at=timezone.now())
    finally:
        connection.close()


def test_several_workers_at_once_take_the_list_once():
    batch = upload(500)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(in_its_own_connection, [batch.pk] * 4))
    assert is_whole(batch, 500)


def test_two_lists_of_the_same_cases_at_once_make_each_case_once():
    batches = [upload(500), upload(500)]
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(in_its_own_connection, [batch.pk for batch in batches]))
    assert CourtCase.objects.count() == 500
    assert sorted(ImportBatch.objects.values_list("added_count", "unchanged_count")) == [(0, 500), (500, 0)]


def test_a_worker_killed_half_way_leaves_nothing_behind_and_the_sweep_finishes(start_worker):
    batch = upload(20_000)
    victim = start_worker()
    deadline = time.monotonic() + 30
    while not ImportBatch.objects.filter(pk=batch.pk, status="RUNNING").exists():
        assert time.monotonic() < deadline
        time.sleep(0.005)
    time.sleep(0.2)
    victim.kill()
    batch.refresh_from_db()
    assert (batch.status, CourtCase.objects.count(), batch.rejected_rows.count()) == ("RUNNING", 0, 0)
    forget_tasks()  # the broker forgets it, too: the row remembers
    wait_until_released(batch)
    sweep_imports(at=timezone.now())
    start_worker().drain()
    assert is_whole(batch, 20_000)
    assert batch.attempts == 2


def wait_until_released(batch: ImportBatch) -> None:
    """PostgreSQL notices within moments that the killed worker is gone."""
    with transaction.atomic():
        ImportBatch.objects.select_for_update().get(pk=batch.pk)


def test_the_sweep_leaves_alone_what_is_done_or_just_uploaded():
    done = upload(1)
    run_import(batch_id=done.pk, at=timezone.now())
    upload(1)
    forget_tasks()
    sweep_imports(at=timezone.now() - timedelta(minutes=1))
    assert waiting_tasks() == 0
    sweep_imports(at=timezone.now())
    assert waiting_tasks() == 1


def test_a_list_that_kills_every_worker_is_given_up():
    batch = upload(1)
    ImportBatch.objects.filter(pk=batch.pk).update(attempts=MOST_ATTEMPTS, status="RUNNING")
    run_import(batch_id=batch.pk, at=timezone.now())
    batch.refresh_from_db()
    assert (batch.status, batch.problem) == ("FAILED", INTERRUPTED)
    assert not CourtCase.objects.exists()


def test_a_change_asks_for_new_rates_and_no_change_does_not():
    batch, same = upload(1), upload(1)
    forget_tasks()
    run_import(batch_id=batch.pk, at=timezone.now())
    assert waiting_tasks() == 1
    run_import(batch_id=same.pk, at=timezone.now())
    assert waiting_tasks() == 1
