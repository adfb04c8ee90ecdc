"""The steps of routing, working together and supervision (分流交办、联动、督办)."""

from typing import Any

from cases.forms.cooperation import EscalateForm, InvolveForm, KeyCaseForm, TakeOverForm
from cases.forms.routing import AcceptForm, ResolveForm, RouteForm, TurnBackForm
from cases.forms.steps import ReasonForm
from cases.forms.supervision import OrderForm, ReplyForm
from cases.lifecycle import Action
from cases.services import cooperation, routing, supervision, turning_back
from cases.views.step import Step, plain


def _route(form: RouteForm, **who: Any) -> object:
    told = dict(form.cleaned_data)
    unit = told.pop("unit")
    return routing.route_dispute(**told, unit_id=int(unit) if unit else None, **who)


def _order(form: OrderForm, **who: Any) -> object:
    told = dict(form.cleaned_data)
    told.pop("other")
    return supervision.order_supervision(**told | form.addressed_to(), **who)


def _reply(form: ReplyForm, *, dispute_id: int, **who: Any) -> object:
    told = dict(form.cleaned_data)
    return supervision.answer_supervision(order_id=told.pop("order").pk, **told, **who)


ROUTING_STEPS: dict[Action, Step] = {
    Action.ROUTE: Step(
        "route", RouteForm, _route, "分流已确定。", "arrows-exchange", "", template="cases/route.html",
    ),
    Action.TURN_BACK: Step(
        "turn_back", TurnBackForm, plain(turning_back.turn_back_application), "已退回，所有期限停止计算。",
        "arrow-back-up", "",
        "网上提出的申请，不属于法院受案范围、本院没有管辖权或者不适宜在线调解的，应当退回（在线调解规则第9条）；"
        "退回后不能恢复，申请人可以另行提出。",
        only_when_open=True, seldom=True,
    ),
    Action.ACCEPT: Step(
        "accept_routing", AcceptForm, plain(routing.accept_routing), "已登记接收。", "check", in_panel=True
    ),
    Action.RETURN: Step(
        "return_routing", ReasonForm, plain(routing.return_routing), "已登记退回，办理时间连续计算。",
        "arrow-back-up", "", "退回计入次数，办理时间连续计算，不重新起算。",
    ),
    Action.RESOLVE: Step(
        "resolve_routing", ResolveForm, plain(routing.resolve_routing), "已登记办结。", "circle-check", "success",
    ),
    Action.BRING_BACK: Step(
        "bring_back", ReasonForm, plain(routing.bring_back_dispute), "已转回调解。", "heart-handshake", "",
        "承办单位没有解决，或者当事人愿意调解的，转回中心办理。",
    ),
    Action.COOPERATE: Step(
        "cooperate", InvolveForm, plain(cooperation.involve_units), "牵头、协同单位已确定。", "users-group",
        hint="跨镇街、跨部门的纠纷，指定牵头单位，其他单位协同；所涉镇街的法官和助理可以看到本纠纷。", in_panel=True,
    ),
    Action.ESCALATE: Step(
        "escalate", EscalateForm, plain(cooperation.escalate_dispute), "已上报。", "arrow-up", in_panel=True
    ),
    Action.TAKE_OVER: Step(
        "take_over", TakeOverForm, plain(cooperation.take_over_dispute), "已登记接办。", "user-check", in_panel=True
    ),
    Action.LEAD: Step(
        "key_case", KeyCaseForm, plain(cooperation.set_key_case), "包案已确定。", "flag",
        hint="重点案件明确包案领导、责任单位和责任人，限期化解。", in_panel=True,
    ),
    Action.SUPERVISE: Step(
        "supervise", OrderForm, _order, "督办单已发出。", "urgent", in_panel=True,
    ),
    Action.REPLY: Step("reply", ReplyForm, _reply, "答复已登记，等待评价。", "message", in_panel=True),
}  # fmt: skip
