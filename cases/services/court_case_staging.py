"""Staging a court's list: rows are copied into a temporary table and checked there, all at once."""

import csv
import io
from collections.abc import Collection, Iterable, Iterator
from itertools import islice

from django.db import connection

from cases.services.court_case_reading import PLACES, StagedRow

_CHUNK = 10_000

_CREATE = """
DROP TABLE IF EXISTS incoming_case, incoming_place;
CREATE TEMP TABLE incoming_case (
    row_number integer, number text, year smallint, court_code text, type_code text, serial integer,
    filed_on date, cause_text text, place text, plaintiff text, defendant text, tribunal text,
    suit_kind text, exclusion_reason text, extra jsonb, cells text, reasons text,
    repeats integer, tribunal_id bigint
) ON COMMIT DROP
"""

# A row that says the same as an earlier one is passed over; one that contradicts it is rejected.
_FIND_REPEATS = """
WITH firsts AS (
    SELECT DISTINCT ON (number) * FROM incoming_case WHERE reasons = '' ORDER BY number, row_number
)
UPDATE incoming_case AS later SET
    repeats = firsts.row_number,
    reasons = CASE
        WHEN (later.filed_on, later.cause_text, later.place, later.plaintiff, later.defendant, later.extra)
           = (firsts.filed_on, firsts.cause_text, firsts.place, firsts.plaintiff, firsts.defendant, firsts.extra)
        THEN ''
        ELSE '与第' || firsts.row_number || '行案号相同而内容不同'
    END
FROM firsts
WHERE later.number = firsts.number AND later.row_number > firsts.row_number AND later.reasons = ''
"""

# A village code that is not in the table falls back to its town where the villages of that town are
# not in the table at all (places outside the pilot); elsewhere it is unknown, as is any other code.
_RESOLVE_PLACES = """
CREATE TEMP TABLE incoming_place ON COMMIT DROP AS
SELECT given, coalesce(exact.code, town.code) AS division_id
FROM (
    SELECT DISTINCT unnest(ARRAY[place, plaintiff, defendant]) AS given FROM incoming_case WHERE reasons = ''
) AS codes
LEFT JOIN communities_division AS exact ON exact.code = given
LEFT JOIN communities_division AS town
    ON exact.code IS NULL AND right(given, 3) <> '000' AND town.code = left(given, 9) || '000'
    AND NOT EXISTS (SELECT 1 FROM communities_division AS village WHERE village.parent_id = town.code)
WHERE given <> ''
"""

# 常平人民法庭 of its court, also when the court's name stands before it.
_NAME_TRIBUNALS = """
UPDATE incoming_case AS incoming SET tribunal_id = named.id
FROM (
    SELECT DISTINCT ON (given.court_code, given.tribunal) given.*, communities_tribunal.id
    FROM (SELECT DISTINCT court_code, tribunal FROM incoming_case WHERE tribunal <> '') AS given
    JOIN communities_tribunal
        ON court_id = given.court_code AND right(given.tribunal, length(name)) = name
    ORDER BY given.court_code, given.tribunal, length(name) DESC
) AS named
WHERE incoming.court_code = named.court_code AND incoming.tribunal = named.tribunal
"""

_UNKNOWN_PLACE = (
    "CASE WHEN {fact} <> '' AND at_{fact}.division_id IS NULL THEN '{name}“' || {fact} || '”不在行政区划表中' END"
)
_REJECT_UNKNOWN_PLACES = """
UPDATE incoming_case AS incoming SET reasons = found.reasons
FROM (
    SELECT row_number, concat_ws('；', {reasons}) AS reasons
    FROM incoming_case {joins}
    WHERE reasons = '' AND repeats IS NULL
) AS found
WHERE incoming.row_number = found.row_number AND found.reasons <> ''
"""

_KEEP = """
UPDATE incoming_case AS incoming SET {column} = known.{stored}
FROM cases_courtcase AS known
WHERE known.number = incoming.number AND incoming.reasons = ''
"""
_STORED = {
    "案由": ("cause_text", "cause_text"),
    "受理法庭": ("tribunal_id", "tribunal_id"),
    **{name: (fact, f"{fact}_code") for fact, name in PLACES.items()},
}


def stage(rows: Iterable[StagedRow], *, absent: Collection[str]) -> None:
    """Copy the rows into the staging table (暂存) and check them there; call it inside a transaction.

    What columns that the file lacks would say stays as it is known; an empty cell empties it.
    """
    with connection.cursor() as cursor:
        cursor.execute(_CREATE)
        for chunk in _chunks(rows):
            cursor.copy_expert(_COPY, chunk)
        cursor.execute("CREATE INDEX ON incoming_case (number); ANALYZE incoming_case")
        cursor.execute(_FIND_REPEATS)
        cursor.execute(_NAME_TRIBUNALS)
        for column, stored in (_STORED[name] for name in sorted(absent) if name in _STORED):
            cursor.execute(_KEEP.format(column=column, stored=stored))
        cursor.execute(_RESOLVE_PLACES)
        cursor.execute(_reject_unknown_places())


_COPY = f"COPY incoming_case ({', '.join(StagedRow._fields)}) FROM STDIN WITH (FORMAT csv, NULL '\\N')"


def _chunks(rows: Iterable[StagedRow]) -> Iterator[io.StringIO]:
    remaining = iter(rows)
    while chunk := list(islice(remaining, _CHUNK)):
        buffer = io.StringIO()
        csv.writer(buffer).writerows([r"\N" if value is None else value for value in row] for row in chunk)
        buffer.seek(0)
        yield buffer


def _reject_unknown_places() -> str:
    """One statement that names every column whose code is unknown."""
    reasons = [_UNKNOWN_PLACE.format(fact=fact, name=name) for fact, name in PLACES.items()]
    joins = [f"LEFT JOIN incoming_place AS at_{fact} ON at_{fact}.given = {fact}" for fact in PLACES]
    return _REJECT_UNKNOWN_PLACES.format(reasons=", ".join(reasons), joins=" ".join(joins))
