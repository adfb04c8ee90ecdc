"""The agreement of a dispute as its panel and papers show it (调解协议栏)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cases.models import AgreementEvent, Dispute, Obligation, SettlementAgreement, Signature
from cases.outcome_choices import ObligationKind
from cases.rules.agreement_effect import BASIS
from cases.rules.clauses import ClauseWarning, doubtful_clauses


@dataclass(frozen=True, slots=True)
class Owed:
    """One obligation as it stands on a day (履行情况): what was paid, what is left, how many days late."""

    obligation: Obligation
    paid: Decimal
    left: Decimal
    performed: bool
    days_late: int


@dataclass(frozen=True, slots=True)
class AgreementCard:
    """An agreement with everything its panel shows; `missing` is what stops its signing or its effect."""

    agreement: SettlementAgreement
    signatures: list[Signature]
    missing: list[str]
    warnings: list[ClauseWarning]
    owed: list[Owed]
    effect_basis: str
    events: list[AgreementEvent]

    @property
    def has_performances(self) -> bool:
        """Whether anything was performed yet, in part or whole."""
        return any(owed.obligation.performances.all() for owed in self.owed)

    @property
    def late(self) -> list[Owed]:
        """What is overdue."""
        return [owed for owed in self.owed if owed.days_late > 0]


def agreement_cards(dispute: Dispute, *, on: date) -> list[AgreementCard]:
    """Return the dispute's agreements (调解协议), the one that stands first, those given up or replaced after it."""
    agreements = dispute.agreements.select_related("presiding_organization", "recorded_by").prefetch_related(
        "signatures__party", "signatures__picture", "obligations__performances__proof",
        "obligations__debtor", "obligations__creditor", "events__actor",
    )  # fmt: skip
    found = sorted(agreements, key=lambda agreement: (agreement.state in ("DROPPED", "REPLACED"), -agreement.pk))
    return [_card(agreement, dispute, on) for agreement in found]


def _card(agreement: SettlementAgreement, dispute: Dispute, on: date) -> AgreementCard:
    agreement.dispute = dispute
    missing = {"DRAFT": agreement.missing_content, "SIGNING": agreement.missing_signatures}.get(agreement.state)
    return AgreementCard(
        agreement=agreement,
        signatures=list(agreement.signatures.all()),
        missing=missing() if missing else [],
        warnings=doubtful_clauses(agreement.terms) if agreement.state in ("DRAFT", "SIGNING", "EFFECTIVE") else [],
        owed=[_owed(obligation, on) for obligation in agreement.obligations.all()],
        effect_basis=BASIS[agreement.effect],
        events=list(agreement.events.all()),
    )


def _owed(obligation: Obligation, on: date) -> Owed:
    paid, performed = obligation.paid(), obligation.is_performed()
    left = (obligation.amount or Decimal(0)) - paid if obligation.kind == ObligationKind.MONEY else Decimal(0)
    late = (on - obligation.due_on).days if obligation.due_on and not performed else 0
    return Owed(obligation, paid, left, performed, max(late, 0))
