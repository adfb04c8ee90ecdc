"""A real Celery worker on the test's database and broker."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from suyuan.celery import app
from tests.isolation import WORKER

READY_SECONDS = 60
DRAIN_SECONDS = 60


class Worker:
    """A worker process of its own group; its log is shown when it does not do what is expected."""

    def __init__(self, *, concurrency: int = 2, **environment: str) -> None:
        self._log = Path(tempfile.mkstemp(prefix="suyuan-worker-", suffix=".log")[1])
        self._process = self._start(concurrency, environment)
        self._wait_until_ready()

    def _start(self, concurrency: int, environment: dict[str, str]) -> subprocess.Popen:
        command = [sys.executable, "-m", "celery", "-A", "suyuan.celery", "worker", "--loglevel", "INFO"]
        quiet = ["--without-gossip", "--without-mingle", "--without-heartbeat"]
        with self._log.open("ab") as log:
            return subprocess.Popen(
                [*command, *quiet, "--concurrency", str(concurrency), "--hostname", f"{WORKER}-{time.monotonic_ns()}"],
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
        """Wait until every queued task is done and acknowledged."""
        deadline = time.monotonic() + seconds
        while waiting := waiting_tasks():
            if time.monotonic() > deadline:
                raise AssertionError(f"{waiting} tasks are still waiting after {seconds} s\n{self.log[-4000:]}")
            time.sleep(0.01)

    def kill(self) -> None:
        """kill -9 the worker and its pool, as a power cut would."""
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def stop(self) -> None:
        """End the worker; it finishes what it is doing."""
        if self.is_alive:
            self._process.terminate()
            try:
                self._process.wait(10)
            except subprocess.TimeoutExpired:
                self.kill()
        self._log.unlink(missing_ok=True)


class StandingWorker:
    """The worker that the tests of one session share, started when first asked for."""

    def __init__(self) -> None:
        self._worker: Worker | None = None

    def running(self) -> Worker:
        if self._worker is None or not self._worker.is_alive:
            self._worker = Worker()
        return self._worker

    def stop(self) -> None:
        if self._worker is not None:
            self._worker.stop()
        self._worker = None


def waiting_tasks() -> int:
    """How many tasks are queued, held by a worker or being worked on."""
    with app.connection_for_read() as broker:
        client = broker.default_channel.client
        return client.llen("celery") + client.hlen("unacked")


def forget_tasks() -> None:
    """Empty this test worker's broker database."""
    with app.connection_for_write() as broker:
        broker.default_channel.client.flushdb()
