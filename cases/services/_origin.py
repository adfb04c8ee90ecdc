"""Who brought a dispute in, when and how (来源情况): what is told and how it is written down."""

from datetime import datetime
from typing import TypedDict

from cases.models import Dispute, Origin
from suyuan.lib.errors import InvalidInput


class OriginFacts(TypedDict, total=False):
    """What is told about where a dispute came from (来源情况); only the keys that are present are written."""

    informant: str
    unit: str
    phone: str
    reference: str
    channel: str
    brought_at: datetime | None


def write_origin(dispute: Dispute, told: OriginFacts, *, at: datetime) -> bool:
    """Write what is told about the origin of a saved dispute (来源情况) and return whether it changed.

    Refuses with InvalidInput a moment to come.
    """
    if (moment := told.get("brought_at")) and moment > at:
        raise InvalidInput([("origin_brought_at", "收到时间不能晚于现在")])
    origin = Origin.objects.filter(dispute=dispute).first() or Origin(dispute=dispute)
    changed = {name: value for name, value in told.items() if getattr(origin, name) != value}
    for name, value in changed.items():
        setattr(origin, name, value)
    if changed:
        origin.save()
    return bool(changed)
