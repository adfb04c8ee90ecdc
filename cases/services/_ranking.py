"""How a mediator ranked when chosen (选定时的匹配得分), as it is kept with the referral (PIPL art. 24)."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from cases.models import Dispute
from cases.queries.matching import Candidate, candidates, field_of

Match = dict[str, Any]  # rule, rank, of, total, full, parts: as stored with a referral


def match_of(dispute: Dispute, mediator_id: int, *, on: date, languages: Iterable[str] = ()) -> Match:
    """How the mediator ranked when chosen (选定时的匹配得分), to be stored; empty for one outside the court's field."""
    field = field_of(dispute.centre.court_id, on=on)
    return match_among(
        candidates([dispute], field, on=on, languages=languages)[dispute.pk], mediator_id, rule=field.rule.code
    )


def match_among(ranked: list[Candidate], mediator_id: int, *, rule: str) -> Match:
    """The stored form of one candidate's rank and score among all."""
    for rank, candidate in enumerate(ranked, 1):
        if candidate.mediator.pk == mediator_id:
            return {
                "rule": rule,
                "rank": rank,
                "of": len(ranked),
                "total": str(candidate.score.total),
                "full": candidate.score.full,
                "parts": [[p.name, str(p.points), p.full, p.reason] for p in candidate.score.parts],
            }
    return {}
