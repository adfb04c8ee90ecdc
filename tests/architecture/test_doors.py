"""Doors translate and call one thing: they do not write rows themselves."""

import ast

from tests.architecture.source import calls, doors, layer, modules, place, tree

WRITES = {
    "save", "create", "get_or_create", "update_or_create", "bulk_create", "bulk_update", "create_user", "atomic",
}  # fmt: skip
CLOCKS = {"timezone.now", "timezone.localdate", "timezone.localtime", "date.today", "datetime.now"}
TIMELESS = {"services", "policies", "queries", "documents", "indicators", "criteria", "lifecycle", "rules", "choices"}


def test_doors_do_not_write():
    assert [place(path, call) for path in doors() for call in calls(path, WRITES)] == []


def test_the_clock_is_read_at_the_door():
    """A service is told when; it does not look at the clock."""
    found = [
        place(path, node)
        for path in modules()
        if layer(path) in TIMELESS
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in CLOCKS and reads_the_clock(node)
    ]
    assert found == []


def reads_the_clock(call: ast.Call) -> bool:
    """`timezone.localdate(at)` only converts; `datetime.now(tz)` reads."""
    return not call.args or ast.unparse(call.func).endswith(".now")
