"""The yearly assessment as pages show it (年度考核)."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Q

from communities.querysets import in_force
from mediators.models import Assessment, AssessmentScheme, AssessmentScore, Mediator, RosterEntry

YEARS = 5


def years(on: date) -> list[int]:
    """The years to choose from (年度), the current one first."""
    return [on.year - back for back in range(YEARS)]


def year_asked(text: str, *, on: date) -> int:
    """The year a page was asked for; without one the year before until January has ended, then the current (年度)."""
    if text.isdecimal() and int(text) in years(on):
        return int(text)
    return on.year - 1 if on.month == 1 else on.year


def overview(*, court_code: str, year: int) -> dict[str, Any]:
    """Everybody on the court's own roster that year, with the assessment (考核进度)."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    terms = RosterEntry.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=first), valid_from__lte=last)
    people = Mediator.objects.filter(pk__in=terms.filter(court=court_code).values("mediator")).order_by("pinyin", "pk")
    known = {row.mediator_id: row for row in Assessment.objects.filter(court=court_code, year=year)}
    rows = [(mediator, known.get(mediator.pk)) for mediator in people.only("pk", "name", "mediator_class")]
    return {"year": year, "rows": rows, "scheme": scheme_of_year(court_code, year), "done": len(known)}


def scheme_of_year(court_code: str, year: int) -> AssessmentScheme | None:
    """The court's scheme in force at the end of the year (年度方案)."""
    rows = AssessmentScheme.objects.filter(in_force(date(year, 12, 31)), court=court_code)
    return rows.prefetch_related("items", "grades").first()


def scheme_to_begin_from(court_code: str) -> AssessmentScheme | None:
    """What a new version begins from: the court's latest, else a published example (底稿)."""
    own = AssessmentScheme.objects.filter(court=court_code).order_by("-valid_from")
    return own.first() or AssessmentScheme.objects.filter(court=None).order_by("pk").first()


def points_known(
    mediator: Mediator, court_code: str, year: int, *, by_self: bool
) -> tuple[dict[int, Decimal | None], str]:
    """The points given so far, and what the other side said (已有得分). Who assesses begins from the self-score."""
    rows = AssessmentScore.objects.filter(
        assessment__mediator=mediator, assessment__court=court_code, assessment__year=year
    )
    found: dict[int, Decimal | None] = {}
    for item, own, given in rows.values_list("item", "self_points", "points"):
        found[item] = own if by_self else (given if given is not None else own)
    total = sum((own for own in rows.values_list("self_points", flat=True) if own is not None), Decimal(0))
    return found, "" if by_self or not found else f"自评合计{total.normalize():f}分。"
