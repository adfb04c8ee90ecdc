"""What the watches count (预警计数): disputes by place, category and respondent, in windows that lie back in time."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import connection

from cases.lifecycle import State
from reports.choices import WatchKind
from reports.models import WatchRule

# Every source gives: dispute_id, place, category_id, subject, subject_name, is_person, day.
_TOWN = "rpad(left(division_id, 9), 12, '0')"
_TOWN_AND_VILLAGE = f"unnest(ARRAY[{_TOWN}, nullif(division_id, {_TOWN})])"
_REGISTERED = """
SELECT id AS dispute_id, place, category_id, '' AS subject, '' AS subject_name, false AS is_person,
       (registered_at AT TIME ZONE %(zone)s)::date AS day
FROM cases_dispute CROSS JOIN LATERAL {places} AS place
WHERE registered_at IS NOT NULL AND state <> 'MERGED' AND category_id IS NOT NULL AND place IS NOT NULL
"""
# A person is known by the number alone; an organisation by its name, which is written down more often.
_RESPONDENTS = """
SELECT dispute.id AS dispute_id, rpad(left(division_id, 9), 12, '0') AS place, category_id,
       CASE WHEN party.kind = 'NATURAL' THEN party.identity_index::text ELSE party.name END AS subject,
       party.name AS subject_name,
       party.kind = 'NATURAL' AS is_person, (registered_at AT TIME ZONE %(zone)s)::date AS day
FROM cases_dispute AS dispute JOIN cases_party AS party ON party.dispute_id = dispute.id
WHERE registered_at IS NOT NULL AND state <> 'MERGED' AND division_id IS NOT NULL AND category_id IS NOT NULL
  AND party.side = 'RESPONDENT' AND party.removed_at IS NULL
  AND (party.kind <> 'NATURAL' OR party.identity_index IS NOT NULL) {more}
"""
_OVERDUE = """
SELECT dispute.id AS dispute_id, rpad(left(division_id, 9), 12, '0') AS place, NULL::bigint AS category_id,
       '' AS subject, '' AS subject_name, false AS is_person, due_on AS day
FROM cases_deadline AS clock
JOIN cases_deadlinerule AS rule ON rule.id = clock.rule_id AND rule.track <> ''
JOIN cases_dispute AS dispute ON dispute.id = clock.dispute_id
WHERE division_id IS NOT NULL
  AND (stopped_at IS NULL OR (stopped_at AT TIME ZONE %(zone)s)::date > due_on)
"""
_SOURCES = {
    WatchKind.HOT_SPOT: _REGISTERED.format(places=_TOWN_AND_VILLAGE),
    WatchKind.RESPONDENT: _RESPONDENTS.format(more=""),
    WatchKind.SERIES: _RESPONDENTS.format(more="AND series_id IS NULL AND state IN %(open)s"),
    WatchKind.OVERDUE: _OVERDUE,
}
# Like disputes against one respondent are one series wherever they are; it is told of where most of them lie.
_CELLS = """
SELECT {place} AS place, category_id, subject, max(subject_name), bool_or(is_person),
       jsonb_object_agg(back, number), (jsonb_agg(ids) FILTER (WHERE back = 0)) -> 0
FROM (
    SELECT {inner_place} AS place, category_id, subject, max(subject_name) AS subject_name,
           bool_or(is_person) AS is_person, (%(last)s - day) / %(length)s AS back,
           count(DISTINCT dispute_id) AS number, jsonb_agg(DISTINCT dispute_id) AS ids
    FROM ({source}) AS told
    WHERE day <= %(last)s AND day > %(last)s - %(length)s * %(windows)s
    GROUP BY {grouped}category_id, subject, back
) AS windows
GROUP BY {grouped}category_id, subject
HAVING coalesce(max(number) FILTER (WHERE back = 0), 0) >= %(least)s
"""


@dataclass(frozen=True, slots=True)
class Cell:
    """One place × category × respondent (预警单元): how many now, how many in each window back in time."""

    place: str
    category_id: int | None
    subject: str
    subject_name: str
    is_person: bool
    by_window: dict[int, int]
    dispute_ids: list[int]

    @property
    def observed(self) -> int:
        return self.by_window.get(0, 0)


def occurrences(rule: WatchRule, *, last_on: date) -> Iterator[Cell]:
    """Return the cells with enough cases in the window that ends on a day (预警单元), counted in one statement."""
    values: dict[str, Any] = {
        "zone": settings.TIME_ZONE, "last": last_on, "length": rule.window_days, "least": max(rule.least_count, 1),
        "windows": windows_needed(rule), "open": (*_open_states(),),
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_statement(WatchKind(rule.kind)), values)
        for place, category, subject, name, is_person, windows, ids in cursor.fetchall():
            by_window = {int(back): number for back, number in json.loads(windows).items()}
            yield Cell(place, category, subject, name, is_person, by_window, json.loads(ids))


def windows_needed(rule: WatchRule) -> int:
    """Return how many windows back the rule looks (所需窗口数), the present one included."""
    return 1 + max(rule.recent_windows, _per_year(rule) * rule.years + rule.neighbours if rule.years else 0)


def compared_windows(rule: WatchRule, *, last_on: date, known_from: date) -> list[int]:
    """Return the windows that a count is compared with (对照窗口), as numbers back; none from before the data."""
    of_years = [
        _per_year(rule) * year + shift
        for year in range(1, rule.years + 1)
        for shift in range(-rule.neighbours, rule.neighbours + 1)
    ]
    backs = sorted({*of_years, *range(1, rule.recent_windows + 1)})
    return [back for back in backs if window_days(rule, back, last_on=last_on)[0] >= known_from]


def window_days(rule: WatchRule, back: int, *, last_on: date) -> tuple[date, date]:
    """Return the first and the last day of a window (窗口的首日、末日)."""
    ends = last_on - timedelta(days=back * rule.window_days)
    return ends - timedelta(days=rule.window_days - 1), ends


def known_from() -> date | None:
    """Return the day of the first registered dispute (数据起始日): before it nothing is known, not zero."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT (min(registered_at) AT TIME ZONE %s)::date FROM cases_dispute", [settings.TIME_ZONE])
        (day,) = cursor.fetchone()
    return day


def _per_year(rule: WatchRule) -> int:
    return max(1, round(364 / rule.window_days))


def _statement(kind: WatchKind) -> str:
    anywhere = kind == WatchKind.SERIES
    return _CELLS.format(
        source=_SOURCES[kind],
        place="(array_agg(place ORDER BY back, number DESC))[1]" if anywhere else "place",
        inner_place="mode() WITHIN GROUP (ORDER BY place)" if anywhere else "place",
        grouped="" if anywhere else "place, ",
    )


def _open_states() -> list[str]:
    return [State.RECEIVED, State.ROUTED, State.REFERRED, State.MEDIATING, State.SUSPENDED]
