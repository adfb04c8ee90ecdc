"""A community with everything that is known about it here (社区概况): place, courts, people, population."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from communities.models import Community, DemonstrationCommunity, Division, Population, Posting
from communities.queries.jurisdiction import Jurisdiction, jurisdictions
from communities.rules.division_codes import LENGTH, enclosing_prefixes
from suyuan.accounts.roles import Role

_ORDER = (Role.JUDGE, Role.ASSISTANT, Role.MEDIATOR)


@dataclass(frozen=True, slots=True)
class PersonAtWork:
    """Somebody who works for a community (人员): role, place of the post, since when, and whether trained.

    `trained` is None where no training is asked for (judges).
    """

    name: str
    role: str
    place: str
    since: date
    trained_on: date | None
    trained: bool | None


@dataclass(frozen=True, slots=True)
class CommunityProfile:
    """What is known about a community on a day (社区概况).

    `path` leads from the province to the town. `populations` are the community's own published figures, newest
    first, `town_populations` those of its town: most communities have none of their own.
    """

    community: Community
    on: date
    path: tuple[Division, ...]
    jurisdiction: Jurisdiction
    demonstration: DemonstrationCommunity | None
    earlier_demonstrations: tuple[DemonstrationCommunity, ...]
    people: tuple[PersonAtWork, ...]
    populations: tuple[Population, ...]
    town_populations: tuple[Population, ...]

    @property
    def name(self) -> str:
        return self.community.division.display_name

    @property
    def town(self) -> Division | None:
        return self.path[-1] if self.path else None


def community_profile(community: Community, *, on: date) -> CommunityProfile:
    """Return a community's profile on a day (社区概况)."""
    place = community.division
    path = _path(place)
    jurisdiction = jurisdictions([place.code], on=on)[place.code]
    holding, earlier = _demonstrations(community, on)
    figures = Population.objects.filter(division__in=[place, *path[-1:]])
    return CommunityProfile(
        community=community,
        on=on,
        path=path,
        jurisdiction=jurisdiction,
        demonstration=holding,
        earlier_demonstrations=earlier,
        people=people_of(place, jurisdiction, on=on),
        populations=tuple(figure for figure in figures if figure.division_id == place.code),
        town_populations=tuple(figure for figure in figures if figure.division_id != place.code),
    )


def people_of(place: Division, jurisdiction: Jurisdiction, *, on: date) -> tuple[PersonAtWork, ...]:
    """Return who works for a place (社区法官、助理、调解队伍): posted there, around it, or at its tribunal at large.

    Somebody posted both to the place and around it is named once, with the nearer post.
    """
    posts = Posting.objects.in_force(on).select_related("user").filter(role__in=_ORDER)
    here = Q(division__in=_codes_around(place))
    if jurisdiction.tribunal:
        here |= Q(division__isnull=True, tribunal=jurisdiction.tribunal.tribunal_id, role=Role.JUDGE)
    nearest: dict[tuple[int, str], Posting] = {}
    for post in sorted(posts.filter(here), key=_distance):
        nearest.setdefault((post.user_id, post.role), post)
    return tuple(sorted((_person(post, on) for post in nearest.values()), key=_seniority))


def _path(place: Division) -> tuple[Division, ...]:
    return tuple(Division.objects.filter(code__in=_codes_around(place)[1:]).order_by("prefix"))


def _codes_around(place: Division) -> list[str]:
    return [prefix.ljust(LENGTH, "0") for prefix in (place.prefix, *enclosing_prefixes(place.prefix))]


def _demonstrations(
    community: Community, on: date
) -> tuple[DemonstrationCommunity | None, tuple[DemonstrationCommunity, ...]]:
    rows: Iterable[DemonstrationCommunity] = community.demonstrations.select_related("tribunal")
    holding = next((row for row in rows if row.holds(on)), None)
    return holding, tuple(row for row in rows if row.withdrawn_on and row.withdrawn_on <= on)


def _person(post: Posting, on: date) -> PersonAtWork:
    place = post.division.display_name if post.division else post.jurisdiction
    return PersonAtWork(
        name=post.user.display_name,
        role=Role(post.role).label,
        place=place,
        since=post.valid_from,
        trained_on=post.trained_on,
        trained=None if post.role == Role.JUDGE else post.trained_on is not None and post.trained_on <= on,
    )


def _distance(post: Posting) -> int:
    return -len(post.division.prefix) if post.division else 0


def _seniority(person: PersonAtWork) -> tuple[int, date, str]:
    return [role.label for role in _ORDER].index(person.role), person.since, person.name
