"""The division tree (区划树) as its pages show it."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Length

from communities.choices import DivisionLevel
from communities.models import Court, Division, DivisionSuccession, Population
from communities.queries.jurisdiction import Jurisdiction, jurisdictions
from communities.rules.division_codes import LENGTH, enclosing_prefixes, prefix_of
from suyuan.lib.text import has_han, squeeze

SEARCH_LIMIT = 50


@dataclass(frozen=True, slots=True)
class ChildLine:
    """A place below another (下级区划): how many lie below it, and its latest published population."""

    division: Division
    child_count: int
    population: Population | None


@dataclass(frozen=True, slots=True)
class DivisionPage:
    """A place with what lies above and below it (区划页)."""

    division: Division
    path: tuple[Division, ...]
    children: tuple[ChildLine, ...]
    named_count: int
    populations: tuple[Population, ...]
    jurisdiction: Jurisdiction
    successions: tuple[DivisionSuccession, ...]

    @property
    def has_grandchildren(self) -> bool:
        return any(line.child_count for line in self.children)


def division_page(division: Division, *, on: date) -> DivisionPage:
    """Return a place for its page (区划页)."""
    children = child_lines(Division.objects.filter(parent=division), on=on)
    around = [prefix.ljust(LENGTH, "0") for prefix in enclosing_prefixes(division.prefix)]
    return DivisionPage(
        division=division,
        path=tuple(Division.objects.filter(code__in=around).order_by("prefix")),
        children=children,
        named_count=sum(bool(line.division.name) for line in children),
        populations=tuple(division.populations.all()),
        jurisdiction=jurisdictions([division.code], on=on)[division.code],
        successions=tuple(
            DivisionSuccession.objects.filter(Q(predecessor=division) | Q(successor=division)).select_related(
                "predecessor", "successor"
            )
        ),
    )


def child_lines(divisions: QuerySet[Division], *, on: date) -> tuple[ChildLine, ...]:
    """Return places with the latest population counted up to a day (下级区划与人口)."""
    places = list(divisions.order_by("code"))
    below = Division.objects.filter(parent__in=places).values_list("parent").annotate(Count("pk"))
    counts = dict(below.order_by())
    latest = Population.objects.latest_before(on + timedelta(days=1)).filter(division__in=places)
    populations = {figure.division_id: figure for figure in latest}
    return tuple(ChildLine(place, counts.get(place.code, 0), populations.get(place.code)) for place in places)


def provinces() -> QuerySet[Division]:
    """Return the roots of the tree (省级)."""
    return Division.objects.filter(level=DivisionLevel.PROVINCE)


def places_with_centres() -> QuerySet[Division]:
    """Return the places where courts with a mediation centre sit (使用本系统的地区)."""
    seats = Court.objects.filter(centres__isnull=False).values("division")
    return Division.objects.filter(code__in=seats).order_by("code")


def divisions_like(text: str) -> QuerySet[Division]:
    """Return places by code, by a part of the name, or by letters (区划查找), the wider places first."""
    wanted = squeeze(text)
    if wanted.isdigit():
        condition = Q(code__startswith=prefix_of(wanted.ljust(LENGTH, "0")) if len(wanted) >= LENGTH else wanted)
    elif has_han(wanted):
        condition = Q(name__contains=wanted)
    else:
        condition = Q(pinyin__startswith=wanted.lower()) | Q(pinyin__endswith=f" {wanted.lower()}")
    return Division.objects.filter(condition).select_related("parent").order_by(Length("prefix"), "code")[:SEARCH_LIMIT]
