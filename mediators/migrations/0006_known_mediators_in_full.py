"""Give the mediators and organisations already there what the new columns say: index of the telephone number,
the court that keeps the file (that of the earliest term), and backgrounds as codes."""

from django.db import migrations
from django.db.models import OuterRef, Subquery

BACKGROUNDS = {
    "人大代表": "CONGRESS_DEPUTY",
    "政协委员": "CPPCC_MEMBER",
    "人民陪审员": "ASSESSOR",
    "专家学者": "SCHOLAR",
    "仲裁员": "ARBITRATOR",
    "退休法律工作者": "RETIRED_JURIST",
    "行业协会专家": "INDUSTRY_EXPERT",
    "网格员": "GRID_WORKER",
    "村居干部": "VILLAGE_CADRE",
    "工业园区干部": "PARK_CADRE",
}


def fill(apps, schema_editor):
    mediators = apps.get_model("mediators", "Mediator")
    organizations = apps.get_model("mediators", "MediationOrganization")
    entries = apps.get_model("mediators", "RosterEntry").objects.order_by("valid_from", "pk")
    for mediator in mediators.objects.iterator():
        known = [code for name, code in BACKGROUNDS.items() if name in mediator.background]
        if known:
            mediator.backgrounds = known
            mediator.background = "" if mediator.background in BACKGROUNDS else mediator.background
        mediator.save()
    mediators.objects.filter(court=None).update(
        court=Subquery(entries.filter(mediator=OuterRef("pk")).values("court")[:1])
    )
    organizations.objects.filter(court=None).update(
        court=Subquery(entries.filter(organization=OuterRef("pk")).values("court")[:1])
    )


def write_backgrounds_out(apps, schema_editor):
    names = {code: name for name, code in BACKGROUNDS.items()}
    for mediator in apps.get_model("mediators", "Mediator").objects.exclude(backgrounds=[]).iterator():
        if not mediator.background:
            mediator.background = "、".join(names.get(code, "") for code in mediator.backgrounds)[:60]
            mediator.save()


class Migration(migrations.Migration):
    dependencies = [("mediators", "0005_mediators_in_full")]

    operations = [migrations.RunPython(fill, write_backgrounds_out)]
