"""How often a client may call, and how it learns what is left."""

import pytest
import time_machine
from django.core.cache import cache

from tests.api.calling import BEGAN, Caller, admit, assert_problem

TABLES = "/api/v1/code-tables/causes"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _quota(settings):
    settings.API_REQUESTS_PER_MINUTE = 3
    with time_machine.travel(BEGAN.replace(second=15), tick=False):
        yield


def test_both_families_of_headers_count_down(centre):
    caller = Caller(admit())
    answers = [caller.get(TABLES) for _ in range(2)]
    assert [answer["RateLimit"] for answer in answers] == ['"client";r=2;t=45', '"client";r=1;t=45']
    assert answers[0]["RateLimit-Policy"] == '"client";q=3;w=60'
    assert [answers[1][f"RateLimit-{name}"] for name in ("Limit", "Remaining", "Reset")] == ["3", "1", "45"]


def test_one_too_many_is_refused_until_the_next_minute(centre):
    caller = Caller(admit())
    answers = [caller.get(TABLES) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert_problem(answers[3], 429, "too_many_requests")
    assert answers[3]["Retry-After"] == "45"
    assert answers[3]["RateLimit-Remaining"] == "0"
    with time_machine.travel(BEGAN.replace(minute=1), tick=False):
        assert caller.get(TABLES).status_code == 200


def test_each_client_has_its_own_quota(centre):
    first, second = Caller(admit()), Caller(admit("zongzhi-b"))
    for _ in range(4):
        first.get(TABLES)
    assert second.get(TABLES).status_code == 200


def test_refused_requests_count_too(centre):
    caller = Caller(admit())
    for _ in range(3):
        caller.post("/api/v1/disputes", {})
    assert caller.get(TABLES).status_code == 429


def test_while_nothing_can_be_counted_everybody_is_served(centre, settings):
    caller = Caller(admit())
    server = settings.CACHES["default"] | {"LOCATION": "redis://127.0.0.1:1/0"}
    settings.CACHES = {"default": server}
    assert caller.get(TABLES).status_code == 200


def test_the_cache_is_back(centre):
    assert cache.add("here", 1)
