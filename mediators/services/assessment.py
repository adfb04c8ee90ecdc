"""The yearly assessment (年度考核): schemes in versions, 自评 → 考核 → 备案 (特邀16 art. 10)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import IntegrityError, transaction

from communities.querysets import in_force
from mediators.choices import AssessmentState
from mediators.models import (
    Assessment,
    AssessmentGrade,
    AssessmentItem,
    AssessmentScheme,
    AssessmentScore,
    RosterEntry,
)
from suyuan.accounts.models import User
from suyuan.lib.errors import DomainError, InvalidInput

Points = Mapping[int, Decimal]


class AssessmentRefused(DomainError):
    """It cannot be scored, filed or changed now; the sentence says why (不能考核)."""

    code = "assessment_refused"


@dataclass(frozen=True, slots=True)
class Line:
    """An item of a new version of a scheme."""

    title: str
    points: Decimal
    is_bonus: bool = False


@transaction.atomic
def adopt_scheme(
    *,
    court_id: str,
    name: str,
    valid_from: date,
    source: str,
    items: Sequence[Line],
    grades: Sequence[tuple[str, Decimal]],
    by: User,
    at: datetime,
) -> AssessmentScheme:
    """Put a version of the court's scheme in force (启用考核方案); the one before ends that day and stays as it was.

    Refuses with InvalidInput without items, or grades that leave totals without one; AssessmentRefused an overlap.
    """
    if not items:
        raise InvalidInput([("items", "请至少写一个考核项目")])
    if not grades or min(bound for _, bound in grades) != 0:
        raise InvalidInput([("grades", "最低一等应从0分起，以免有分数没有等次")])
    current = AssessmentScheme.objects.filter(court=court_id, valid_to=None).first()
    if current and current.valid_from >= valid_from:
        raise AssessmentRefused(f"现行方案{current.valid_from:%Y-%m-%d}启用，新方案应在其后启用", field="valid_from")
    AssessmentScheme.objects.filter(court=court_id, valid_to=None).update(valid_to=valid_from)
    try:
        with transaction.atomic():
            scheme = AssessmentScheme.objects.create(court_id=court_id, name=name, valid_from=valid_from, source=source)
    except IntegrityError as error:
        raise AssessmentRefused("这段时间本院已有考核方案。", field="valid_from") from error
    AssessmentItem.objects.bulk_create(
        AssessmentItem(scheme=scheme, position=number, title=line.title, points=line.points, is_bonus=line.is_bonus)
        for number, line in enumerate(items, 1)
    )
    AssessmentGrade.objects.bulk_create(
        AssessmentGrade(scheme=scheme, name=grade, at_least=bound) for grade, bound in grades
    )
    return scheme


@transaction.atomic
def score_oneself(
    *, mediator_id: int, court_id: str, year: int, points: Points, comment: str, by: User, at: datetime
) -> Assessment:
    """Score oneself for a year (自评), by the scheme in force at its end; again until the court has scored.

    Refuses with AssessmentRefused without a scheme, off the roster all year, or once the court has scored;
    with InvalidInput points outside an item's.
    """
    found = _open(mediator_id, court_id, year)
    if found.state != AssessmentState.SELF_SCORED:
        raise AssessmentRefused(f"{year}年度{found.get_state_display()}，不能再自评。")
    _write_points(found, points, "self_points")
    found.self_comment, found.self_scored_at = comment.strip(), at
    found.save()
    return found


@transaction.atomic
def assess(
    *, mediator_id: int, court_id: str, year: int, points: Points, comment: str, by: User, at: datetime
) -> Assessment:
    """Score a mediator's year for the court (考核): total and grade follow from the points. Refuses as scoring does."""
    found = _open(mediator_id, court_id, year)
    if found.state == AssessmentState.FILED:
        raise AssessmentRefused(f"{year}年度考核已经备案，不能修改。")
    _write_points(found, points, "points")
    found.total = sum(points.values(), Decimal(0))
    found.grade = grade_of(found.scheme, found.total)
    found.comment, found.assessed_by, found.assessed_at = comment.strip(), by, at
    found.state = AssessmentState.ASSESSED
    found.save()
    return found


@transaction.atomic
def file_assessment(*, assessment_id: int, by: User, at: datetime) -> Assessment:
    """File an assessment (备案): from then on it never changes. Refuses one the court has not scored."""
    found = Assessment.objects.select_for_update().get(pk=assessment_id)
    if found.state != AssessmentState.ASSESSED:
        raise AssessmentRefused("考核之后才能备案。")
    found.state, found.filed_by, found.filed_at = AssessmentState.FILED, by, at
    found.save()
    return found


def grade_of(scheme: AssessmentScheme, total: Decimal) -> str:
    """The grade a total earns (等次)."""
    bounds = scheme.grades.order_by("-at_least").values_list("name", "at_least")
    return next((name for name, at_least in bounds if total >= at_least), "")


def _open(mediator_id: int, court_id: str, year: int) -> Assessment:
    known = Assessment.objects.select_for_update(of=("self",)).filter(mediator=mediator_id, court=court_id, year=year)
    if found := known.select_related("scheme").first():
        return found
    last = date(year, 12, 31)
    terms = RosterEntry.objects.filter(mediator=mediator_id, court=court_id, valid_from__lte=last)
    if not terms.exclude(valid_to__lte=date(year, 1, 1)).exists():
        raise AssessmentRefused(f"该调解员{year}年不在本院名册，不参加考核。")
    scheme = AssessmentScheme.objects.filter(in_force(last), court=court_id).first()
    if scheme is None:
        raise AssessmentRefused(f"本院没有{year}年度的考核方案，请先启用方案。")
    return Assessment.objects.create(mediator_id=mediator_id, court_id=court_id, year=year, scheme=scheme)


def _write_points(assessment: Assessment, points: Points, column: str) -> None:
    items = {item.pk: item for item in assessment.scheme.items.all()}
    problems: list[tuple[str | None, str]] = [
        (f"item-{pk}", f"{item.title}应在0到{item.points.normalize():f}分之间")
        for pk, item in items.items()
        if not 0 <= points.get(pk, Decimal(-1)) <= item.points
    ]
    if problems:
        raise InvalidInput(problems)
    for pk in items:
        AssessmentScore.objects.update_or_create(assessment=assessment, item_id=pk, defaults={column: points[pk]})
