"""Verifying the tallies (计数核对): recounted from the cases, compared cell by cell, folded, repaired on demand.

The recount and the tallies are read by one statement, hence from one snapshot: what is written meanwhile is in both
or in neither, and nobody waits.
"""

from datetime import datetime

from django.db import connection, transaction

from cases.models import TallyCheck

SHOWN = 50  # differing cells that a check keeps

_LAWSUIT_CELL = "month, place, court_code, suit_kind, attributed_by, exclusion_reason"
_LAWSUITS = """
SELECT date_trunc('month', filed_on)::date AS month, coalesce(division_id, '') AS place, court_code, suit_kind,
       attributed_by, exclusion_reason, count(*) AS recount
  FROM cases_courtcase GROUP BY 1, 2, 3, 4, 5, 6
"""
_DISPUTE_CELL = "month, place, centre_id, kind, track"
_DISPUTES = f"""
SELECT {_DISPUTE_CELL}, count(*) AS recount FROM (
    SELECT date_trunc('month', registered_at AT TIME ZONE 'Asia/Shanghai')::date AS month,
           coalesce(division_id, '') AS place, centre_id, 'RECEIVED' AS kind, track
      FROM cases_dispute WHERE registered_at IS NOT NULL AND state <> 'MERGED'
     UNION ALL
    SELECT date_trunc('month', concluded_on)::date, coalesce(division_id, ''), centre_id, state, track
      FROM cases_dispute WHERE state IN ('SETTLED', 'ENDED')
) AS counted GROUP BY {_DISPUTE_CELL}
"""  # noqa: S608
_COMPARE = """
WITH compared AS (
    SELECT {cell}, coalesce(recount, 0) AS recount, coalesce(tallied, 0) AS tallied
      FROM ({recount}) AS counted
      FULL JOIN (SELECT {cell}, sum(count) AS tallied FROM {table} GROUP BY {cell}) AS kept USING ({cell})
)
SELECT count(*) FILTER (WHERE recount <> 0), count(*) FILTER (WHERE recount <> tallied),
       (SELECT json_agg(to_jsonb(first)) FROM (
            SELECT * FROM compared WHERE recount <> tallied ORDER BY {cell} LIMIT {shown}) AS first)
  FROM compared
"""
_FOLD = """
WITH crowded AS (
    SELECT {cell} FROM {table} GROUP BY {cell} HAVING count(*) > 1 OR sum(count) = 0
), taken AS (
    DELETE FROM {table} USING crowded WHERE {same} RETURNING {own}, {table}.count
)
INSERT INTO {table} ({cell}, count)
SELECT {cell}, sum(count) FROM taken GROUP BY {cell} HAVING sum(count) <> 0
"""
_REFILL = """
LOCK TABLE {source} IN SHARE MODE;
DELETE FROM {table};
INSERT INTO {table} ({cell}, count) SELECT {cell}, recount FROM ({recount}) AS counted ORDER BY month, place;
"""


def _terms(source: str, table: str, cell: str, recount: str) -> dict[str, str | int]:
    names = cell.split(", ")
    return {
        "source": source, "table": table, "cell": cell, "recount": recount, "shown": SHOWN,
        "same": " AND ".join(f"{table}.{name} = crowded.{name}" for name in names),
        "own": ", ".join(f"{table}.{name}" for name in names),
    }  # fmt: skip


_TALLIES = (
    _terms("cases_courtcase", "cases_lawsuittally", _LAWSUIT_CELL, _LAWSUITS),
    _terms("cases_dispute", "cases_disputetally", _DISPUTE_CELL, _DISPUTES),
)


def verify_tallies(*, at: datetime, repair: bool = False) -> TallyCheck:
    """Recount every tally and keep what was found (核对计数); with `repair` the recount takes the tallies' place.

    Differing cells stay as they are without `repair`: they are an alarm, not a chore. Agreeing tallies are folded,
    one row a cell.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        found = []
        for terms in _TALLIES:
            cursor.execute(_COMPARE.format(**terms))
            found.append(cursor.fetchone())
        differing = sum(count for _, count, _ in found)
        statement = _REFILL if repair and differing else _FOLD
        for terms in _TALLIES:
            cursor.execute(statement.format(**terms))
        return TallyCheck.objects.create(
            checked_at=at,
            lawsuit_cells=found[0][0],
            dispute_cells=found[1][0],
            difference_count=differing,
            differences=[cell for _, _, cells in found for cell in cells or []][:SHOWN],
            repaired=bool(repair and differing),
        )
