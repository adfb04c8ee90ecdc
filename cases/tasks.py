"""Background jobs of cases: doorbells, harmless when rung twice."""

from celery import shared_task
from django.utils import timezone

from cases.services import court_case_imports, deadlines, expiry, outcome_reminders, supervision_reminders, tallies


@shared_task(name="cases.import_court_cases")
def import_court_cases(*, batch_id: int, **_: object) -> None:
    """Take in one uploaded list of court cases (导入批次)."""
    court_case_imports.run_import(batch_id=batch_id, at=timezone.now())


@shared_task(name="cases.sweep_imports")
def sweep_imports(**_: object) -> None:
    """Ring again for uploads whose doorbell was lost or whose worker died."""
    court_case_imports.sweep_imports(at=timezone.now())


@shared_task(name="cases.recompute_deadlines")
def recompute_deadlines(**_: object) -> None:
    """Reckon running clocks anew after the calendar changed (期限重算)."""
    deadlines.recompute_deadlines(at=timezone.now())


@shared_task(name="cases.remind_of_orders")
def remind_of_orders(**_: object) -> None:
    """Tell of supervision orders that are overdue (督办逾期提醒)."""
    supervision_reminders.remind_of_orders(at=timezone.now())


@shared_task(name="cases.tell_of_review")
def tell_of_review(**_: object) -> None:
    """Tell that the half month just past can be reviewed (半月研判提醒)."""
    supervision_reminders.tell_of_review(at=timezone.now())


@shared_task(name="cases.watch_deadlines")
def watch_deadlines(**_: object) -> None:
    """Log the clocks that ran out and remind of those about to (期限届满与提醒)."""
    expiry.expire_deadlines(at=timezone.now())
    expiry.remind_of_deadlines(at=timezone.now())


@shared_task(name="cases.remind_of_outcomes")
def remind_of_outcomes(**_: object) -> None:
    """Tell of performances, confirmations and visits that are due (履行、司法确认、回访提醒)."""
    outcome_reminders.remind_of_outcomes(at=timezone.now())


@shared_task(name="cases.verify_tallies")
def verify_tallies(**_: object) -> None:
    """Recount the tallies and keep what was found (计数核对)."""
    tallies.verify_tallies(at=timezone.now())
