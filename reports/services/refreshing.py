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

# Only the cells that changed are written: a late or corrected case touches its own places, not the whole period.
_STORE = """
WITH wanted AS MATERIALIZED (
    SELECT coalesce(division.level, 'COURT') AS level, division.code AS division_id, court.code AS court_id, {figures}
    FROM ({measured}) AS measured
    LEFT JOIN communities_division AS division ON division.code = place
    LEFT JOIN communities_court AS court ON court.code = place AND division.code IS NULL
), gone AS (
    DELETE FROM reports_reading AS stored WHERE period_id = %s AND NOT EXISTS (
        SELECT 1 FROM wanted
        WHERE coalesce(wanted.division_id, wanted.court_id) = coalesce(stored.division_id, stored.court_id))
)
INSERT INTO reports_reading AS stored (period_id, level, division_id, court_id, {figures})
SELECT %s, level, division_id, court_id, {figures} FROM wanted
ON CONFLICT (period_id, division_id, court_id) DO UPDATE SET level = excluded.level, {changes}
WHERE ({stored}) IS DISTINCT FROM ({told})
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
    statement = _STORE.format(
        figures=", ".join(FIGURES),
        measured=measured,
        changes=", ".join(f"{name} = excluded.{name}" for name in FIGURES),
        stored=", ".join(f"stored.{name}" for name in ("level", *FIGURES)),
        told=", ".join(f"excluded.{name}" for name in ("level", *FIGURES)),
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [*values, row.pk, row.pk])
