"""Suspicions about subsidies (疑点): looked for nightly, examined by a person. Nothing here changes the ledger."""

from datetime import datetime

from django.db import connection, transaction
from django.utils.timezone import localdate

from reports.choices import SuspicionState, SuspicionVerdict
from reports.models import Suspicion, SuspicionFinding
from reports.queries.suspicions import handled_by
from reports.services._suspecting_sql import LOOK
from suyuan.accounts.models import User
from suyuan.lib.errors import DomainError, InvalidInput

IN_TURN = "SELECT pg_advisory_xact_lock(hashtext('reports.suspicions'))"


class ExaminationRefused(DomainError):
    """A suspicion that this person may not examine (不能核查)."""

    code = "examination_refused"
    status = 409


@transaction.atomic
def look_for_suspicions(*, at: datetime) -> int:
    """Look for payments worth a second look (查找疑点), by the rules in force; return how many stand now.

    What is found again keeps its findings; with other grounds or disputes than before it is open again.
    """
    with connection.cursor() as cursor:
        cursor.execute(IN_TURN)
        cursor.execute(LOOK, {"at": at, "on": localdate(at)})
        return cursor.rowcount


@transaction.atomic
def examine_suspicion(
    *, suspicion_id: int, verdict: SuspicionVerdict, text: str, by: User, at: datetime
) -> SuspicionFinding:
    """Record what examining a suspicion came to and close it (核查结论); the grounds are kept as they stood.

    Refuses with InvalidInput (`text`) and ExaminationRefused whoever reviewed, approved or posted what is in question,
    and a suspicion closed already.
    """
    suspicion = Suspicion.objects.select_for_update(of=("self",)).get(pk=suspicion_id)
    if not text.strip():
        raise InvalidInput([("text", "请写明核查了什么、结果如何")])
    if suspicion.state == SuspicionState.CLOSED:
        raise ExaminationRefused("该疑点已经核查；有新的依据时会重新列出。")
    if handled_by(suspicion, by):
        raise ExaminationRefused("您审核、批准或冲销过所涉的补贴，请由另一人核查。")
    finding = SuspicionFinding.objects.create(
        suspicion=suspicion, verdict=verdict, text=text.strip(), grounds=suspicion.grounds, found_by=by, found_at=at
    )
    suspicion.state = SuspicionState.CLOSED
    suspicion.save(update_fields=["state"])
    return finding
