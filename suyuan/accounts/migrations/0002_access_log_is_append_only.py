"""Promise: a line of the access log, once written, is never changed, removed or emptied away.

PostgreSQL refuses UPDATE, DELETE and TRUNCATE, whoever asks: page, API, admin or plain SQL.
Source: GB/T 22239-2019 8.1.4.3 (audit records are protected against deletion and change).
"""

from django.db import migrations

CREATE = """
CREATE FUNCTION accounts_access_log_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the access log is append-only: % refused', TG_OP
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER access_log_keeps_its_rows
    BEFORE UPDATE OR DELETE ON accounts_accesslog
    FOR EACH ROW EXECUTE FUNCTION accounts_access_log_refuse_change();

CREATE TRIGGER access_log_is_never_emptied
    BEFORE TRUNCATE ON accounts_accesslog
    FOR EACH STATEMENT EXECUTE FUNCTION accounts_access_log_refuse_change();
"""

DROP = """
DROP TRIGGER access_log_is_never_emptied ON accounts_accesslog;
DROP TRIGGER access_log_keeps_its_rows ON accounts_accesslog;
DROP FUNCTION accounts_access_log_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [migrations.RunSQL(CREATE, DROP)]
