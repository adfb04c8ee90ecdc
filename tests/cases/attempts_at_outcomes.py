"""What somebody may try at the end of mediation and after it: results, their correction, what follows, visits."""

from collections.abc import Callable

from cases.choices import AgreementForm, EndReason
from cases.lifecycle import Action
from cases.models import FollowUpVisit, SettlementAgreement, UndisputedFacts
from cases.outcome_choices import LaterStepKind, Satisfaction, SigningMeans, VisitMeans, VisitPerformance
from cases.services import follow_up, later_steps, mediation
from cases.services.agreements import AgreementFacts
from tests.cases.turn import Turn


def settle(turn: Turn) -> None:
    turn.scene.settle(turn.dispute, effective_on=turn.past_day(), by=turn.by, at=turn.at)


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
}
