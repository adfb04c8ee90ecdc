"""The steps of a dispute's life, as buttons and forms: each names its form and the one service it calls."""

from collections.abc import Callable
from typing import Any

from cases.forms.agreements import BringForm, SettleForm
from cases.forms.kin import MergeForm
from cases.forms.outcomes import EndForm
from cases.forms.steps import (
    ConfirmForm,
    NoteForm,
    ReasonForm,
    ReferForm,
    SignForm,
)
from cases.forms.triage import TriageForm
from cases.lifecycle import Action
from cases.services import intake, mediation, merging, referral, triage
from cases.views.clock_steps import CLOCK_STEPS
from cases.views.mediator_steps import MEDIATOR_STEPS
from cases.views.routing_steps import ROUTING_STEPS
from cases.views.session_steps import SESSION_STEPS
from cases.views.step import Step, plain

REFERRED = ("track", "procedure", "languages", "materials", "choice_reason")


def _refer(form: ReferForm, **who: Any) -> object:
    told = {name: form.cleaned_data.get(name, "") for name in REFERRED}
    return referral.refer_dispute(**told, **form.assignment(), **who)  # type: ignore[arg-type]


def _sign(form: SignForm, **who: Any) -> object:
    named = form.cleaned_data.get("mediator")
    return referral.sign_for_materials(
        mediator_id=int(named) if named else None, receipt=form.cleaned_data["receipt"], **who
    )


def _agreed(service: Callable[..., object]) -> Callable[..., object]:
    """The call of a service that takes an agreement everybody has signed."""
    return lambda form, **who: service(
        agreement=form.told(), effective_on=form.cleaned_data["effective_on"], obligations=form.obligations(), **who
    )


def _end(form: EndForm, **who: Any) -> object:
    return mediation.end_without_settlement(**form.told(), **who)


STEPS: dict[Action, Step] = {
    Action.REGISTER: Step(
        "register", ConfirmForm, plain(intake.register_dispute), "已登记。", "clipboard-check", "primary",
    ),
    Action.REFER: Step(
        "refer", ReferForm, _refer, "已移送，等待签收。", "send", "primary",
        "只列出本院名册（含上级法院名册）在聘的调解员和调解组织，按匹配得分排列；排序只供参考，由您选定。",
        template="cases/refer.html",
    ),
    Action.SIGN_FOR: Step(
        "sign_for", SignForm, _sign, "已签收，调解期限开始计算。", "signature", "primary",
        "签收即确认收到移交的材料，期限自次日起算。",
    ),
    Action.TRIAGE: Step(
        "triage", TriageForm, plain(triage.decide_complexity), "繁简分流已决定。", "arrows-split", in_panel=True,
        template="cases/triage.html",
    ),
    **ROUTING_STEPS,
    Action.SETTLE: Step(
        "settle", SettleForm, _agreed(mediation.settle_dispute), "已登记达成协议，期限停止计算，补贴转入计提。",
        "circle-check", "success", "各方已经当场签署的，填这一张表；还要逐一签署的，请用下面的“起草协议”。",
    ),
    Action.BRING: Step(
        "bring", BringForm, _agreed(mediation.bring_agreement), "已登记自行调解的协议，可以申请司法确认。",
        "file-import", "success", "调解组织自行调解、当事人带来的协议；不经移送，不计算调解期限。",
        only_when_open=True, seldom=True,
    ),
    Action.RETRACT: Step(
        "retract", ReasonForm, plain(mediation.retract_agreement), "已撤回，请重新登记协议。", "history",
        hint="用于协议登记错误的更正：原协议保留并注明已更正。", only_when_open=True, seldom=True,
    ),
    Action.END: Step(
        "end", EndForm, _end, "调解已终止，终结报告已生成。", "circle-x",
    ),
    Action.DECLINE: Step("decline", ReasonForm, plain(referral.decline_referral), "已退回中心。", "arrow-back-up"),
    Action.RECALL: Step(
        "recall", ReasonForm, plain(referral.recall_referral), "移送已收回。", "arrow-back-up", seldom=True,
    ),
    Action.RELEASE: Step(
        "release", NoteForm, plain(referral.release_dispute),
        "已结束调解程序，请引导当事人立案或转入审理。", "gavel", "",
        "有当事人明确表示不同意调解时使用；不计入调解不成。",
        only_when_open=True,
    ),
    Action.WITHDRAW: Step(
        "withdraw", ReasonForm, plain(intake.withdraw_dispute), "纠纷已撤回。", "trash", seldom=True,
    ),
    Action.MERGE: Step(
        "merge", MergeForm, plain(merging.merge_dispute), "已并案，请到并入的那件纠纷继续办理。", "arrows-split", "",
        "与另一件纠纷是同一件时使用：本案的历史和日期保留，期限停止，当事人、风险转到那一件；统计只计一件。",
        in_panel=True,
    ),
    Action.UNMERGE: Step(
        "unmerge", ReasonForm, plain(merging.unmerge_dispute), "已撤销并案，本案恢复办理。", "history", seldom=True,
    ),
    Action.REOPEN: Step(
        "reopen", ReasonForm, plain(mediation.reopen_dispute), "结果已更正，纠纷恢复为调解中。", "history", "",
        "用于结果登记错误的更正：原协议或报告保留并注明已更正，已计提的补贴冲销，期限恢复计算。",
        only_when_open=True, seldom=True,
    ),
    **SESSION_STEPS,
    **CLOCK_STEPS,
    **MEDIATOR_STEPS,
}  # fmt: skip
