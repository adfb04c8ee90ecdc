"""Which community a demo dispute or lawsuit falls in: weighted by population, demonstration communities more often."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from random import Random

from communities.models import Community, CourtCoverage, Division, Population
from suyuan.demo.cast import COURTS

DEMONSTRATION_WEIGHT = 8
ONLY_TOWN_KNOWN_PERCENT = 12


@dataclass(frozen=True, slots=True)
class Place:
    """A village-level place, with its town and the court that covers it."""

    code: str
    town_code: str
    town_name: str
    court_code: str
    name: str


class Gazetteer:
    """The communities that the three courts cover, drawn with believable weights."""

    def __init__(self, demonstration_codes: Iterable[str]) -> None:
        demonstrations = frozenset(demonstration_codes)
        self.places = list(_places())
        size = _town_sizes()
        count = _communities_per_town(self.places)
        self._bounds = list(
            accumulate(
                size.get(place.town_code, 100_000)
                / count[place.town_code]
                * (DEMONSTRATION_WEIGHT if place.code in demonstrations else 1)
                for place in self.places
            )
        )

    def draw(self, random: Random) -> Place:
        return random.choices(self.places, cum_weights=self._bounds)[0]


def _places() -> Iterable[Place]:
    court_of = dict(CourtCoverage.objects.filter(court__in=COURTS).values_list("division", "court"))
    communities = Community.objects.filter(division__parent__in=court_of).select_related("division__parent")
    for community in communities.order_by("pk"):
        town: Division = community.division.parent
        yield Place(community.pk, town.code, town.name, court_of[town.code], community.division.name)


def _town_sizes() -> dict[str, int]:
    return dict(Population.objects.filter(division__level="TOWN").values_list("division", "resident_count"))


def _communities_per_town(places: list[Place]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for place in places:
        counts[place.town_code] = counts.get(place.town_code, 0) + 1
    return counts
