"""Turning back what was applied for on-line and does not belong there (退回在线申请)."""

from datetime import datetime

from django.db import transaction

from cases.lifecycle import Action
from cases.models import Dispute, TurnedBack
from cases.outcome_choices import TurnBackGround
from cases.services._clock import stop_clocks
from cases.services._transition import advance, hold, permit
from suyuan.accounts.models import User
from suyuan.lib.errors import InvalidInput


@transaction.atomic
def turn_back_application(
    *, dispute_id: int, ground: TurnBackGround, explanation: str, way_told: str, by: User, at: datetime
) -> Dispute:
    """Turn back an application made on-line before filing (退回在线申请, 在线21 art. 9); every clock stops.

    Out of the courts' scope, outside this court's jurisdiction, or unfit for on-line mediation. `way_told` is what the
    applicant was told to do instead. Refuses with InvalidInput (`ground`, `explanation`, `way_told`), and as `advance`
    does.
    """
    dispute = hold(dispute_id)
    permit(dispute, Action.TURN_BACK, by=by)
    _refuse_unfounded(ground, explanation, way_told)
    label = TurnBackGround(ground).label
    said = f"{label}：{explanation.strip().rstrip('。')}；已告知{way_told.strip()}"
    advance(dispute, Action.TURN_BACK, by=by, at=at, note=said)
    TurnedBack.objects.create(
        dispute=dispute, ground=ground, explanation=explanation.strip(), way_told=way_told.strip(),
        turned_back_at=at, turned_back_by=by,
    )  # fmt: skip
    stop_clocks(dispute, at=at)
    return dispute


def _refuse_unfounded(ground: str, explanation: str, way_told: str) -> None:
    problems: list[tuple[str | None, str]] = []
    if ground not in TurnBackGround.values:
        problems.append(("ground", "请选择退回的情形（在线调解规则第9条）"))
    if not explanation.strip():
        problems.append(("explanation", "请写明退回的具体理由"))
    if not way_told.strip():
        problems.append(("way_told", "请写明告知申请人的途径，例如向哪个法院起诉、改为线下调解"))
    if problems:
        raise InvalidInput(problems)
