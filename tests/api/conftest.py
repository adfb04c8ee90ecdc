import pytest

from tests.api.calling import Caller, admit


@pytest.fixture
def caller(db):
    """A governance centre with every scope, serving the town of the tests."""
    return Caller(admit())
