"""Which version of an indicator's definition applies."""

from dataclasses import replace
from datetime import date

from reports.indicators.catalogue import CATALOGUE
from reports.indicators.definition import Definition, Parameters
from reports.models import IndicatorDefinition


def definition_versions(code: str) -> list[Definition]:
    """Return all versions of an indicator (口径各版本), the system's own first."""
    own = CATALOGUE[code]
    later = IndicatorDefinition.objects.filter(code=code, version__gt=own.version).order_by("version")
    return [own, *(_read(own, row) for row in later)]


def definition_in_force(code: str, *, on: date) -> Definition:
    """Return the version (适用口径) for a period that begins on the day: the last one valid from that day or before."""
    versions = [
        version for version in definition_versions(code) if version.valid_from is None or version.valid_from <= on
    ]
    return max(versions, key=lambda version: (version.valid_from or date.min, version.version))


def version_of(row: IndicatorDefinition) -> Definition:
    """Return the definition that a stored version stands for (口径)."""
    return next(version for version in definition_versions(row.code) if version.version == row.version)


def may_rank(code: str, *, governance: bool) -> bool:
    """Say whether tables of the indicator may be ranked (可否排名): by default only for governance, never for courts.

    The Supreme Court's rule of September 2024 bans ranking courts by such figures.
    """
    newest = IndicatorDefinition.objects.filter(code=code).order_by("-version").first() or IndicatorDefinition()
    return newest.ranked_for_governance if governance else newest.ranked_for_courts


def _read(own: Definition, row: IndicatorDefinition) -> Definition:
    return replace(
        own,
        version=row.version,
        parameters=Parameters.read(row.parameters),
        valid_from=row.valid_from,
        is_proposal=row.is_proposal,
        source=row.source,
    )
