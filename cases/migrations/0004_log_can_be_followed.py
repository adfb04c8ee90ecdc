"""Promise: a reader who follows the log of disputes by id up to cases_settled_event_id() misses nothing.

Ids come from a sequence in order, commits come in any order. Before the first statement of a transaction that
adds to the log, and so before it takes an id, the transaction takes a shared advisory lock whose number is the last
id given out: every id it will take is higher. The locks of transactions under way stand in pg_locks; the lowest
number among them is the limit.

Why not transaction ids (pg_snapshot_xmin): a long transaction that never touches the log would hold the
readers up, and after a restore from a dump the stored numbers would belong to another server's counter.

Also an index for whoever lists what they registered themselves: clients of the interface, assistants.
"""

from django.db import migrations, models

CREATE = """
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

DROP = """
DROP FUNCTION cases_settled_event_id();
DROP TRIGGER event_marks_its_transaction ON cases_disputeevent;
DROP FUNCTION cases_event_mark_under_way();
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0003_search_by_grams")]

    operations = [
        migrations.RunSQL(CREATE, DROP),
        migrations.AddIndex(
            model_name="dispute",
            index=models.Index(fields=["logged_by", "-logged_at", "-id"], name="dispute_logger_newest"),
        ),
    ]
