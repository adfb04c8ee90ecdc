"""Whoever sends twice registers once: by Idempotency-Key, by the client's own number, also at the same moment."""

import json
import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from cases.models import Dispute
from suyuan.exchange.models import IdempotencyRecord, Submission
from suyuan.exchange.tasks import sweep_idempotency_records
from tests.api.calling import DISPUTES, Caller, admit, assert_problem, quarrel, register

KEY = "3e0b4c0e-6a52-4f0e-8f5e-1f2b7c9d0a11"

pytestmark = pytest.mark.django_db


def test_the_same_key_and_body_get_the_same_answer(caller):
    first = caller.post(DISPUTES, quarrel(), Idempotency_Key=KEY)
    again = caller.post(DISPUTES, quarrel(), Idempotency_Key=KEY)
    assert (first.status_code, again.status_code) == (201, 201)
    assert again.json() == first.json()
    assert again["Location"] == first["Location"]
    assert "Idempotent-Replayed" not in first
    assert again["Idempotent-Replayed"] == "true"
    assert Dispute.objects.count() == 1


def test_the_order_of_fields_and_blanks_make_no_difference(caller):
    caller.post(DISPUTES, quarrel(claim="退款"), Idempotency_Key=KEY)
    turned = b"  " + json.dumps(dict(reversed(quarrel(claim="退款").items())), indent=2).encode()
    assert caller.post(DISPUTES, turned, Idempotency_Key=KEY)["Idempotent-Replayed"] == "true"


def test_the_same_key_with_another_body_is_refused(caller):
    caller.post(DISPUTES, quarrel(), Idempotency_Key=KEY)
    assert_problem(caller.post(DISPUTES, quarrel(facts="另一件事"), Idempotency_Key=KEY), 409, "idempotency_key_reused")
    assert Dispute.objects.count() == 1


def test_a_refused_request_leaves_its_key_free(caller):
    caller.post(DISPUTES, quarrel(category="没有的类型"), Idempotency_Key=KEY)
    assert caller.post(DISPUTES, quarrel(), Idempotency_Key=KEY).status_code == 201


def test_two_clients_may_choose_the_same_key_and_number(caller):
    other = Caller(admit("zongzhi-b"))
    answers = [c.post(DISPUTES, quarrel(client_reference="1"), Idempotency_Key=KEY) for c in (caller, other)]
    assert [answer.status_code for answer in answers] == [201, 201]
    assert Dispute.objects.count() == 2


@pytest.mark.parametrize("key", ["", "a b", "键".encode().decode("latin-1"), "k" * 256])
def test_an_unfit_key_is_refused(caller, key):
    assert_problem(caller.post(DISPUTES, quarrel(), Idempotency_Key=key), 422, "invalid_input")


def test_without_key_and_number_every_request_registers(caller):
    assert register(caller)["key"] != register(caller)["key"]


def test_the_same_number_finds_the_dispute_as_it_is_now(caller):
    first = register(caller, client_reference="ZZ-1")
    answer = caller.post(DISPUTES, quarrel(client_reference="ZZ-1"))
    assert answer.status_code == 200
    assert answer.json()["created"] is False
    assert {name: answer.json()[name] for name in ("key", "number", "url")} == {
        name: first[name] for name in ("key", "number", "url")
    }
    assert Dispute.objects.count() == Submission.objects.count() == 1


def test_the_same_number_for_something_else_is_refused_with_the_key(caller):
    first = register(caller, client_reference="ZZ-1")
    body = assert_problem(
        caller.post(DISPUTES, quarrel(client_reference="ZZ-1", facts="另一件事")), 409, "reference_reused"
    )
    assert body["data"]["dispute_key"] == first["key"]
    assert body["errors"][0]["field"] == "client_reference"


def test_old_records_are_swept_and_recent_ones_kept(caller):
    caller.post(DISPUTES, quarrel(client_reference="ZZ-1"), Idempotency_Key="old")
    IdempotencyRecord.objects.update(created_at=timezone.now() - timedelta(days=31))
    caller.post(DISPUTES, quarrel(client_reference="ZZ-2"), Idempotency_Key="new")
    IdempotencyRecord.objects.filter(key="new").update(created_at=timezone.now() - timedelta(days=8))
    sweep_idempotency_records()
    assert [record.key for record in IdempotencyRecord.objects.all()] == ["new"]
    assert caller.post(DISPUTES, quarrel(client_reference="ZZ-1")).status_code == 200


def test_records_hold_no_personal_data(caller):
    party = {"side": "APPLICANT", "name": "甲某", "identity_number": "440524188001010014", "phone": "13800000000"}
    caller.post(DISPUTES, quarrel(parties=[party], client_reference="ZZ-1"), Idempotency_Key=KEY)
    kept = str(IdempotencyRecord.objects.values().get()) + str(Submission.objects.values().get())
    assert "440524188001010014" not in kept
    assert "13800000000" not in kept


def at_once(count, act):
    """Run the act in so many threads that all start together; returns the results."""
    gate, results = threading.Barrier(count), [None] * count

    def run(index):
        try:
            gate.wait()
            results[index] = act(index)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(index,)) for index in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


@pytest.mark.django_db(transaction=True)
def test_the_same_key_at_the_same_moment_registers_once(caller):
    answers = at_once(6, lambda _: caller.post(DISPUTES, quarrel(), Idempotency_Key=KEY))
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.content for answer in answers}) == 1
    assert sum("Idempotent-Replayed" not in answer for answer in answers) == 1
    assert Dispute.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_the_same_number_at_the_same_moment_registers_once(caller):
    answers = at_once(6, lambda i: caller.post(DISPUTES, quarrel(client_reference="ZZ-1"), Idempotency_Key=f"{i}"))
    assert sorted(answer.status_code for answer in answers) == [200] * 5 + [201]
    assert len({answer.json()["key"] for answer in answers}) == 1
    assert Dispute.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_one_key_with_two_bodies_at_the_same_moment_registers_one(caller):
    bodies = [quarrel(facts="甲事"), quarrel(facts="乙事")]
    answers = at_once(2, lambda i: caller.post(DISPUTES, bodies[i], Idempotency_Key=KEY))
    assert sorted(answer.status_code for answer in answers) == [201, 409]
    assert Dispute.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_many_at_the_same_moment_get_numbers_without_a_gap(caller):
    answers = at_once(8, lambda i: caller.post(DISPUTES, quarrel(client_reference=f"ZZ-{i}")))
    assert sorted(int(answer.json()["number"][-6:]) for answer in answers) == list(range(1, 9))
