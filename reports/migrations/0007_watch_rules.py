"""The parameters that the watches begin with: a proposal of this system, to be corrected by whoever uses them."""

from django.db import migrations

SOURCE = "本系统建议参数；方法见 Farrington 等 1996、Noufaily 等 2013（R surveillance 包 farringtonFlexible、bayes）"
NO_SOURCE = "本系统建议参数，尚无公布的统一标准"
RULES = (
    # kind, window_days, years, neighbours, recent_windows, significance, least_count, source
    ("HOT_SPOT", 28, 5, 2, 0, "0.0050", 5, SOURCE),
    ("RESPONDENT", 84, 0, 0, 8, "0.0050", 4, SOURCE),
    ("SERIES", 182, 0, 0, 0, "0.0050", 5, NO_SOURCE),
    ("OVERDUE", 28, 0, 0, 12, "0.0050", 4, SOURCE),
    ("FORECAST", 91, 0, 0, 0, "0.1000", 24, SOURCE),
)


def write(apps, schema_editor):
    WatchRule = apps.get_model("reports", "WatchRule")
    columns = ("kind", "window_days", "years", "neighbours", "recent_windows", "significance", "least_count", "source")
    WatchRule.objects.bulk_create(WatchRule(**dict(zip(columns, rule, strict=True))) for rule in RULES)


def remove(apps, schema_editor):
    apps.get_model("reports", "WatchRule").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("reports", "0006_early_warning")]

    operations = [migrations.RunPython(write, remove)]
