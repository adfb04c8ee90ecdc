"""Published examples lose the day that nobody read: it only stood in for an unknown one.

Going back, an example needs a day again; it gets one that nobody could take for the scheme's own.
"""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("mediators", "0003_suspicion_rules_and_unknown_dates")]

    operations = [
        migrations.RunSQL(
            "UPDATE mediators_subsidyscheme SET valid_from = NULL WHERE status = 'EXAMPLE'",
            "UPDATE mediators_subsidyscheme SET valid_from = DATE '1900-01-01' WHERE valid_from IS NULL",
        )
    ]
