"""Files and functions stay small enough to read, and are named for their subject."""

import ast

from tests.architecture.source import ROOT, modules, place, tree

LONGEST_FILE = 400
LONGEST_FUNCTION = 40
NAMELESS = {"utils", "util", "helpers", "helper", "common", "base", "misc", "tools", "shared", "core"}


def our_files():
    return [*modules(), *sorted((ROOT / "tests").rglob("*.py"))]


def test_no_file_is_too_long():
    lengths = {path.relative_to(ROOT): len(path.read_text(encoding="utf-8").splitlines()) for path in our_files()}
    assert {str(path): lines for path, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_no_function_is_too_long():
    long = [
        f"{place(path, node)} {node.name}: {node.end_lineno - node.lineno + 1}"
        for path in modules()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION
    ]
    assert long == []


def test_files_are_named_for_their_subject():
    assert [str(path.relative_to(ROOT)) for path in our_files() if path.stem in NAMELESS] == []
