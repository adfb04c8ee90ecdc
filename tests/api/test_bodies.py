"""Bodies and requests that are not what they should be: each is answered with a problem, none with a fault."""

import json

import pytest

from cases.models import Dispute
from tests.api.calling import DISPUTES, assert_problem, quarrel

pytestmark = pytest.mark.django_db


def test_gbk_is_recognised_as_such(caller):
    raw = json.dumps(quarrel(), ensure_ascii=False).encode("gbk")
    body = assert_problem(caller.post(DISPUTES, raw), 400, "malformed_body")
    assert "GBK" in body["detail"]


def test_a_declared_gbk_charset_is_refused(caller):
    raw = json.dumps(quarrel(), ensure_ascii=False).encode("gbk")
    assert_problem(caller.post(DISPUTES, raw, "application/json; charset=gbk"), 415, "unsupported_media_type")


def test_a_byte_order_mark_does_no_harm(caller):
    raw = json.dumps(quarrel(), ensure_ascii=False).encode("utf-8-sig")
    assert caller.post(DISPUTES, raw, "application/json; charset=UTF-8").status_code == 201


@pytest.mark.parametrize(
    "raw",
    [
        b"   ",
        b"{",
        b"null null",
        b"{'facts': 1}",
        b'{"facts": NaN}',
        b'{"facts": Infinity}',
        b'{"facts": "a", "facts": "b"}',
        b"[" * 200_000,
        b'{"amount": ' + b"9" * 5000 + b"}",
        b"\xff\xfe",
    ],
)
def test_what_is_no_json_is_refused(caller, raw):
    body = assert_problem(caller.post(DISPUTES, raw), 400, "malformed_body")
    assert body["detail"].startswith("请求正文")


def test_half_a_character_is_refused(caller):
    assert_problem(caller.post(DISPUTES, b'{"facts": "\\ud800"}'), 422, "invalid_input")


def test_a_body_of_unsaid_length_is_refused_in_a_sentence(caller):
    """Many clients send in chunks by default; WSGI would hand us nothing."""
    answer = caller.browser.generic(
        "POST",
        DISPUTES,
        headers={"Authorization": f"Bearer {caller.token}", "Transfer-Encoding": "chunked"},
    )
    body = assert_problem(answer, 411, "length_required")
    assert "Content-Length" in body["detail"]


def test_a_huge_body_is_refused_unread(caller):
    body = assert_problem(caller.post(DISPUTES, b'{"facts": "' + b"a" * 1_100_000 + b'"}'), 413, "body_too_large")
    assert body["detail"] == "请求正文超过 1 MB"


@pytest.mark.parametrize("kind", ["text/plain", "application/xml", "application/x-www-form-urlencoded", ""])
def test_other_content_types_are_refused(caller, kind):
    assert_problem(caller.post(DISPUTES, quarrel(), kind), 415, "unsupported_media_type")


def test_other_answers_than_json_are_refused(caller):
    assert_problem(caller.get(DISPUTES, Accept="text/html"), 406, "not_acceptable")


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS"])
def test_other_methods_are_refused(caller, method):
    answer = caller.request(method, DISPUTES)
    assert_problem(answer, 405, "method_not_allowed")
    assert answer["Allow"] == "GET, HEAD, POST"


@pytest.mark.parametrize(
    "path", ["/api/", "/api/v1/nothing", "/api/v2/disputes", "/api/v1/disputes/", "/api/v1/disputes/12"]
)
def test_unknown_addresses_are_problems_too(client, path):
    answer = client.get(path)
    assert_problem(answer, 404, "not_found")


@pytest.mark.parametrize("query", ["limit=0", "limit=201", "limit=x", "limit=1&limt=2", "cursor=%00", "page=2"])
def test_wrong_query_parameters_are_named(caller, query):
    assert_problem(caller.get(f"{DISPUTES}?{query}"), 422, "invalid_input")


@pytest.mark.parametrize("cursor", ["nonsense", "%E4%BD%A0", "eyJ9", "WzAsMV0"])
def test_a_cursor_of_elsewhere_is_refused(caller, cursor):
    assert_problem(caller.get(f"{DISPUTES}?cursor={cursor}"), 400, "cursor_unreadable")


def test_a_fault_of_ours_is_a_problem_too(caller, monkeypatch):
    """The only thing replaced is a view's insides: there must be a fault to see one."""
    monkeypatch.setattr("cases.api.disputes.latest_cursor", lambda: 1 / 0)
    caller.browser.raise_request_exception = False
    body = assert_problem(caller.get(DISPUTES), 500, "server_error")
    assert "ZeroDivision" not in json.dumps(body)


def test_every_answer_has_a_request_id_of_ours(caller):
    first, second = caller.get(DISPUTES, X_Request_ID="forged"), caller.get(DISPUTES, X_Request_ID="forged")
    assert len({first["X-Request-ID"], second["X-Request-ID"], "forged"}) == 3


def test_the_clients_own_id_comes_back(caller):
    assert caller.get(DISPUTES, X_Correlation_ID="zongzhi-0815")["X-Correlation-ID"] == "zongzhi-0815"
    assert "X-Correlation-ID" not in caller.get(DISPUTES, X_Correlation_ID="两 词")
    assert "X-Correlation-ID" not in caller.get(DISPUTES)


def test_nothing_was_registered_by_any_of_this(caller):
    caller.post(DISPUTES, b"{")
    assert not Dispute.objects.exists()
