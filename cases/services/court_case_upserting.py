"""Taking the staged rows over: attributing each case, adding it or changing what is known, keeping the rejects."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from cases.rules.attribution import ORDER, UNATTRIBUTED
from cases.rules.counting import UNKNOWN_TYPE

# The division behind each fact of the rule of attribution.
_DIVISION_OF = {
    "place": "at_place.division_id",
    "defendant": "at_defendant.division_id",
    "plaintiff": "at_plaintiff.division_id",
    "tribunal_area": "area.division_id",
}
# What an upload may change about a case it knows.
_FACTS = (
    "filed_on", "cause_text", "cause_id", "place_code", "plaintiff_code", "defendant_code", "tribunal_id",
    "suit_kind", "exclusion_reason", "division_id", "attributed_by", "extra",
)  # fmt: skip
_IDENTITY = ("number", "year", "court_code", "type_code", "serial")

# The smallest place around all that a tribunal covered on the filing day: the one covered place, or
# what the covered places have in common.
_TRIBUNAL_AREAS = """
DROP TABLE IF EXISTS incoming_area;
CREATE TEMP TABLE incoming_area ON COMMIT DROP AS
WITH covered AS (
    SELECT named.tribunal_id, named.filed_on, min(division_id) AS lowest, max(division_id) AS highest
    FROM (SELECT DISTINCT tribunal_id, filed_on FROM incoming_case WHERE reasons = '') AS named
    JOIN communities_tribunalcoverage AS coverage
        ON coverage.tribunal_id = named.tribunal_id
        AND named.filed_on >= coalesce(coverage.valid_from, '-infinity')
        AND named.filed_on < coalesce(coverage.valid_to, 'infinity')
    GROUP BY named.tribunal_id, named.filed_on
)
SELECT tribunal_id, filed_on, (
    SELECT code FROM communities_division AS around
    WHERE around.prefix IN (left(lowest, 4), left(lowest, 6), left(lowest, 9), left(lowest, 12))
        AND starts_with(highest, around.prefix)
    ORDER BY length(around.prefix) DESC LIMIT 1
) AS division_id
FROM covered
"""

_JUDGE = """
DROP TABLE IF EXISTS judged_case;
CREATE TEMP TABLE judged_case ON COMMIT DROP AS
SELECT DISTINCT ON (incoming.number)
    incoming.number, year, court_code, type_code, serial, incoming.filed_on, cause_text, cause.id AS cause_id,
    place AS place_code, plaintiff AS plaintiff_code, defendant AS defendant_code, incoming.tribunal_id,
    suit_kind, exclusion_reason, coalesce({divisions}) AS division_id, CASE {methods} END AS attributed_by, extra
FROM incoming_case AS incoming
LEFT JOIN incoming_place AS at_place ON at_place.given = place
LEFT JOIN incoming_place AS at_plaintiff ON at_plaintiff.given = plaintiff
LEFT JOIN incoming_place AS at_defendant ON at_defendant.given = defendant
LEFT JOIN incoming_area AS area ON area.tribunal_id = incoming.tribunal_id AND area.filed_on = incoming.filed_on
LEFT JOIN cases_causeofaction AS cause
    ON cause.name = cause_text
    AND incoming.filed_on >= coalesce(cause.valid_from, '-infinity')
    AND incoming.filed_on < coalesce(cause.valid_to, 'infinity')
WHERE reasons = '' AND repeats IS NULL
ORDER BY incoming.number, cause.level DESC, cause.id
"""

_UPSERT = """
WITH taken AS (
    INSERT INTO cases_courtcase AS known ({identity}, {facts}, batch_id, imported_at, changed_at)
    SELECT {identity}, {facts}, %(batch)s, %(at)s, %(at)s FROM judged_case ORDER BY number
    ON CONFLICT (number) DO UPDATE SET
        {changes}, batch_id = excluded.batch_id, changed_at = excluded.changed_at
    WHERE ({known}) IS DISTINCT FROM ({told})
    RETURNING xmax = 0 AS added
)
SELECT count(*) FILTER (WHERE added), count(*) FILTER (WHERE NOT added) FROM taken
"""

_REJECT = """
INSERT INTO cases_rejectedrow (batch_id, row_number, columns, reasons)
SELECT %(batch)s, row_number, cells::jsonb, reasons FROM incoming_case WHERE reasons <> ''
"""

_UNKNOWN_TYPES = """
SELECT type_code, count(*) FROM judged_case WHERE exclusion_reason = %s GROUP BY type_code ORDER BY 2 DESC, 1
"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an upload's rows (导入结果)."""

    total: int
    added: int
    changed: int
    rejected: int
    unknown_types: dict[str, int]

    @property
    def unchanged(self) -> int:
        return self.total - self.added - self.changed - self.rejected


def take_over(*, batch_id: int, at: datetime) -> Outcome:
    """Attribute the staged cases, add or change them, keep the rejected rows (入库); one transaction with staging."""
    with connection.cursor() as cursor:
        cursor.execute(_TRIBUNAL_AREAS)
        cursor.execute(_judge())
        cursor.execute(_upsert(), {"batch": batch_id, "at": at})
        added, changed = cursor.fetchone()
        cursor.execute(_REJECT, {"batch": batch_id})
        rejected = cursor.rowcount
        cursor.execute("SELECT count(*) FROM incoming_case")
        (total,) = cursor.fetchone()
        cursor.execute(_UNKNOWN_TYPES, [UNKNOWN_TYPE])
        return Outcome(total, added, changed, rejected, dict(cursor.fetchall()))


def _judge() -> str:
    divisions = [_DIVISION_OF[step.fact] for step in ORDER]
    methods = [f"WHEN {_DIVISION_OF[step.fact]} IS NOT NULL THEN '{step.method}'" for step in ORDER]
    return _JUDGE.format(divisions=", ".join(divisions), methods=f"{' '.join(methods)} ELSE '{UNATTRIBUTED}'")


def _upsert() -> str:
    """Other columns are only ever added to: a list without them does not make the product forget them."""
    told = {fact: f"excluded.{fact}" for fact in _FACTS} | {"extra": "known.extra || excluded.extra"}
    return _UPSERT.format(
        identity=", ".join(_IDENTITY),
        facts=", ".join(_FACTS),
        changes=", ".join(f"{fact} = {value}" for fact, value in told.items()),
        known=", ".join(f"known.{fact}" for fact in _FACTS),
        told=", ".join(told.values()),
    )
