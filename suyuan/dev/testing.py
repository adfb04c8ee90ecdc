"""`./dev test`: every test on a PostgreSQL and a Valkey of this run alone."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

from suyuan.dev import browser, locks
from suyuan.dev.paths import PYTHON, ROOT
from suyuan.dev.servers import Servers

PREFIX = "suyuan-test-"


def test(arguments: list[str]) -> int:
    """Run pytest (测试); return its status."""
    browser.provide()
    with private_servers() as environment:
        return _run_pytest(arguments, environment)


@contextmanager
def private_servers(*, throwaway: bool = True) -> Iterator[dict[str, str]]:
    """Yield the environment of servers that exist for this run alone (一次性服务)."""
    _sweep()
    signal.signal(signal.SIGTERM, _as_interrupt)
    state = Path(tempfile.mkdtemp(prefix=PREFIX, dir="/tmp"))
    servers = Servers(state, throwaway)
    try:
        with locks.shared(state / "alive"), servers.running(announce=True):
            yield _environment(state, servers)
    finally:
        _remove(state)


def _environment(state: Path, servers: Servers) -> dict[str, str]:
    for directory in ("static", "media", "tmp"):
        (state / directory).mkdir()
    return {
        **os.environ,
        "SUYUAN_MODE": "test",
        "SUYUAN_TEST_RUN": state.name.removeprefix(PREFIX),
        "DJANGO_SETTINGS_MODULE": "suyuan.settings",
        "MEDIA_ROOT": str(state / "media"),
        "STATIC_ROOT": str(state / "static"),
        "TMPDIR": str(state / "tmp"),
        **servers.urls(),
    }


def _run_pytest(arguments: list[str], environment: dict[str, str]) -> int:
    process = subprocess.Popen([PYTHON, "-m", "pytest", *arguments], cwd=ROOT, env=environment)
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:  # the terminal told pytest too; it ends by itself
            if not sys.stdin.isatty():
                process.send_signal(signal.SIGINT)


def _as_interrupt(signum: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


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
