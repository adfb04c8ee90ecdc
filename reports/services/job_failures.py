"""Noting that a background job failed (记录后台任务失败)."""

from datetime import datetime, timedelta

from django.db import transaction

from reports.models import JobFailure

KEPT = timedelta(days=90)


def note_failure(*, job: str, error: str, at: datetime) -> None:
    """Write down a failed run and forget those of more than 90 days ago (记录失败)."""
    with transaction.atomic():
        JobFailure.objects.create(job=job[:100], error=error[:100], failed_at=at)
        JobFailure.objects.filter(failed_at__lt=at - KEPT).delete()
