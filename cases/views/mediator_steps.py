"""The steps about who mediates. Their buttons stand in the panel 本案调解员; what waits, among the steps."""

from typing import Any

from cases.forms.mediators import (
    AnswerForm,
    AppointForm,
    ChoiceForm,
    DiscloseForm,
    RecuseForm,
    ReplaceForm,
    RuleForm,
    WaiveForm,
)
from cases.lifecycle import Action
from cases.services import appointments, impartiality
from cases.views.step import Step


def _choose(form: ChoiceForm, **who: Any) -> object:
    told = form.cleaned_data
    return appointments.record_choice(
        party_id=int(told["party"]), mediator_id=int(told["mediator"]), word=told["word"], form=told["consent_form"],
        given_at=told["given_at"], note=told["note"], **who,
    )  # fmt: skip


def _appoint(form: AppointForm, **who: Any) -> object:
    told = form.cleaned_data
    return appointments.appoint_mediator(
        mediator_id=int(told["mediator"]), presiding=told["presiding"], reason=told["reason"], **who
    )


def _replace(form: ReplaceForm, **who: Any) -> object:
    told = form.cleaned_data
    successor = told["successor"]
    return appointments.replace_mediator(
        leaving_id=int(told["leaving"]),
        reason=told["reason"],
        successor_id=int(successor) if successor else None,
        **who,
    )


def _answer(form: AnswerForm, **who: Any) -> object:
    told = form.cleaned_data
    return appointments.answer_appointment(accept=told["answer"] == "ACCEPT", reason=told["reason"], **who)


def _disclose(form: DiscloseForm, **who: Any) -> object:
    return impartiality.disclose_conflict(**form.cleaned_data, **who)


def _waive(form: WaiveForm, **who: Any) -> object:
    told = form.cleaned_data
    return impartiality.record_waiver(
        disclosure_id=int(told["disclosure"]), party_id=int(told["party"]), agrees=told["answer"] == "YES",
        form=told["consent_form"], given_at=told["given_at"], evidence=told["evidence"], proof=told["proof"], **who,
    )  # fmt: skip


def _recuse(form: RecuseForm, **who: Any) -> object:
    told = form.cleaned_data
    applicant = told["applicant"]
    return impartiality.request_recusal(
        mediator_id=int(told["mediator"]), applicant_id=int(applicant) if applicant else None,
        ground=told["ground"], detail=told["detail"], **who,
    )  # fmt: skip


def _rule(form: RuleForm, **who: Any) -> object:
    told = form.cleaned_data
    return impartiality.decide_recusal(
        request_id=int(told["request"]), decision=told["decision"], reason=told["reason"], **who
    )


MEDIATOR_STEPS: dict[Action, Step] = {
    Action.ANSWER: Step(
        "answer", AnswerForm, _answer, "答复已记录。", "checks", "primary",
        "收到指定后3个工作日内答复；接受后不得再任本案的陪审员、代理人、证人、鉴定人、翻译（特邀调解规定第16条）。",
        only_when_open=True,
    ),
    Action.RULE: Step(
        "rule", RuleForm, _rule, "回避决定已记录。", "gavel", "primary",
        "由特邀调解组织或者人民法院决定（特邀调解规定第15条）。", only_when_open=True,
    ),
    Action.CHOOSE: Step(
        "choose", ChoiceForm, _choose, "当事人的选择已记录。", "user-check", "",
        "由当事人在名册中协商选定；协商不成的，由特邀调解组织或者人民法院指定（特邀调解规定第12条）。"
        "在线调解的，自各方同意之日起2个工作日内选定（在线调解规则第10条）。",
        in_panel=True,
    ),
    Action.APPOINT: Step(
        "appoint", AppointForm, _appoint, "已指定，等待答复。", "user-plus", "",
        "一般由一名调解员调解；重大、疑难、复杂的，或者当事人要求的，可以由两名以上调解员共同调解，由一名主持"
        "（特邀调解规定第13条）。",
        in_panel=True,
    ),
    Action.REPLACE: Step(
        "replace", ReplaceForm, _replace, "已更换。", "switch-horizontal", "",
        "当事人有正当理由可以申请更换（特邀调解规定第13条）。更换不延长调解期限，被更换的调解员不得再任本案调解员。",
        in_panel=True,
    ),
    Action.DISCLOSE: Step(
        "disclose", DiscloseForm, _disclose, "已披露，请逐一征询各方当事人的意见。", "info-circle", "",
        "各方当事人知悉后都同意的，可以继续调解；否则应当回避（特邀调解规定第15条；在线调解规则第13条）。",
        in_panel=True,
    ),
    Action.WAIVE: Step("waive", WaiveForm, _waive, "意见已记录。", "checks", in_panel=True),
    Action.RECUSE: Step(
        "recuse", RecuseForm, _recuse, "回避申请已记录，等待决定。", "user-x", "",
        "当事人可以申请调解员回避；调解员有下列情形的应当自行回避，但各方当事人同意其调解的除外"
        "（特邀调解规定第15条）。",
        in_panel=True,
    ),
}  # fmt: skip
