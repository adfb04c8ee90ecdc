"""Who walks the main path: a village's assistant, the court's centre, two mediators, and those who keep the money."""

from mediators.choices import MediatorClass
from mediators.models import Mediator, RosterEntry
from suyuan.accounts.models import User
from suyuan.accounts.roles import Role
from tests.people import COURT, SINCE, TOWN, person

VILLAGE = "441900116003"  # a community of the town
PASSWORD = "Suyuan-Test-2026"
CENTRE = (Role.CLERK, Role.COORDINATOR)  # in a small centre one person takes in and refers


def build_people() -> None:
    """Make everybody who signs in; the two mediators are on the roster of the court."""
    _sign_in_as("zhuli", "林助理", Role.ASSISTANT, division=VILLAGE)
    _sign_in_as("zhongxin", "陈立案", *CENTRE)
    _sign_in_as("caiwu", "何财务", Role.FINANCE)
    _mediator("tiaojie", "周调解", "zhou tiaojie")
    _mediator("qita", "郑调解", "zheng tiaojie")


def _sign_in_as(username: str, name: str, *roles: Role, division: str = TOWN) -> User:
    return person(username, *roles, division=division, display_name=name, password=PASSWORD)


def _mediator(username: str, name: str, pinyin: str) -> None:
    mediator = Mediator.objects.create(
        user=_sign_in_as(username, name, Role.MEDIATOR), name=name, pinyin=pinyin, mediator_class=MediatorClass.INVITED
    )
    RosterEntry.objects.create(court_id=COURT, mediator=mediator, valid_from=SINCE)
