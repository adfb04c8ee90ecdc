"""The very cases behind a number (分子明细): found by the conditions that counted them."""

from datetime import date

from django.db.models import Q, QuerySet

from cases.models import CourtCase
from communities.models import Court, CourtCoverage
from communities.querysets import starts_with_any
from reports.indicators.definition import Definition
from reports.indicators.statement import left_out
from reports.queries.places import Place
from suyuan.lib.periods import Period


def members(definition: Definition, period: Period, place: Place) -> QuerySet[CourtCase]:
    """Return the cases that a place's numerator counts in a period (计入的案件), the latest first."""
    counted = CourtCase.objects.filed_between(period.first, period.last).filter(
        suit_kind__in=definition.parameters.suit_kinds
    )
    return (
        counted.exclude(left_out(definition.parameters))
        .filter(_inside(place))
        .select_related("division__parent")
        .order_by("-filed_on", "-pk")
    )


def _inside(place: Place) -> Q:
    if place.division:
        return Q(division__code__startswith=place.division.prefix)
    return _inside_court(place.court)


def _inside_court(court: Court | None) -> Q:
    """What the court covered on the day of filing, the deepest coverage of its tier winning; else its own division."""
    if court is None:
        raise ValueError("a place is a division or a court")
    tier = list(CourtCoverage.objects.filter(court__level=court.level).select_related("division"))
    own = [row for row in tier if row.court_id == court.pk]
    if not own:
        return starts_with_any("division__code", (court.division.prefix,) if court.division else ())
    covered = Q(pk__in=[])
    for row in own:
        deeper = [other for other in tier if _is_inside(other, row)]
        covered |= _during(row) & ~_any(deeper)
    return covered


def _is_inside(inner: CourtCoverage, outer: CourtCoverage) -> bool:
    prefix = outer.division.prefix
    return inner.division.prefix != prefix and inner.division.prefix.startswith(prefix)


def _any(rows: list[CourtCoverage]) -> Q:
    found = Q(pk__in=[])
    for row in rows:
        found |= _during(row)
    return found


def _during(row: CourtCoverage) -> Q:
    begins, ends = row.valid_from or date.min, row.valid_to or date.max
    return Q(division__code__startswith=row.division.prefix, filed_on__gte=begins, filed_on__lt=ends)
