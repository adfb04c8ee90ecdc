"""Where a dispute can have happened, beginning with the places of one's own posts (发生地选择)."""

from dataclasses import dataclass

from cases.querysets import LOGGING_ROLES
from communities.choices import DivisionLevel
from communities.models import Division
from communities.querysets import area_prefixes, starts_with_any
from suyuan.accounts.models import User

CITY_DIGITS = 4


@dataclass(frozen=True, slots=True)
class OwnPlace:
    """The place that a new dispute starts with: a town, perhaps a village in it."""

    town: str
    village: str


def own_place(user: User) -> OwnPlace:
    """Return the town and village of the user's first post to a place (任职地); empty where there is none."""
    posts = [duty.division for duty in user.duties if duty.division and duty.role in LOGGING_ROLES]
    for division in filter(None, posts):
        if division.level == DivisionLevel.VILLAGE:
            return OwnPlace(town=division.parent_id or "", village=division.code)
        if division.level == DivisionLevel.TOWN:
            return OwnPlace(town=division.code, village="")
    return OwnPlace(town="", village="")


def towns_for(user: User) -> list[tuple[str, str]]:
    """Return the towns (镇街) of the cities the user works in, those of the user's own area first."""
    own = area_prefixes(user, roles=LOGGING_ROLES)
    cities = tuple(sorted({prefix[:CITY_DIGITS] for prefix in own}))
    towns = Division.objects.filter(starts_with_any("code", cities), level=DivisionLevel.TOWN, valid_to=None)
    chosen = sorted(towns.only("code", "name", "prefix"), key=lambda town: (not _overlaps(town.prefix, own), town.code))
    return [(town.code, town.display_name) for town in chosen]


def villages_in(town: str) -> list[tuple[str, str]]:
    """Return the villages and communities (村、社区) of a town; one without an imported name shows its code."""
    villages = Division.objects.filter(parent=town, level=DivisionLevel.VILLAGE, valid_to=None) if town else []
    return [(village.code, village.display_name) for village in villages]


def _overlaps(town: str, own: tuple[str, ...]) -> bool:
    """Whether a town lies in one of the places, or holds one."""
    return any(town.startswith(prefix) or prefix.startswith(town) for prefix in own)
