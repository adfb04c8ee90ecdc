"""What every test may ask for: the database with the reference data, a real worker, a real browser."""

from contextlib import ExitStack

import pytest
from django.core.cache import cache
from django.test import TransactionTestCase

from tests import browser, database, worker
from tests.isolation import is_controller


def pytest_configure(config):
    """After a test with real commits, restore instead of flushing: the ledger refuses TRUNCATE, as it should."""
    TransactionTestCase._fixture_teardown = lambda self: database.restore()


def pytest_collection_modifyitems(items):
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


def pytest_unconfigure(config):
    if is_controller(config):
        database.drop_template()


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker):
    """One database per xdist worker, copied from the run's template with the reference data in it."""
    with django_db_blocker.unblock():
        database.create()
    yield
    with django_db_blocker.unblock():
        database.drop()


@pytest.fixture(autouse=True)
def _empty_cache():
    yield
    cache.clear()


@pytest.fixture
def schema_may_change(transactional_db, _standing_worker):
    """For a test that migrates back and forth: other apps' tables may go with it, so the database is made anew."""
    _standing_worker.stop()
    yield
    database.recreate()


@pytest.fixture(scope="session")
def _standing_worker(django_db_setup):
    standing = worker.StandingWorker()
    yield standing
    standing.stop()


@pytest.fixture(autouse=True)
def _no_worker_unasked(request):
    """A worker that an earlier test left standing would take what a test with real commits queues for itself."""
    marker = request.node.get_closest_marker("django_db")
    commits = "transactional_db" in request.fixturenames or (marker and marker.kwargs.get("transaction"))
    if commits and "celery_worker" not in request.fixturenames:
        request.getfixturevalue("_standing_worker").stop()


@pytest.fixture
def celery_worker(transactional_db, _standing_worker):
    """A real worker (started once): queue by committing, then `celery_worker.drain()`."""
    worker.forget_tasks()
    running = _standing_worker.running()
    yield running
    try:
        running.drain(seconds=15)
    except AssertionError:
        _standing_worker.stop()


@pytest.fixture
def start_worker(transactional_db, _standing_worker):
    """Start workers to kill: `start_worker(TASK_SECONDS="2").kill()`; whatever is left is stopped at the end."""
    _standing_worker.stop()
    worker.forget_tasks()
    started = []

    def start(**options) -> worker.Worker:
        started.append(worker.Worker(**options))
        return started[-1]

    yield start
    for each in started:
        each.stop()


@pytest.fixture(scope="session")
def chromium():
    with browser.running_browser() as running:
        yield running


@pytest.fixture
def open_page(chromium, live_server):
    """Open a page as a new person: `open_page()` at the desk, `open_page(phone=True)` on a phone."""
    with ExitStack() as people:
        yield lambda *, phone=False: people.enter_context(browser.opened_page(chromium, live_server.url, phone=phone))


@pytest.fixture
def page(open_page):
    """One person at the desk, in Chromium, on a live server."""
    return open_page()


@pytest.fixture
def phone(open_page):
    """One person with a phone."""
    return open_page(phone=True)
