"""Delivered requirements for regular work (工作要求), each with the document that sets it."""

from datetime import datetime

from communities.choices import Duty, Trust
from communities.models import WorkRequirement
from communities.services.datasets import Source
from communities.services.shipped_rows import Written

REQUIREMENTS = "requirements.csv"


def write_requirements(source: Source, at: datetime) -> Written:
    """Write the requirement of each duty (工作要求), unless somebody here has dated or corrected that duty's."""
    written = Written()
    for row in source.records(REQUIREMENTS):
        said = {
            "number": int(row["number"]),
            "source": row["source"],
            "trust": Trust.VERIFIED if row["status"] == "verified" else Trust.PROVISIONAL,
        }
        there = WorkRequirement.objects.filter(duty=Duty(row["duty"]))
        if not there:
            WorkRequirement.objects.create(duty=row["duty"], **said)
            written += Written(added=1)
        elif there.filter(**said).exists() or there.filter(corrected_at__isnull=False).exists():
            written += Written()
        else:
            written += Written(changed=there.update(**said))
    return written
