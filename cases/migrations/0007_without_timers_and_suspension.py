"""Going back only: what the older tables have no words for is put into words they have."""

from django.db import migrations

NEW_STARTS = ["APPLIED", "ACCEPTED"]


def take_back(apps, schema_editor):
    apps.get_model("cases", "Deadline").objects.filter(rule__start_event__in=NEW_STARTS).delete()
    apps.get_model("cases", "DeadlineRule").objects.filter(start_event__in=NEW_STARTS).delete()
    apps.get_model("cases", "Consent").objects.filter(form="DEEMED").update(form="ORAL_IN_RECORD", ground="")
    apps.get_model("cases", "Dispute").objects.filter(state="SUSPENDED").update(state="MEDIATING")


class Migration(migrations.Migration):
    dependencies = [("cases", "0006_clocks_can_change")]
    operations = [migrations.RunPython(migrations.RunPython.noop, take_back, elidable=True)]
