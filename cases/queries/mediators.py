"""Who mediates a dispute and how it came to that (本案调解员): choices, appointments, disclosures, recusals."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cases.choices import ChoiceWord, ExclusionKind
from cases.lifecycle import State
from cases.models import (
    ConflictDisclosure,
    ConflictWaiver,
    Dispute,
    MediatorAppointment,
    MediatorChoice,
    MediatorExclusion,
    Party,
    RecusalRequest,
)
from suyuan.accounts.models import User

OPEN = frozenset({State.RECEIVED, State.REFERRED, State.MEDIATING})


@dataclass(frozen=True, slots=True)
class PartyChoice:
    """A party and its last word on who should mediate."""

    party: Party
    choice: MediatorChoice | None


@dataclass(frozen=True, slots=True)
class WaiverLine:
    party: Party
    word: ConflictWaiver | None


@dataclass(frozen=True, slots=True)
class DisclosureCard:
    """A disclosure with each party's answer; `settled` says that all agree."""

    disclosure: ConflictDisclosure
    answers: list[WaiverLine]
    settled: bool


@dataclass(frozen=True, slots=True)
class MediatorsPanel:
    """What the page shows of the mediators of a dispute (本案调解员栏)."""

    present: list[MediatorAppointment]
    past: list[MediatorAppointment]
    overdue: list[MediatorAppointment]
    choices: list[PartyChoice]
    joint: str
    disclosures: list[DisclosureCard]
    recusals: list[RecusalRequest]
    exclusions: list[MediatorExclusion]
    vacant: bool


def mediators_panel(dispute: Dispute, reader: User, on: date) -> MediatorsPanel | None:
    """Return who mediates the dispute, who did, and what stands in the way (本案调解员); None for a draft."""
    if dispute.state in (State.DRAFT, State.WITHDRAWN):
        return None
    appointments = _appointments(dispute)
    referral = dispute.open_referral()
    present = [one for one in appointments if referral and one.referral_id == referral.pk and one.ended_at is None]
    choices = party_choices(dispute)
    joint = joint_choice(choices)
    return MediatorsPanel(
        present=sorted(present, key=lambda one: not one.presiding),
        past=[one for one in appointments if one.ended_at is not None],
        overdue=[one for one in present if is_silent(one, on)],
        choices=choices if dispute.state in OPEN or any(line.choice for line in choices) else [],
        joint=joint.mediator.name if joint else "",
        disclosures=disclosure_cards(dispute),
        recusals=list(dispute.recusals.select_related("mediator", "applicant", "decided_by")),
        exclusions=list(dispute.exclusions.select_related("mediator")),
        vacant=bool(referral and not referral.mediator_id and (referral.signed_at or not referral.organization_id)),
    )


def party_choices(dispute: Dispute) -> list[PartyChoice]:
    """Return every applicant and respondent with the last word on a mediator (各方选择)."""
    said = MediatorChoice.objects.filter(party__dispute=dispute).select_related("mediator").order_by("given_at", "pk")
    last = {choice.party_id: choice for choice in said}
    return [PartyChoice(party, last.get(party.pk)) for party in dispute.opposing_parties()]


def joint_choice(choices: list[PartyChoice]) -> MediatorChoice | None:
    """Return one of the choices when all chose the same mediator (共同选定, 特邀16 art. 12), else None."""
    words = [line.choice for line in choices]
    named = {word.mediator_id for word in words if word and word.word == ChoiceWord.CHOSEN}
    agreed = words and len(named) == 1 and all(word and word.word == ChoiceWord.CHOSEN for word in words)
    return words[0] if agreed else None


def is_silent(appointment: MediatorAppointment, on: date) -> bool:
    """Say whether the mediator let the days for an answer pass (逾期未答复, 在线21 art. 12)."""
    due = appointment.answer_due_on
    return appointment.ended_at is None and appointment.accepted_at is None and due is not None and due < on


def disclosure_cards(dispute: Dispute) -> list[DisclosureCard]:
    """Return what was disclosed in a dispute with each party's answer (披露与各方意见)."""
    told = dispute.disclosures.select_related("mediator").prefetch_related("waivers__proof")
    parties = dispute.opposing_parties()
    return [
        DisclosureCard(
            one,
            [WaiverLine(party, one.word_of(party.pk)) for party in parties],
            one.is_waived_by([party.pk for party in parties]),
        )
        for one in told
    ]


def bars_of(dispute: Dispute) -> dict[int, str]:
    """Return, by mediator, why he may not take this dispute (不能办理的原因): excluded, or an unwaived conflict."""
    return {mediator_id: reason for (_, mediator_id), reason in bars_of_each([dispute]).items()}


def bars_of_each(disputes: Sequence[Dispute]) -> dict[tuple[int, int], str]:
    """The same for many disputes in three queries, by dispute and mediator; their parties are at hand."""
    parties = {dispute.pk: [party.pk for party in dispute.opposing_parties()] for dispute in disputes}
    told = ConflictDisclosure.objects.filter(dispute__in=parties).prefetch_related("waivers")
    barred = MediatorExclusion.objects.filter(dispute__in=parties, kind=ExclusionKind.MEDIATOR)
    unsettled = [one for one in told if not one.is_waived_by(parties[one.dispute_id])]
    open_conflicts = {(one.dispute_id, one.mediator_id): "披露了利害关系，尚未取得各方当事人同意" for one in unsettled}
    excluded = {(one.dispute_id, one.mediator_id): f"不得再任本案调解员（{one.reason}）" for one in barred}
    return open_conflicts | excluded


def _appointments(dispute: Dispute) -> list[MediatorAppointment]:
    rows = MediatorAppointment.objects.filter(referral__dispute=dispute)
    return list(rows.select_related("mediator", "appointed_by").order_by("appointed_at", "pk"))
