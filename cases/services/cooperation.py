"""Disputes that one place cannot settle alone: lead and co-units, handing up, key cases (联动、上报、包案)."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from cases.choices import InvolvedRole
from cases.lifecycle import Action
from cases.models import Escalation, HandlingUnit, InvolvedUnit, KeyCase
from cases.queries.cooperation import levels_above
from cases.services._transition import TransitionRefused, advance, hold, permit
from communities.models import Division
from suyuan.accounts.models import User
from suyuan.lib.errors import InvalidInput


@transaction.atomic
def involve_units(
    *, dispute_id: int, lead: str, others: Sequence[str], reason: str, by: User, at: datetime
) -> list[InvolvedUnit]:
    """Name who leads on a dispute and who helps (牵头、协同); whoever is not named any more no longer takes part.

    A town is named "division-<code>", an office "unit-<id>". Refuses with InvalidInput (`lead`, `others`), and as
    `advance` does.
    """
    dispute = hold(dispute_id)
    permit(dispute, Action.COOPERATE, by=by)
    wanted = {lead: InvolvedRole.LEAD} | {name: InvolvedRole.CO for name in others if name != lead}
    if len(wanted) < 2:
        raise InvalidInput([("others", "请选择至少一个协同的镇街或部门")])
    dispute.involved_units.filter(ended_at=None).update(ended_at=at)
    rows = InvolvedUnit.objects.bulk_create(
        InvolvedUnit(dispute=dispute, role=role, reason=reason, added_at=at, added_by=by, **_who(name))
        for name, role in wanted.items()
    )
    named = InvolvedUnit.objects.filter(pk__in=[row.pk for row in rows]).select_related("division", "unit")
    note = "；".join(f"{row.get_role_display()}：{row.name}" for row in named)
    advance(dispute, Action.COOPERATE, by=by, at=at, note=f"{note}；{reason}")
    return rows


@transaction.atomic
def escalate_dispute(*, dispute_id: int, division_id: str, reason: str, by: User, at: datetime) -> Escalation:
    """Hand a dispute up (逐级上报) to a place above the one that has it now: 村（社区）→ 镇（街道）→ 县区 or 市.

    Refuses with InvalidInput a place that is not above (field `division`), with TransitionRefused while an earlier
    handing up waits to be taken over, and as `advance` does.
    """
    dispute = hold(dispute_id)
    permit(dispute, Action.ESCALATE, by=by)
    if dispute.escalations.filter(taken_over_at=None).exists():
        raise TransitionRefused("上一次上报还没有接办，不能再上报", state=dispute.state)
    above = {place.code: place for place in levels_above(dispute)}
    if division_id not in above:
        raise InvalidInput([("division", "请选择现在层级以上的地方")])
    raised = Escalation.objects.create(
        dispute=dispute, division_id=division_id, reason=reason.strip(), escalated_at=at, escalated_by=by
    )
    advance(dispute, Action.ESCALATE, by=by, at=at, note=f"上报{above[division_id].display_name}；{reason.strip()}")
    return raised


@transaction.atomic
def take_over_dispute(*, dispute_id: int, taken_over_by: str, by: User, at: datetime) -> Escalation:
    """Record who took over a dispute that was handed up (接办).

    Refuses with InvalidInput (`taken_over_by`), with TransitionRefused when nothing was handed up, and as `advance`
    does.
    """
    dispute = hold(dispute_id)
    permit(dispute, Action.TAKE_OVER, by=by)
    if not taken_over_by.strip():
        raise InvalidInput([("taken_over_by", "请填写接办的单位或人员")])
    raised = dispute.escalations.filter(taken_over_at=None).first()
    if raised is None:
        raise TransitionRefused("没有等待接办的上报", state=dispute.state)
    advance(dispute, Action.TAKE_OVER, by=by, at=at, note=taken_over_by.strip())
    raised.taken_over_at, raised.taken_over_by = at, taken_over_by.strip()
    raised.save(update_fields=["taken_over_at", "taken_over_by"])
    return raised


@transaction.atomic
def set_key_case(
    *, dispute_id: int, leader: str, unit: str, person: str, due_on: date, reason: str, by: User, at: datetime
) -> KeyCase:
    """Make a dispute a key case (包案): its leader, unit and person, and its day; an earlier one is replaced.

    Refuses with InvalidInput a day that has passed (field `due_on`), and as `advance` does.
    """
    dispute = hold(dispute_id)
    permit(dispute, Action.LEAD, by=by)
    if due_on < localdate(at):
        raise InvalidInput([("due_on", "化解期限不能早于今天")])
    dispute.key_cases.filter(replaced_at=None).update(replaced_at=at)
    told = {"leader": leader, "unit": unit, "person": person, "due_on": due_on, "reason": reason}
    case = KeyCase.objects.create(dispute=dispute, set_at=at, set_by=by, **told)
    note = f"包案领导{leader}，责任单位{unit}，责任人{person}，{due_on:%Y-%m-%d}前化解；{reason}"
    advance(dispute, Action.LEAD, by=by, at=at, note=note)
    return case


def _who(name: str) -> dict[str, str | int]:
    kind, _, key = name.partition("-")
    known: Iterable[Division | HandlingUnit]
    if kind == "division":
        known = Division.objects.filter(pk=key)
    else:
        known = HandlingUnit.objects.filter(pk=int(key) if key.isdigit() else 0)
    if not known:
        raise InvalidInput([("others", "所选的镇街或部门不存在，请重新选择")])
    return {f"{kind}_id": key}
