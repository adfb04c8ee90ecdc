"""What a dispute still lacks (还缺什么), and for which step it is needed."""

from dataclasses import dataclass

from cases.lifecycle import State
from cases.models import Dispute

REGISTER, REFER, REPORT = "登记", "移送", "统计上报"


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing still to be told, the step that needs it, and the anchor of its field on the log form."""

    what: str
    step: str
    field: str


def missing_in(dispute: Dispute) -> list[Missing]:
    """Return what the dispute lacks (还缺什么), in the order of the steps that need it; nothing after its end."""
    if dispute.state not in {State.DRAFT, State.RECEIVED, State.REFERRED, State.MEDIATING}:
        return []
    return [*_for_registering(dispute), *_for_referring(dispute), *_for_reporting(dispute)]


def _for_registering(dispute: Dispute) -> list[Missing]:
    found = []
    if not any(party.name for party in dispute.present_parties()):
        found.append(Missing("谁：当事人的姓名或名称", REGISTER, "parties"))
    if not dispute.facts.strip():
        found.append(Missing("什么事：纠纷事实", REGISTER, "facts"))
    if dispute.division_id is None:
        found.append(Missing("在哪里：纠纷发生地", REGISTER, "place"))
    return found


def _for_referring(dispute: Dispute) -> list[Missing]:
    if dispute.state not in {State.DRAFT, State.RECEIVED}:
        return []
    found = [Missing(side, REFER, "parties") for side in dispute.sides_without_a_party()]
    if dispute.state == State.RECEIVED:
        found += [Missing(f"{who}同意调解的记录", REFER, "parties") for who in dispute.sides_without_consent()]
    return found


def _for_reporting(dispute: Dispute) -> list[Missing]:
    wanted = [
        (dispute.category_id, "纠纷类型", "category"),
        (dispute.occurred_on, "发生日期", "occurred_on"),
        (all(party.identity_number for party in dispute.opposing_parties()), "当事人证件号码", "parties"),
        (all(party.phone for party in dispute.opposing_parties()), "当事人联系电话", "parties"),
    ]
    return [Missing(what, REPORT, field) for value, what, field in wanted if not value]
