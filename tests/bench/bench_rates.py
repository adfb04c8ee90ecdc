"""Rates of many communities (M4): stored readings against counting the cases anew, and what computing them costs.

SUYUAN_BENCH_COMMUNITIES (20,000) communities with SUYUAN_BENCH_CASES (1,000,000) cases in one year.
"""

import os
from datetime import date
from statistics import median

from tests.bench.reporting import report
from tests.bench.setting_up import set_up

set_up()

from django.db import connection, transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from cases.models import ImportBatch  # noqa: E402
from reports.indicators.catalogue import LAWSUITS_PER_10K  # noqa: E402
from reports.models import (
    Reading,
    ReadingPeriod,
)
from reports.queries.rate_tables import by_value  # noqa: E402
from reports.services.planning import plan_readings  # noqa: E402
from reports.services.refreshing import compute_next  # noqa: E402
from suyuan.accounts.models import User  # noqa: E402
from suyuan.lib.periods import parse_period  # noqa: E402
from tests.bench.stopwatch import execute, seconds  # noqa: E402

COMMUNITIES = int(os.environ.get("SUYUAN_BENCH_COMMUNITIES", "20000"))
CASES = int(os.environ.get("SUYUAN_BENCH_CASES", "1000000"))
TODAY = date(2024, 12, 31)
READS = 50

PLACES = """
INSERT INTO communities_division (code, scheme, name, pinyin, level, prefix, parent_id, urban_rural_class, trust, source)
VALUES ('910000000000', '', '测量省', '', 'PROVINCE', '91', NULL, '', 'VERIFIED', ''),
       ('910100000000', '', '测量市', '', 'CITY', '9101', '910000000000', '', 'VERIFIED', '');
INSERT INTO communities_division (code, scheme, name, pinyin, level, prefix, parent_id, urban_rural_class, trust, source)
SELECT '9101' || lpad(n::text, 5, '0') || '000', '', '镇' || n, '', 'TOWN', '9101' || lpad(n::text, 5, '0'),
       '910100000000', '', 'VERIFIED', ''
  FROM generate_series(1, %(towns)s) AS n;
INSERT INTO communities_division (code, scheme, name, pinyin, level, prefix, parent_id, urban_rural_class, trust, source)
SELECT t.prefix || lpad(n::text, 3, '0'), '', '村' || n, '', 'VILLAGE', t.prefix || lpad(n::text, 3, '0'), t.code, '',
       'VERIFIED', ''
  FROM communities_division AS t, generate_series(1, 100) AS n WHERE t.level = 'TOWN' AND t.code LIKE '9101%%';
INSERT INTO communities_community (division_id, kind)
SELECT code, 'RESIDENTS' FROM communities_division WHERE level = 'VILLAGE' AND code LIKE '9101%%';
INSERT INTO communities_population (division_id, counted_on, vintage, resident_count, source, note, trust)
SELECT code, DATE '2020-11-01', '测量', 1000 + (random() * 9000)::int, '', '', 'VERIFIED'
  FROM communities_division WHERE level IN ('VILLAGE', 'TOWN') AND code LIKE '9101%%';
"""
LAWSUITS = """
INSERT INTO cases_courtcase (number, year, court_code, type_code, serial, filed_on, cause_text, place_code, plaintiff_code,
    defendant_code, suit_kind, exclusion_reason, division_id, attributed_by, extra, batch_id, imported_at, changed_at)
SELECT '测' || n, 2024, '粤1971', '民初', n, DATE '2024-01-01' + (random() * 365)::int, '', code, '', '',
       CASE WHEN n %% 10 = 0 THEN 'EXCLUDED' WHEN n %% 10 = 1 THEN 'ADMINISTRATIVE' ELSE 'CIVIL' END,
       CASE WHEN n %% 10 = 0 THEN '执行' ELSE '' END, code, 'PLACE_OF_DISPUTE', '{}', %(batch)s, now(), now()
  FROM (SELECT n, codes[1 + (random() * (array_length(codes, 1) - 1))::int] AS code
          FROM generate_series(1, %(cases)s) AS n,
               (SELECT array_agg(code) AS codes FROM communities_division WHERE level = 'VILLAGE' AND code LIKE '9101%%') AS c
       ) AS drawn;
"""
RANK_ANEW = """
SELECT division_id, round(count(*) * 10000.0 / max(resident_count), 2) AS value
  FROM cases_courtcase JOIN communities_population USING (division_id)
 WHERE filed_on BETWEEN DATE '2024-03-01' AND DATE '2024-03-31' AND suit_kind IN ('CIVIL', 'ADMINISTRATIVE')
 GROUP BY division_id ORDER BY value DESC LIMIT 50
"""
COUNT_ANEW = """
CREATE TEMP TABLE counted ON COMMIT DROP AS
SELECT division_id, suit_kind, attributed_by, exclusion_reason, count(*) FROM cases_courtcase
 WHERE filed_on BETWEEN %(first)s AND %(last)s GROUP BY 1, 2, 3, 4
"""
WRONG_CELLS = """
SELECT count(*) FROM reports_reading AS reading
  LEFT JOIN (SELECT division_id, count(*) AS cases FROM cases_courtcase
              WHERE filed_on BETWEEN %(first)s AND %(last)s AND suit_kind <> 'EXCLUDED' GROUP BY 1) AS recount
    USING (division_id)
 WHERE reading.period_id = %(period)s AND reading.level = 'VILLAGE' AND numerator <> coalesce(recount.cases, 0)
"""


def build() -> None:
    by = User.objects.system()
    batch = ImportBatch.objects.create(file_name="测量", fingerprint="", uploaded_by=by, uploaded_at=timezone.now())
    with transaction.atomic():
        execute(PLACES, {"towns": COMMUNITIES // 100})
        execute(LAWSUITS, {"cases": CASES, "batch": batch.pk})
    for table in ("communities_division", "communities_population", "cases_courtcase"):
        execute(f"VACUUM ANALYZE {table}")


def rank_stored() -> None:
    readings = Reading.objects.of(LAWSUITS_PER_10K.code, parse_period("2024-03")).filter(level="VILLAGE")
    assert len(by_value(readings.exclude(value=None))[:50]) == 50


def rank_anew() -> None:
    with connection.cursor() as cursor:
        cursor.execute(RANK_ANEW)
        assert len(cursor.fetchall()) == 50


def count_anew(row: ReadingPeriod) -> None:
    with transaction.atomic():
        execute(COUNT_ANEW, {"first": row.first_on, "last": row.last_on})


def wrong_cells() -> int:
    total = 0
    with connection.cursor() as cursor:
        for row in ReadingPeriod.objects.all():
            cursor.execute(WRONG_CELLS, {"first": row.first_on, "last": row.last_on, "period": row.pk})
            total += cursor.fetchone()[0]
    return total


def measure() -> None:
    build()
    planned = seconds(lambda: plan_readings(today=TODAY, at=timezone.now()))
    periods = list(ReadingPeriod.objects.all())
    computed = seconds(lambda: [compute_next(at=timezone.now()) for _ in periods])
    by_hand = sum(seconds(lambda row=row: count_anew(row)) for row in periods)
    execute("VACUUM ANALYZE reports_reading")
    stored = median(seconds(rank_stored) for _ in range(READS))
    anew = median(seconds(rank_anew) for _ in range(5))
    wrong = wrong_cells()
    scale = f"{COMMUNITIES}_communities_{CASES}_cases"
    report(
        name=f"rates_ranked_{scale}", value=stored, unit="s", yardstick=anew, ratio=anew / stored,
        goal="≥ 1000x faster than counting the month anew", met=anew / stored >= 1000,
    )  # fmt: skip
    report(
        name=f"rates_computed_{len(periods)}_periods_{scale}", value=computed, unit="s", yardstick=by_hand,
        ratio=computed / by_hand, goal="≤ 8x one bare GROUP BY a period", met=computed / by_hand <= 8,
    )  # fmt: skip
    report(
        name=f"rates_planned_{scale}", value=planned, unit="s", yardstick=by_hand / len(periods),
        ratio=planned / (by_hand / len(periods)), goal="≤ 30 s", met=planned <= 30,
    )  # fmt: skip
    cells = ReadingPeriod.objects.count() * COMMUNITIES
    report(
        name=f"rates_wrong_cells_{scale}", value=wrong, unit="cells", yardstick=cells, ratio=wrong / cells,
        goal="every cell equals a recount", met=wrong == 0,
    )  # fmt: skip


if __name__ == "__main__":
    measure()
