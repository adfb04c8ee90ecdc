"""`./dev test`: every test on a PostgreSQL and a Valkey of this run alone."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

from suyuan.dev import browser, fonts, kept_template, locks
from suyuan.dev.paths import PYTHON, ROOT
from suyuan.dev.servers import Servers, make_state

PREFIX = "suyuan-test-"


def test(arguments: list[str]) -> int:
    """Run pytest (测试); return its status."""
    fonts.provide()
    browser.provide()
    with private_servers() as environment:
        return _run_pytest(arguments, environment)


@contextmanager
def private_servers(*, throwaway: bool = True) -> Iterator[dict[str, str]]:
    """Yield the environment of servers that exist for this run alone (一次性服务)."""
    _sweep()
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, _terminate)
    state = Path(tempfile.mkdtemp(prefix=PREFIX, dir="/tmp"))
    servers = Servers(state, throwaway)
    make_state(state)
    try:
        with locks.shared(state / "alive"):
            yield from _with_kept_template(state, servers)
    finally:
        _remove(state)


def _with_kept_template(state: Path, servers: Servers) -> Iterator[dict[str, str]]:
    """Begin with the test template of an earlier run, leave one for the next."""
    database = servers.database
    if database:
        kept_template.take(database)
    with servers.running(announce=True):
        yield _environment(state, servers)
        made = database is not None and database.has_database(kept_template.NAME)
    if database and made:
        kept_template.keep(database)


def _environment(state: Path, servers: Servers) -> dict[str, str]:
    run = state.name.removeprefix(PREFIX)
    for directory in ("static", "media", "tmp"):
        (state / directory).mkdir()
    return {
        **os.environ,
        "SUYUAN_MODE": "test",
        "SUYUAN_TEST_RUN": run,
        "SUYUAN_TEST_TEMPLATE": kept_template.NAME if servers.database else f"suyuan_{run}_template",
        "DJANGO_SETTINGS_MODULE": "suyuan.settings",
        "MEDIA_ROOT": str(state / "media"),
        "STATIC_ROOT": str(state / "static"),
        "TMPDIR": str(state / "tmp"),
        **servers.urls(),
    }


class _Terminated(KeyboardInterrupt):
    """Somebody told us, and not the terminal, to end."""


def _run_pytest(arguments: list[str], environment: dict[str, str]) -> int:
    process = subprocess.Popen([PYTHON, "-m", "pytest", *arguments], cwd=ROOT, env=environment)
    while True:
        try:
            return process.wait()
        except _Terminated:
            process.send_signal(signal.SIGINT)
        except KeyboardInterrupt:
            continue  # the terminal told pytest too; it ends by itself


def _terminate(signum: int, frame: FrameType | None) -> None:
    raise _Terminated


def _sweep() -> None:
    """Clear away what killed runs left; a minute's patience for runs that are just beginning."""
    for state in Path("/tmp").glob(f"{PREFIX}*"):
        with suppress(OSError):
            status = state.stat()
            old = time.time() - status.st_mtime > 60
            if status.st_uid == os.geteuid() and old and locks.is_free(state / "alive"):
                _remove(state)


def _remove(state: Path) -> None:
    Servers(state, throwaway=True).destroy()
    shutil.rmtree(state, ignore_errors=True)
