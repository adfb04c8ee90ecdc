"""Migrations stand alone: they import Django and the standard library, have names, and can be undone."""

import ast
import re
import sys

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, migrations
from django.db.migrations.loader import MigrationLoader

from tests.architecture.source import PACKAGES, ROOT, place

FILES = sorted(path for package in PACKAGES for path in (ROOT / package).glob("**/migrations/0*.py"))
ALLOWED = {
    "django",
    "suyuan.lib.fields",  # the project's own column types: a migration cannot name a column without them
    "suyuan.lib.migrating",  # what a migration is made of that Django does not have
    *sys.stdlib_module_names,
}


def imported(node):
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or "."] if isinstance(node, ast.ImportFrom) else []


def test_there_are_migrations():
    assert FILES


def test_no_project_code_in_migrations():
    strays = [
        f"{place(path, node)}: {name}"
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for name in imported(node)
        if not {name, name.split(".")[0]} & ALLOWED
    ]
    assert strays == []


def test_migrations_are_named_for_what_they_do():
    assert [str(p.relative_to(ROOT)) for p in FILES if re.search(r"_auto_\d|_and_more$|^0\d+_\d+", p.stem)] == []


def test_every_migration_can_be_undone():
    loader = MigrationLoader(None)
    ours = {config.label for config in apps.get_app_configs() if config.name.split(".")[0] in PACKAGES}
    one_way = [
        f"{label}.{name}: {operation.describe()}"
        for (label, name), migration in loader.disk_migrations.items()
        if label in ours
        for operation in migration.operations
        if isinstance(operation, migrations.RunSQL | migrations.RunPython) and not operation.reversible
    ]
    assert one_way == []


@pytest.mark.long
def test_migrations_really_go_back_and_forth(schema_may_change):
    """From the newest to nothing and back, on a database with the reference data in it."""
    for app in ("governance", "reports", "cases", "mediators", "communities", "exchange"):
        call_command("migrate", app, "zero", verbosity=0)
    assert not {table for table in connection.introspection.table_names() if table.startswith("cases_")}
    call_command("migrate", verbosity=0)
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
