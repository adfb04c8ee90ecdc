"""The processes of ./dev up: started, watched, stopped, found again after kill -9, and never mistaken for others'."""

import json
import subprocess
import sys
import time

import pytest

from suyuan.dev.children import Children
from suyuan.dev.processes import birth_of

SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]


@pytest.fixture
def children(tmp_path):
    children = Children(tmp_path)
    yield children
    children.stop()


def wait_until(condition):
    deadline = time.monotonic() + 10
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.02)
    assert condition()


def test_a_child_is_stopped_with_its_own_children(children):
    program = f"import subprocess, sys; print(subprocess.Popen({SLEEP!r}).pid, flush=True); import time; time.sleep(60)"
    children.start("web", [sys.executable, "-c", program], {})
    wait_until(lambda: children.log("web").read_text().endswith("\n"))
    grandchild = int(children.log("web").read_text())
    assert birth_of(grandchild)
    children.stop()
    wait_until(lambda: birth_of(grandchild) == "")


def test_a_child_that_ends_by_itself_is_named(children):
    children.start("web", SLEEP, {})
    children.start("worker", [sys.executable, "-c", "print('no broker')"], {})
    wait_until(lambda: children.dead() == ["worker"])
    assert "no broker" in children.log("worker").read_text()


def test_the_next_run_stops_what_a_killed_run_left(children, tmp_path):
    children.start("worker", SLEEP, {})
    process = children.running["worker"]
    assert Children(tmp_path).stop_leftovers() == ["worker"]
    assert process.wait(10) != 0
    assert Children(tmp_path).stop_leftovers() == []


def test_a_stranger_with_a_recycled_number_is_left_alone(tmp_path):
    stranger = subprocess.Popen(SLEEP, start_new_session=True)
    try:
        record = [{"name": "web", "pid": stranger.pid, "birth": "some other time"}]
        (tmp_path / "children.json").write_text(json.dumps(record))
        assert Children(tmp_path).stop_leftovers() == []
        assert stranger.poll() is None
    finally:
        stranger.kill()
        stranger.wait()


def test_running_to_the_end_gives_the_status_and_this_run_s_output(children):
    for word in ("first", "second"):
        status, output = children.run("prepare", [sys.executable, "-c", f"print({word!r}); raise SystemExit(3)"], {})
        assert (status, output) == (3, f"{word}\n")
    assert children.dead() == []
