import pytest

from communities.models import MediationCentre
from tests.api.calling import Caller, admit
from tests.people import COURT


@pytest.fixture
def centre(db):
    """The mediation centre of the court that covers the town of the tests."""
    return MediationCentre.objects.get(code=COURT)


@pytest.fixture
def caller(centre):
    """A governance centre with every scope, serving the town of the tests."""
    return Caller(admit())
