"""What the printed papers of a dispute say (文书): one answer for all of them, read once."""

from dataclasses import dataclass
from datetime import date

from cases.models import ConfirmationCase, Dispute, FailureReport, LaterStep, Party
from cases.outcome_choices import ENFORCEABLE_BY
from cases.queries.aftermath import TransferableSet, confirmations_of, transferable_set
from cases.queries.agreement import AgreementCard, agreement_cards
from suyuan.lib.masking import mask_identity_number


@dataclass(frozen=True, slots=True)
class PartyLine:
    """A party as a paper names it: side, name, masked identity number."""

    party: Party
    identity: str


@dataclass(frozen=True, slots=True)
class Papers:
    """Everything the papers of one dispute are made of (文书内容)."""

    dispute: Dispute
    on: date
    parties: list[PartyLine]
    card: AgreementCard | None
    confirmation: ConfirmationCase | None
    transfer: TransferableSet
    mediator: str
    ways: list[LaterStep]

    @property
    def report(self) -> FailureReport | None:
        """The failure report that stands."""
        return self.transfer.report


def papers_of(dispute: Dispute, *, on: date) -> Papers:
    """Return what the papers of a dispute say on a day (文书内容)."""
    cards = [card for card in agreement_cards(dispute, on=on) if card.agreement.is_in_force()]
    applications = confirmations_of(dispute)
    referral = dispute.open_referral()
    presided_by = cards[0].agreement.presided_by if cards else ""
    return Papers(
        dispute=dispute,
        on=on,
        parties=[PartyLine(party, mask_identity_number(party.identity_number)) for party in dispute.present_parties()],
        card=cards[0] if cards else None,
        confirmation=applications[0] if applications else None,
        transfer=transferable_set(dispute),
        mediator=presided_by or (referral.holder_name if referral else ""),
        ways=list(dispute.later_steps.filter(kind__in=ENFORCEABLE_BY)),
    )
