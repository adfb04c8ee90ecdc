"""The populations that a reading was divided by, with their dates and sources."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from communities.models import Population


@dataclass(frozen=True, slots=True)
class Vintage:
    """One publication among the denominators (人口口径): how many places it gave, and how many people."""

    name: str
    counted_on: date
    source: str
    trust: str
    place_count: int
    resident_count: int

    def __str__(self) -> str:
        return f"{self.name}，{self.counted_on}"


@dataclass(frozen=True, slots=True)
class PopulationBasis:
    """All publications behind one denominator (人口依据)."""

    vintages: tuple[Vintage, ...]

    @property
    def words(self) -> str:
        """The publications in words: 第七次人口普查，2020-11-01; several with the number of places each."""
        if len(self.vintages) == 1:
            return str(self.vintages[0])
        return "；".join(f"{vintage}，{vintage.place_count}个区划" for vintage in self.vintages)


def population_basis(population_ids: list[int]) -> PopulationBasis:
    """Return the publications of these rows (人口依据), the latest first."""
    return population_bases([population_ids])[0]


def population_bases(groups: list[list[int]]) -> list[PopulationBasis]:
    """Return the publications of several denominators in one query (人口依据)."""
    rows = Population.objects.in_bulk([pk for group in groups for pk in group])
    return [_basis([rows[pk] for pk in group if pk in rows]) for group in groups]


def _basis(rows: list[Population]) -> PopulationBasis:
    def publication(row: Population) -> tuple[date, str, str, str]:
        return row.counted_on, row.vintage, row.source, row.get_trust_display()

    ordered = sorted(rows, key=publication, reverse=True)
    return PopulationBasis(
        tuple(
            Vintage(name, counted_on, source, trust, len(members), sum(row.resident_count for row in members))
            for (counted_on, name, source, trust), members in (
                (key, list(group)) for key, group in groupby(ordered, key=publication)
            )
        )
    )
