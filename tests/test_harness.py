"""The harness itself: commits are undone, reference rows come back, the worker works, Chinese has a font."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db.models import Value
from django.db.models.functions import Concat
from django.utils import timezone

from suyuan.celery import app
from tests import database, worker


def spoil() -> None:
    Session.objects.create(session_key="k", session_data="", expire_date=timezone.now())
    ContentType.objects.filter(app_label="cases").update(model=Concat("model", Value("_spoilt")))
    ContentType.objects.filter(app_label="mediators").delete()


@pytest.mark.django_db(transaction=True)
def test_what_a_test_committed_is_undone_and_reference_rows_come_back():
    before = sorted(ContentType.objects.values_list("pk", "app_label", "model"))
    spoil()
    database.restore()
    assert sorted(ContentType.objects.values_list("pk", "app_label", "model")) == before
    assert not Session.objects.exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", [1, 2])
def test_restoring_happens_after_every_test_that_commits(turn):
    assert ContentType.objects.filter(app_label="mediators").exists()
    assert not ContentType.objects.filter(model__endswith="_spoilt").exists()
    spoil()


@pytest.mark.parametrize("turn", [1, 2])
def test_the_standing_worker_takes_a_task_and_acknowledges_it(celery_worker, turn):
    app.send_task("celery.backend_cleanup")
    celery_worker.drain()
    assert "celery.backend_cleanup" in celery_worker.log


def test_a_task_waits_for_the_next_worker_when_the_last_was_killed(start_worker):
    start_worker().kill()
    app.send_task("celery.backend_cleanup")
    assert worker.waiting_tasks() == 1
    start_worker().drain()
    assert worker.unfinished_tasks() == set()


def test_chromium_shows_chinese_with_a_real_font(page):
    page.set_content("<p><span id=a>纠</span><span id=b>纷</span><span id=c>\U0010fffd</span></p>")
    assert page.locator("#a").bounding_box()["width"] == page.locator("#b").bounding_box()["width"] > 8
