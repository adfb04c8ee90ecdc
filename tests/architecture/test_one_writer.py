"""A state is written in one place for each life: dispute, agreement, application for confirmation."""

import ast

from tests.architecture.source import ROOT, called_name, modules, place, tree

SERVICES = ROOT / "cases" / "services"
WRITERS = {SERVICES / name for name in ("_transition.py", "_agreement_life.py", "_confirmation_life.py")}
WRITES = {"update", "update_or_create", "bulk_create", "create", "get_or_create"}


def state_writes(path):
    """Assignments to `.state` and state= handed to a writing method, of a dispute or of something unnamed."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Assign | ast.AugAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if any(isinstance(target, ast.Attribute) and target.attr == "state" for target in targets):
                yield node
        if isinstance(node, ast.Call) and called_name(node) in WRITES and any(k.arg == "state" for k in node.keywords):
            yield node


def test_dispute_state_has_one_writer():
    found = [
        place(path, node)
        for path in modules()
        if path not in WRITERS and path.relative_to(ROOT).parts[0] == "cases"
        for node in state_writes(path)
    ]
    assert found == []
