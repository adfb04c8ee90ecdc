"""A batch is planned well whatever the planner believes: most of the time it has seen no due that waits."""

import json

import pytest
from django.db import connection

from tests.mediators.making import accrue, due, many_dues, mediator

pytestmark = pytest.mark.django_db


def nodes(plan):
    """A node of a plan and all below it."""
    yield plan
    for below in plan.get("Plans", []):
        yield from nodes(below)


def compares_all_with_all(node):
    kinds = [below["Node Type"] for below in node.get("Plans", [])]
    return node["Node Type"] == "Nested Loop" and kinds == ["CTE Scan", "CTE Scan"]


def test_after_everything_was_accrued_a_bulk_is_not_compared_one_by_one():
    due(mediator("先前"))
    accrue()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    many_dues(mediator("集中"), count=300)
    plans = []

    def explained(execute, sql, params, many, context):
        if sql.startswith("\nWITH RECURSIVE above") and "INSERT INTO mediators_voucher" in sql:
            with connection.cursor() as cursor:
                cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}", params)
                answer = cursor.fetchone()[0]
                plans.append(json.loads(answer) if isinstance(answer, str) else answer)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(explained):
        accrue()

    assert len(plans) == 1
    scans = list(nodes(plans[0][0]["Plan"]))
    assert [node for node in scans if compares_all_with_all(node)] == []
    dues = [node for node in scans if node.get("Relation Name") == "mediators_subsidydue"]
    assert dues
    assert not [node for node in dues if node["Node Type"] == "Seq Scan" and node["Parent Relationship"] == "SubPlan"]
