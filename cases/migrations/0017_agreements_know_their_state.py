"""Agreements recorded before their life was: the corrected ones are REPLACED, the oral ones took effect as such."""

from django.db import migrations

FORWARD = """
UPDATE cases_settlementagreement SET state = 'REPLACED' WHERE replaced_at IS NOT NULL;
UPDATE cases_settlementagreement SET effect = 'ORAL' WHERE form = 'ORAL';
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0016_outcomes_of_mediation")]

    operations = [migrations.RunSQL(FORWARD, migrations.RunSQL.noop)]
