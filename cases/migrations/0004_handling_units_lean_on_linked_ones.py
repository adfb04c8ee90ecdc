import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0003_layouts_of_lists"),
        ("communities", "0001_places_and_work_in_them"),
    ]

    operations = [
        migrations.AddField(
            model_name="handlingunit",
            name="linked_unit",
            field=models.ForeignKey(
                blank=True,
                help_text="同时是联动单位的，联系人以联动单位页面上的为准，不必两处维护。",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="communities.linkedunit",
                verbose_name="联动单位",
            ),
        ),
    ]
