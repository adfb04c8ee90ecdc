"""Following what happens: every change, in one order, none lost whatever order transactions end in."""

import random
import threading
import time

import pytest
from django.db import connection, transaction
from django.utils import timezone

from cases.lifecycle import Action, State
from cases.models import Dispute, DisputeEvent
from cases.queries.changes import changes_of, latest_cursor
from tests.api.calling import DISPUTES, assert_problem, register
from tests.api.working import work
from tests.cases.scene import build_scene

CHANGES = f"{DISPUTES}/changes"


def follow(caller, since="", limit=100):
    """Read all changes; returns their actions and the cursor."""
    found, cursor = [], since
    while True:
        page = caller.get(f"{CHANGES}?limit={limit}" + (f"&since={cursor}" if cursor else "")).json()
        found += page["results"]
        cursor = page["cursor"]
        if not page["more"]:
            return found, cursor


@pytest.mark.django_db
def test_every_step_is_told_in_order(caller, centre):
    receipt = register(caller, client_reference="ZZ-1")
    work(build_scene(), receipt, until="SETTLE")
    changes, _ = follow(caller, limit=2)
    assert [change["action"] for change in changes] == [
        "REGISTER", "CONSENT", "CONSENT", "REFER", "SIGN_FOR", "SETTLE",
    ]  # fmt: skip
    last = changes[-1]
    assert (last["key"], last["number"], last["client_reference"]) == (receipt["key"], receipt["number"], "ZZ-1")
    assert (last["from_state"], last["to_state"], last["to_state_name"]) == ("MEDIATING", "SETTLED", "调解成功")
    assert caller.get(last["url"]).json()["state"] == "SETTLED"


@pytest.mark.django_db
def test_reading_on_tells_only_what_is_new(caller):
    register(caller)
    _, cursor = follow(caller)
    assert follow(caller, cursor) == ([], cursor)
    receipt = register(caller)
    changes, _ = follow(caller, cursor)
    assert [change["key"] for change in changes] == [receipt["key"]]


@pytest.mark.django_db
def test_the_cursor_passes_over_what_others_did(caller, centre):
    """So that a quiet client does not go through everybody's changes again and again."""
    scene = build_scene()
    for _ in range(3):
        scene.registered()
    changes, cursor = follow(caller)
    assert changes == []
    assert cursor == latest_cursor() == str(DisputeEvent.objects.latest("pk").pk)


@pytest.mark.django_db
def test_the_list_says_where_to_follow_from(caller):
    register(caller)
    cursor = caller.get(DISPUTES).json()["changes_cursor"]
    receipt = register(caller)
    changes, _ = follow(caller, cursor)
    assert [change["key"] for change in changes] == [receipt["key"]]


@pytest.mark.django_db
@pytest.mark.parametrize("cursor", ["x", "-1", "1.5", "９", "1" * 19])
def test_a_cursor_that_is_none_is_refused(caller, cursor):
    assert_problem(caller.get(f"{CHANGES}?since={cursor}"), 400, "cursor_unreadable")


# From here on with real commits.


@pytest.fixture
def dispute(caller):
    register(caller)
    return Dispute.objects.get()


def log(dispute):
    return DisputeEvent.objects.create(
        dispute=dispute,
        action=Action.EDIT,
        source=State.RECEIVED,
        target=State.RECEIVED,
        actor=dispute.logged_by,
        at=timezone.now(),
    ).pk


def read_on(cursor):
    changes = changes_of(Dispute.objects.all(), since=cursor, size=100)
    return [event.pk for event in changes.events], changes.cursor


class OpenTransaction:
    """A transaction of another connection that logs a change and waits before it ends."""

    def __init__(self, dispute, *, then="commit", savepoint=False):
        self.dispute, self.then, self.savepoint = dispute, then, savepoint
        self.logged, self.end = threading.Event(), threading.Event()
        self.pk = None
        self.thread = threading.Thread(target=self._run)

    def __enter__(self):
        self.thread.start()
        assert self.logged.wait(10)
        return self

    def __exit__(self, *_):
        self.finish()

    def finish(self):
        self.end.set()
        self.thread.join(10)

    def _run(self):
        try:
            with transaction.atomic():
                if self.savepoint:
                    self._log_and_take_back()
                self.pk = log(self.dispute)
                self.logged.set()
                self.end.wait(10)
                transaction.set_rollback(self.then == "rollback")
        finally:
            connection.close()

    def _log_and_take_back(self):
        with transaction.atomic():
            log(self.dispute)
            transaction.set_rollback(True)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("savepoint", [False, True])
def test_a_later_commit_with_a_lower_id_is_not_lost(dispute, savepoint):
    start = latest_cursor()
    with OpenTransaction(dispute, savepoint=savepoint) as slow:
        quick = log(dispute)
        assert quick > slow.pk
        seen, cursor = read_on(start)
        assert seen == []  # the quick one waits for the slow one, rather than hiding it
        slow.finish()
    assert read_on(cursor)[0] == [slow.pk, quick]


@pytest.mark.django_db(transaction=True)
def test_what_is_settled_is_told_while_another_is_under_way(dispute):
    start = latest_cursor()
    before = log(dispute)
    with OpenTransaction(dispute):
        assert read_on(start)[0] == [before]


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_holds_nobody_up(dispute):
    start = latest_cursor()
    with OpenTransaction(dispute, then="rollback"):
        quick = log(dispute)
    assert read_on(start)[0] == [quick]


@pytest.mark.django_db(transaction=True)
def test_a_long_transaction_without_changes_holds_nobody_up(dispute):
    start = latest_cursor()
    begun, end = threading.Event(), threading.Event()

    def write_something_else():
        with transaction.atomic():
            Dispute.objects.update(place_detail="别处")
            begun.set()
            end.wait(10)
        connection.close()

    thread = threading.Thread(target=write_something_else)
    thread.start()
    assert begun.wait(10)
    quick = log_past_the_lock(dispute)
    seen = read_on(start)[0]
    end.set()
    thread.join(10)
    assert seen == [quick]


def log_past_the_lock(dispute):
    """Without the foreign key's check, which would wait for the row that the other transaction holds."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        return log(dispute)


@pytest.mark.django_db(transaction=True)
def test_a_transaction_of_thousands_of_changes_takes_one_lock(dispute):
    with transaction.atomic():
        for _ in range(200):
            log(dispute)
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()")
            assert cursor.fetchone() == (1,)


@pytest.mark.django_db(transaction=True)
def test_a_reader_among_many_writers_misses_nothing(dispute):
    """Writers hold their transactions open for random times; the reader walks by cursor all the while."""
    start, written, done = latest_cursor(), [], threading.Event()

    def write(seed):
        luck = random.Random(seed)
        try:
            for _ in range(12):
                with transaction.atomic():
                    pks = [log(dispute) for _ in range(luck.randint(1, 3))]
                    time.sleep(luck.random() / 50)
                    keep = luck.random() > 0.2
                    transaction.set_rollback(not keep)
                written.extend(pks if keep else [])
        finally:
            connection.close()

    threads = [threading.Thread(target=write, args=(seed,)) for seed in range(6)]
    for thread in threads:
        thread.start()
    seen, cursor = [], start
    while not done.is_set():
        if not any(thread.is_alive() for thread in threads):
            done.set()
        found, cursor = read_on(cursor)
        seen += found
    assert seen == sorted(written)
