"""Deciding between simple and complex (繁简分流)."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from cases.choices import CaseFeature, Complexity
from cases.lifecycle import Action
from cases.models import TriageDecision
from cases.queries.triage import triage_of
from cases.services._transition import advance, hold, permit
from suyuan.accounts.models import User
from suyuan.lib.errors import InvalidInput


@transaction.atomic
def decide_complexity(
    *, dispute_id: int, decided: str, features: Sequence[str], by: User, at: datetime, reason: str = ""
) -> TriageDecision:
    """Decide whether a dispute is simple or complex (繁简分流决定); the score of this moment is kept with it.

    Refuses with InvalidInput a decision other than the suggested one without a reason (field `reason`), and as
    `advance` does.
    """
    dispute = hold(dispute_id)
    permit(dispute, Action.TRIAGE, by=by)
    chosen = [feature for feature in CaseFeature.values if feature in features]
    found = triage_of(dispute, features=chosen, on=localdate(at))
    reason = reason.strip()
    if found.suggested and decided != found.suggested and not reason:
        raise InvalidInput([("reason", f"得分{found.total}分，建议为{found.suggestion}；决定不同的，请写明理由")])
    decision = TriageDecision.objects.create(
        dispute=dispute, features=chosen, score=found.total, parts=found.as_stored(), suggested=found.suggested,
        decided=decided, reason=reason, decided_by=by, decided_at=at,
    )  # fmt: skip
    note = f"{Complexity(decided).label}，得分{found.total}分" + (f"；{reason}" if reason else "")
    advance(dispute, Action.TRIAGE, by=by, at=at, note=note)
    return decision
