"""What the forms of the court's work in the places offer: places, judges, service points, tribunals (可选项)."""

from datetime import date

from django.db.models import QuerySet

from communities.choices import DivisionLevel
from communities.models import Division, Posting, ServicePoint
from communities.querysets import ARRANGING_ROLES, REPORTING_ROLES, area_prefixes, starts_with_any
from suyuan.accounts.models import User
from suyuan.accounts.roles import Role

_LEVELS = (DivisionLevel.CITY, DivisionLevel.TOWN, DivisionLevel.VILLAGE)


def places_to_arrange(user: User) -> QuerySet[Division]:
    """Return the places whose work the user arranges (可安排的地点)."""
    return _places(user, ARRANGING_ROLES)


def places_to_report(user: User) -> QuerySet[Division]:
    """Return the places whose work the user writes down (可登记的地点)."""
    return _places(user, REPORTING_ROLES)


def _places(user: User, roles: frozenset[Role]) -> QuerySet[Division]:
    inside = starts_with_any("code", area_prefixes(user, roles=roles))
    return Division.objects.filter(inside, level__in=_LEVELS, valid_to=None).select_related("parent").order_by("code")


def place_label(place: Division) -> str:
    """Return a place as a choice reads it: 塘厦镇 · 林村社区."""
    if place.level == DivisionLevel.VILLAGE and place.parent:
        return f"{place.parent.display_name} · {place.display_name}"
    return place.display_name


def judges_of(user: User, *, on: date) -> QuerySet[User]:
    """Return the judges of the courts the user works at, today (本院法官)."""
    courts = [duty.court_id for duty in user.duties if duty.court_id and duty.role in ARRANGING_ROLES]
    posts = Posting.objects.in_force(on).filter(role=Role.JUDGE, court__in=courts)
    return User.objects.filter(pk__in=posts.values("user"), is_active=True).order_by("display_name", "pk")


def open_centres(user: User) -> QuerySet[ServicePoint]:
    """Return the governance centres and stations that are open (开放的综治中心、诉讼服务站)."""
    return ServicePoint.objects.visible_to(user).filter(closed_on=None).select_related("division")
