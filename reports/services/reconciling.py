"""Reconciling the subsidy ledger with the cases (对账). It reads both and writes what it found; it corrects nothing."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.utils.timezone import localdate

from communities.models import Posting
from mediators.querysets import LEDGER_STAFF
from reports.models import Reconciliation, ReconciliationDifference
from reports.services._reconciling_sql import RECONCILE
from suyuan.accounts.services.notices import notify

PATIENCE = timedelta(days=1)  # a due waits for the sweep some seconds; after a day something is wrong
IN_TURN = "SELECT pg_advisory_xact_lock(hashtext('reports.reconciliation'))"


@dataclass(frozen=True, slots=True)
class Reconciled:
    """What a comparison of cases and ledger found (对账结果), court by court, with every difference."""

    courts: list[Reconciliation]
    differences: list[ReconciliationDifference]


@transaction.atomic
def reconcile_subsidies(*, at: datetime) -> Reconciled:
    """Hold every concluded case against the ledger (对账): one line each, or a stated reason why not.

    The differences of the comparison before go; its counts stay. Ledger staff are told of a court's differences
    once a day.
    """
    with connection.cursor() as cursor:
        cursor.execute(IN_TURN)
        ReconciliationDifference.objects.all().delete()
        cursor.execute(RECONCILE, {"at": at, "waited_since": at - PATIENCE})
    courts = list(Reconciliation.objects.filter(ran_at=at).select_related("court").order_by("court"))
    for one in courts:
        if one.difference_count:
            _tell(one, at)
    differences = ReconciliationDifference.objects.select_related("reconciliation__court").order_by("pk")
    return Reconciled(courts, list(differences))


def _tell(found: Reconciliation, at: datetime) -> None:
    keepers = Posting.objects.filter(court=found.court_id, role__in=LEDGER_STAFF).in_force(localdate(at))
    notify(
        users=keepers.values_list("user", flat=True),
        text=f"{found.court.name}补贴台账与纠纷对账有{found.difference_count}处差异，请核对。",
        source=f"reconciliation:{found.court_id}:{localdate(at)}",
        url="/subsidies/reconciliation/",
        at=at,
    )
