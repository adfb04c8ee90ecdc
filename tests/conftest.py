import pytest
from django.core.cache import cache
from django.test import TransactionTestCase

from tests import database


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker):
    """One database per worker, copied from the run's template with the reference data in it."""
    with django_db_blocker.unblock():
        database.create()
    yield
    with django_db_blocker.unblock():
        database.drop()


def pytest_configure(config):
    """After a test with real commits, restore instead of flushing: the ledger refuses TRUNCATE, as it should."""
    TransactionTestCase._fixture_teardown = lambda self: database.restore()


@pytest.fixture(autouse=True)
def _empty_cache():
    yield
    cache.clear()
