"""The project's own source, parsed once, for the tests of this folder."""

import ast
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = ("suyuan", "communities", "mediators", "cases", "reports")
APPS = ("accounts", "files", "exchange", "communities", "mediators", "cases", "reports", "governance")
DOORS = ("views", "api", "tasks", "admin", "management")


@cache
def modules() -> tuple[Path, ...]:
    """Every module of the product, migrations aside."""
    paths = (path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
    return tuple(sorted(path for path in paths if "migrations" not in path.parts))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def layer(path: Path) -> str:
    """The layer of an app that a module belongs to: `views` for cases/views/dispute.py; empty outside the apps."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    parts = parts[1:] if parts[0] == "suyuan" else parts
    return parts[1] if len(parts) > 1 and parts[0] in APPS else ""


def doors() -> list[Path]:
    """The modules that translate and call one thing."""
    return [path for path in modules() if layer(path) in DOORS]


def calls(path: Path, names: Iterable[str]) -> Iterator[ast.Call]:
    """Calls of a method or function with one of these names."""
    wanted = set(names)
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and called_name(node) in wanted:
            yield node


def called_name(call: ast.Call) -> str:
    return getattr(call.func, "attr", None) or getattr(call.func, "id", "")


def place(path: Path, node: ast.AST | int) -> str:
    """Where a finding is, as an editor understands it."""
    return f"{path.relative_to(ROOT)}:{node if isinstance(node, int) else node.lineno}"
