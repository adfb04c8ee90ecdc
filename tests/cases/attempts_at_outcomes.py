"""What somebody may try at the end of mediation and after it: results, their correction, what follows, visits."""

from collections.abc import Callable
from decimal import Decimal

from cases.choices import AgreementForm, EndReason
from cases.lifecycle import CONFIRMATION, Action, ConfirmationAction
from cases.models import ConfirmationCase, FollowUpVisit, SettlementAgreement, UndisputedFacts
from cases.outcome_choices import (
    LaterStepKind,
    ObligationKind,
    Satisfaction,
    SigningMeans,
    VisitMeans,
    VisitPerformance,
)
from cases.services import confirmation, follow_up, later_steps, mediation, performance
from cases.services.agreements import AgreementFacts
from cases.services.performance import ObligationFacts
from tests.cases.turn import Turn


def settle(turn: Turn) -> None:
    """Sometimes with money owed in a while, sometimes under an organisation that presided."""
    owed = owing(turn) if turn.likely(0.6) else ()
    organization = turn.scene.organization.pk if turn.likely(0.6) else None
    told = {"obligations": owed, "presiding_organization_id": organization}
    turn.scene.settle(turn.dispute, effective_on=turn.past_day(), by=turn.by, at=turn.at, **told)


def owing(turn: Turn) -> list[ObligationFacts]:
    debtor, creditor = turn.party(), turn.party()
    told = {"kind": ObligationKind.MONEY, "content": turn.words("一次付清"), "amount": Decimal(900)}
    return [ObligationFacts(debtor_id=debtor.pk, creditor_id=creditor.pk, due_on=turn.day(ahead=2), **told)]


def perform(turn: Turn) -> None:
    """Something is paid, in part or whole, or is found unpaid, or the whole is said to be performed."""
    agreement, told = turn.row(SettlementAgreement.objects.filter(dispute=turn.dispute)), {"by": turn.by, "at": turn.at}
    owed = agreement.obligations.order_by("pk").last()
    if owed and turn.likely(0.7):
        paid = Decimal(turn.one_of(("300", "900", "0", "1000")))
        performance.record_performance(
            obligation_id=owed.pk, performed_on=turn.past_day(), evidence=turn.words("回单"), amount=paid, **told
        )
    elif turn.likely(0.5):
        performance.record_breach(agreement_id=agreement.pk, note=turn.words("催告未果"), **told)
    else:
        performance.complete_performance(
            agreement_id=agreement.pk, performed_on=turn.past_day(), evidence=turn.words("收条"), **told
        )


def confirm(turn: Turn) -> None:
    """An application is opened, or the one there is goes on, by any of its steps."""
    agreement, told = turn.row(SettlementAgreement.objects.filter(dispute=turn.dispute)), {"by": turn.by, "at": turn.at}
    case = ConfirmationCase.objects.filter(agreement=agreement).first()
    if case is None or turn.likely(0.1):
        opened = confirmation.open_application(agreement_id=agreement.pk, court_code="粤1973", **told)
        if turn.likely(0.8):
            _join(turn, {"confirmation_id": opened.pk, **told})
        return
    rows = [row.action for row in CONFIRMATION.leaving(case.state)]
    action = turn.one_of(rows if rows and turn.likely() else ConfirmationAction.values)
    STEPS_OF_CONFIRMATION[ConfirmationAction(action)](turn, {"confirmation_id": case.pk, **told})


def _join(turn: Turn, told: dict) -> None:
    signed = {"means": turn.one_of(SigningMeans.values), "signed_on": turn.past_day()}
    confirmation.join_application(party_id=turn.party().pk, **signed, **told)


def _accept(turn: Turn, told: dict) -> None:
    number = f"（2026）粤1973{turn.one_of(('民特', '民特', '民初'))}{turn.chance.randrange(100, 999)}号"
    confirmation.accept_application(docket_number=number, **told)


def _ruling(action: ConfirmationAction) -> Callable[[Turn, dict], None]:
    return lambda turn, told: confirmation.rule_on_application(
        action=action, ruled_on=turn.past_day(), ground=turn.one_of(("UNCLEAR", "")), reasons=turn.words("自愿"), **told
    )


def _stated(action: ConfirmationAction) -> Callable[[Turn, dict], None]:
    return lambda turn, told: confirmation.move_application(action=action, note=turn.words("已告知"), **told)


def _object(turn: Turn, told: dict) -> None:
    known = {"known_on": turn.past_day(), "reasons": turn.words("内容不明确")}
    confirmation.object_to_ruling(objector="张某", is_party=turn.likely(0.5), **known, **told)


STEPS_OF_CONFIRMATION: dict[ConfirmationAction, Callable[[Turn, dict], None]] = {
    **{action: _stated(action) for action in confirmation.PLAIN},
    **{action: _ruling(action) for action in confirmation.RULED},
    ConfirmationAction.JOIN: _join,
    ConfirmationAction.SUBMIT: lambda turn, told: confirmation.submit_application(**told),
    ConfirmationAction.ACCEPT: _accept,
    ConfirmationAction.OBJECT: _object,
    ConfirmationAction.REJECT: lambda turn, told: confirmation.reject_application(
        ground=turn.one_of(("NOT_CIVIL", "?")), reasons=turn.words("不属于受理范围"), **told
    ),
    ConfirmationAction.EXTEND: lambda turn, told: confirmation.extend_examination(
        limit_on=turn.day(ahead=60), approval=turn.words("院长批准"), **told
    ),
}


def end(turn: Turn) -> None:
    party, day = (turn.party().pk, turn.past_day()) if turn.likely(0.6) else (None, None)
    told = {"party_id": party, "happened_on": day, "particulars": turn.words("三次电话")}
    reason, explanation = turn.one_of(EndReason.values), turn.words("分歧较大")
    turn.scene.end(turn.dispute, reason=reason, explanation=explanation, by=turn.by, at=turn.at, **told)


def bring(turn: Turn) -> None:
    agreement = AgreementFacts(form=AgreementForm.WRITTEN, terms=turn.words("一次付清"), nothing_to_perform=True)
    mediation.bring_agreement(agreement=agreement, effective_on=turn.past_day(), **turn.told())


def write_undisputed(turn: Turn) -> None:
    """What is written down waits for the parties' signatures."""
    written = UndisputedFacts.objects.filter(dispute=turn.dispute, replaced_at=None).first()
    if written and turn.likely(0.6):
        told = {"facts_id": written.pk, "party_id": turn.party().pk, "by": turn.by, "at": turn.at}
        later_steps.confirm_undisputed_facts(means=SigningMeans.PAPER, signed_on=turn.past_day(), **told)
        return
    later_steps.record_undisputed_facts(text=turn.words("欠款五千元"), exclusions="", **turn.told())


def go_to_court(turn: Turn) -> None:
    number = turn.one_of(("", "无案号", f"（2026）粤1973民初{turn.chance.randrange(1, 99)}号"))
    due = turn.day(ahead=7) if turn.likely(0.5) else None
    told = {"kind": turn.one_of(LaterStepKind.values), "done_on": turn.past_day(), "number": number, "due_on": due}
    later_steps.record_later_step(**told, **turn.told())


def visit(turn: Turn) -> None:
    """A visit that is planned is held, else one is planned."""
    told = {"by": turn.by, "at": turn.at}
    planned = FollowUpVisit.objects.filter(dispute=turn.dispute).order_by("held_on", "pk").last()
    if planned and turn.likely(0.6):
        found = {"satisfaction": turn.one_of(Satisfaction.values), "performance": turn.one_of(VisitPerformance.values)}
        means, held_on = turn.one_of(VisitMeans.values), turn.past_day()
        follow_up.hold_visit(
            visit_id=planned.pk, held_on=held_on, means=means, relapsed=turn.likely(0.1), **found, **told
        )
        return
    agreement = turn.row(SettlementAgreement.objects.filter(dispute=turn.dispute))
    follow_up.add_visit(agreement_id=agreement.pk, planned_on=turn.day(ahead=30), **told)


ATTEMPTS_AT_OUTCOMES: dict[Action, Callable[[Turn], None]] = {
    Action.SETTLE: settle,
    Action.END: end,
    Action.REOPEN: lambda turn: mediation.reopen_dispute(reason=turn.words("登记有误"), **turn.told()),
    Action.BRING: bring,
    Action.RETRACT: lambda turn: mediation.retract_agreement(reason=turn.words("登记有误"), **turn.told()),
    Action.UNDISPUTED: write_undisputed,
    Action.LATER_STEP: go_to_court,
    Action.VISIT: visit,
    Action.PERFORM: perform,
    Action.CONFIRM: confirm,
}
