"""The processes of the running site: started together, watched, stopped together."""

import json
import os
import signal
import subprocess
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from suyuan.dev.processes import birth_of

GRACE_SECONDS = 15.0


@dataclass(slots=True)
class Children:
    """Child processes, each the leader of its own group (子进程); written down so that a later run finds them."""

    state: Path
    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def start(self, name: str, command: Iterable[str | Path], environment: dict[str, str]) -> None:
        """Start one child, its output going to its own log (启动)."""
        self.log(name).parent.mkdir(exist_ok=True)
        with self.log(name).open("ab") as log:
            self.running[name] = subprocess.Popen(
                list(map(str, command)),
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self._write_down()

    def run(self, name: str, command: Iterable[str | Path], environment: dict[str, str]) -> tuple[int, str]:
        """Run one child to its end (运行); return its status and what it wrote to its log."""
        before = self.log(name).stat().st_size if self.log(name).exists() else 0
        self.start(name, command, environment)
        status = self.running[name].wait()
        del self.running[name]
        self._write_down()
        return status, self.log(name).read_bytes()[before:].decode(errors="replace")

    def dead(self) -> list[str]:
        """Return the names of children that ended by themselves (已退出)."""
        return [name for name, process in self.running.items() if process.poll() is not None]

    def stop(self) -> None:
        """Ask every child to end, wait, then insist (停止)."""
        for process in self.running.values():
            _signal(process.pid, signal.SIGTERM, group=False)
        deadline = time.monotonic() + GRACE_SECONDS
        for process in self.running.values():
            with suppress(subprocess.TimeoutExpired):
                process.wait(max(0.1, deadline - time.monotonic()))
            _signal(process.pid, signal.SIGKILL, group=True)
            process.wait()
        self._record.unlink(missing_ok=True)

    def stop_leftovers(self) -> list[str]:
        """Stop what a killed run left running, and nothing else (清理遗留进程); return the names."""
        left = [child for child in self._written_down() if birth_of(child["pid"]) == child["birth"]]
        for child in left:
            _signal(child["pid"], signal.SIGTERM, group=False)
        deadline = time.monotonic() + GRACE_SECONDS
        for child in left:
            while birth_of(child["pid"]) == child["birth"] and time.monotonic() < deadline:
                time.sleep(0.05)
            _signal(child["pid"], signal.SIGKILL, group=True)
        self._record.unlink(missing_ok=True)
        return [child["name"] for child in left]

    def log(self, name: str) -> Path:
        """Return the log file of a child (日志)."""
        return self.state / "logs" / f"{name}.log"

    @property
    def _record(self) -> Path:
        return self.state / "children.json"

    def _write_down(self) -> None:
        children = [{"name": n, "pid": p.pid, "birth": birth_of(p.pid)} for n, p in self.running.items()]
        unfinished = self._record.with_suffix(".unfinished")
        unfinished.write_text(json.dumps(children))
        unfinished.replace(self._record)

    def _written_down(self) -> list[dict]:
        return json.loads(self._record.read_text()) if self._record.exists() else []


def _signal(pid: int, number: signal.Signals, *, group: bool) -> None:
    with suppress(ProcessLookupError, PermissionError):
        (os.killpg if group else os.kill)(pid, number)
