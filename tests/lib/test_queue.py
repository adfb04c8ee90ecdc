import logging

import pytest
from celery import current_app
from django.db import transaction

from suyuan.lib.queue import enqueue_on_commit


@pytest.fixture
def sent(monkeypatch):
    calls = []
    monkeypatch.setattr(current_app, "send_task", lambda name, kwargs: calls.append((name, kwargs)))
    return calls


@pytest.mark.django_db
def test_a_task_is_sent_after_the_commit_and_not_before(sent, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        enqueue_on_commit("cases.tell_parties", dispute_id=7)
        assert sent == []
    assert sent == [("cases.tell_parties", {"dispute_id": 7})]


@pytest.mark.django_db(transaction=True)
def test_a_rolled_back_transaction_sends_nothing(sent):
    with transaction.atomic():
        enqueue_on_commit("cases.tell_parties", dispute_id=7)
        transaction.set_rollback(True)
    assert sent == []


@pytest.mark.django_db(transaction=True)
def test_an_unreachable_broker_is_logged_and_does_not_undo_what_was_committed(monkeypatch, caplog):
    def refuse(name, kwargs):
        raise ConnectionError("broker is away")

    monkeypatch.setattr(current_app, "send_task", refuse)
    with caplog.at_level(logging.ERROR), transaction.atomic():
        enqueue_on_commit("cases.tell_parties", dispute_id=7)
    assert "broker is away" in caplog.text
