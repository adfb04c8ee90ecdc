"""Rates of many communities (M4): stored readings against counting the cases anew, and what computing them costs.

SUYUAN_BENCH_COMMUNITIES (20,000) communities with SUYUAN_BENCH_CASES (1,000,000) cases in one year.
"""

import os
from collections.abc import Sequence
from datetime import date
from statistics import median

from tests.bench.reporting import report
from tests.bench.setting_up import set_up

set_up()

from django.db import connection, transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from cases.models import ImportBatch  # noqa: E402
from reports.indicators.catalogue import LAWSUITS_PER_10K  # noqa: E402
from reports.models import Reading, ReadingPeriod  # noqa: E402
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
INSERT INTO communities_division
       (code, scheme, name, pinyin, level, prefix, parent_id, urban_rural_class, trust, source)
VALUES ('910000000000', '', '测量省', '', 'PROVINCE', '91', NULL, '', 'VERIFIED', ''),
       ('910100000000', '', '测量市', '', 'CITY', '9101', '910000000000', '', 'VERIFIED', '');
INSERT INTO communities_division
       (code, scheme, name, pinyin, level, prefix, parent_id, urban_rural_class, trust, source)
SELECT prefix || '000', '', '镇' || n, '', 'TOWN', prefix, '910100000000', '', 'VERIFIED', ''
  FROM (SELECT n, '9101' || lpad(n::text, 5, '0') AS prefix FROM generate_series(1, %(towns)s) AS n) AS towns;
INSERT INTO communities_division
       (code, scheme, name, pinyin, level, prefix, parent_id, urban_rural_class, trust, source)
SELECT town || lpad(n::text, 3, '0'), '', '村' || n, '', 'VILLAGE', town || lpad(n::text, 3, '0'), code, '', 'VERIFIED',
       ''
  FROM (SELECT code, prefix AS town FROM communities_division WHERE level = 'TOWN' AND code LIKE '9101%%') AS towns,
       generate_series(1, 100) AS n;
INSERT INTO communities_community (division_id, kind)
SELECT code, 'RESIDENTS' FROM communities_division WHERE level = 'VILLAGE' AND code LIKE '9101%%';
INSERT INTO communities_population (division_id, counted_on, vintage, resident_count, source, note, trust)
SELECT code, DATE '2020-11-01', '测量', 1000 + (random() * 9000)::int, '', '', 'VERIFIED'
  FROM communities_division WHERE level IN ('VILLAGE', 'TOWN') AND code LIKE '9101%%';
"""
LAWSUITS = """
INSERT INTO cases_courtcase
       (number, year, court_code, type_code, serial, filed_on, cause_text, place_code, plaintiff_code, defendant_code,
        suit_kind, exclusion_reason, division_id, attributed_by, extra, batch_id, imported_at, changed_at)
SELECT '测' || n, 2024, '粤1971', '民初', n, DATE '2024-01-01' + (random() * 365)::int, '', code, '', '',
       CASE WHEN n %% 10 = 0 THEN 'EXCLUDED' WHEN n %% 10 = 1 THEN 'ADMINISTRATIVE' ELSE 'CIVIL' END,
       CASE WHEN n %% 10 = 0 THEN '执行' ELSE '' END, code, 'PLACE_OF_DISPUTE', '{}', %(batch)s, now(), now()
  FROM (SELECT n, codes[1 + (random() * (array_length(codes, 1) - 1))::int] AS code
          FROM generate_series(1, %(cases)s) AS n,
               (SELECT array_agg(code) AS codes FROM communities_division
                 WHERE level = 'VILLAGE' AND code LIKE '9101%%') AS villages) AS drawn
"""
RANK_ANEW = """
SELECT division_id, round(count(*) * 10000.0 / max(resident_count), 2) AS value
  FROM cases_courtcase JOIN communities_population USING (division_id)
 WHERE filed_on BETWEEN DATE '2024-03-01' AND DATE '2024-03-31' AND suit_kind IN ('CIVIL', 'ADMINISTRATIVE')
 GROUP BY division_id ORDER BY value DESC LIMIT 50
"""
BARE_COPY = """
CREATE TABLE bare_reading (LIKE reports_reading INCLUDING ALL);
ALTER TABLE bare_reading
    ADD FOREIGN KEY (period_id) REFERENCES reports_readingperiod DEFERRABLE INITIALLY DEFERRED,
    ADD FOREIGN KEY (division_id) REFERENCES communities_division DEFERRABLE INITIALLY DEFERRED,
    ADD FOREIGN KEY (court_id) REFERENCES communities_court DEFERRABLE INITIALLY DEFERRED;
"""
BY_HAND = """
INSERT INTO bare_reading (period_id, level, division_id, numerator, civil_count, administrative_count, settled_count,
    direct_count, unattributed_count, attribution, exclusions, population, population_ids, missing_population_count,
    value, withheld, companion_value, companion_withheld)
SELECT %(period)s, 'VILLAGE', division_id, coalesce(suits, 0), coalesce(civil, 0),
       coalesce(suits, 0) - coalesce(civil, 0), 0, coalesce(suits, 0), 0, '{}', '{}', resident_count, '{}', 0,
       round(coalesce(suits, 0) * 10000.0 / resident_count, 2), '',
       round(coalesce(suits, 0) * 10000.0 / resident_count, 2), ''
  FROM communities_population JOIN communities_community USING (division_id) LEFT JOIN (
       SELECT division_id, count(*) FILTER (WHERE suit_kind <> 'EXCLUDED') AS suits,
              count(*) FILTER (WHERE suit_kind = 'CIVIL') AS civil
         FROM cases_courtcase WHERE filed_on BETWEEN %(first)s AND %(last)s GROUP BY 1) AS counted USING (division_id)
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


def first_50(sql: str, values: Sequence[object] = ()) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        assert len(cursor.fetchall()) == 50


def rank_stored() -> tuple[str, tuple[object, ...]]:
    """The statement that the page of ranked communities runs."""
    readings = Reading.objects.of(LAWSUITS_PER_10K.code, parse_period("2024-03")).filter(level="VILLAGE")
    ranked = by_value(readings.filter(value__isnull=False)).values_list("division_id", "value")[:50]
    return ranked.query.sql_with_params()


def by_hand(row: ReadingPeriod) -> None:
    """The villages alone, in one statement without definition, exclusions, attribution or courts."""
    with transaction.atomic():
        execute(BY_HAND, {"first": row.first_on, "last": row.last_on, "period": row.pk})


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
    execute(BARE_COPY)
    bare = sum(seconds(lambda row=row: by_hand(row)) for row in periods)
    execute("VACUUM ANALYZE reports_reading")
    statement = rank_stored()
    stored = median(seconds(lambda: first_50(*statement)) for _ in range(READS))
    anew = median(seconds(lambda: first_50(RANK_ANEW)) for _ in range(5))
    wrong = wrong_cells()
    scale = f"{COMMUNITIES}_communities_{CASES}_cases"
    faster = 1000 * CASES / 10_000_000  # 1000x with ten million cases
    report(
        name=f"rates_ranked_{scale}", value=stored, unit="s", yardstick=anew, ratio=anew / stored,
        goal=f"≥ {faster:.0f}x faster than counting the month anew", met=anew / stored >= faster,
    )  # fmt: skip
    report(
        name=f"rates_computed_{len(periods)}_periods_{scale}", value=computed, unit="s", yardstick=bare,
        ratio=computed / bare, goal="≤ 4x a hand-written INSERT … SELECT of the villages alone",
        met=computed / bare <= 4,
    )  # fmt: skip
    report(
        name=f"rates_planned_{scale}", value=planned, unit="s", yardstick=bare / len(periods),
        ratio=planned / (bare / len(periods)), goal="≤ 30 s", met=planned <= 30,
    )  # fmt: skip
    cells = ReadingPeriod.objects.count() * COMMUNITIES
    report(
        name=f"rates_wrong_cells_{scale}", value=wrong, unit="cells", yardstick=cells, ratio=wrong / cells,
        goal="every cell equals a recount", met=wrong == 0,
    )  # fmt: skip


if __name__ == "__main__":
    measure()
