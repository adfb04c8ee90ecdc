"""The cast of the tests: one person for each role, at the real places of the reference data."""

from datetime import date

from communities.models import Posting
from communities.models.posting import COURT_ROLES, DIVISION_ROLES
from suyuan.accounts.models import User
from suyuan.accounts.roles import Role

COURT = "粤1973"  # 东莞市第三人民法院
TOWN = "441900116000"  # a town it covers
SINCE = date(2020, 1, 1)


def person(username: str, *roles: Role, court: str = COURT, division: str = TOWN, **fields) -> User:
    """A user who holds these roles at the court, or in the division, since 2020."""
    user = User.objects.create_user(username, fields.pop("password", None), **fields)
    for role in roles:
        post(user, role, court=court, division=division)
    return user


def post(user: User, role: Role, *, court: str = COURT, division: str = TOWN) -> Posting:
    """Give a user a post since 2020, with the jurisdiction its role asks for."""
    place = {}
    if role in COURT_ROLES:
        place = {"court_id": court}
    elif role in DIVISION_ROLES:
        place = {"division_id": division}
    return Posting.objects.create(user=user, role=role, valid_from=SINCE, **place)
