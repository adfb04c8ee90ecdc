"""Background jobs of the subsidy ledger: doorbells, harmless when rung twice."""

from celery import shared_task
from django.utils import timezone

from mediators.services import retainers
from mediators.services.accrual import accrue_all_pending
from suyuan.accounts.models import User


@shared_task(name="mediators.accrue_subsidies")
def accrue_subsidies(**_: object) -> None:
    """Accrue what is due, right after it was recorded."""
    accrue_all_pending(at=timezone.now(), by=User.objects.system())


@shared_task(name="mediators.sweep_subsidies")
def sweep_subsidies(**_: object) -> None:
    """Accrue whatever a lost doorbell or a dead worker left behind, and what a new scheme now covers."""
    accrue_all_pending(at=timezone.now(), by=User.objects.system())


@shared_task(name="mediators.record_retained_months")
def record_retained_months(**_: object) -> None:
    """Make due what retained mediators earned in the months that are over."""
    retainers.record_retained_months(at=timezone.now(), by=User.objects.system())
