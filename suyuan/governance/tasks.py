"""Background jobs of governance: doorbells, harmless when rung twice."""

from celery import shared_task
from django.utils import timezone

from suyuan.governance.services import reminders


@shared_task(name="governance.remind_of_gaps")
def remind_of_gaps(**_: object) -> None:
    """Tell the court's people what is still missing in their area (待补提醒)."""
    reminders.remind_of_gaps(at=timezone.now())
