"""Referring many disputes at once, each as a person confirmed it (联合分配的确认)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from cases.choices import Track
from cases.models import Dispute, Referral
from cases.queries.joint_assignment import for_assignment
from cases.queries.matching import candidates, field_of
from cases.queries.tracks import tracks_to_refer
from cases.services._ranking import Match, match_among
from cases.services.referral import Terms, refer_as_ranked
from suyuan.accounts.models import User
from suyuan.lib.errors import DomainError, InvalidInput

PROPOSED = "联合分配推荐"


@dataclass(frozen=True, slots=True)
class Choice:
    """One line a person confirmed: the dispute, the mediator, and whether the proposal had named that one."""

    dispute_id: int
    mediator_id: int
    as_proposed: bool


@dataclass(frozen=True, slots=True)
class JointOutcome:
    """What was referred, and the numbers of the disputes that could not be, each with the reason."""

    referred: list[Referral]
    refused: list[tuple[str, str]]


@transaction.atomic
def refer_together(*, choices: Sequence[Choice], procedure: str, reason: str, by: User, at: datetime) -> JointOutcome:
    """Refer each confirmed line of one court (移送); a refused line comes back with its reason and stops no other.

    Refuses with InvalidInput an empty list, and lines that differ from the proposal without a `reason` (PIPL art. 24).
    `procedure` is for those already filed.
    """
    if not choices:
        raise InvalidInput([(None, "请至少勾选一件纠纷")])
    if not reason and not all(choice.as_proposed for choice in choices):
        raise InvalidInput([("reason", "有改选的调解员，请写明改选的理由")])
    wanted = Dispute.objects.visible_to(by).filter(pk__in=[choice.dispute_id for choice in choices])
    disputes = {dispute.pk: dispute for dispute in for_assignment(wanted)}
    matches = _matches(list(disputes.values()), choices, at)
    outcome = JointOutcome([], [])
    for choice in choices:
        if dispute := disputes.get(choice.dispute_id):
            tracks = tracks_to_refer(dispute, on=localdate(at))
            why = PROPOSED if choice.as_proposed else reason
            terms = Terms(Track(tracks[0].track), procedure, mediator_id=choice.mediator_id, choice_reason=why)
            try:
                outcome.referred.append(
                    refer_as_ranked(dispute_id=dispute.pk, terms=terms, match=matches[dispute.pk], by=by, at=at)
                )
            except DomainError as refusal:
                outcome.refused.append((dispute.number or "", refusal.message))
    return outcome


def _matches(disputes: list[Dispute], choices: Sequence[Choice], at: datetime) -> dict[int, Match]:
    """How each chosen mediator ranked, to be kept with the referral: one reading for all the lines of a court."""
    if not disputes:
        return {}
    field = field_of(disputes[0].centre.court_id, on=localdate(at))
    ranked = candidates(disputes, field, on=localdate(at))
    mediators = {choice.dispute_id: choice.mediator_id for choice in choices}
    return {pk: match_among(rows, mediators[pk], rule=field.rule.code) for pk, rows in ranked.items()}
