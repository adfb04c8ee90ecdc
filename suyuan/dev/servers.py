"""The database and the broker of a state directory, shared by every ./dev that uses it.

Each user of the servers holds the lock `users` together with the others; whoever
comes first starts them, whoever leaves last stops them.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

import psycopg2
import redis

from suyuan.dev import locks
from suyuan.dev.console import Refusal, say, step
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
        servers: list[PostgresServer | ValkeyServer] = [self.database] if self.database else []
        if not os.environ.get("REDIS_URL"):
            servers.append(ValkeyServer(self.state, self.throwaway))
        return servers

    @property
    def database(self) -> PostgresServer | None:
        """Our own PostgreSQL, unless DATABASE_URL gave us one."""
        return None if os.environ.get("DATABASE_URL") else PostgresServer(self.state, self.throwaway)

    def urls(self) -> dict[str, str]:
        """Return DATABASE_URL and REDIS_URL (地址)."""
        return {
            "DATABASE_URL": os.environ.get("DATABASE_URL") or PostgresServer(self.state).url,
            "REDIS_URL": os.environ.get("REDIS_URL") or ValkeyServer(self.state).url,
        }

    @contextmanager
    def running(self, *, announce: bool = False) -> Iterator[None]:
        """Have the servers running for as long as the block lasts (使用期间运行)."""
        make_state(self.state)
        self._refuse_unreachable()
        try:
            with locks.shared(self._users):
                with locks.exclusive(self._starting, wait=True):
                    for server in self.own:
                        _start(server, announce=announce)
                yield
        finally:
            self._stop_if_last()

    def in_use(self) -> bool:
        """Tell whether some ./dev uses the servers now (使用中)."""
        return not locks.is_free(self._users)

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
            if not self.in_use():
                self.stop()

    def _refuse_unreachable(self) -> None:
        """Servers that somebody gave us are his to start."""
        if url := os.environ.get("DATABASE_URL"):
            try:
                psycopg2.connect(url, connect_timeout=5).close()
            except psycopg2.OperationalError as problem:
                raise _unreachable("DATABASE_URL", problem) from None
        if url := os.environ.get("REDIS_URL"):
            try:
                redis.Redis.from_url(url, socket_timeout=5).ping()
            except redis.RedisError as problem:
                raise _unreachable("REDIS_URL", problem) from None

    @property
    def _users(self) -> Path:
        return self.state / "locks" / "users"

    @property
    def _starting(self) -> Path:
        return self.state / "locks" / "starting"


def _start(server: PostgresServer | ValkeyServer, *, announce: bool) -> None:
    if server.answers():
        if announce:
            say(f"  {server.title} 仍在运行，继续使用 still running, used as it is")
        return
    with step(server.title) if announce else nullcontext():
        server.start()


def _unreachable(name: str, problem: Exception) -> Refusal:
    return Refusal(
        f"{name} 指定的服务连接不上，请检查地址和服务。",
        f"The server named by {name} cannot be reached; check the address and the server.",
        details=str(problem),
    )


def make_state(state: Path) -> None:
    """Make the state directory, which the database's account must be able to walk through."""
    state.mkdir(parents=True, exist_ok=True)
    if os.geteuid() == 0:
        state.chmod(0o711)
