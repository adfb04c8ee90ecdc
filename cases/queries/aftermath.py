"""What comes after the end of mediation (后续): the steps the law names, what may go to the court, visits, costs."""

from dataclasses import dataclass
from datetime import date

from cases.lifecycle import State
from cases.models import (
    ConfirmationCase,
    Dispute,
    FailureReport,
    FollowUpVisit,
    LaterStep,
    LaterStepRule,
    Party,
    ServiceAddress,
    UndisputedFacts,
)
from cases.rules.court_fees import FeeKind
from cases.rules.suit_costs import SuitCosts, suit_costs
from suyuan.files.models import StoredFile


@dataclass(frozen=True, slots=True)
class NextStep:
    """A step the law names, and whether it was taken (后续手续)."""

    rule: LaterStepRule
    done: LaterStep | None
    waits: bool


@dataclass(frozen=True, slots=True)
class AddressRow:
    party: Party
    confirmed: ServiceAddress | None


@dataclass(frozen=True, slots=True)
class Aftermath:
    """What follows (后续), with every step recorded and the papers that may go to the court."""

    steps: list[NextStep]
    recorded: list[LaterStep]
    undisputed: UndisputedFacts | None
    addresses: list[AddressRow]
    has_failed: bool

    @property
    def not_signed(self) -> list[str]:
        """Who has not confirmed the undisputed facts yet."""
        return self.undisputed.parties_not_signed() if self.undisputed else []


@dataclass(frozen=True, slots=True)
class TransferableSet:
    """What may go to the judge who tries the case, and nothing else (可移交材料, 特邀16 art. 22; 在线21 art. 18)."""

    dispute: Dispute
    complaints: list[StoredFile]
    undisputed: UndisputedFacts | None
    addresses: list[ServiceAddress]
    report: FailureReport | None
    case_numbers: list[str]


def aftermath(dispute: Dispute, *, on: date) -> Aftermath | None:
    """Return what follows the end of mediation (后续手续); before the end only what is prepared for it."""
    if dispute.state not in (State.MEDIATING, State.SETTLED, State.ENDED, State.REFUSED):
        return None
    recorded = list(dispute.later_steps.select_related("recorded_by", "court_case"))
    return Aftermath(
        steps=_next_steps(dispute, recorded, on),
        recorded=recorded,
        undisputed=_undisputed(dispute),
        addresses=[AddressRow(party, _address_of(party)) for party in dispute.opposing_parties()],
        has_failed=dispute.state in (State.ENDED, State.REFUSED),
    )


def transferable_set(dispute: Dispute) -> TransferableSet:
    """Return the transferable set (可移交材料). Undisputed facts are in it only when every party has signed them."""
    facts = _undisputed(dispute)
    return TransferableSet(
        dispute=dispute,
        complaints=list(StoredFile.objects.of(dispute).filter(confidential=False, name__contains="起诉")),
        undisputed=facts if facts and not facts.parties_not_signed() else None,
        addresses=[address for party in dispute.opposing_parties() if (address := _address_of(party))],
        report=dispute.failure_reports.filter(replaced_at=None).select_related("reported_by", "party").first(),
        case_numbers=[number.text for number in dispute.case_numbers.all()],
    )


def visits_of(dispute: Dispute) -> list[FollowUpVisit]:
    """Return the visits planned and held (回访) of the agreement that stands."""
    visits = FollowUpVisit.objects.filter(agreement__in=dispute.agreements.standing(), dispute=dispute)
    return list(visits.select_related("visited_by"))


def confirmations_of(dispute: Dispute) -> list[ConfirmationCase]:
    """Return the applications for confirmation (司法确认), the latest first, with signatures and log."""
    cases = ConfirmationCase.objects.filter(agreement__dispute=dispute).select_related("court", "agreement")
    found = list(cases.prefetch_related("signatures__party", "events__actor"))
    for case in found:
        case.agreement.dispute = dispute
    return found


def costs_of_a_suit(dispute: Dispute) -> SuitCosts | None:
    """Return what a suit over the amount in dispute would cost (诉讼费用); None without an amount."""
    if not dispute.amount or dispute.state in (State.DRAFT, State.WITHDRAWN):
        return None
    return suit_costs(kind=FeeKind.PROPERTY, amount=dispute.amount)


def _undisputed(dispute: Dispute) -> UndisputedFacts | None:
    facts = dispute.undisputed_facts.filter(replaced_at=None).prefetch_related("signatures__party").first()
    if facts:
        facts.dispute = dispute
    return facts


def _address_of(party: Party) -> ServiceAddress | None:
    return party.service_addresses.last()


def _next_steps(dispute: Dispute, recorded: list[LaterStep], on: date) -> list[NextStep]:
    day = dispute.concluded_on or on
    rules = LaterStepRule.objects.in_force(day).filter(outcome=dispute.state, track__in=["", dispute.track])
    done = {step.kind: step for step in recorded}
    return [
        NextStep(rule, done.get(rule.step), waits=bool(rule.after) and rule.after not in done)
        for rule in rules.order_by("pk")
    ]
