"""The database and the broker of a state directory, shared by every ./dev that uses it.

Each user of the servers holds the lock `users` together with the others; whoever
comes first starts them, whoever leaves last stops them.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from suyuan.dev import locks
from suyuan.dev.postgres import PostgresServer
from suyuan.dev.valkey import ValkeyServer


@dataclass(frozen=True, slots=True)
class Servers:
    """PostgreSQL and Valkey, own or given by DATABASE_URL and REDIS_URL (数据库与消息服务)."""

    state: Path
    throwaway: bool = False

    @property
    def own(self) -> list[PostgresServer | ValkeyServer]:
        """The servers that nobody gave us."""
        servers: list[PostgresServer | ValkeyServer] = []
        if not os.environ.get("DATABASE_URL"):
            servers.append(PostgresServer(self.state, self.throwaway))
        if not os.environ.get("REDIS_URL"):
            servers.append(ValkeyServer(self.state, self.throwaway))
        return servers

    def urls(self) -> dict[str, str]:
        """Return DATABASE_URL and REDIS_URL (地址)."""
        return {
            "DATABASE_URL": os.environ.get("DATABASE_URL") or PostgresServer(self.state).url,
            "REDIS_URL": os.environ.get("REDIS_URL") or ValkeyServer(self.state).url,
        }

    @contextmanager
    def running(self) -> Iterator[None]:
        """Have the servers running for as long as the block lasts (使用期间运行)."""
        make_state(self.state)
        with locks.shared(self._users):
            with locks.exclusive(self._starting, wait=True):
                for server in self.own:
                    if not server.answers():
                        server.start()
            try:
                yield
            finally:
                pass
        self._stop_if_last()

    def stop(self) -> None:
        """Stop the servers that run (停止)."""
        for server in reversed(self.own):
            if server.answers():
                server.stop()

    def destroy(self) -> None:
        """Stop the servers and remove their files (清除)."""
        self.stop()
        for server in self.own:
            server.destroy()

    def _stop_if_last(self) -> None:
        with locks.exclusive(self._starting, wait=True):
            if locks.is_free(self._users):
                self.stop()

    @property
    def _users(self) -> Path:
        return self.state / "locks" / "users"

    @property
    def _starting(self) -> Path:
        return self.state / "locks" / "starting"


def make_state(state: Path) -> None:
    """Make the state directory, which the database's account must be able to walk through."""
    state.mkdir(parents=True, exist_ok=True)
    if os.geteuid() == 0:
        state.chmod(0o711)
