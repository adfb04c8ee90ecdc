"""Going back, the rules that count from a confirmation's events go in a step of their own.

Before `events_that_start_confirmation` no row knew them, and its constraint could not come back over them.
"""

from django.db import migrations

EVENTS = ["AGREEMENT_EFFECTIVE", "APPLICATION_RECEIVED", "CASE_ACCEPTED", "RULING_RECEIVED"]


def without_days_of_confirmation(apps, schema_editor):
    apps.get_model("cases", "DeadlineRule").objects.filter(start_event__in=EVENTS).delete()


class Migration(migrations.Migration):
    dependencies = [("cases", "0019_events_that_start_confirmation")]

    operations = [migrations.RunPython(migrations.RunPython.noop, without_days_of_confirmation)]
