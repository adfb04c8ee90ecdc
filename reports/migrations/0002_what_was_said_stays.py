"""Published readings are only ever added; a version of a definition keeps what it says.

Promise: no UPDATE, DELETE or TRUNCATE of reports_publishedreading succeeds, whoever asks. Of
reports_indicatordefinition only the two ranking switches can be changed.
"""

from django.db import migrations

FORWARD = """
CREATE FUNCTION reports_published_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '已发布的读数不能修改或删除，更正应另行发布' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER published_rows_stay BEFORE UPDATE OR DELETE ON reports_publishedreading
    FOR EACH ROW EXECUTE FUNCTION reports_published_stays();
CREATE TRIGGER published_table_stays BEFORE TRUNCATE ON reports_publishedreading
    FOR EACH STATEMENT EXECUTE FUNCTION reports_published_stays();

CREATE FUNCTION reports_definition_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '指标口径的版本不能修改或删除，应增加新的版本' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER definition_stays BEFORE DELETE OR UPDATE OF
    code, version, name, parameters, fingerprint, valid_from, is_proposal, source, adopted_at, adopted_by_id
    ON reports_indicatordefinition FOR EACH ROW EXECUTE FUNCTION reports_definition_stays();
"""

BACKWARD = """
DROP TRIGGER definition_stays ON reports_indicatordefinition;
DROP FUNCTION reports_definition_stays;
DROP TRIGGER published_table_stays ON reports_publishedreading;
DROP TRIGGER published_rows_stay ON reports_publishedreading;
DROP FUNCTION reports_published_stays;
"""


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_initial")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
