"""A proposal for many disputes at once (联合分配方案): who takes which, so that all together are served best."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from cases.choices import ChoiceWord
from cases.lifecycle import DISPUTE, Action, State
from cases.models import Dispute, MediatorChoice, Party
from cases.queries.matching import Candidate, Field, candidates, field_of
from cases.queries.rows import title_of
from cases.rules.joint_assignment import best_together
from cases.rules.matching import load_part

LIMIT = 300
ALTERNATIVES = 5


@dataclass(frozen=True, slots=True)
class Line:
    """One dispute of the proposal: whom it suits best in the whole, and whom else one might take."""

    dispute: Dispute
    title: str
    proposed: Candidate | None
    rank: int
    options: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """The proposal, how it spreads the load, and by which rule it was made."""

    lines: tuple[Line, ...]
    waiting: int  # disputes that lack a consent or a party and were left out
    most: int
    busiest: int  # most disputes one mediator gets in this round
    mediators: int  # mediators who get any
    rule: str

    @property
    def unassigned(self) -> int:
        return sum(line.proposed is None for line in self.lines)


def joint_assignment(disputes: Sequence[Dispute], *, court_code: str, on: date, most: int | None = None) -> Proposal:
    """Propose mediators for disputes that are ready (联合分配): the sum of scores is greatest, nobody gets over `most`.

    Without `most`, nobody gets more than twice an even share, and at least two.
    """
    field = field_of(court_code, on=on)
    ready = [dispute for dispute in disputes if not _obstacles(dispute)]
    ranked = candidates(ready, field, on=on)
    limit = most or max(2, 2 * ceil(len(ready) / max(1, len(field.mediators))))
    chosen = best_together(*_worth(ready, ranked, field, limit))
    lines = tuple(
        _line(dispute, ranked[dispute.pk], field, position) for dispute, position in zip(ready, chosen, strict=True)
    )
    given = [position for position in chosen if position is not None]
    return Proposal(
        lines=lines,
        waiting=len(disputes) - len(ready),
        most=limit,
        busiest=max(map(given.count, set(given)), default=0),
        mediators=len(set(given)),
        rule=field.rule.source,
    )


def for_assignment(disputes: QuerySet[Dispute]) -> list[Dispute]:
    """The first disputes that wait for referral (待移送), with what a proposal needs; no identifier is decrypted.

    Where a party has chosen a mediator, that choice goes first (特邀16 art. 12): such disputes are referred singly.
    """
    chosen = MediatorChoice.objects.filter(party__dispute=OuterRef("pk"), word=ChoiceWord.CHOSEN)
    known = Party.objects.only("dispute", "side", "name", "removed_at").prefetch_related("consents")
    waiting = disputes.filter(~Exists(chosen), state=State.RECEIVED).order_by("registered_at", "pk")
    found = waiting.select_related("centre__court", "category", "cause", "division").defer(
        "facts", "claim", "search_text"
    )
    return [*found.prefetch_related(Prefetch("parties", known))[:LIMIT]]


def _obstacles(dispute: Dispute) -> list[str]:
    row = DISPUTE.find(Action.REFER, dispute.state)
    return row.obstacles(dispute) if row else ["不在待移送状态"]


def _worth(
    disputes: Sequence[Dispute], ranked: dict[int, list[Candidate]], field: Field, limit: int
) -> tuple[list[list[float | None]], list[list[float]]]:
    """What each pair is worth without the load, and what the load adds for each further dispute of a mediator."""
    position = {mediator.pk: number for number, mediator in enumerate(field.mediators)}
    points: list[list[float | None]] = []
    for dispute in disputes:
        row: list[float | None] = [None] * len(field.mediators)
        for candidate in ranked[dispute.pk]:
            if not candidate.obstacles:
                load = load_part(candidate.in_hand, field.weights).points
                row[position[candidate.mediator.pk]] = float(candidate.score.total - load)
        points.append(row)
    places = []
    for mediator in field.mediators:
        room, in_hand = field.room(mediator), field.in_hand.get(mediator.pk, 0)
        number = limit if room is None else min(limit, room)
        places.append([float(load_part(in_hand + more, field.weights).points) for more in range(number)])
    return points, places


def _line(dispute: Dispute, ranked: list[Candidate], field: Field, position: int | None) -> Line:
    able = [candidate for candidate in ranked if not candidate.obstacles]
    proposed = None
    if position is not None:
        proposed = next(one for one in able if one.mediator.pk == field.mediators[position].pk)
    others = [candidate for candidate in able if candidate is not proposed][:ALTERNATIVES]
    return Line(
        dispute=dispute,
        title=title_of(dispute.present_parties()),
        proposed=proposed,
        rank=able.index(proposed) + 1 if proposed else 0,
        options=(*filter(None, [proposed]), *others),
    )
