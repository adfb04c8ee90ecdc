"""What examining a suspicion came to is only ever added: no UPDATE, DELETE or TRUNCATE succeeds, whoever asks."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION reports_finding_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '核查结论不能修改或删除，应另行登记' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER finding_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON reports_suspicionfinding
    FOR EACH STATEMENT EXECUTE FUNCTION reports_finding_stays();
"""
BACKWARD = """
DROP TRIGGER finding_is_append_only ON reports_suspicionfinding;
DROP FUNCTION reports_finding_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("reports", "0009_reconciliation_and_suspicions")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
