"""Background jobs of reports: doorbells, harmless when rung twice."""

from celery import shared_task
from django.utils import timezone

from reports.services import bulletins, reconciling, refreshing, suspicions, watching


@shared_task(name="reports.refresh_rates")
def refresh_rates(**_: object) -> None:
    """Find the readings that what they rest on has left behind, and compute them."""
    refreshing.refresh_rates(at=timezone.now())


@shared_task(name="reports.resume_rates")
def resume_rates(**_: object) -> None:
    """Compute what a lost doorbell or a dead worker left to do."""
    refreshing.resume_rates(at=timezone.now())


@shared_task(name="reports.prepare_bulletins")
def prepare_bulletins(**_: object) -> None:
    """Draft the bulletins of the periods just past, once the first working day has come (拟稿)."""
    bulletins.prepare_bulletins(at=timezone.now())


@shared_task(name="reports.look_out")
def look_out(**_: object) -> None:
    """Find what is more than usual, and forecast the next quarter's filings."""
    watching.look_out(at=timezone.now())


@shared_task(name="reports.reconcile_subsidies")
def reconcile_subsidies(**_: object) -> None:
    """Hold the subsidy ledger against the cases, nightly."""
    reconciling.reconcile_subsidies(at=timezone.now())


@shared_task(name="reports.look_for_suspicions")
def look_for_suspicions(**_: object) -> None:
    """Look for payments worth a second look, nightly."""
    suspicions.look_for_suspicions(at=timezone.now())
