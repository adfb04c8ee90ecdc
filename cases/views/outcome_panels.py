"""The panels of what follows mediation: each the answer of a query, with the buttons this person may press now."""

from dataclasses import dataclass
from datetime import date

from cases import policies
from cases.lifecycle import AGREEMENT, CONFIRMATION, Action, AgreementAction, AgreementState, ConfirmationAction, State
from cases.models import Dispute
from cases.outcome_choices import EffectKind
from cases.queries.aftermath import aftermath, confirmations_of, costs_of_a_suit, visits_of
from cases.queries.agreement import agreement_cards
from cases.views.outcome_table import OUTCOMES, OutcomeStep, standing
from suyuan.accounts.models import User

AGREEMENT_SLUGS = {
    "revise": AgreementAction.REVISE, "open": AgreementAction.OPEN, "sign": AgreementAction.SIGN,
    "take-effect": AgreementAction.TAKE_EFFECT, "take-back": AgreementAction.TAKE_BACK,
    "refuse": AgreementAction.REFUSE, "drop": AgreementAction.DROP, "oblige": AgreementAction.OBLIGE,
    "complete": AgreementAction.COMPLETE, "breach": AgreementAction.BREACH,
}  # fmt: skip
CONFIRMATION_SLUGS = {str(action).lower(): action for action in ConfirmationAction}


@dataclass(frozen=True, slots=True)
class OutcomeButton:
    """A button in a panel: its address, its words, and why pressing it would be refused now."""

    slug: str
    label: str
    icon: str
    tone: str
    obstacle: str = ""


@dataclass(frozen=True, slots=True)
class OutcomePanel:
    """A panel's answer and its buttons."""

    answer: object
    buttons: list[OutcomeButton]
    may: frozenset[str] = frozenset()


def agreement_panel(dispute: Dispute, reader: User, on: date) -> OutcomePanel | None:
    """The agreements and what may be done to the one that stands (调解协议)."""
    cards = agreement_cards(dispute, on=on)
    if not policies.may_read_sessions(reader, dispute):  # what was drafted and given up was said in mediation
        cards = [card for card in cards if card.agreement.is_in_force() or card.agreement.replaced_at]
    may_draft = policies.may(reader, Action.SETTLE, dispute) and standing(dispute) is None
    buttons = [_button("draft", OUTCOMES["draft"])] if may_draft else []
    if not cards or cards[0].agreement.state in (AgreementState.DROPPED, AgreementState.REPLACED):
        return OutcomePanel(cards, buttons) if cards or may_draft else None
    agreement = cards[0].agreement
    for slug, action in AGREEMENT_SLUGS.items():
        row = AGREEMENT.find(action, agreement.state)
        waits_for_court = action != AgreementAction.TAKE_EFFECT or agreement.effect == EffectKind.COURT_PAPER
        if row and waits_for_court and policies.may_with_agreement(reader, action, agreement):
            buttons.append(_button(slug, OUTCOMES[slug], "；".join(row.obstacles(agreement))))
    may_pay = policies.may_with_agreement(reader, AgreementAction.PAY, agreement)
    return OutcomePanel(cards, buttons, frozenset({"pay"} if may_pay else ()))


def confirmation_panel(dispute: Dispute, reader: User, on: date) -> OutcomePanel | None:
    """The applications for confirmation and what may be done to the latest (司法确认)."""
    cases, buttons = confirmations_of(dispute), []
    for slug, action in CONFIRMATION_SLUGS.items() if cases else ():
        row = CONFIRMATION.find(action, cases[0].state)
        everybody_joined = action == ConfirmationAction.JOIN and not cases[0].parties_not_joined()
        if row and not everybody_joined and policies.may_with_confirmation(reader, action, cases[0]):
            buttons.append(_button(slug, OUTCOMES[slug], "；".join(row.obstacles(cases[0]))))
    agreement = standing(dispute)
    if agreement and OUTCOMES["apply"].may(reader, dispute, agreement):
        buttons.append(_button("apply", OUTCOMES["apply"]))
    return OutcomePanel(cases, buttons) if cases or buttons else None


def aftermath_panel(dispute: Dispute, reader: User, on: date) -> OutcomePanel | None:
    """What follows the end, and the papers prepared for the court (后续手续、移交材料)."""
    found = aftermath(dispute, on=on)
    if found is None:
        return None
    may = {str(action) for action in (Action.LATER_STEP, Action.EDIT) if policies.may(reader, action, dispute)}
    buttons = []
    if policies.may(reader, Action.UNDISPUTED, dispute):
        buttons.append(_button("undisputed", OUTCOMES["undisputed"]))
        if found.not_signed:
            buttons.append(_button("confirm-undisputed", OUTCOMES["confirm-undisputed"]))
    if dispute.state != State.MEDIATING and Action.LATER_STEP in may:
        buttons.append(_button("later-step", OUTCOMES["later-step"]))
    return OutcomePanel(found, buttons, frozenset(may))


def visits_panel(dispute: Dispute, reader: User, on: date) -> OutcomePanel | None:
    """The visits planned and held (回访)."""
    if dispute.state != State.SETTLED:
        return None
    may = policies.may(reader, Action.VISIT, dispute)
    buttons = [_button("plan-visit", OUTCOMES["plan-visit"])] if may else []
    return OutcomePanel(visits_of(dispute), buttons, frozenset({"visit"} if may else ()))


def costs_panel(dispute: Dispute, reader: User, on: date) -> object | None:
    """What a suit would cost and what mediation saves (诉讼费用)."""
    return costs_of_a_suit(dispute)


def _button(slug: str, step: OutcomeStep, obstacle: str = "") -> OutcomeButton:
    return OutcomeButton(slug, step.title, step.icon, step.tone, obstacle)
