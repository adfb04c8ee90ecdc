"""Scores (评分): computed from the figures where there are any, by hand with proof where not."""

from datetime import date

from suyuan.governance.choices import Evidence, Indicator
from suyuan.governance.models import WorkScheme, WorkScore
from suyuan.governance.queries.figures import figure_of
from suyuan.governance.rules.scoring import score_of
from suyuan.lib.periods import parse_period


def compute_scores(scheme: WorkScheme, *, on: date) -> None:
    """Write every score that figures tell (计算得分), as they stand on a day; the rest waits for a hand.

    A score entered by hand stays.
    """
    period, items = parse_period(scheme.period), list(scheme.items.all())
    by_hand = set(
        WorkScore.objects.filter(assessment__scheme=scheme, filled_by__isnull=False).values_list("assessment", "item")
    )
    WorkScore.objects.filter(assessment__scheme=scheme, filled_by=None).delete()
    scores = []
    for assessment in scheme.assessments.select_related("community__division"):
        for item in items:
            if (assessment.pk, item.pk) in by_hand:
                continue
            score = WorkScore(assessment=assessment, item=item)
            if item.evidence == Evidence.COMPUTED and item.full_at is not None and item.zero_at is not None:
                figure = figure_of(Indicator(item.indicator), assessment, period, on=on)
                score.figure, score.explanation = figure.value, figure.sentence[:300]
                if figure.value is not None:
                    ends = {"full_at": item.full_at, "zero_at": item.zero_at}
                    score.score = score_of(figure.value, weight=item.weight, **ends)
            scores.append(score)
    WorkScore.objects.bulk_create(scores)
