"""Promises of the subsidy ledger, kept by PostgreSQL whoever writes: page, job, admin or plain SQL.

1. A voucher or an entry, once written, is never changed, removed or emptied away.
2. The entries of a voucher are written whole, by one statement: two or more, debits equal to credits.
   So nothing can be added to a voucher that has entries, be it of this transaction or of an old one.
3. A voucher has its entries when its transaction commits.
4. A reversal mirrors its target exactly: same document, rule, court and payee, each entry on the other
   side. A reversal is not itself reversed.

2 and 3 are checked once per statement over all its rows; what a statement leaves without entries is noted
in `mediators_openvoucher`, empty outside transactions, and checked at commit. Against a bare INSERT … SELECT
of 100,000 vouchers a deferred trigger on each entry costs 32 % more, one on each voucher 16 %, this about 7 %.
"""

from django.db import migrations

APPEND_ONLY = """
CREATE FUNCTION mediators_ledger_refuses_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the subsidy ledger is append-only: % on % refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER voucher_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON mediators_voucher
    FOR EACH STATEMENT EXECUTE FUNCTION mediators_ledger_refuses_change();
CREATE TRIGGER entry_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON mediators_entry
    FOR EACH STATEMENT EXECUTE FUNCTION mediators_ledger_refuses_change();
"""
NOT_APPEND_ONLY = """
DROP TRIGGER entry_is_append_only ON mediators_entry;
DROP TRIGGER voucher_is_append_only ON mediators_voucher;
DROP FUNCTION mediators_ledger_refuses_change();
"""

WRITTEN_WHOLE = """
CREATE FUNCTION mediators_entries_are_whole() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    posted bigint[] := ARRAY(SELECT DISTINCT voucher_id FROM written);
BEGIN
    IF EXISTS (SELECT FROM written GROUP BY voucher_id HAVING count(*) < 2 OR sum(debit) <> sum(credit))
       OR (SELECT count(*) FROM mediators_entry WHERE voucher_id = ANY (posted)) <> (SELECT count(*) FROM written)
    THEN
        RAISE EXCEPTION 'the entries of a voucher must balance and be written whole, by one statement'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'voucher_entries_are_whole', TABLE = 'mediators_entry';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER voucher_entries_are_whole AFTER INSERT ON mediators_entry
    REFERENCING NEW TABLE AS written
    FOR EACH STATEMENT EXECUTE FUNCTION mediators_entries_are_whole();
"""
NOT_WRITTEN_WHOLE = """
DROP TRIGGER voucher_entries_are_whole ON mediators_entry;
DROP FUNCTION mediators_entries_are_whole();
"""

COMPLETE_AT_COMMIT = """
CREATE TABLE mediators_openvoucher (
    id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    vouchers bigint[] NOT NULL
);
COMMENT ON TABLE mediators_openvoucher IS 'Vouchers still without entries in the transaction that writes them';

CREATE FUNCTION mediators_vouchers_without_entries(asked bigint[]) RETURNS bigint[] LANGUAGE sql STABLE AS $$
    SELECT array_agg(id) FROM (
        SELECT unnest(asked) AS id EXCEPT SELECT voucher_id FROM mediators_entry WHERE voucher_id = ANY (asked)
    ) AS without
$$;

CREATE FUNCTION mediators_note_open_vouchers() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    without bigint[] := mediators_vouchers_without_entries(ARRAY(SELECT id FROM written));
BEGIN
    IF without IS NOT NULL THEN
        INSERT INTO mediators_openvoucher (vouchers) VALUES (without);
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION mediators_vouchers_are_complete() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    without bigint[] := mediators_vouchers_without_entries(NEW.vouchers);
BEGIN
    IF without IS NOT NULL THEN
        RAISE EXCEPTION 'voucher % has no entries', without[1]
            USING ERRCODE = 'check_violation', CONSTRAINT = 'voucher_has_entries', TABLE = 'mediators_voucher';
    END IF;
    DELETE FROM mediators_openvoucher WHERE id = NEW.id;
    RETURN NULL;
END $$;

CREATE TRIGGER voucher_has_entries AFTER INSERT ON mediators_voucher
    REFERENCING NEW TABLE AS written
    FOR EACH STATEMENT EXECUTE FUNCTION mediators_note_open_vouchers();
CREATE CONSTRAINT TRIGGER voucher_has_entries_at_commit AFTER INSERT ON mediators_openvoucher
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION mediators_vouchers_are_complete();
"""
NOT_COMPLETE_AT_COMMIT = """
DROP TRIGGER voucher_has_entries ON mediators_voucher;
DROP TABLE mediators_openvoucher;
DROP FUNCTION mediators_vouchers_are_complete();
DROP FUNCTION mediators_note_open_vouchers();
DROP FUNCTION mediators_vouchers_without_entries(bigint[]);
"""

MIRRORED = """
CREATE FUNCTION mediators_reversal_is_a_mirror() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
            SELECT FROM mediators_voucher
             WHERE id = NEW.reverses_id AND kind <> 'REVERSAL'
               AND (source, rule_code, court_id, mediator_id)
                 = (NEW.source, NEW.rule_code, NEW.court_id, NEW.mediator_id))
       OR EXISTS (
            SELECT FROM (
                SELECT account, mediator_id, debit, credit, 1 AS side
                  FROM mediators_entry WHERE voucher_id = NEW.id
                UNION ALL
                SELECT account, mediator_id, credit, debit, -1
                  FROM mediators_entry WHERE voucher_id = NEW.reverses_id) AS both_vouchers
             GROUP BY account, mediator_id, debit, credit HAVING sum(side) <> 0) THEN
        RAISE EXCEPTION 'voucher % is not the mirror image of voucher %', NEW.id, NEW.reverses_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'voucher_reversal_is_a_mirror',
                  TABLE = 'mediators_voucher';
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER voucher_reversal_is_a_mirror AFTER INSERT ON mediators_voucher
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.kind = 'REVERSAL')
    EXECUTE FUNCTION mediators_reversal_is_a_mirror();
"""
NOT_MIRRORED = """
DROP TRIGGER voucher_reversal_is_a_mirror ON mediators_voucher;
DROP FUNCTION mediators_reversal_is_a_mirror();
"""


class Migration(migrations.Migration):
    dependencies = [("mediators", "0001_initial")]

    operations = [
        migrations.RunSQL(APPEND_ONLY, NOT_APPEND_ONLY),
        migrations.RunSQL(WRITTEN_WHOLE, NOT_WRITTEN_WHOLE),
        migrations.RunSQL(COMPLETE_AT_COMMIT, NOT_COMPLETE_AT_COMMIT),
        migrations.RunSQL(MIRRORED, NOT_MIRRORED),
    ]
