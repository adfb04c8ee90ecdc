"""Promises of the roster and of the yearly assessment, kept by PostgreSQL whoever writes.

1. A term on a roster (名册) is never removed, and whose it is, where and from when never changes. Its end may come
   earlier, not later; a certificate number and a day of publication, once given, stay.
2. An assessment that was filed (已备案), and its points, never change.
"""

from django.db import migrations

ROSTER = """
CREATE FUNCTION mediators_roster_keeps_its_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE'
       OR (OLD.court_id, OLD.mediator_id, OLD.organization_id, OLD.valid_from, OLD.renews_id)
          IS DISTINCT FROM (NEW.court_id, NEW.mediator_id, NEW.organization_id, NEW.valid_from, NEW.renews_id)
       OR (OLD.valid_to IS NOT NULL AND (NEW.valid_to IS NULL OR NEW.valid_to > OLD.valid_to))
       OR (OLD.certificate_number <> '' AND NEW.certificate_number <> OLD.certificate_number)
       OR (OLD.published_on IS NOT NULL AND NEW.published_on IS DISTINCT FROM OLD.published_on)
       OR (OLD.ended_at IS NOT NULL AND (OLD.ended_at, OLD.ending, OLD.ended_reason)
          IS DISTINCT FROM (NEW.ended_at, NEW.ending, NEW.ended_reason))
    THEN
        RAISE EXCEPTION 'the roster keeps its history: % refused', TG_OP USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER roster_keeps_its_history BEFORE UPDATE OR DELETE ON mediators_rosterentry
    FOR EACH ROW EXECUTE FUNCTION mediators_roster_keeps_its_history();
"""
NO_ROSTER = """
DROP TRIGGER roster_keeps_its_history ON mediators_rosterentry;
DROP FUNCTION mediators_roster_keeps_its_history();
"""

ASSESSMENT = """
CREATE FUNCTION mediators_filed_assessment_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state = 'FILED' THEN
        RAISE EXCEPTION 'a filed assessment never changes: % refused', TG_OP USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER filed_assessment_stays BEFORE UPDATE OR DELETE ON mediators_assessment
    FOR EACH ROW EXECUTE FUNCTION mediators_filed_assessment_stays();

CREATE FUNCTION mediators_filed_points_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM mediators_assessment WHERE id = OLD.assessment_id AND state = 'FILED') THEN
        RAISE EXCEPTION 'the points of a filed assessment never change' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER filed_points_stay BEFORE UPDATE OR DELETE ON mediators_assessmentscore
    FOR EACH ROW EXECUTE FUNCTION mediators_filed_points_stay();
"""
NO_ASSESSMENT = """
DROP TRIGGER filed_points_stay ON mediators_assessmentscore;
DROP FUNCTION mediators_filed_points_stay();
DROP TRIGGER filed_assessment_stays ON mediators_assessment;
DROP FUNCTION mediators_filed_assessment_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("mediators", "0006_known_mediators_in_full")]

    operations = [
        migrations.RunSQL(ROSTER, NO_ROSTER),
        migrations.RunSQL(ASSESSMENT, NO_ASSESSMENT),
    ]
