"""Monthly filings of places (每月立案), what a forecast is made from."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connection

_MONTHLY = """
SELECT place.code, (extract(year FROM filed_on) * 12 + extract(month FROM filed_on) - 1)::int AS month, count(*)
FROM cases_courtcase AS suit
CROSS JOIN LATERAL (
    SELECT DISTINCT rpad(left(suit.division_id, length), 12, '0') AS code FROM unnest(ARRAY[4, 6, 9]) AS length
) AS around
JOIN communities_division AS place ON place.code = around.code AND place.level IN ('CITY', 'COUNTY', 'TOWN')
WHERE suit_kind IN ('CIVIL', 'ADMINISTRATIVE') AND filed_on <= %(last)s
GROUP BY 1, 2
"""


@dataclass(frozen=True, slots=True)
class Filings:
    """Suits by place and month (立案数), from the first month of data through the last full one that has any."""

    by_place: dict[str, dict[int, int]]
    first_month: int
    last_month: int

    def history(self, place: str) -> list[tuple[int, int]]:
        """Return the count of every month (逐月件数), 0 where there was none."""
        counted = self.by_place[place]
        return [(month, counted.get(month, 0)) for month in range(self.first_month, self.last_month + 1)]


def monthly_filings(*, on: date) -> Filings | None:
    """Return the suits of every city, county and town by month (逐月立案), over full months; None without any."""
    last_day = on.replace(day=1) - timedelta(days=1)
    by_place: dict[str, dict[int, int]] = defaultdict(dict)
    with connection.cursor() as cursor:
        cursor.execute(_MONTHLY, {"last": last_day})
        for place, month, count in cursor.fetchall():
            by_place[place][month] = count
    months = [month for counted in by_place.values() for month in counted]
    return Filings(dict(by_place), min(months), max(months)) if months else None


def month_number(day: date) -> int:
    """Return the number of a day's month (月序), counted from year 0."""
    return day.year * 12 + day.month - 1


def first_day(month: int) -> date:
    """Return the first day of a month by its number (首日)."""
    return date(month // 12, month % 12 + 1, 1)


def next_quarter(on: date) -> int:
    """Return the first month of the quarter after that of a day (下一季度)."""
    month = month_number(on)
    return month - month % 3 + 3
