"""Places and people that the tests of this folder share."""

from datetime import date

from communities.models import Community, DemonstrationCommunity, Division, Posting, Tribunal
from suyuan.accounts.roles import Role
from tests.people import person

TOWN = "441900115000"  # 清溪镇, seat of the 清溪人民法庭 of 粤1973
VILLAGE, OTHER_VILLAGE = "441900115002", "441900115200"
UNCOVERED_TOWN = "441900108000"  # 谢岗镇: covered by the court, by no tribunal that is known
FAR_VILLAGE = "441502001001"  # 汕尾市城区
TODAY = date(2026, 11, 22)


def community(code=VILLAGE):
    return Community.objects.get(pk=code)


def tribunal(name="清溪人民法庭"):
    return Tribunal.objects.get(name=name)


def named(code, name):
    Division.objects.filter(code=code).update(name=name)
    return Division.objects.get(code=code)


def demonstration(code=VILLAGE, tribunal_name="清溪人民法庭", **fields):
    made = {"designated_on": date(2023, 5, 1), **fields}
    return DemonstrationCommunity.objects.create(community_id=code, tribunal=tribunal(tribunal_name), **made)


def worker(username, role, *, name, **post):
    """Somebody posted since 2022 wherever the post says."""
    user = person(username, display_name=name)
    made = {"valid_from": date(2022, 1, 1), **post}
    if role in (Role.JUDGE, Role.MEDIATOR):
        made.setdefault("court_id", "粤1973")
    Posting.objects.create(user=user, role=role, **made)
    return user
