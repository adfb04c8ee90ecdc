"""Promise: the tallies agree with the cases at every commit, whoever writes, by whatever way.

A statement adds what it changed as rows of its own, in the order of the cells; an update that moves nothing between
cells adds nothing. Months are those of the day in China. Emptying a table of cases empties its tallies.
"""

from django.db import migrations

LAWSUIT_CELL = "month, place, court_code, suit_kind, attributed_by, exclusion_reason"
LAWSUITS = """
SELECT date_trunc('month', filed_on)::date AS month, coalesce(division_id, '') AS place, court_code, suit_kind,
       attributed_by, exclusion_reason, {sign} AS sign FROM {rows}"""

DISPUTE_CELL = "month, place, centre_id, kind, track"
DISPUTES = """
SELECT date_trunc('month', registered_at AT TIME ZONE 'Asia/Shanghai')::date AS month,
       coalesce(division_id, '') AS place, centre_id, 'RECEIVED' AS kind, track, {sign} AS sign
  FROM {rows} WHERE registered_at IS NOT NULL AND state <> 'MERGED'
 UNION ALL
SELECT date_trunc('month', concluded_on)::date, coalesce(division_id, ''), centre_id, state, track, {sign}
  FROM {rows} WHERE state IN ('SETTLED', 'ENDED')"""

FUNCTION = """
CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO {tally} ({cell}, count)
        SELECT {cell}, sum(sign) FROM ({arrived}) AS moved GROUP BY {cell} ORDER BY month, place COLLATE "C";
    ELSIF TG_OP = 'DELETE' THEN
        INSERT INTO {tally} ({cell}, count)
        SELECT {cell}, sum(sign) FROM ({departed}) AS moved GROUP BY {cell} ORDER BY month, place COLLATE "C";
    ELSIF TG_OP = 'UPDATE' THEN
        INSERT INTO {tally} ({cell}, count)
        SELECT {cell}, sum(sign) FROM ({arrived} UNION ALL {departed}) AS moved
         GROUP BY {cell} HAVING sum(sign) <> 0 ORDER BY month, place COLLATE "C";
    ELSE
        TRUNCATE {tally};
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER tallied_when_added AFTER INSERT ON {table} REFERENCING NEW TABLE AS arrived
    FOR EACH STATEMENT EXECUTE FUNCTION {name}();
CREATE TRIGGER tallied_when_removed AFTER DELETE ON {table} REFERENCING OLD TABLE AS departed
    FOR EACH STATEMENT EXECUTE FUNCTION {name}();
CREATE TRIGGER tallied_when_changed AFTER UPDATE ON {table} REFERENCING OLD TABLE AS departed NEW TABLE AS arrived
    FOR EACH STATEMENT EXECUTE FUNCTION {name}();
CREATE TRIGGER tallied_when_emptied AFTER TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION {name}();
"""
DROP = """
DROP TRIGGER tallied_when_emptied ON {table};
DROP TRIGGER tallied_when_changed ON {table};
DROP TRIGGER tallied_when_removed ON {table};
DROP TRIGGER tallied_when_added ON {table};
DROP FUNCTION {name}();
"""


def kept(table: str, tally: str, cell: str, rows: str) -> migrations.RunSQL:
    terms = {
        "name": f"{table}_tally", "table": table, "tally": tally, "cell": cell,
        "arrived": rows.format(sign=1, rows="arrived"), "departed": rows.format(sign=-1, rows="departed"),
    }  # fmt: skip
    return migrations.RunSQL(FUNCTION.format(**terms), DROP.format(**terms))


class Migration(migrations.Migration):
    dependencies = [("cases", "0007_tallies")]

    operations = [
        kept("cases_courtcase", "cases_lawsuittally", LAWSUIT_CELL, LAWSUITS),
        kept("cases_dispute", "cases_disputetally", DISPUTE_CELL, DISPUTES),
    ]
