"""Promises of the disputes, kept by PostgreSQL whoever writes: page, job, admin or plain SQL.

1. What was logged about a dispute stays logged, and what was registered stays registered. The log (办理日志) only
   grows: UPDATE, DELETE and TRUNCATE are refused. Once a dispute has its number, the number, the day of registration
   and the two dates that stop the limitation period (时效规定 arts 10, 12), as soon as they are set, never change,
   and the dispute cannot be deleted, so that the numbers have no gap.
2. A reader who follows the log by id up to cases_settled_event_id() misses nothing. Ids come from a sequence in
   order, commits come in any order. Before the first statement of a transaction that adds to the log, and so before
   it takes an id, the transaction takes a shared advisory lock whose number is the last id given out: every id it
   will take is higher. The locks of transactions under way stand in pg_locks; the lowest number among them is the
   limit. Why not transaction ids (pg_snapshot_xmin): a long transaction that never touches the log would hold the
   readers up, and after a restore from a dump the stored numbers would belong to another server's counter.
3. What bars a mediator from a dispute bars him for good (特邀16 arts 15, 16): the exclusions only grow.
4. A search for any characters finds every dispute whose search text contains them, through an index. cjk_grams()
   gives every character and every pair of neighbours, as suyuan.lib.text.cjk_grams does; whatever contains a term
   has all the term's grams, and LIKE then decides. pg_trgm cannot find words of two characters. The index is on the
   expression, so that no array is stored in the row or read with it.
"""

import django.contrib.postgres.indexes
from django.db import migrations, models

HISTORY = """
CREATE FUNCTION cases_event_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the log of a dispute is append-only: % refused', TG_OP
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER event_keeps_its_rows
    BEFORE UPDATE OR DELETE ON cases_disputeevent
    FOR EACH ROW EXECUTE FUNCTION cases_event_refuse_change();

CREATE TRIGGER event_is_never_emptied
    BEFORE TRUNCATE ON cases_disputeevent
    FOR EACH STATEMENT EXECUTE FUNCTION cases_event_refuse_change();

CREATE FUNCTION cases_dispute_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'dispute %: what was registered stays: % refused', OLD.number, TG_OP
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER dispute_keeps_its_number_and_dates
    BEFORE UPDATE ON cases_dispute
    FOR EACH ROW WHEN (OLD.number IS NOT NULL AND (
        NEW.number IS DISTINCT FROM OLD.number
        OR NEW.key IS DISTINCT FROM OLD.key
        OR NEW.registered_at IS DISTINCT FROM OLD.registered_at
        OR OLD.complaint_submitted_at IS NOT NULL
            AND NEW.complaint_submitted_at IS DISTINCT FROM OLD.complaint_submitted_at
        OR OLD.mediation_requested_at IS NOT NULL
            AND NEW.mediation_requested_at IS DISTINCT FROM OLD.mediation_requested_at
    ))
    EXECUTE FUNCTION cases_dispute_refuse_change();

CREATE TRIGGER registered_dispute_stays
    BEFORE DELETE ON cases_dispute
    FOR EACH ROW WHEN (OLD.number IS NOT NULL)
    EXECUTE FUNCTION cases_dispute_refuse_change();
"""

NO_HISTORY = """
DROP TRIGGER registered_dispute_stays ON cases_dispute;
DROP TRIGGER dispute_keeps_its_number_and_dates ON cases_dispute;
DROP FUNCTION cases_dispute_refuse_change();
DROP TRIGGER event_is_never_emptied ON cases_disputeevent;
DROP TRIGGER event_keeps_its_rows ON cases_disputeevent;
DROP FUNCTION cases_event_refuse_change();
"""

FOLLOWED = """
-- Advisory locks numbered 2^48 + id. pg_locks splits the number into classid and objid (objsubid 1).
CREATE FUNCTION cases_event_mark_under_way() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Once a transaction: the setting ends with it, and is undone with the lock by a rollback to a savepoint.
    IF current_setting('suyuan.log_under_way', true) IS DISTINCT FROM 'yes' THEN
        PERFORM pg_advisory_xact_lock_shared(
            (1::bigint << 48) + (SELECT last_value - 1 + is_called::int FROM cases_disputeevent_id_seq)
        );
        PERFORM set_config('suyuan.log_under_way', 'yes', true);
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER event_marks_its_transaction
    BEFORE INSERT ON cases_disputeevent
    FOR EACH STATEMENT EXECUTE FUNCTION cases_event_mark_under_way();

CREATE FUNCTION cases_settled_event_id() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    given_out bigint;
    under_way bigint;
BEGIN
    -- In this order: a transaction that takes its lock after the second question takes ids after the first.
    -- The reader's own transaction hides nothing from itself.
    SELECT last_value - 1 + is_called::int INTO given_out FROM cases_disputeevent_id_seq;
    SELECT min((classid::bigint << 32 | objid::bigint) - (1::bigint << 48)) INTO under_way
        FROM pg_locks
        WHERE locktype = 'advisory' AND objsubid = 1 AND classid::bigint >> 16 = 1
            AND pid <> pg_backend_pid()
            AND database = (SELECT oid FROM pg_database WHERE datname = current_database());
    RETURN least(given_out, under_way);
END $$;
"""

NOT_FOLLOWED = """
DROP FUNCTION cases_settled_event_id();
DROP TRIGGER event_marks_its_transaction ON cases_disputeevent;
DROP FUNCTION cases_event_mark_under_way();
"""

EXCLUSIONS = """
CREATE FUNCTION cases_exclusion_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'an exclusion from a dispute is for good: % refused', TG_OP
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER exclusion_keeps_its_rows
    BEFORE UPDATE OR DELETE ON cases_mediatorexclusion
    FOR EACH ROW EXECUTE FUNCTION cases_exclusion_refuse_change();

CREATE TRIGGER exclusion_is_never_emptied
    BEFORE TRUNCATE ON cases_mediatorexclusion
    FOR EACH STATEMENT EXECUTE FUNCTION cases_exclusion_refuse_change();
"""
NO_EXCLUSIONS = """
DROP TRIGGER exclusion_is_never_emptied ON cases_mediatorexclusion;
DROP TRIGGER exclusion_keeps_its_rows ON cases_mediatorexclusion;
DROP FUNCTION cases_exclusion_refuse_change();
"""

GRAMS = r"""
CREATE FUNCTION cjk_grams(source text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    breaks CONSTANT text := E' \t\r\n\u3000';
    letters CONSTANT text[] := string_to_array(
        translate(source, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz'), NULL);
    grams text[] := '{}';
BEGIN
    FOR i IN 1 .. coalesce(array_length(letters, 1), 0) LOOP
        IF strpos(breaks, letters[i]) = 0 THEN
            grams := grams || letters[i];
            IF strpos(breaks, coalesce(letters[i + 1], ' ')) = 0 THEN
                grams := grams || (letters[i] || letters[i + 1]);
            END IF;
        END IF;
    END LOOP;
    RETURN ARRAY(SELECT DISTINCT unnest(grams));
END $$;
"""

NO_GRAMS = "DROP FUNCTION cjk_grams(text);"


class Migration(migrations.Migration):
    replaces = [
        ("cases", "0002_dispute_keeps_its_history"),
        ("cases", "0003_search_by_grams"),
        ("cases", "0004_log_can_be_followed"),
        ("cases", "0010_mediators_stay_on_record"),
        ("cases", "0020_confirmation_rules_leave_first"),
    ]

    dependencies = [("cases", "0001_disputes")]

    operations = [
        migrations.RunSQL(HISTORY, NO_HISTORY),
        migrations.RunSQL(FOLLOWED, NOT_FOLLOWED),
        migrations.RunSQL(EXCLUSIONS, NO_EXCLUSIONS),
        migrations.RunSQL(GRAMS, NO_GRAMS),
        migrations.AddIndex(
            model_name="dispute",
            index=django.contrib.postgres.indexes.GinIndex(
                models.Func(models.F("search_text"), function="cjk_grams"), name="dispute_search_grams"
            ),
        ),
    ]
