"""The steps that move a clock: extension, pause, suspension."""

from typing import Any

from cases.forms.clock import ContinueForm, ExtendForm, PauseForm, ResumeForm, SuspendForm
from cases.lifecycle import Action
from cases.services import extension, pausing
from cases.views.step import Step, plain


def _extend(form: ExtendForm, **who: Any) -> object:
    told = {name: form.cleaned_data[name] for name in ("days", "reason", "evidence")}
    return extension.extend_period(**told, consents=form.agreed(), **who)


CLOCK_STEPS: dict[Action, Step] = {
    Action.EXTEND: Step(
        "extend", ExtendForm, _extend, "期限已延长，到期日已重新计算。", "calendar-due", "",
        "须在期限届满前经各方同意；从原期限连续计算，末日逢休息日顺延。", in_panel=True,
    ),
    Action.PAUSE: Step(
        "pause", PauseForm, plain(pausing.pause_clock), "期限已暂停计算。", "clock-pause", "",
        "诉前委托鉴定评估的期间不计入调解期限（在线调解规则第26条）。", in_panel=True,
    ),
    Action.CONTINUE: Step(
        "continue", ContinueForm, plain(pausing.continue_clock), "期限继续计算，到期日已顺延。", "player-play",
        "primary", only_when_open=True,
    ),
    Action.SUSPEND: Step(
        "suspend", SuspendForm, plain(pausing.suspend_dispute), "已中止调解并报告法院。", "alert-triangle", "",
        "发现当事人存在虚假调解可能的，应当中止调解，并向人民法院报告（特邀调解规定第18条）。", in_panel=True,
    ),
    Action.RESUME: Step(
        "resume", ResumeForm, plain(pausing.resume_dispute), "调解已恢复，中止的日数不计入期限。", "player-play",
        "primary", "经审查不属于虚假调解的，恢复调解。",
    ),
}  # fmt: skip
