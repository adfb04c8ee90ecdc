"""What the figures put on the agenda of a place's conference (议题建议). Disputes go by number, not by name."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Min, Q
from django.db.models.functions import Left

from cases import criteria
from cases.choices import PairVerdict
from cases.models import Dispute, DisputePair
from communities.models import Division, ScreeningFinding
from suyuan.governance.choices import AgendaKind
from suyuan.governance.models import Suggestion

MOST_OF_A_KIND = 8
BOUNCED_TIMES = 2
TOWN_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Point:
    """A point for the agenda (议题): `reference` tells it from others of its kind."""

    kind: AgendaKind
    title: str
    detail: str
    reference: str


def points_for(place: Division, *, on: date) -> list[Point]:
    """Return the points that the figures put forward for a place (议题建议), at most eight of a kind."""
    return [
        *_overdue(place, on),
        *_bounced(place),
        *_cross_town(place),
        *_risky(place),
        *_unanswered(place, on),
    ]


def _open(place: Division) -> Q:
    return criteria.OPEN.q & Q(division__code__startswith=place.prefix)


def _overdue(place: Division, on: date) -> Iterator[Point]:
    running = Q(deadlines__stopped_at__isnull=True, deadlines__rule__track__gt="")
    rows = Dispute.objects.overdue(on).filter(_open(place)).annotate(due=Min("deadlines__due_on", filter=running))
    for row in rows.select_related("division", "category").order_by("due", "pk")[:MOST_OF_A_KIND]:
        yield Point(
            AgendaKind.OVERDUE, _title(row), f"超期{(on - row.due).days}日，{row.get_state_display()}", f"{row}"
        )


def _bounced(place: Division) -> Iterator[Point]:
    rows = Dispute.objects.filter(_open(place)).annotate(
        back=Count("referrals", filter=Q(referrals__closed_at__isnull=False), distinct=True)
    )
    found = rows.filter(back__gte=BOUNCED_TIMES).select_related("division", "category").order_by("-back", "pk")
    for row in found[:MOST_OF_A_KIND]:
        yield Point(AgendaKind.BOUNCED, _title(row), f"已退回或更换承办{row.back}次", f"{row}")


def _cross_town(place: Division) -> Iterator[Point]:
    inside = Q(first__division__code__startswith=place.prefix) | Q(second__division__code__startswith=place.prefix)
    rows = DisputePair.objects.filter(inside).exclude(verdict__in=[PairVerdict.DIFFERENT, PairVerdict.MERGED])
    found = (
        rows.annotate(
            first_town=Left("first__division__code", TOWN_DIGITS),
            second_town=Left("second__division__code", TOWN_DIGITS),
        )
        .exclude(first_town=F("second_town"))
        .select_related("first__division", "second__division")
    )
    for row in found.order_by("-pk")[:MOST_OF_A_KIND]:
        places = "、".join(one.division.display_name for one in (row.first, row.second) if one.division)
        yield Point(
            AgendaKind.CROSS_TOWN, f"{row.first}与{row.second}有关联", f"涉及{places}，需明确牵头镇街", f"{row.pk}"
        )


def _risky(place: Division) -> Iterator[Point]:
    rows = Dispute.objects.filter(_open(place), flags__kind__grave=True, flags__lifted_at=None)
    for row in rows.distinct().select_related("division", "category").order_by("pk")[:MOST_OF_A_KIND]:
        yield Point(AgendaKind.RISKY, _title(row), "标有重大风险", f"{row}")
    findings = ScreeningFinding.objects.filter(division__code__startswith=place.prefix, outcome="WATCHED")
    for finding in findings.select_related("division").order_by("found_on", "pk")[:MOST_OF_A_KIND]:
        where = finding.division.display_name
        detail = f"{finding.found_on}排查发现，{where}，持续关注"
        yield Point(AgendaKind.RISKY, finding.text[:180], detail, f"finding:{finding.pk}")


def _unanswered(place: Division, on: date) -> Iterator[Point]:
    rows = Suggestion.objects.filter(division__code__startswith=place.prefix).waiting()
    for row in rows[:MOST_OF_A_KIND]:
        detail = f"{row.number}，发出{(on - row.sent_on).days}日，送达{row.addressee}"
        yield Point(AgendaKind.SUGGESTION, row.title, detail, f"{row.pk}")


def _title(dispute: Dispute) -> str:
    category = dispute.category.name if dispute.category else "未分类"
    where = dispute.division.display_name if dispute.division else ""
    return f"纠纷{dispute}（{category}，{where}）"
