"""Which conclusion an older due stands for is read from its source document: number#1, number#2 …"""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("mediators", "0003_what_a_due_carries")]

    operations = [
        migrations.RunSQL(
            "UPDATE mediators_subsidydue SET occurrence = split_part(source, '#', 2)::int WHERE source ~ '#[0-9]+$'"
            " AND split_part(source, '#', 2) <> '1'",
            migrations.RunSQL.noop,
        )
    ]
