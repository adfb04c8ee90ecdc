"""The code tables that clients fill in from."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.lifecycle import State
from suyuan.exchange.choices import Scope
from tests.api.calling import Caller, admit, register

TABLES = "/api/v1/code-tables"

pytestmark = pytest.mark.django_db


def tables(caller):
    return {table["name"]: table for table in caller.get(TABLES).json()["tables"]}


def test_enumerations_categories_and_exchange_tables_are_there(caller):
    found = tables(caller)
    assert [code["code"] for code in found["纠纷状态"]["codes"]] == State.values
    assert found["纠纷类型：人民调解统计"]["used_in"] == "category"
    sizes = {code["code"]: code["name"] for code in found["GB/T 31000 事件规模"]["codes"]}
    assert sizes == {"01": "个体性事件", "02": "一般群体性事件", "03": "重大群体性事件"}


def test_every_entry_of_an_exchange_table_says_how_far_it_is_verified(caller):
    assert all(code["status"] for code in tables(caller)["GB/T 31000 事件类别"]["codes"])


def test_every_category_listed_can_be_registered(caller):
    names = [code["name"] for name, t in tables(caller).items() if t["used_in"] == "category" for code in t["codes"]]
    assert names
    for name in names:
        register(caller, category=name)


@pytest.mark.parametrize(("day", "scheme"), [("2025-12-31", "2020"), ("2026-01-01", "2025")])
def test_the_causes_of_a_day(caller, day, scheme):
    body = caller.get(f"{TABLES}/causes?on={day}").json()
    assert (body["scheme"], body["on"]) == (scheme, day)
    assert any(cause["name"] == "离婚纠纷" for cause in body["causes"])


def test_any_token_will_do(centre):
    caller = Caller(admit(scopes=[Scope.RATES_READ]))
    assert caller.get(TABLES).status_code == 200


def test_unchanged_tables_are_not_sent_twice(caller):
    etag = caller.get(TABLES)["ETag"]
    assert caller.get(TABLES, If_None_Match=etag).status_code == 304


def test_the_tables_take_a_handful_of_queries(caller):
    with CaptureQueriesContext(connection) as captured:
        caller.get(TABLES)
    assert len(captured) <= 4
