"""Who may import whom: the contracts of .importlinter, and files that keep to their own package."""

import ast
import subprocess
import sys
from pathlib import Path

from tests.architecture.source import ROOT, modules, place, tree


def test_import_contracts_are_kept():
    tool = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run([sys.executable, tool, "--no-logo"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def private_imports(path):
    """Imports of a module whose name begins with an underscore, from outside its package."""
    package = ".".join(path.parent.relative_to(ROOT).parts)
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ImportFrom) and node.module:
            for name in [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]:
                home, _, last = name.rpartition(".")
                is_module = (ROOT / f"{name.replace('.', '/')}.py").exists()
                if last.startswith("_") and is_module and home != package:
                    yield node


def test_files_with_an_underscore_stay_inside_their_package():
    assert [place(path, node) for path in modules() for node in private_imports(path)] == []
