"""What can be done after or beside the steps of a dispute: the agreement, performance, confirmation, later steps.

Each names its form, the one service it calls, and who may. A slug is the address; `row` is what it acts on.
"""

# ruff: noqa: E501  (a table is read line by line)

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from cases import policies
from cases.forms import agreements as agreement_forms
from cases.forms import confirmation as confirmation_forms
from cases.forms import outcomes as forms
from cases.forms.agreements import RowForm
from cases.lifecycle import CONFIRMATION, Action, AgreementAction, ConfirmationAction
from cases.models import ConfirmationCase, Dispute, SettlementAgreement
from cases.services import agreements, confirmation, follow_up, later_steps, performance
from suyuan.accounts.models import User

Row = Any


@dataclass(frozen=True, slots=True)
class OutcomeStep:
    """One thing to do: its words, its form, its service, and what it acts on (None: nothing there to act on)."""

    title: str
    form: type[RowForm]
    perform: Callable[..., object]
    may: Callable[[User, Dispute, Row], bool]
    subject: Callable[[Dispute, int | None], Row | None]
    done: str = "已登记。"
    icon: str = "edit"
    tone: str = ""
    hint: str = ""
    template: str = "cases/step.html"


def standing(dispute: Dispute, row: int | None = None) -> SettlementAgreement | None:
    """The agreement drafted, being signed or in force; it acts as the dispute's own."""
    agreement = dispute.agreements.standing().select_related("presiding_organization").first()
    if agreement:
        agreement.dispute = dispute
    return agreement


def application(dispute: Dispute, row: int | None = None) -> ConfirmationCase | None:
    """The latest application for confirmation of the agreement that stands."""
    agreement = standing(dispute)
    case = agreement.confirmations.select_related("court").first() if agreement else None
    if case and agreement:
        case.agreement = agreement
    return case


def _itself(dispute: Dispute, row: int | None) -> Dispute:
    return dispute


def _of_agreement(name: str) -> Callable[[Dispute, int | None], Row | None]:
    def find(dispute: Dispute, row: int | None) -> Row | None:
        agreement = standing(dispute)
        return getattr(agreement, name).filter(pk=row).first() if agreement else None

    return find


def _undisputed(dispute: Dispute, row: int | None) -> Row | None:
    return dispute.undisputed_facts.filter(replaced_at=None).first()


def _agreement_step(
    action: AgreementAction, form: type[RowForm], perform: Callable[..., object], icon: str, **more: Any
) -> OutcomeStep:
    subject = more.pop("subject", standing)

    def may(user: User, dispute: Dispute, row: Row) -> bool:
        agreement = standing(dispute)
        return agreement is not None and policies.may_with_agreement(user, action, agreement)

    return OutcomeStep(more.pop("title", action.label), form, perform, may, subject, icon=icon, **more)


def _plain_agreement(action: AgreementAction) -> Callable[..., object]:
    return lambda form, dispute, row, **who: agreements.move_agreement(
        agreement_id=row.pk, action=action, note=form.cleaned_data.get("note", ""), **who
    )


def _confirmation_step(
    action: ConfirmationAction, form: type[RowForm], perform: Callable[..., object], icon: str, **more: Any
) -> OutcomeStep:
    return OutcomeStep(
        more.pop("title", action.label), form, perform,
        lambda user, dispute, row: policies.may_with_confirmation(user, action, row), application, icon=icon, **more,
    )  # fmt: skip


def _stated(action: ConfirmationAction) -> Callable[..., object]:
    return lambda form, dispute, row, **who: confirmation.move_application(
        confirmation_id=row.pk, action=action, **form.cleaned_data, **who
    )


def _ruling(action: ConfirmationAction) -> Callable[..., object]:
    return lambda form, dispute, row, **who: confirmation.rule_on_application(
        confirmation_id=row.pk, action=action, **form.cleaned_data, **who
    )


def _on(service: Callable[..., object], name: str) -> Callable[..., object]:
    """The call of a service that takes the row by this name and the form's answers."""
    return lambda form, dispute, row, **who: service(**{name: row.pk}, **form.cleaned_data, **who)


def _dispute_step(
    action: Action, title: str, form: type[RowForm], perform: Callable[..., object], **more: Any
) -> OutcomeStep:
    subject = more.pop("subject", _itself)
    return OutcomeStep(
        title, form, perform, lambda user, dispute, row: policies.may(user, action, dispute), subject, **more
    )


def _draft(form: agreement_forms.DraftForm, dispute: Dispute, row: Row, **who: Any) -> object:
    return agreements.draft_agreement(
        dispute_id=dispute.pk, agreement=form.told(), obligations=form.obligations(), **who
    )


def _sign(form: agreement_forms.SignAgreementForm, dispute: Dispute, row: Row, **who: Any) -> object:
    return agreements.sign_agreement(agreement_id=row.pk, **form.told(), **who)


def _refuse(form: RowForm, dispute: Dispute, row: Row, **who: Any) -> object:
    data = form.cleaned_data
    return agreements.refuse_to_sign(agreement_id=row.pk, party_id=data["party"], reason=data["reason"], **who)


def _oblige(form: agreement_forms.DutyForm, dispute: Dispute, row: Row, **who: Any) -> object:
    return performance.add_obligations(agreement_id=row.pk, obligations=form.obligations(), **who)


def _by_party(service: Callable[..., object], name: str) -> Callable[..., object]:
    def perform(form: RowForm, dispute: Dispute, row: Row, **who: Any) -> object:
        data = dict(form.cleaned_data)
        return service(**{name: row.pk}, party_id=data.pop("party"), **data, **who)

    return perform


def _apply(form: RowForm, dispute: Dispute, row: Row, **who: Any) -> object:
    court = form.cleaned_data["court"]
    return confirmation.open_application(agreement_id=row.pk, court_code=court.pk, **who)


def _later(form: RowForm, dispute: Dispute, row: Row, **who: Any) -> object:
    return later_steps.record_later_step(dispute_id=dispute.pk, **form.cleaned_data, **who)


def _may_apply(user: User, dispute: Dispute, row: SettlementAgreement) -> bool:
    from_the_table = CONFIRMATION.find(ConfirmationAction.JOIN, CONFIRMATION.initial)
    return (
        row.is_in_force()
        and from_the_table is not None
        and policies.holds_one_of(user, from_the_table.actors, dispute)
        and not row.confirmations.standing().exists()
    )


def _may_draft(user: User, dispute: Dispute, row: Row) -> bool:
    return policies.may(user, Action.SETTLE, dispute) and standing(dispute) is None


A, C = AgreementAction, ConfirmationAction
OUTCOMES: dict[str, OutcomeStep] = {
    "draft": OutcomeStep(
        "起草协议", agreement_forms.DraftForm, _draft, _may_draft, _itself, "协议已起草，交各方签署后生效。", "edit",
    ),
    "revise": _agreement_step(A.REVISE, agreement_forms.ReviseForm, _on(agreements.revise_agreement, "agreement_id"), "edit"),
    "open": _agreement_step(A.OPEN, agreement_forms.NothingForm, _plain_agreement(A.OPEN), "signature", tone="primary"),
    "sign": _agreement_step(
        A.SIGN, agreement_forms.SignAgreementForm, _sign, "signature", tone="primary",
        hint="纸质签名和屏幕签名效力相同；最后一方签署后协议生效，纠纷调解成功。", template="cases/sign.html",
    ),
    "take-back": _agreement_step(A.TAKE_BACK, agreement_forms.NothingForm, _plain_agreement(A.TAKE_BACK), "arrow-back-up"),
    "take-effect": _agreement_step(A.TAKE_EFFECT, agreement_forms.EffectForm, _on(agreements.take_effect, "agreement_id"), "circle-check"),
    "refuse": _agreement_step(
        A.REFUSE, agreement_forms.RefuseToSignForm, _refuse, "circle-x",
        hint="有人拒绝签署的，协议不成立；可以继续调解，或者以“拒绝在调解协议上签章”终止。",
    ),
    "drop": _agreement_step(A.DROP, agreement_forms.NoteRowForm, _plain_agreement(A.DROP), "trash"),
    "oblige": _agreement_step(A.OBLIGE, agreement_forms.DutyForm, _oblige, "clipboard-check"),
    "pay": _agreement_step(
        A.PAY, agreement_forms.PerformanceForm, _on(performance.record_performance, "obligation_id"), "coin-yuan",
        subject=_of_agreement("obligations"), hint="履行须有凭证；可以部分履行，各项义务都履行后自动标为履行完毕。",
    ),
    "complete": _agreement_step(A.COMPLETE, agreement_forms.CompletionForm, _on(performance.complete_performance, "agreement_id"), "circle-check"),
    "breach": _agreement_step(
        A.BREACH, agreement_forms.NoteRowForm, _on(performance.record_breach, "agreement_id"), "alert-triangle",
        hint="列入全部到期未履行的义务；以后履行的，仍可登记。",
    ),
    "undisputed": _dispute_step(
        Action.UNDISPUTED, "记载无争议事实", forms.UndisputedForm,
        lambda form, dispute, row, **who: later_steps.record_undisputed_facts(dispute_id=dispute.pk, **form.cleaned_data, **who),
        icon="file-text", hint="经各方书面确认后，诉讼中当事人无须举证；没有全部确认的不移交、不使用（在线调解规则第18、22条）。",
    ),
    "confirm-undisputed": _dispute_step(
        Action.UNDISPUTED, "登记当事人确认", forms.ConfirmUndisputedForm,
        _by_party(later_steps.confirm_undisputed_facts, "facts_id"), subject=_undisputed, icon="signature",
        template="cases/sign.html",
    ),
    "later-step": _dispute_step(
        Action.LATER_STEP, "登记后续手续", forms.LaterStepForm, _later, icon="clipboard-check",
    ),
    "apply": OutcomeStep("申请司法确认", confirmation_forms.ApplyForm, _apply, _may_apply, standing, "已建立申请，请登记各方共同申请。", "gavel", "primary"),
    "join": _confirmation_step(C.JOIN, confirmation_forms.JoinForm, _by_party(confirmation.join_application, "confirmation_id"), "user-plus", template="cases/sign.html"),
    "submit": _confirmation_step(C.SUBMIT, agreement_forms.NothingForm, _on(confirmation.submit_application, "confirmation_id"), "send", tone="primary"),
    "ask": _confirmation_step(C.ASK, confirmation_forms.StatedForm, _stated(C.ASK), "alert-triangle"),
    "supply": _confirmation_step(C.SUPPLY, confirmation_forms.StatedForm, _stated(C.SUPPLY), "circle-check"),
    "accept": _confirmation_step(C.ACCEPT, confirmation_forms.AcceptForm, _on(confirmation.accept_application, "confirmation_id"), "circle-check", tone="primary"),
    "reject": _confirmation_step(C.REJECT, confirmation_forms.RejectForm, _on(confirmation.reject_application, "confirmation_id"), "circle-x"),
    "extend": _confirmation_step(C.EXTEND, confirmation_forms.ExtendForm, _on(confirmation.extend_examination, "confirmation_id"), "calendar-due"),
    "confirm": _confirmation_step(C.CONFIRM, confirmation_forms.ConfirmRulingForm, _ruling(C.CONFIRM), "gavel", tone="success"),
    "dismiss": _confirmation_step(C.DISMISS, confirmation_forms.DismissForm, _ruling(C.DISMISS), "circle-x"),
    "withdraw": _confirmation_step(C.WITHDRAW, confirmation_forms.StatedForm, _stated(C.WITHDRAW), "arrow-back-up"),
    "lapse": _confirmation_step(C.LAPSE, confirmation_forms.StatedForm, _stated(C.LAPSE), "ban"),
    "object": _confirmation_step(C.OBJECT, confirmation_forms.ObjectForm, _on(confirmation.object_to_ruling, "confirmation_id"), "message"),
    "uphold": _confirmation_step(C.UPHOLD, confirmation_forms.StatedForm, _stated(C.UPHOLD), "gavel"),
    "revoke": _confirmation_step(C.REVOKE, confirmation_forms.StatedForm, _stated(C.REVOKE), "circle-x"),
    "plan-visit": _dispute_step(
        Action.VISIT, "安排回访", forms.PlanVisitForm, _on(follow_up.add_visit, "agreement_id"), subject=standing, icon="calendar-due",
    ),
    "visit": _dispute_step(
        Action.VISIT, "登记回访", forms.VisitForm, _on(follow_up.hold_visit, "visit_id"), subject=_of_agreement("visits"), icon="phone",
    ),
}  # fmt: skip
