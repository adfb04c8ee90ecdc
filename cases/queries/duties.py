"""What was done before mediation began (开始前): information given, addresses confirmed; offers on the way."""

from dataclasses import dataclass
from datetime import date

from cases.choices import DutyItem
from cases.lifecycle import State
from cases.models import Dispute, GuidanceRequest, InformationNotice, Party, ServiceAddress, SettlementOffer
from suyuan.accounts.models import User


@dataclass(frozen=True, slots=True)
class AddressLine:
    party: Party
    address: ServiceAddress | None


@dataclass(frozen=True, slots=True)
class DutiesPanel:
    """What the law asks before mediation begins, as far as it is done (告知与送达)."""

    notice: InformationNotice | None
    items: list[str]
    addresses: list[AddressLine]


def duties_panel(dispute: Dispute, reader: User, on: date) -> DutiesPanel | None:
    """Return the state of information and addresses (告知与送达); None before a mediator has it in hand."""
    if dispute.state in (State.DRAFT, State.RECEIVED, State.WITHDRAWN) or dispute.open_referral() is None:
        return None
    confirmed = ServiceAddress.objects.filter(party__dispute=dispute).order_by("confirmed_at", "pk")
    last = {one.party_id: one for one in confirmed}
    notice = information_of(dispute)
    return DutiesPanel(
        notice=notice,
        items=[str(DutyItem(item).label) for item in DutyItem.values if notice and item in notice.items],
        addresses=[AddressLine(party, last.get(party.pk)) for party in dispute.present_parties()],
    )


def information_of(dispute: Dispute) -> InformationNotice | None:
    """Return of what the parties were informed on the referral now in hand (开始前告知), if they were."""
    notices = InformationNotice.objects.filter(referral__dispute=dispute, referral__closed_at=None)
    return notices.select_related("recorded_by").first()


def last_address(party: Party) -> ServiceAddress | None:
    """Return what the party confirmed last (送达地址), if anything."""
    return party.service_addresses.order_by("confirmed_at", "pk").last()


def offers_of(dispute: Dispute, reader: User, on: date) -> list[SettlementOffer] | None:
    """Return the offers in a dispute for a mediator who has it in hand (方案往来); None for everybody else."""
    if dispute.state not in (State.MEDIATING, State.SETTLED, State.ENDED):
        return None
    if not SettlementOffer.objects.readable_by(reader, dispute):
        return None
    return list(SettlementOffer.objects.visible_to(reader).filter(dispute=dispute).select_related("recorded_by"))


def guidance_of(dispute: Dispute, reader: User, on: date) -> list[GuidanceRequest] | None:
    """Return the questions to a judge in a dispute (法官指导); None before mediation."""
    if dispute.state not in (State.MEDIATING, State.SETTLED, State.ENDED):
        return None
    return list(dispute.guidance.select_related("asked_by", "answered_by"))
