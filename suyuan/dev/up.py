"""`./dev up`: from a bare machine to the running site with demo data."""

import argparse
import json
import os
import shutil
import signal
import socket
import time
import urllib.error
import urllib.request
from contextlib import suppress
from pathlib import Path
from types import FrameType

from suyuan.dev import fonts, locks
from suyuan.dev.children import Children
from suyuan.dev.console import Refusal, say, step
from suyuan.dev.managing import demo_environment
from suyuan.dev.paths import PYTHON, ROOT, state_dir
from suyuan.dev.preparing import Preparation
from suyuan.dev.servers import Servers, make_state

LOCAL = "127.0.0.1"
READY_SECONDS = 60.0
STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)  # a shell that starts us with & has SIGINT ignored
NAMES = {"prepare": "准备数据 prepare", "web": "网站 web", "worker": "任务进程 worker", "beat": "定时器 beat"}


def up(arguments: list[str]) -> int:
    """Run the site until it is told to stop (启动); return the exit status."""
    options = _options(arguments)
    state = state_dir()
    make_state(state)
    for number in STOPPING:
        signal.signal(number, _as_interrupt)
    try:
        with locks.exclusive(state / "locks" / "up", wait=False):
            return _up(options, state)
    except locks.Busy:
        raise _already_running(state) from None


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./dev up")
    parser.add_argument("--port", type=int, default=8000, help="端口，默认 8000 (port)")
    parser.add_argument("--host", default=LOCAL, help="监听地址，默认仅本机 (address to listen on)")
    parser.add_argument("--fresh", action="store_true", help="清空数据，重新开始 (start over)")
    return parser.parse_args(arguments)


def _up(options: argparse.Namespace, state: Path) -> int:
    say("诉源 Suyuan")
    fonts.provide()
    children, servers = Children(state), Servers(state)
    for name in children.stop_leftovers():
        say(f"  已停止上次遗留的{NAMES[name]} Stopped, left over from a killed run")
    _refuse_port_in_use(options.host, options.port)
    if options.fresh:
        _start_over(servers)
    (state / "up.json").write_text(json.dumps({"pid": os.getpid(), "address": _address(options)}))
    try:
        return _serve(options, children, servers)
    except KeyboardInterrupt:
        return 130
    finally:
        (state / "up.json").unlink(missing_ok=True)


def _serve(options: argparse.Namespace, children: Children, servers: Servers) -> int:
    with servers.running(announce=True):
        environment = demo_environment(servers.state)
        preparation = Preparation(children, environment)
        try:
            preparation.everything()
            accounts = preparation.command("demo_accounts", "--skip-checks")
            with step("网站、任务进程、定时器 Web, worker, beat"):
                _start(options, children, environment)
                _wait_until_ready(options, children)
            _welcome(options, children, accounts)
            return _watch(children, servers)
        finally:
            _stop(children)


def _start(options: argparse.Namespace, children: Children, environment: dict[str, str]) -> None:
    web = environment | ({} if options.host == LOCAL else {"ALLOWED_HOSTS": "*"})
    celery: list[str | Path] = [PYTHON, "-m", "celery", "-A", "suyuan.celery"]
    schedule = children.state / "beat-schedule"
    for remnant in children.state.glob("beat-schedule*"):
        remnant.unlink()
    children.start("web", [
        PYTHON, "-m", "granian", "--interface", "wsgi", "--host", options.host, "--port", str(options.port),
        "--workers", "2", "--blocking-threads", "4", "--working-dir", ROOT, "suyuan.web.wsgi:application",
    ], web)  # fmt: skip
    children.start("worker", [*celery, "worker", "--concurrency", "2", "--loglevel", "INFO"], environment)
    children.start("beat", [*celery, "beat", "--schedule", schedule, "--pidfile", ""], environment)


def _wait_until_ready(options: argparse.Namespace, children: Children) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline:
        _refuse_dead(children)
        with suppress(urllib.error.URLError, OSError):
            urllib.request.urlopen(f"http://{_reachable(options.host)}:{options.port}/readyz", timeout=5).close()
            return
        time.sleep(0.1)
    raise Refusal(
        f"网站没有就绪，日志见 {children.log('web')}。", f"The site did not become ready; see {children.log('web')}."
    )


def _welcome(options: argparse.Namespace, children: Children, accounts: str) -> None:
    say(f"\n  打开 Open  {_address(options)}\n")
    say(accounts.rstrip())
    if options.host != LOCAL:
        say("\n  注意：演示账号的密码是公开的，局域网内的任何人都能登录。Anyone on this network can sign in.")
    say(f"\n  日志 Logs  {children.state / 'logs'}\n  按 Ctrl-C 停止 Ctrl-C stops everything\n")


def _watch(children: Children, servers: Servers) -> int:
    """Sleep until told to stop; complain when a part ends by itself."""
    while True:
        for _ in range(10):
            time.sleep(0.5)
            _refuse_dead(children)
        for server in servers.own:
            if not server.answers():
                raise Refusal(
                    f"{server.title} 已停止，日志见 {server.log}；网站随之停止。",
                    f"{server.title} has stopped; see {server.log}. The site stops with it.",
                )


def _refuse_dead(children: Children) -> None:
    for name in children.dead():
        tail = children.log(name).read_text(errors="replace").splitlines()[-15:]
        raise Refusal(
            f"{NAMES[name]} 已退出，日志见 {children.log(name)}；其余部分随之停止。",
            f"{NAMES[name]} has ended; see {children.log(name)}. The rest stops with it.",
            details="\n".join(tail),
        )


def _stop(children: Children) -> None:
    """A second Ctrl-C does not interrupt the stopping."""
    for number in STOPPING:
        signal.signal(number, signal.SIG_IGN)
    if children.running:
        say()
        with step("正在停止 Stopping"):
            children.stop()


def _start_over(servers: Servers) -> None:
    if os.environ.get("DATABASE_URL") or os.environ.get("REDIS_URL"):
        raise Refusal(
            "--fresh 只清空自带的数据库；设置了 DATABASE_URL 或 REDIS_URL 时请自行清空。",
            "--fresh only clears the embedded servers; with DATABASE_URL or REDIS_URL set, clear them yourself.",
        )
    if servers.in_use():
        raise Refusal(
            "另一个 ./dev 命令正在使用这个数据库，请等它结束后再用 --fresh。",
            "Another ./dev command is using this database; wait for it before --fresh.",
        )
    with step("清空旧数据 Start over"):
        servers.destroy()
        for part in ("static", "media", "logs"):
            shutil.rmtree(servers.state / part, ignore_errors=True)
        for name in ("keys.env", "static.stamp"):
            (servers.state / name).unlink(missing_ok=True)


def _refuse_port_in_use(host: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as problem:
            raise Refusal(
                f"不能使用端口 {port}（{problem.strerror}）。请换一个端口，例如：./dev up --port {port + 1}",
                f"Port {port} cannot be used ({problem.strerror}). Choose another: ./dev up --port {port + 1}",
            ) from None


def _already_running(state: Path) -> Refusal:
    record = state / "up.json"
    running = json.loads(record.read_text()) if record.exists() else {"pid": "?", "address": "?"}
    return Refusal(
        f"这里已经在运行：{running['address']}（进程 {running['pid']}）。"
        "请先停止它，或用 SUYUAN_STATE 指定另一个数据目录。",
        f"Already running here: {running['address']} (process {running['pid']}). "
        "Stop it first, or set SUYUAN_STATE to another directory.",
    )


def _reachable(host: str) -> str:
    return LOCAL if host in {"0.0.0.0", "::"} else host


def _address(options: argparse.Namespace) -> str:
    return f"http://{_reachable(options.host)}:{options.port}/"


def _as_interrupt(signum: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt
