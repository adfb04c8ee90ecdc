"""Which court and which tribunal a place belongs to (管辖)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db.models import QuerySet

from communities.models import CourtCoverage, TribunalCoverage
from communities.querysets import in_force
from communities.rules.division_codes import enclosing_prefixes, prefix_of

CoverageT = TypeVar("CoverageT", CourtCoverage, TribunalCoverage)


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """The coverages of a place, from which court, tribunal, trust and source are read; None is unknown (不详)."""

    court: CourtCoverage | None = None
    tribunal: TribunalCoverage | None = None


def jurisdictions(codes: Iterable[str], *, on: date) -> dict[str, Jurisdiction]:
    """Return the jurisdiction (管辖) of each place on a day; where two coverages contain a place the deeper wins."""
    around = {code: (prefix_of(code), *enclosing_prefixes(prefix_of(code))) for code in codes}
    wanted = {prefix for prefixes in around.values() for prefix in prefixes}
    courts = _by_prefix(CourtCoverage.objects.select_related("court", "division"), wanted, on)
    tribunals = _by_prefix(TribunalCoverage.objects.select_related("tribunal", "division"), wanted, on)
    return {
        code: Jurisdiction(
            court=next((courts[prefix] for prefix in prefixes if prefix in courts), None),
            tribunal=next((tribunals[prefix] for prefix in prefixes if prefix in tribunals), None),
        )
        for code, prefixes in around.items()
    }


def _by_prefix(coverages: QuerySet[CoverageT], prefixes: set[str], on: date) -> dict[str, CoverageT]:
    rows = coverages.filter(in_force(on), division__prefix__in=prefixes)
    return {coverage.division.prefix: coverage for coverage in rows}
