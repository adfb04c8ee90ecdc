"""An issued bulletin stays as it is.

Promise: no UPDATE or DELETE touches a bulletin that was issued, whoever asks; a template keeps its text.
"""

from django.db import migrations

FORWARD = """
CREATE FUNCTION reports_bulletin_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '已签发的通报和用过的模板不能修改或删除' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER bulletin_issued_stays BEFORE UPDATE OR DELETE ON reports_bulletin
    FOR EACH ROW WHEN (OLD.issued_at IS NOT NULL) EXECUTE FUNCTION reports_bulletin_stays();
CREATE TRIGGER bulletin_template_stays BEFORE UPDATE OF court_id, kind, title, body ON reports_bulletintemplate
    FOR EACH ROW EXECUTE FUNCTION reports_bulletin_stays();
"""

BACKWARD = """
DROP TRIGGER bulletin_template_stays ON reports_bulletintemplate;
DROP TRIGGER bulletin_issued_stays ON reports_bulletin;
DROP FUNCTION reports_bulletin_stays;
"""


class Migration(migrations.Migration):
    dependencies = [("reports", "0003_bulletins")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
