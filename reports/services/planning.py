"""Which readings are still to be computed: marks of what they rest on are compared with the marks they were made by."""

import hashlib
from collections.abc import Iterable
from datetime import date, datetime

from django.db import connection, transaction

from reports.indicators.catalogue import CATALOGUE
from reports.indicators.definition import Definition
from reports.models import ReadingPeriod
from reports.queries.definitions import definition_in_force, definition_versions
from reports.services.definitions import register
from suyuan.lib.periods import Period, PeriodKind, period_of, periods_covering

_LOCK = 0x5259_5445  # one plan at a time

# A sum of hashes does not depend on the order of the rows, and changes with any of them. The tallies tell of every
# change that moves a count; where a coverage changes within a month its days matter, where a definition leaves causes
# out the causes do, and the cases are read themselves.
_MONTHS = """
WITH broken AS (
    SELECT DISTINCT date_trunc('month', day)::date AS month FROM (
        SELECT valid_from FROM communities_courtcoverage UNION SELECT valid_to FROM communities_courtcoverage
    ) AS changes (day) WHERE extract(day FROM day) > 1
    UNION SELECT month FROM cases_lawsuittally WHERE %(by_cause)s
)
SELECT month, string_agg(mark, '/' ORDER BY mark) FROM (
    SELECT month, 'C' || sum(total) || ':' || sum(hashtextextended(
        concat_ws('|', place, court_code, suit_kind, attributed_by, exclusion_reason, total), 0)::numeric) AS mark
    FROM (
        SELECT month, place, court_code, suit_kind, attributed_by, exclusion_reason, sum(count) AS total
        FROM cases_lawsuittally GROUP BY 1, 2, 3, 4, 5, 6
    ) AS suits WHERE total <> 0 GROUP BY month
    UNION ALL
    SELECT month, 'D' || sum(total) || ':' || sum(hashtextextended(
        concat_ws('|', place, kind, track, total), 0)::numeric)
    FROM (
        SELECT month, place, kind, track, sum(count) AS total
        FROM cases_disputetally WHERE kind IN ('SETTLED', 'ENDED') GROUP BY 1, 2, 3, 4
    ) AS disputes WHERE total <> 0 GROUP BY month
    UNION ALL
    SELECT month, 'E' || sum(hashtextextended(
        concat_ws('|', id, filed_on, coalesce(division_id, ''), court_code, suit_kind, attributed_by, exclusion_reason,
            cause_text), 0
    )::numeric)
    FROM broken JOIN cases_courtcase ON filed_on >= month AND filed_on < month + interval '1 month' GROUP BY month
    UNION ALL
    SELECT month, 'F' || sum(hashtextextended(
        concat_ws('|', id, concluded_on, coalesce(division_id, ''), state, track), 0
    )::numeric)
    FROM broken JOIN cases_dispute ON concluded_on >= month AND concluded_on < month + interval '1 month'
    GROUP BY month
) AS marks GROUP BY month ORDER BY month
"""
_GROUND = {
    "communities_division": "code, prefix, level, valid_from, valid_to",
    "communities_community": "division_id",
    "communities_court": "code, level, division_id",
    "communities_courtcoverage": "court_id, division_id, valid_from, valid_to",
    "communities_population": "id, division_id, counted_on, resident_count",
}


def plan_readings(*, today: date, at: datetime) -> None:
    """Write down every period whose readings are missing or rest on something that has changed (排定统计期)."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        cursor.execute(_MONTHS, {"by_cause": _causes_matter()})
        months: dict[date, str] = dict(cursor.fetchall())
        cursor.execute(_ground())
        (ground,) = cursor.fetchone()
        for code in CATALOGUE:
            _plan(code, months, ground, today, at)


def _plan(code: str, months: dict[date, str], ground: str, today: date, at: datetime) -> None:
    known = {row.period: row for row in ReadingPeriod.objects.filter(indicator=code)}
    versions = {version.version: register(version, at=at) for version in definition_versions(code)}
    measured = [period.first for period in known if period.kind == PeriodKind.MONTH]
    for period, definition in _periods(code, [*months, *measured], today):
        wanted = _mark([ground, definition.fingerprint, *(months.get(month.first, "") for month in period.months)])
        row = known.get(period) or ReadingPeriod(
            indicator=code, kind=period.kind, first_on=period.first, last_on=period.last, court_year=period.court_year
        )
        if row.wanted != wanted:
            row.wanted, row.definition = wanted, versions[definition.version]
            row.save()


def _periods(code: str, days: list[date], today: date) -> Iterable[tuple[Period, Definition]]:
    """Every period from the first day of data through the last, each with the definition that applies to it."""
    if not days:
        return
    first, last = min(days), min(max(days), today)
    last = period_of(PeriodKind.MONTH, last).last
    for court_year in {version.parameters.court_year for version in definition_versions(code)}:
        for period in periods_covering(first, last, court_year=court_year, through=last):
            definition = definition_in_force(code, on=period.first)
            if definition.parameters.court_year == court_year:
                yield period, definition


def _causes_matter() -> bool:
    return any(version.parameters.excluded_causes for code in CATALOGUE for version in definition_versions(code))


def _ground() -> str:
    """One statement for the mark of the places, courts and populations."""
    marks = (
        f"(SELECT count(*) || ':' || coalesce(sum(hashtextextended(ROW({columns})::text, 0)::numeric), 0) FROM {table})"  # noqa: S608
        for table, columns in _GROUND.items()
    )
    return f"SELECT concat_ws('/', {', '.join(marks)})"


def _mark(parts: list[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
