"""Computing readings (计算读数): period by period, each in one transaction, by as many workers as there are."""

import time
from datetime import datetime

from django.db import connection, transaction
from django.utils import timezone

from reports.indicators.statement import FIGURES, measure_statement
from reports.models import ReadingPeriod
from reports.queries.definitions import version_of
from reports.services.planning import plan_readings
from suyuan.lib.queue import enqueue_on_commit

PATIENCE = 120  # seconds of work before the rest goes to another task

_STORE = """
INSERT INTO reports_reading (period_id, level, division_id, court_id, {figures})
SELECT %s, coalesce(division.level, 'COURT'), division.code, court.code, {figures}
FROM ({measured}) AS measured
LEFT JOIN communities_division AS division ON division.code = place
LEFT JOIN communities_court AS court ON court.code = place AND division.code IS NULL
"""


def refresh_rates(*, at: datetime) -> None:
    """Bring the readings up to date (更新读数): find what changed, compute it. Harmless when run twice or at once."""
    plan_readings(today=timezone.localdate(at), at=at)
    resume_rates(at=at)


def resume_rates(*, at: datetime) -> None:
    """Compute the periods that are still to do (续算); what takes too long is left to the next task."""
    deadline = time.monotonic() + PATIENCE
    while compute_next(at=at):
        if time.monotonic() > deadline:
            enqueue_on_commit("reports.resume_rates")
            return


def compute_next(*, at: datetime) -> bool:
    """Compute one stale period that no other worker holds (计算一期), the latest first; False when there is none."""
    with transaction.atomic():
        stale = ReadingPeriod.objects.stale().select_for_update(skip_locked=True, of=("self",))
        row = stale.select_related("definition").order_by("-last_on", "-first_on", "pk").first()
        if row is not None:
            _compute(row)
            row.computed, row.cut_off_at = row.wanted, at
            row.save(update_fields=["computed", "cut_off_at"])
    return row is not None


def _compute(row: ReadingPeriod) -> None:
    measured, values = measure_statement(version_of(row.definition), row.period)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM reports_reading WHERE period_id = %s", [row.pk])
        cursor.execute(_STORE.format(figures=", ".join(FIGURES), measured=measured), [row.pk, *values])
