"""The steps about sittings: planning, recording, offers, a judge's guidance, tasks for assistants."""

from typing import Any

from cases.forms.assistance import AssistForm
from cases.forms.sessions import AdviseForm, AskForm, OfferForm, PlanForm, SessionForm
from cases.lifecycle import Action
from cases.services import assistance, guidance, schedule, sessions
from cases.views.step import Step, plain


def _plan(form: PlanForm, **who: Any) -> object:
    return schedule.plan_session(sitting=form.sitting(), **who)


def _record(form: SessionForm, **who: Any) -> object:
    return sessions.record_session(**form.told(), **who)


def _advise(form: AdviseForm, **who: Any) -> object:
    told = form.cleaned_data
    return guidance.answer_question(request_id=int(told["request"]), answer=told["answer"], **who)


def _assist(form: AssistForm, **who: Any) -> object:
    return assistance.assign_task(**form.told(), **who)


SESSION_STEPS: dict[Action, Step] = {
    Action.PLAN: Step(
        "plan", PlanForm, _plan, "已安排，并通知了调解员。请打印调解通知，或者电话告知当事人。", "calendar-event", "",
        "本案的调解员都列为参加人；调解室、调解员、当事人的时间冲突会当场提示。",
        in_panel=True,
    ),
    Action.SESSION: Step("session", SessionForm, _record, "调解记录已保存。", "notes"),
    Action.OFFER: Step(
        "offer", OfferForm, plain(sessions.record_offer), "方案已记录。", "arrows-exchange", "",
        "只有办理本纠纷的调解员能看到；未达成协议的，不得在诉讼中作为对其不利的依据（特邀调解规定第22条）。",
        in_panel=True,
    ),
    Action.ASK: Step(
        "ask", AskForm, plain(guidance.ask_judge), "已提交，法官将收到通知。", "help-circle", in_panel=True
    ),
    Action.ADVISE: Step(
        "advise", AdviseForm, _advise, "答复已发送给调解员。", "school", "primary", only_when_open=True
    ),
    Action.ASSIST: Step(
        "assist", AssistForm, _assist, "已交办，承办人将收到通知。", "clipboard-list", "",
        "交给本院辖区内的社区法官助理、网格员办理，结果和照片直接回到本页。",
        in_panel=True,
    ),
}  # fmt: skip
