"""Promise: what was logged about a dispute stays logged, and what was registered stays registered.

The log (办理日志) only grows: PostgreSQL refuses UPDATE, DELETE and TRUNCATE on it. Once a dispute has its number,
the number, the day of registration and the two dates that stop the limitation period (时效规定 arts 10, 12), as
soon as they are set, never change, and the dispute cannot be deleted, so that the numbers have no gap.
"""

from django.db import migrations

CREATE = """
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

DROP = """
DROP TRIGGER registered_dispute_stays ON cases_dispute;
DROP TRIGGER dispute_keeps_its_number_and_dates ON cases_dispute;
DROP FUNCTION cases_dispute_refuse_change();
DROP TRIGGER event_is_never_emptied ON cases_disputeevent;
DROP TRIGGER event_keeps_its_rows ON cases_disputeevent;
DROP FUNCTION cases_event_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial")]

    operations = [migrations.RunSQL(CREATE, DROP)]
