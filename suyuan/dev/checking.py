"""`./dev check`: everything that can be known without running the tests."""

import os
import subprocess
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from suyuan.dev.console import say
from suyuan.dev.keys import new_keys
from suyuan.dev.paths import PYTHON, ROOT, VENV
from suyuan.dev.testing import private_servers

Environment = dict[str, str]
Result = tuple[bool, str]


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to know (检查项): a title and the way to find out."""

    title: str
    run: Callable[[], Result]


def check(arguments: list[str]) -> int:
    """Run every check, or those whose title contains one of the arguments (检查); return 1 if any failed."""
    with private_servers() as environment:
        checks = [c for c in _checks(environment) if not arguments or any(a in c.title for a in arguments)]
        failed = _run_all(checks)
    for title, output in failed:
        say(f"\n── {title}\n{output.strip()}")
    say(f"\n{len(checks) - len(failed)} passed, {len(failed)} failed")
    return 1 if failed else 0


def _run_all(checks: list[Check]) -> list[tuple[str, str]]:
    failed = []
    with ThreadPoolExecutor(max_workers=2) as pool:
        for item, (passed, output, seconds) in zip(checks, pool.map(_timed, checks), strict=True):
            say(f"  {'✓' if passed else '✗'} {item.title}  {seconds:.1f} s")
            if not passed:
                failed.append((item.title, output))
    return failed


def _timed(item: Check) -> tuple[bool, str, float]:
    begun = time.monotonic()
    passed, output = item.run()
    return passed, output, time.monotonic() - begun


def _checks(environment: Environment) -> list[Check]:
    return [
        Check("类型 mypy", _module(environment, "mypy")),
        Check("代码 ruff", _module(environment, "ruff", "check", "--quiet", ".")),
        Check("格式 ruff format", _module(environment, "ruff", "format", "--check", "--quiet", ".")),
        Check("模板 djade", _templates(environment)),
        Check("依赖方向 lint-imports", _script(environment, "lint-imports", "--no-logo")),
        Check("依赖清单 requirements", _requirements),
        Check("系统检查 check", _manage(environment, "check", "--database", "default", "--fail-level", "WARNING")),
        Check("正式环境检查 check --deploy", _deploy(environment)),
        Check("迁移完整 makemigrations --check", _manage(environment, "makemigrations", "--check", "--dry-run")),
        Check("接口文档 OpenAPI", _openapi(environment)),
        Check("生成的文档 render_docs", _manage(environment, "render_docs", "--check")),
    ]


def _command(environment: Environment, *command: str | Path) -> Callable[[], Result]:
    def run() -> Result:
        done = subprocess.run(
            list(map(str, command)), cwd=ROOT, env=environment, text=True, check=False,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        return done.returncode == 0, done.stdout

    return run


def _module(environment: Environment, *arguments: str) -> Callable[[], Result]:
    return _command(environment, PYTHON, "-m", *arguments)


def _script(environment: Environment, name: str, *arguments: str) -> Callable[[], Result]:
    return _command(environment, PYTHON, VENV / "bin" / name, *arguments)


def _manage(environment: Environment, *arguments: str) -> Callable[[], Result]:
    return _command(environment, PYTHON, "manage.py", *arguments)


def _templates(environment: Environment) -> Callable[[], Result]:
    pages = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "templates").rglob("*.html"))
    return _command(environment, VENV / "bin" / "djade", "--check", "--target-version", "5.2", *pages)


def _openapi(environment: Environment) -> Callable[[], Result]:
    return _manage(environment, "spectacular", "--validate", "--fail-on-warn", "--file", os.devnull)


def _deploy(environment: Environment) -> Callable[[], Result]:
    """The settings as production has them, with keys made for the occasion."""
    production = {
        "SUYUAN_MODE": "production",
        "ALLOWED_HOSTS": "suyuan.example",
        **new_keys("check"),
    }
    return _manage(environment | production, "check", "--deploy", "--fail-level", "WARNING")


def _requirements() -> Result:
    """Names, versions and hashes: no address of any index or file."""
    strays = list(_addresses())
    return not strays, "\n".join(strays)


def _addresses() -> Iterator[str]:
    for path in sorted((ROOT / "requirements").glob("*")):
        for number, line in enumerate(path.read_text().splitlines(), start=1):
            if "://" in line or line.startswith("--"):
                yield f"{path.relative_to(ROOT)}:{number}: {line}"
