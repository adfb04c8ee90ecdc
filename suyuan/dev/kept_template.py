"""The migrated test database with its reference data, kept between runs until something that makes it changes.

Migrations and reference data cost most of the start of a test run. What they make depends on the
migrations, the reference files and the modules that load them (which the import graph knows), so a digest
of those names the kept copy.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import grimp

from suyuan.dev.paths import REQUIREMENTS, ROOT, state_dir
from suyuan.dev.postgres import PostgresServer
from suyuan.dev.stamps import content_digest

NAME = "suyuan_template"
PACKAGES = ("suyuan", "communities", "mediators", "cases", "reports")
LOADER = "suyuan.web.management.commands.load_reference"
KEPT = 3


def take(server: PostgresServer) -> None:
    """Begin with the kept copy (取用模板库), if there is one for the present source."""
    kept = _place(server)
    if kept.exists():
        os.utime(kept)
        server.adopt(kept)


def keep(server: PostgresServer) -> None:
    """Keep the files of the stopped server for later runs (保存模板库); the oldest copies go."""
    kept = _place(server)
    if kept.exists():
        return
    kept.parent.mkdir(parents=True, exist_ok=True)
    unfinished = kept.with_name(f"{kept.name}.{os.getpid()}")
    server.release(unfinished)
    try:
        unfinished.rename(kept)
    except OSError:  # another run was faster
        shutil.rmtree(unfinished)
    for old in sorted(kept.parent.iterdir(), key=lambda path: path.stat().st_mtime, reverse=True)[KEPT:]:
        shutil.rmtree(old, ignore_errors=True)


def _place(server: PostgresServer) -> Path:
    digest = content_digest(_ingredients())[:16]
    return state_dir() / "test-templates" / f"{server.major}-{digest}"


def _ingredients() -> Iterator[Path]:
    graph = grimp.build_graph(*PACKAGES, cache_dir=str(state_dir() / "import-graph"))
    for module in {LOADER} | graph.find_upstream_modules(LOADER):
        path = ROOT / module.replace(".", "/")
        yield path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    for package in PACKAGES:
        yield from (ROOT / package).rglob("migrations/*.py")
        yield from (ROOT / package).rglob("reference/*")
        yield from (ROOT / package).rglob("models/*.py")
    yield from (ROOT / "suyuan" / "settings").glob("*.py")
    yield from (REQUIREMENTS / "local.txt", ROOT / "tests" / "database.py")
