"""A past assessment never changes, kept by PostgreSQL whoever writes (往年考核不改).

1. The items of a scheme (考核项目) are fixed once scoring began.
2. Sheets and scores stand still from publication on; only going back to scoring, which ends the publication, frees
   them.
3. A final scheme (已定), with everything of it, never changes and is never removed.
"""

from django.db import migrations

SCHEME = """
CREATE FUNCTION governance_final_scheme_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state = 'FINAL' OR (TG_OP = 'DELETE' AND OLD.state <> 'DRAFT') THEN
        RAISE EXCEPTION 'a past assessment never changes: % refused', TG_OP USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER final_scheme_stays BEFORE UPDATE OR DELETE ON governance_workscheme
    FOR EACH ROW EXECUTE FUNCTION governance_final_scheme_stays();
"""
NO_SCHEME = """
DROP TRIGGER final_scheme_stays ON governance_workscheme;
DROP FUNCTION governance_final_scheme_stays();
"""

ITEMS = """
CREATE FUNCTION governance_items_are_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM governance_workscheme
               WHERE id IN (OLD.scheme_id, NEW.scheme_id) AND state <> 'DRAFT') THEN
        RAISE EXCEPTION 'the items are fixed once scoring began: % refused', TG_OP
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER items_are_fixed BEFORE INSERT OR UPDATE OR DELETE ON governance_workschemeitem
    FOR EACH ROW EXECUTE FUNCTION governance_items_are_fixed();
"""
NO_ITEMS = """
DROP TRIGGER items_are_fixed ON governance_workschemeitem;
DROP FUNCTION governance_items_are_fixed();
"""

SHEETS = """
CREATE FUNCTION governance_published_sheets_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM governance_workscheme
               WHERE id IN (OLD.scheme_id, NEW.scheme_id) AND state IN ('PUBLISHED', 'FINAL')) THEN
        RAISE EXCEPTION 'a published assessment stands still: % refused', TG_OP USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER published_sheets_stay BEFORE INSERT OR UPDATE OR DELETE ON governance_workassessment
    FOR EACH ROW EXECUTE FUNCTION governance_published_sheets_stay();

CREATE FUNCTION governance_published_scores_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM governance_workassessment AS sheet
               JOIN governance_workscheme AS scheme ON scheme.id = sheet.scheme_id
               WHERE sheet.id IN (OLD.assessment_id, NEW.assessment_id) AND scheme.state IN ('PUBLISHED', 'FINAL'))
    THEN
        RAISE EXCEPTION 'published scores stand still: % refused', TG_OP USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER published_scores_stay BEFORE INSERT OR UPDATE OR DELETE ON governance_workscore
    FOR EACH ROW EXECUTE FUNCTION governance_published_scores_stay();
"""
NO_SHEETS = """
DROP TRIGGER published_scores_stay ON governance_workscore;
DROP FUNCTION governance_published_scores_stay();
DROP TRIGGER published_sheets_stay ON governance_workassessment;
DROP FUNCTION governance_published_sheets_stay();
"""


class Migration(migrations.Migration):
    dependencies = [("governance", "0002_assess_performance_and_visits")]

    operations = [
        migrations.RunSQL(SCHEME, NO_SCHEME),
        migrations.RunSQL(ITEMS, NO_ITEMS),
        migrations.RunSQL(SHEETS, NO_SHEETS),
    ]
