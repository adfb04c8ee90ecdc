"""The one SQL statement behind every reading of 万人成讼率: all places of a period, or one place.

Cases and settled disputes come in from the tallies, month by month. Where a court's coverage changes within a month
the days matter, and the cases themselves are counted. A place is an area: a division is itself; a court is what it
covered on the day a case was filed, the deepest coverage winning, or its own division when no coverage is on record.
"""

from datetime import date, timedelta
from typing import Any

from django.db.models import Case, Count, DateField, F, Q, QuerySet, Sum, Value, When
from django.db.models.functions import Concat, NullIf

from cases import criteria
from cases.models import CourtCase, Dispute, DisputeTally, LawsuitTally
from cases.outcome_choices import TallyKind
from communities.models import CourtCoverage
from communities.rules.division_codes import LEVELS
from reports.indicators.definition import Definition, Parameters, Rounding
from suyuan.lib.periods import Period

Statement = tuple[str, list[Any]]
EVERY_PLACE = """
    SELECT DISTINCT place.* FROM communities_community AS community
    CROSS JOIN lengths JOIN communities_division AS place ON place.prefix = left(community.division_id, length)
    WHERE place.level <> 'PROVINCE'
"""
ONE_DIVISION = "SELECT * FROM communities_division WHERE code = %s"
NO_DIVISION = "SELECT * FROM communities_division WHERE false"

_ROUNDING = {Rounding.HALF_UP: "round", Rounding.DOWN: "trunc"}

_EVENTS = """
terms AS (SELECT %s::date AS first_on, %s::date AS last_on),
lengths AS (SELECT unnest(%s::integer[]) AS length),
suits (division_id, court_code, on_day, kind, method, reason, cases) AS ({suits}),
settled (division_id, on_day, cases) AS ({settled}),
events AS (
    SELECT row_number() OVER () AS id, * FROM (
        SELECT * FROM suits UNION ALL SELECT division_id, '', on_day, 'SETTLED', '', '', cases FROM settled
    ) AS happened
),
"""

# Areas: place, the divisions it consists of, since and until when. `whole` is false for a part that
# came or went within the period. A deeper coverage of the same tier of courts is cut out of the wider one.
_AREAS = """
divisions AS (
    SELECT code, prefix, valid_from, valid_to FROM ({places}) AS asked, terms
    WHERE coalesce(valid_from, '-infinity') <= last_on AND coalesce(valid_to, 'infinity') > first_on
),
covered AS (
    SELECT coverage.court_id AS place, court.level AS tier, coverage.division_id, division.prefix,
        coverage.valid_from AS begins, coverage.valid_to AS ends
    FROM communities_courtcoverage AS coverage
    JOIN communities_court AS court ON court.code = coverage.court_id
    JOIN communities_division AS division ON division.code = coverage.division_id, terms
    WHERE coalesce(coverage.valid_from, '-infinity') <= last_on AND coalesce(coverage.valid_to, 'infinity') > first_on
),
fixed AS (
    SELECT code AS place, code AS division_id, prefix, valid_from AS begins, valid_to AS ends FROM divisions
    UNION ALL
    SELECT court.code, division.code, division.prefix, division.valid_from, division.valid_to
    FROM communities_court AS court JOIN communities_division AS division ON division.code = court.division_id
    WHERE court.level IN ('BASIC', 'INTERMEDIATE')
        AND NOT EXISTS (SELECT 1 FROM communities_courtcoverage AS any_time WHERE any_time.court_id = court.code)
),
cut_out AS (
    SELECT DISTINCT ON (inner_part.tier, inner_part.prefix, inner_part.begins, inner_part.place)
        outer_part.place, inner_part.division_id, inner_part.begins, inner_part.ends
    FROM covered AS inner_part CROSS JOIN lengths JOIN covered AS outer_part
        ON outer_part.prefix = left(inner_part.prefix, length) AND outer_part.tier = inner_part.tier
    WHERE length < length(inner_part.prefix)
    ORDER BY inner_part.tier, inner_part.prefix, inner_part.begins, inner_part.place, length DESC
),
parts AS (
    SELECT place, division_id, begins, ends, 1 AS sign FROM fixed
    UNION ALL SELECT place, division_id, begins, ends, 1 FROM covered
    UNION ALL SELECT place, division_id, begins, ends, -1 FROM cut_out
),
counted_people AS (
    SELECT DISTINCT ON (division_id) division_id, id, resident_count FROM communities_population, terms
    WHERE counted_on < first_on ORDER BY division_id, counted_on DESC, id DESC
),
people AS (
    SELECT place, CASE WHEN count(id) = count(*) THEN sum(sign * resident_count)::bigint END AS population,
        count(*) - count(id) AS missing,
        coalesce(array_agg(id ORDER BY division_id) FILTER (WHERE id IS NOT NULL), '{{}}') AS population_ids,
        bool_or(coalesce(begins, '-infinity') > first_on OR coalesce(ends, 'infinity') <= last_on) AS changed
    FROM parts LEFT JOIN counted_people USING (division_id), terms GROUP BY place
),
"""

# An event counts for every area it lies in. Events of no division count nowhere, but are told of the places
# that contain the whole area of the court that took them.
_COUNTS = """
hits AS (
    SELECT place, events.* FROM events CROSS JOIN lengths JOIN fixed ON fixed.prefix = left(events.division_id, length)
    UNION ALL
    SELECT * FROM (
        SELECT DISTINCT ON (events.id, tier) place, events.* FROM events CROSS JOIN lengths
        JOIN covered ON covered.prefix = left(events.division_id, length)
            AND on_day >= coalesce(begins, '-infinity') AND on_day < coalesce(ends, 'infinity')
        ORDER BY events.id, tier, length DESC
    ) AS deepest
),
tally AS (
    SELECT place, kind, method, reason, sum(cases) AS cases,
        coalesce(sum(cases) FILTER (WHERE division_id = place), 0) AS direct
    FROM hits GROUP BY place, kind, method, reason
),
counts AS (
    SELECT place,
        coalesce(sum(cases) FILTER (WHERE kind = ANY (%s)), 0) AS numerator,
        coalesce(sum(cases) FILTER (WHERE kind = 'CIVIL'), 0) AS civil,
        coalesce(sum(cases) FILTER (WHERE kind = 'ADMINISTRATIVE'), 0) AS administrative,
        coalesce(sum(cases) FILTER (WHERE kind = 'SETTLED'), 0) AS settled,
        coalesce(sum(direct) FILTER (WHERE kind = ANY (%s)), 0) AS direct
    FROM tally GROUP BY place
),
attributed AS (
    SELECT place, jsonb_object_agg(method, cases) AS methods FROM (
        SELECT place, method, sum(cases) AS cases FROM tally WHERE kind = ANY (%s) GROUP BY place, method
    ) AS by_method GROUP BY place
),
excluded AS (
    SELECT place, jsonb_object_agg(reason, cases) AS reasons FROM (
        SELECT place, reason, sum(cases) AS cases FROM tally WHERE kind = 'EXCLUDED' GROUP BY place, reason
    ) AS by_reason GROUP BY place
),
court_parts AS (
    SELECT place AS court, prefix, count(*) OVER (PARTITION BY place) AS of_all FROM (
        SELECT place, prefix FROM covered
        UNION SELECT place, prefix FROM fixed JOIN communities_court ON code = place
    ) AS areas
),
courts_inside AS (
    SELECT area.place, court FROM court_parts CROSS JOIN lengths
    JOIN (SELECT place, prefix FROM fixed UNION SELECT place, prefix FROM covered) AS area
        ON area.prefix = left(court_parts.prefix, length) AND length <= length(court_parts.prefix)
    GROUP BY area.place, court, of_all HAVING count(DISTINCT court_parts.prefix) = of_all
),
nowhere AS (
    SELECT place, sum(cases) AS cases FROM events JOIN courts_inside ON court = court_code
    WHERE division_id IS NULL AND kind = ANY (%s) GROUP BY place
),
"""

_FIGURES = """
figures AS (
    SELECT place, coalesce(numerator, 0)::bigint AS numerator, coalesce(civil, 0)::bigint AS civil_count,
        coalesce(administrative, 0)::bigint AS administrative_count, coalesce(settled, 0)::bigint AS settled_count,
        coalesce(direct, 0)::bigint AS direct_count, coalesce(nowhere.cases, 0)::bigint AS unattributed_count,
        coalesce(methods, '{{}}') AS attribution, coalesce(reasons, '{{}}') AS exclusions,
        population, population_ids, missing AS missing_population_count, changed,
        NOT EXISTS (SELECT 1 FROM suits) AS nothing_imported
    FROM people LEFT JOIN counts USING (place) LEFT JOIN attributed USING (place)
    LEFT JOIN excluded USING (place) LEFT JOIN nowhere USING (place)
),
judged AS (
    SELECT *, {withheld} AS withheld, {companion_withheld} AS companion_withheld FROM figures
)
SELECT {columns},
    CASE WHEN withheld = '' THEN {value} END AS value, withheld,
    CASE WHEN companion_withheld = '' THEN {companion_value} END AS companion_value, companion_withheld
FROM judged
"""

_WITHHELD = """CASE
    WHEN nothing_imported THEN 'NO_CASES' WHEN changed THEN 'AREA_CHANGED'
    WHEN coalesce(population, 0) <= 0 THEN 'NO_POPULATION'
    WHEN population < %s THEN 'SMALL_POPULATION' WHEN {count} < %s THEN 'FEW_CASES' ELSE '' END"""

COLUMNS = (
    "numerator", "civil_count", "administrative_count", "settled_count", "direct_count", "unattributed_count",
    "attribution", "exclusions", "population", "population_ids", "missing_population_count",
)  # fmt: skip
FIGURES = (*COLUMNS, "value", "withheld", "companion_value", "companion_withheld")


def measure_statement(definition: Definition, period: Period, *, places: str = EVERY_PLACE, **place: str) -> Statement:
    """Return the statement, with its parameters, that gives `place` and FIGURES of each place (计算语句).

    `places` selects the divisions; `code` is its parameter. The areas of courts are always among the answer.
    """
    terms = definition.parameters
    changes = _coverage_changes(period)
    suits, suit_values = _suits(period, changes, terms).query.sql_with_params()
    settled, settled_values = _settled(period, changes, terms).query.sql_with_params()
    kinds, months = list(terms.suit_kinds), len(period.months)
    sql = "WITH " + (_EVENTS + _AREAS + _COUNTS + _FIGURES).format(
        suits=suits, settled=settled, places=places, columns=", ".join(("place", *COLUMNS)),
        withheld=_WITHHELD.format(count="numerator"), value=rate_expression(terms, "numerator", months=months),
        companion_withheld=_WITHHELD.format(count="(numerator + settled_count)"),
        companion_value=rate_expression(terms, "(numerator + settled_count)", months=months),
    )  # fmt: skip
    return sql, [
        period.first, period.last, list(LEVELS), *suit_values, *settled_values, *place.values(),
        *[kinds] * 4, *[terms.least_population, terms.least_cases] * 2,
    ]  # fmt: skip


def _suits(period: Period, changes: list[date], terms: Parameters) -> QuerySet[Any, Any]:
    """The tallies know no causes: a definition that leaves some out counts the cases."""
    tallied = _in_whole_months(changes) and not terms.excluded_causes
    return tallied_lawsuits(period, changes) if tallied else lawsuit_events(period, changes, terms)


def _settled(period: Period, changes: list[date], terms: Parameters) -> QuerySet[Any, Any]:
    count = tallied_settled if _in_whole_months(changes) else settled_events
    return count(period, changes, terms)


def _in_whole_months(changes: list[date]) -> bool:
    return all(day.day == 1 for day in changes)


def tallied_lawsuits(period: Period, changes: list[date]) -> QuerySet[LawsuitTally, tuple[Any, ...]]:
    """Return the cases filed in the period (立案) by place, court, segment and kind, from the tallies."""
    kinds = ("suit_kind", "attributed_by", "exclusion_reason")
    tallied = _tallied(LawsuitTally.objects.all(), period, changes, "court_code", *kinds)
    return tallied.values_list("division", "court_code", "segment", *kinds, "total")


def tallied_settled(period: Period, changes: list[date], terms: Parameters) -> QuerySet[DisputeTally, tuple[Any, ...]]:
    """Return the disputes settled before suit in the period (诉前调解成功) by place and segment, from the tallies."""
    settled = DisputeTally.objects.filter(kind=TallyKind.SETTLED, track__in=terms.pre_suit_tracks)
    return _tallied(settled, period, changes).values_list("division", "segment", "total")


def _tallied(rows: QuerySet[Any, Any], period: Period, changes: list[date], *kinds: str) -> QuerySet[Any, Any]:
    """Each cell may have rows of more and of less; what sums to nothing is not there."""
    within = rows.filter(month__range=(period.first, period.last)).annotate(
        division=NullIf("place", Value("")), segment=_segment("month", period, changes)
    )
    return within.values("division", "segment", *kinds).annotate(total=Sum("count")).exclude(total=0).order_by()


def lawsuit_events(period: Period, changes: list[date], terms: Parameters) -> QuerySet[CourtCase, tuple[Any, ...]]:
    """Count the cases filed in the period (立案) by place, court, segment and kind, as the definition counts them."""
    out = left_out(terms)
    cases = CourtCase.objects.filed_between(period.first, period.last).annotate(
        segment=_segment("filed_on", period, changes),
        kind=Case(When(out, then=Value("EXCLUDED")), default=F("suit_kind")),
        reason=Case(When(out, then=Concat(Value("口径不计入："), F("cause_text"))), default=F("exclusion_reason")),
    )
    grouped = cases.order_by().values_list("division_id", "court_code", "segment", "kind", "attributed_by", "reason")
    return grouped.annotate(cases=Count("pk"))


def left_out(terms: Parameters) -> Q:
    """Return the first-instance cases that the definition leaves out by their cause (不计入的案由)."""
    return criteria.LAWSUIT.q & Q(cause_text__in=terms.excluded_causes)


def settled_events(period: Period, changes: list[date], terms: Parameters) -> QuerySet[Dispute, tuple[Any, ...]]:
    """Count the disputes settled before suit in the period (诉前调解成功) by place and segment."""
    disputes = Dispute.objects.filter(
        criteria.SETTLED.q, track__in=terms.pre_suit_tracks, concluded_on__range=(period.first, period.last)
    )
    segment = _segment("concluded_on", period, changes)
    return (
        disputes.annotate(segment=segment).order_by().values_list("division_id", "segment").annotate(cases=Count("pk"))
    )


def _coverage_changes(period: Period) -> list[date]:
    """The days within the period on which some court's coverage begins or ends."""
    within = (period.first + timedelta(days=1), period.last)
    coverages = CourtCoverage.objects.filter(Q(valid_from__range=within) | Q(valid_to__range=within))
    days = {day for pair in coverages.values_list("valid_from", "valid_to") for day in pair}
    return sorted(day for day in days if day and within[0] <= day <= within[1])


def _segment(day: str, period: Period, changes: list[date]) -> Case:
    """The first day of the part of the period that a day lies in: between two changes all coverage is the same."""
    starts = [When(**{f"{day}__gte": change}, then=Value(change)) for change in reversed(changes)]
    return Case(*starts, default=Value(period.first), output_field=DateField())


def rate_expression(terms: Parameters, numerator: str, population: str = "population", *, months: int = 12) -> str:
    """Return the SQL of numerator ÷ population × residents, rounded as the definition says (计算式).

    An annualised definition (折算为全年) takes the months of the period for a year's.
    """
    scale = f" * 12 / {months:d}" if terms.annualised and months != 12 else ""
    quotient = f"{numerator}::numeric * {terms.residents:d}{scale} / {population}"
    return f"{_ROUNDING[Rounding(terms.rounding)]}({quotient}, {terms.decimal_places:d})"
