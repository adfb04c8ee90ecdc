"""PostgreSQL and Valkey from the launcher: whoever comes first starts them, whoever leaves last stops them."""

import os
import shutil
import signal
import tempfile
from pathlib import Path

import psycopg2
import pytest

from suyuan.dev import locks
from suyuan.dev.console import Refusal
from suyuan.dev.managing import demo_environment
from suyuan.dev.postgres import PostgresServer
from suyuan.dev.servers import Servers

LONG_NAME = "a state whose path is too long for a unix socket and has 空格 and 'quotes' in it "


@pytest.fixture
def servers(monkeypatch):
    monkeypatch.delenv("DATABASE_URL")
    monkeypatch.delenv("REDIS_URL")
    state = Path(tempfile.mkdtemp(prefix=LONG_NAME))
    servers = Servers(state)
    yield servers
    servers.destroy()
    shutil.rmtree(state)


def ask(servers, query):
    connection = psycopg2.connect(servers.urls()["DATABASE_URL"])
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute(query)
            return cursor.fetchone()[0] if cursor.description else None
    finally:
        connection.close()


def postmaster(servers):
    pid_file = PostgresServer(servers.state).home / "data" / "postmaster.pid"
    return int(pid_file.read_text().split("\n")[0])


def test_the_database_reads_chinese_and_keeps_its_rows(servers):
    with servers.running():
        assert ask(servers, "SELECT datctype FROM pg_database WHERE datname = 'suyuan'") == "C.UTF-8"
        assert ask(servers, "CREATE EXTENSION pg_trgm; SELECT cardinality(show_trgm('物业纠纷'))") > 0
        ask(servers, "CREATE TABLE kept (name text); INSERT INTO kept VALUES ('张三')")
    assert not any(server.answers() for server in servers.own)
    with servers.running():
        assert ask(servers, "SELECT name FROM kept") == "张三"


def test_the_last_to_leave_stops_the_servers(servers):
    with servers.running():
        with Servers(servers.state).running():
            pass
        assert all(server.answers() for server in servers.own)
        assert servers.in_use()
    assert not any(server.answers() for server in servers.own)


def test_a_killed_database_starts_again_though_its_number_now_belongs_to_another(servers):
    with servers.running():
        ask(servers, "CREATE TABLE kept (name text); INSERT INTO kept VALUES ('张三')")
        os.kill(postmaster(servers), signal.SIGKILL)
        pid_file = PostgresServer(servers.state).home / "data" / "postmaster.pid"
        recycled = [str(os.getpid()), *pid_file.read_text().split("\n")[1:]]
    pid_file.write_text("\n".join(recycled))
    with servers.running():
        assert ask(servers, "SELECT name FROM kept") == "张三"


def test_data_of_another_version_is_refused_not_touched(servers):
    with servers.running():
        version = PostgresServer(servers.state).home / "data" / "PG_VERSION"
    version.write_text("14\n")
    with pytest.raises(Refusal, match="PostgreSQL 14"), servers.running():
        pass
    version.write_text("18\n")


def test_given_servers_win_and_an_unreachable_one_is_refused(servers, monkeypatch):
    monkeypatch.setenv("REDIS_URL", "unix:///nowhere.sock")
    with pytest.raises(Refusal, match="REDIS_URL"), servers.running():
        pass
    monkeypatch.setenv("DATABASE_URL", "postgresql:///nowhere?host=/nowhere")
    assert servers.own == []
    assert servers.urls()["DATABASE_URL"] == "postgresql:///nowhere?host=/nowhere"


def test_the_keys_of_a_demo_are_its_own_and_stay(tmp_path):
    first, again, other = (demo_environment(tmp_path / name) for name in ("a", "a", "b"))
    assert first["SECRET_KEY"] == again["SECRET_KEY"] != other["SECRET_KEY"]
    assert (tmp_path / "a" / "keys.env").stat().st_mode & 0o777 == 0o600


def test_a_lock_is_free_again_when_its_holder_is_gone(tmp_path):
    with locks.shared(tmp_path / "lock"), locks.shared(tmp_path / "lock"):
        assert not locks.is_free(tmp_path / "lock")
        with pytest.raises(locks.Busy), locks.exclusive(tmp_path / "lock", wait=False):
            pass
    assert locks.is_free(tmp_path / "lock")
