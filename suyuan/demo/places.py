"""Which community a demo dispute or lawsuit falls in: weighted by population, demonstration communities more often."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate, groupby
from random import Random

from communities.models import Community, CourtCoverage, Division, Population
from communities.services.reference_divisions import searchable_pinyin
from suyuan.demo.cast import COURTS
from suyuan.demo.names import SECOND, STEMS

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


def name_communities(*, at: datetime) -> None:
    """Give the communities whose names are not delivered made-up ones (演示村居名称，虚构): 甲和社区, 乙安村 …

    They count as corrected by hand, so that loading the reference data again leaves them.
    """
    rows = Division.objects.filter(parent__court_coverages__court__in=COURTS, level="VILLAGE", name="")
    unnamed = list(rows.distinct().order_by("code"))
    for town, (_, places) in enumerate(groupby(unnamed, key=lambda place: place.parent_id)):
        for n, place in enumerate(places, start=7 * town):
            suffix = "社区" if place.code[9] == "0" else "村"
            place.name = f"{STEMS[n % len(STEMS)]}{SECOND[(n // len(STEMS) + n) % len(SECOND)]}{suffix}"
            place.pinyin, place.corrected_at = searchable_pinyin(place.name), at
    Division.objects.bulk_update(unnamed, ["name", "pinyin", "corrected_at"], batch_size=500)


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
