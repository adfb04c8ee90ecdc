"""What keeping the tallies costs a write (M4), three ways, against the same write without them.

Batches of lawsuits are inserted into bare copies of the table: no tally; a statement trigger that adds rows (the
product's way); a statement trigger that upserts the cells in key order; one grouped upsert beside the insert. Then
eight writers of single disputes at once in one town: rows added against rows upserted. SUYUAN_BENCH_CASES (500,000)
over SUYUAN_BENCH_COMMUNITIES (20,000) and 48 months, ten batches.
"""

import os
import threading
from statistics import median

from tests.bench.reporting import report
from tests.bench.setting_up import set_up

set_up()

from django.db import connection, transaction  # noqa: E402

from tests.bench.stopwatch import execute, seconds  # noqa: E402

CASES = int(os.environ.get("SUYUAN_BENCH_CASES", "500000"))
COMMUNITIES = int(os.environ.get("SUYUAN_BENCH_COMMUNITIES", "20000"))
BATCHES = 10
WRITERS, WRITES = 8, 100
CELL = "month, place, court_code, suit_kind, attributed_by, exclusion_reason"

SOURCE = """
CREATE UNLOGGED TABLE drawn AS
SELECT n, '91' || lpad((1 + (random() * (%(communities)s - 1))::int)::text, 10, '0') AS division_id,
       DATE '2022-01-01' + (random() * 1460)::int AS filed_on, '粤1971' AS court_code,
       CASE WHEN n %% 10 = 0 THEN 'EXCLUDED' WHEN n %% 10 = 1 THEN 'ADMINISTRATIVE' ELSE 'CIVIL' END AS suit_kind
  FROM generate_series(1, %(cases)s) AS n
"""
COUNTED = """SELECT date_trunc('month', filed_on)::date AS month, coalesce(division_id, '') AS place, court_code,
       suit_kind, attributed_by, exclusion_reason, count(*) AS count FROM {rows} GROUP BY 1, 2, 3, 4, 5, 6
 ORDER BY 1, 2"""
UPSERT = f"""INSERT INTO {{name}}_tally AS known ({CELL}, count) {COUNTED}
    ON CONFLICT ({CELL}) DO UPDATE SET count = known.count + excluded.count"""
ADD = f"INSERT INTO {{name}}_tally ({CELL}, count) {COUNTED}"
TABLES = """
CREATE TABLE {name} (LIKE cases_courtcase INCLUDING ALL);
CREATE TABLE {name}_tally (LIKE cases_lawsuittally INCLUDING ALL);
"""
TRIGGER = """
CREATE FUNCTION {name}_keep() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {keep}; RETURN NULL; END $$;
CREATE TRIGGER kept AFTER INSERT ON {name} REFERENCING NEW TABLE AS arrived
    FOR EACH STATEMENT EXECUTE FUNCTION {name}_keep();
"""
UNIQUE = f"""
DROP INDEX {{index}};
CREATE UNIQUE INDEX ON {{name}}_tally ({CELL});
"""
MONTH_TALLIED = "SELECT place, sum(count) FROM adding_tally WHERE month = DATE '2024-03-01' GROUP BY 1"
MONTH_COUNTED = """
SELECT division_id, count(*) FROM adding WHERE filed_on BETWEEN DATE '2024-03-01' AND DATE '2024-03-31' GROUP BY 1
"""
INSERT = """
INSERT INTO {name}
       (number, year, court_code, type_code, serial, filed_on, cause_text, place_code, plaintiff_code, defendant_code,
        suit_kind, exclusion_reason, division_id, attributed_by, extra, batch_id, imported_at, changed_at)
SELECT '测' || n, 2024, court_code, '民初', n, filed_on, '', division_id, '', '', suit_kind,
       CASE WHEN suit_kind = 'EXCLUDED' THEN '执行' ELSE '' END, division_id, 'PLACE_OF_DISPUTE', '{{}}', 1,
       now(), now()
  FROM drawn WHERE n > %(after)s AND n <= %(upto)s
"""


def month_index(name: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT indexname FROM pg_indexes WHERE tablename = %s AND indexdef LIKE '%%(month, place)'",
            [f"{name}_tally"],
        )
        return cursor.fetchone()[0]


def prepare() -> None:
    with transaction.atomic():
        execute(SOURCE, {"communities": COMMUNITIES, "cases": CASES})
        for name in ("without", "adding", "upserting", "beside"):
            execute(TABLES.format(name=name))
        for name in ("upserting", "beside"):
            execute(UNIQUE.format(name=name, index=month_index(name)))
        for name, keep in (("adding", ADD), ("upserting", UPSERT)):
            execute(TRIGGER.format(name=name, keep=keep.format(name=name, rows="arrived")))
    execute("VACUUM ANALYZE drawn")


def insert(name: str, batch: int) -> None:
    size = CASES // BATCHES
    bounds = {"after": batch * size, "upto": (batch + 1) * size}
    with transaction.atomic():
        execute(INSERT.format(name=name), bounds)
        if name == "beside":
            rows = "(SELECT * FROM beside WHERE serial > %(after)s AND serial <= %(upto)s) AS arrived"
            execute(UPSERT.format(name=name, rows=rows), bounds)


def cells_wrong(name: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"""
            SELECT count(*) FROM ({COUNTED.format(rows=name)}) AS recount
              FULL JOIN (SELECT {CELL}, sum(count) AS count FROM {name}_tally GROUP BY {CELL}) AS kept USING ({CELL})
             WHERE recount.count IS DISTINCT FROM kept.count""")
        return cursor.fetchone()[0]


def measure_batches() -> None:
    taken: dict[str, list[float]] = {name: [] for name in ("without", "adding", "upserting", "beside")}
    for batch in range(BATCHES):
        for name, times in taken.items():
            times.append(seconds(lambda name=name, batch=batch: insert(name, batch)))
    yardstick = sum(taken["without"])
    for name in ("adding", "upserting", "beside"):
        cost = sum(taken[name])
        report(
            name=f"tally_write_{name}_{CASES}_cases", value=cost, unit="s", yardstick=yardstick, ratio=cost / yardstick,
            goal="≤ 2.5x the same insert without a tally", met=cost / yardstick <= 2.5,
        )  # fmt: skip
        wrong = cells_wrong(name)
        report(
            name=f"tally_wrong_cells_{name}", value=wrong, unit="cells", yardstick=CASES, ratio=wrong / CASES,
            goal="every cell equals a recount", met=wrong == 0,
        )  # fmt: skip


def write_singly(name: str, writer: int) -> None:
    try:
        for n in range(WRITES):
            with transaction.atomic():
                execute(
                    INSERT.format(name=name).replace("FROM drawn", "FROM one_cell AS drawn"),
                    {"after": writer * WRITES + n, "upto": writer * WRITES + n + 1},
                )
                execute("SELECT pg_sleep(0.002)")  # the rest of a clerk's transaction
    finally:
        connection.close()


def many_at_once(name: str) -> float:
    threads = [threading.Thread(target=write_singly, args=(name, writer)) for writer in range(WRITERS)]

    def run() -> None:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    return seconds(run)


def measure_one_hot_cell() -> None:
    execute("CREATE TABLE one_cell AS SELECT * FROM drawn WHERE false")
    execute(
        "INSERT INTO one_cell SELECT n, '910000000001', DATE '2024-01-01', '粤1971', 'CIVIL'"
        " FROM generate_series(1, %(rows)s) AS n", {"rows": WRITERS * WRITES}
    )  # fmt: skip
    for name in ("without", "adding", "upserting"):
        execute(f"DELETE FROM {name} WHERE serial <= %(rows)s", {"rows": WRITERS * WRITES})
    rounds = {name: many_at_once(name) for name in ("without", "adding", "upserting")}
    for name in ("adding", "upserting"):
        report(
            name=f"tally_one_hot_cell_{name}_{WRITERS}_writers", value=rounds[name], unit="s",
            yardstick=rounds["without"], ratio=rounds[name] / rounds["without"],
            goal="≤ 1.5x the same writes without a tally", met=rounds[name] / rounds["without"] <= 1.5,
        )  # fmt: skip


def measure_reading() -> None:
    """A month of all places from the tally, folded, against counting its cases."""
    execute("VACUUM ANALYZE adding")
    execute("VACUUM ANALYZE adding_tally")
    tallied = median(seconds(lambda: execute(MONTH_TALLIED)) for _ in range(9))
    counted = median(seconds(lambda: execute(MONTH_COUNTED)) for _ in range(9))
    report(
        name=f"tally_month_of_all_places_{CASES}_cases", value=tallied, unit="s", yardstick=counted,
        ratio=counted / tallied, goal="faster than counting the month's cases", met=counted > tallied,
    )  # fmt: skip


if __name__ == "__main__":
    prepare()
    measure_batches()
    measure_reading()
    measure_one_hot_cell()
