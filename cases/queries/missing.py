"""What a dispute still lacks (还缺什么): for which step it is needed, and why."""

from collections.abc import Iterator
from dataclasses import dataclass

from cases.choices import AgentKind, IntakeSource, PartyKind
from cases.lifecycle import State
from cases.models import Dispute

REGISTER, RECEIPT, REFER, AGREE, CONFIRM, REPORT = "登记", "出具回执", "移送", "签订协议", "申请司法确认", "统计上报"
OPEN = frozenset({State.DRAFT, State.RECEIVED, State.REFERRED, State.MEDIATING})


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing still to be told: the step that needs it, why, and the field that takes it (`parties`, `place` …)."""

    what: str
    step: str
    field: str
    why: str


def missing_in(dispute: Dispute) -> list[Missing]:
    """Return what the dispute lacks (还缺什么), in the order of the steps that need it; nothing after its end."""
    if dispute.state not in OPEN:
        return []
    return [
        *_for_registering(dispute),
        *_for_receipt(dispute),
        *_for_referring(dispute),
        *_for_agreement(dispute),
        *_for_confirmation(dispute),
        *_for_reporting(dispute),
    ]


def _for_registering(dispute: Dispute) -> Iterator[Missing]:
    why = "谁、什么事、在哪里三项齐备，才能编号登记"
    if not any(party.name for party in dispute.present_parties()):
        yield Missing("谁：当事人的姓名或名称", REGISTER, "parties", why)
    if not dispute.facts.strip():
        yield Missing("什么事：纠纷事实", REGISTER, "facts", why)
    if dispute.division_id is None:
        yield Missing("在哪里：纠纷发生地", REGISTER, "place", why)


def _for_receipt(dispute: Dispute) -> Iterator[Missing]:
    if not (dispute.mediation_requested_at or dispute.complaint_submitted_at):
        why = "诉讼时效自当事人提出请求或者提交起诉状之日起中断，须凭日期出具回执（诉讼时效规定第10、12条）"
        yield Missing("申请调解或者提交起诉材料的时间", RECEIPT, "mediation_requested_at", why)


def _for_referring(dispute: Dispute) -> Iterator[Missing]:
    if dispute.state not in {State.DRAFT, State.RECEIVED}:
        return
    for side in dispute.sides_without_a_party():
        yield Missing(side, REFER, "parties", "调解须有明确的双方当事人，并征得各方同意（特邀调解规定第11条）")
    for party in dispute.present_parties():
        if party.minor and not party.guardian():
            why = "未成年人由监护人作为法定代理人参加（民法典第23条，条文未经核实）"
            yield Missing(f"{party}的法定代理人", REFER, "parties", why)
    if dispute.state == State.RECEIVED:
        why = "移送须经当事人同意（特邀调解规定第11条；民事调解规定第1条）"
        yield from (Missing(f"{who}同意调解的记录", REFER, "parties", why) for who in dispute.sides_without_consent())


def _for_agreement(dispute: Dispute) -> Iterator[Missing]:
    why = "协议书须写明当事人的基本情况（特邀调解规定第24条）"
    for party in dispute.opposing_parties():
        if party.kind != PartyKind.NATURAL and not party.representative:
            yield Missing(f"{party}的法定代表人或负责人", AGREE, "parties", why)
    for party in dispute.present_parties():
        for agent in party.present_agents():
            if agent.kind != AgentKind.GUARDIAN and not agent.proof_id:
                why = "委托代理须提交委托人签名或者盖章的授权委托书（民事诉讼法第62条，条文未经核实）"
                yield Missing(f"{party}的代理人{agent.name}的授权委托书", AGREE, "parties", why)


def _for_confirmation(dispute: Dispute) -> Iterator[Missing]:
    why = "申请司法确认须提交身份、资格证明，送达地址和电话（司法确认程序规定第3条）"
    wanted = [("identity_number", "证件号码"), ("phone", "联系电话"), ("address", "住所地")]
    for party in dispute.opposing_parties():
        lacking = [label for name, label in wanted if not getattr(party, name)]
        if lacking and party.name:
            yield Missing(f"{party}的{'、'.join(lacking)}", CONFIRM, "parties", why)


def _for_reporting(dispute: Dispute) -> Iterator[Missing]:
    why = "人民调解统计和万人成讼率按类型、发生日期归类"
    if not dispute.category_id:
        yield Missing("纠纷类型", REPORT, "category", why)
    if not dispute.occurred_on:
        yield Missing("发生日期", REPORT, "occurred_on", why)
    origin = getattr(dispute, "origin", None)
    if dispute.intake_source in {IntakeSource.PETITION, IntakeSource.HOTLINE} and not (origin and origin.reference):
        name = "信访件编号" if dispute.intake_source == IntakeSource.PETITION else "工单编号"
        yield Missing(name, REPORT, "origin_reference", "办结后凭编号回复转来的单位")
