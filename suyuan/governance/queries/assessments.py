"""Assessments as their pages show them (考核): sheets with their sums, and what is missing."""

from dataclasses import dataclass
from decimal import Decimal

from suyuan.governance.models import WorkAssessment, WorkScheme, WorkScore


@dataclass(frozen=True, slots=True)
class Sheet:
    """The sheet of a subject (考核表). `total` is out of `weight`, the weight of what has a score; None of nothing.

    `missing` items have no data and nobody's score: they are unknown and never count as zero.
    """

    assessment: WorkAssessment
    scores: tuple[WorkScore, ...]
    total: Decimal | None
    weight: Decimal
    missing: int

    @property
    def share(self) -> Decimal | None:
        """The total in percent of the weight that counts (得分率)."""
        if self.total is None:
            return None
        return (self.total * 100 / self.weight).quantize(Decimal("0.1"))


def sheets(scheme: WorkScheme) -> list[Sheet]:
    """Return the sheets of a scheme (考核表), in the order of its subjects: no ranking."""
    rows = scheme.assessments.prefetch_related("scores__item", "appeals__made_by").order_by("pk")
    return [_sheet(row) for row in rows]


def sheet_of(assessment: WorkAssessment) -> Sheet:
    """Return the sheet of one subject (考核表)."""
    return _sheet(assessment)


def _sheet(assessment: WorkAssessment) -> Sheet:
    scores = tuple(sorted(assessment.scores.all(), key=lambda score: score.item.order))
    known = [(score.score, score.item.weight) for score in scores if score.score is not None]
    return Sheet(
        assessment=assessment,
        scores=scores,
        total=sum((score for score, _ in known), Decimal(0)) if known else None,
        weight=sum((weight for _, weight in known), Decimal(0)),
        missing=sum(score.score is None and not score.leaves_out for score in scores),
    )
