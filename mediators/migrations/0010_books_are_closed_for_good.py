"""More promises kept by PostgreSQL whoever writes.

1. Nothing is posted on a day of a closed month, nor before it.
2. Closings, budgets and the steps of claims are only ever added.
3. A reversal also gives back to the fund that paid.
4. The application's own role may not delete or empty the ledger, triggers or not.
"""

from django.db import migrations

CLOSED = """
CREATE FUNCTION mediators_closed_months_stay_closed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    closed record;
BEGIN
    SELECT earliest.court_id, max(last_day) AS day INTO closed
      FROM (SELECT court_id, min(made_on) AS made_on FROM written GROUP BY court_id) AS earliest
      JOIN mediators_monthclosing USING (court_id)
     GROUP BY earliest.court_id, made_on HAVING made_on <= max(last_day) LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'the ledger of court % is closed up to %', closed.court_id, closed.day
            USING ERRCODE = 'check_violation', CONSTRAINT = 'voucher_month_is_open', TABLE = 'mediators_voucher';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER voucher_month_is_open AFTER INSERT ON mediators_voucher
    REFERENCING NEW TABLE AS written
    FOR EACH STATEMENT EXECUTE FUNCTION mediators_closed_months_stay_closed();
"""
NOT_CLOSED = """
DROP TRIGGER voucher_month_is_open ON mediators_voucher;
DROP FUNCTION mediators_closed_months_stay_closed();
"""

TABLES = ("mediators_monthclosing", "mediators_fundbudget", "mediators_claimstep")
APPEND_ONLY = "".join(
    f"CREATE TRIGGER {table.partition('_')[2]}_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}"
    " FOR EACH STATEMENT EXECUTE FUNCTION mediators_ledger_refuses_change();\n"
    for table in TABLES
)
NOT_APPEND_ONLY = "".join(f"DROP TRIGGER {table.partition('_')[2]}_is_append_only ON {table};\n" for table in TABLES)

MIRROR = """
CREATE OR REPLACE FUNCTION mediators_reversal_is_a_mirror() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
            SELECT FROM mediators_voucher
             WHERE id = NEW.reverses_id AND kind <> 'REVERSAL'
               AND (source, rule_code, court_id, mediator_id)
                 = (NEW.source, NEW.rule_code, NEW.court_id, NEW.mediator_id))
       OR EXISTS (
            SELECT FROM (
                SELECT account, mediator_id,%(fund)s debit, credit, 1 AS side
                  FROM mediators_entry WHERE voucher_id = NEW.id
                UNION ALL
                SELECT account, mediator_id,%(fund)s credit, debit, -1
                  FROM mediators_entry WHERE voucher_id = NEW.reverses_id) AS both_vouchers
             GROUP BY account, mediator_id,%(fund)s debit, credit HAVING sum(side) <> 0) THEN
        RAISE EXCEPTION 'voucher %% is not the mirror image of voucher %%', NEW.id, NEW.reverses_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'voucher_reversal_is_a_mirror',
                  TABLE = 'mediators_voucher';
    END IF;
    RETURN NULL;
END $$;
"""
LEDGER = "mediators_voucher, mediators_entry, mediators_monthclosing, mediators_fundbudget, mediators_claimstep"


class Migration(migrations.Migration):
    dependencies = [("mediators", "0009_claims_payments_and_books")]

    operations = [
        migrations.RunSQL(CLOSED, NOT_CLOSED),
        migrations.RunSQL(APPEND_ONLY, NOT_APPEND_ONLY),
        migrations.RunSQL(MIRROR % {"fund": " fund_id,"}, MIRROR % {"fund": ""}),
        migrations.RunSQL(
            f"REVOKE DELETE, TRUNCATE ON {LEDGER} FROM PUBLIC, CURRENT_USER",
            f"GRANT DELETE, TRUNCATE ON {LEDGER} TO CURRENT_USER",
        ),
    ]
