import pytest

pytest.register_assert_rewrite("tests.api.calling", "tests.api.conforming")

from communities.models import MediationCentre  # noqa: E402
from tests.api.calling import Caller, admit  # noqa: E402
from tests.people import COURT  # noqa: E402


@pytest.fixture
def centre(db):
    """The mediation centre of the court that covers the town of the tests."""
    return MediationCentre.objects.get(code=COURT)


@pytest.fixture
def caller(centre):
    """A governance centre with every scope, serving the town of the tests."""
    return Caller(admit())
