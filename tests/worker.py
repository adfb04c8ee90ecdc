"""A real Celery worker on the test's database and broker."""

import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from celery.signals import after_task_publish

from suyuan.celery import app
from tests.isolation import WORKER

READY_SECONDS = 60
DRAIN_SECONDS = 60
QUIET_SECONDS = 0.1
FINISHED = re.compile(r"Task [\w.]+\[([0-9a-f-]{36})\] (?:succeeded|raised|rejected|ignored)")

_published: set[str] = set()
_logs = Path(tempfile.mkdtemp(prefix="suyuan-worker-"))


@after_task_publish.connect
def _note_published(headers, **kwargs) -> None:
    _published.add(headers["id"])


class Worker:
    """A worker process with its pool in a group of its own; its log is shown when it does not do its work."""

    def __init__(self, *, concurrency: int = 2, **environment: str) -> None:
        self._log = _logs / f"{time.monotonic_ns()}.log"
        self._process = self._start(concurrency, environment)
        self._wait_until_ready()

    def _start(self, concurrency: int, environment: dict[str, str]) -> subprocess.Popen:
        command = [sys.executable, "-m", "celery", "-A", "suyuan.celery", "worker", "--loglevel", "INFO"]
        quiet = ["--without-gossip", "--without-mingle", "--without-heartbeat"]
        with self._log.open("ab") as log:
            return subprocess.Popen(
                [*command, *quiet, "--concurrency", str(concurrency), "--hostname", f"{WORKER}-{self._log.stem}"],
                env={**os.environ, "LOG_LEVEL": "INFO", **environment},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def _wait_until_ready(self) -> None:
        deadline = time.monotonic() + READY_SECONDS
        while " ready." not in self.log:
            if self._process.poll() is not None or time.monotonic() > deadline:
                raise AssertionError(f"the worker did not start\n{self.log}")
            time.sleep(0.02)

    @property
    def log(self) -> str:
        return self._log.read_text(errors="replace")

    @property
    def is_alive(self) -> bool:
        return self._process.poll() is None

    def drain(self, *, seconds: float = DRAIN_SECONDS) -> None:
        """Wait until the tasks queued by this test, and those they queued in turn, are done; none may crash."""
        deadline, quiet_since = time.monotonic() + seconds, time.monotonic()
        while time.monotonic() - quiet_since < QUIET_SECONDS:
            if unfinished_tasks() or waiting_tasks():
                quiet_since = time.monotonic()
            if time.monotonic() > deadline:
                raise AssertionError(f"tasks are still waiting after {seconds} s\n{self.log[-4000:]}")
            time.sleep(0.01)
        if " raised unexpected: " in self.log:
            raise AssertionError(f"a task failed\n{self.log[-8000:]}")

    def kill(self) -> None:
        """kill -9 the worker and its pool, as a power cut would."""
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def stop(self) -> None:
        """End the worker; it finishes what it is doing."""
        if not self.is_alive:
            return
        self._process.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self.kill()


class StandingWorker:
    """The worker that the tests of one session share, started when first asked for."""

    def __init__(self) -> None:
        self._worker: Worker | None = None

    def running(self) -> Worker:
        if self._worker is None or not self._worker.is_alive:
            self._worker = Worker()
        return self._worker

    def stop(self) -> None:
        """End it at once: each test drained it, so it is doing nothing."""
        if self._worker is not None and self._worker.is_alive:
            self._worker.kill()
        self._worker = None


def unfinished_tasks() -> set[str]:
    """The tasks that this process queued and no worker's log has seen the end of."""
    finished = {task for log in _logs.glob("*.log") for task in FINISHED.findall(log.read_text(errors="replace"))}
    return _published - finished


def waiting_tasks() -> int:
    """How many tasks the broker holds; one on its way to a worker is for a moment in neither place."""
    with app.connection_for_read() as broker:
        client = broker.default_channel.client
        return client.llen("celery") + client.hlen("unacked")


def forget_tasks() -> None:
    """Empty the queue of this test worker; its bindings stay, since connections remember having made them."""
    _published.clear()
    with app.connection_for_write() as broker:
        broker.default_channel.client.delete("celery", "unacked", "unacked_index", "unacked_mutex")
