"""The court's work in the places as its pages show it: duty by the week, circuits, lessons per tribunal, screening."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Prefetch, Q, QuerySet, Sum
from django.utils.timezone import localdate

from communities.choices import Duty, FindingOutcome
from communities.models import (
    Circuit,
    CircuitRequest,
    CircuitStop,
    Contact,
    DutyShift,
    LinkedUnit,
    OutreachEvent,
    ScreeningCampaign,
    ScreeningFinding,
    ServicePoint,
    Tribunal,
    WorkRequirement,
)
from communities.queries.lists import tribunal_choices
from suyuan.accounts.models import User
from suyuan.lib.periods import Period


def requirement(duty: Duty, *, on: date) -> WorkRequirement | None:
    """Return what is asked for on a day (工作要求), None when no document is known."""
    return WorkRequirement.objects.in_force(on).filter(duty=duty).first()


def service_points(user: User) -> QuerySet[ServicePoint]:
    """Return the service points the user may know of with who is there now (服务点), the higher level first."""
    rows = ServicePoint.objects.visible_to(user).select_related("division__parent", "tribunal")
    return rows.prefetch_related(_contacts_now()).order_by("closed_on", "division_id", "kind", "pk")


def linked_units(user: User) -> QuerySet[LinkedUnit]:
    """Return the linked units the user may know of with their contacts (联动单位)."""
    rows = LinkedUnit.objects.visible_to(user).select_related("division").prefetch_related(_contacts_now())
    return rows.order_by("division_id", "name", "pk")


def _contacts_now() -> Prefetch:
    return Prefetch("contacts", Contact.objects.filter(valid_to=None), to_attr="contacts_now")


@dataclass(frozen=True, slots=True)
class DutyDay:
    """A day of the roster (值班日) with its shifts in the order of the hours."""

    day: date
    shifts: tuple[DutyShift, ...]


def duty_days(user: User, *, first: date, days: int, point: ServicePoint | None = None) -> list[DutyDay]:
    """Return the roster day by day (值班表), days without a shift too."""
    last = first + timedelta(days=days - 1)
    shifts = DutyShift.objects.visible_to(user).filter(starts_at__date__range=(first, last))
    if point:
        shifts = shifts.filter(service_point=point)
    by_day: dict[date, list[DutyShift]] = defaultdict(list)
    counted = shifts.select_related("service_point", "judge", "substitute").annotate(log_count=Count("consultations"))
    for shift in counted.order_by("starts_at", "pk"):
        by_day[localdate(shift.starts_at)].append(shift)
    return [DutyDay(day, tuple(by_day[day])) for day in (first + timedelta(days=n) for n in range(days))]


def circuits(user: User) -> QuerySet[Circuit]:
    """Return the circuits the user may know of with their stops and sums (巡回), the latest first."""
    stops = CircuitStop.objects.select_related("division", "logged_by").order_by("starts_at", "pk")
    rows = (
        Circuit.objects.visible_to(user)
        .select_related("tribunal", "judge")
        .prefetch_related(Prefetch("stops", stops, to_attr="route"))
    )
    sums = {
        "people": Sum("stops__people_count"),
        "mediated": Sum("stops__mediation_count"),
        "settled": Sum("stops__settled_count"),
        "unlogged": Count("stops", filter=Q(stops__logged_at=None)),
    }
    return rows.annotate(**sums).order_by("-held_on", "-pk")


def waiting_requests(user: User) -> QuerySet[CircuitRequest]:
    """Return the requests nobody has answered (待安排的巡回需求), the oldest first."""
    rows = CircuitRequest.objects.visible_to(user).filter(declined_reason="", stop__isnull=True)
    return rows.select_related("division__parent", "requested_by").order_by("requested_at", "pk")


@dataclass(frozen=True, slots=True)
class TribunalLessons:
    """A tribunal's lessons in a year beside what is asked (法庭法治公开课): `missing` are still to be held."""

    tribunal: Tribunal
    held: int
    planned: int
    missing: int


def lessons_by_tribunal(user: User, *, year: int, on: date) -> list[TribunalLessons]:
    """Return every tribunal of the user's area with its lessons of a year (各法庭公开课), those who lack any first."""
    asked = requirement(Duty.PUBLIC_LESSONS, on=on)
    events = OutreachEvent.objects.filter(held_on__year=year, cancelled_reason="").values_list("tribunal", "attendance")
    counts = Counter((tribunal, attendance is not None) for tribunal, attendance in events)
    lines = [
        TribunalLessons(
            tribunal=tribunal,
            held=counts[tribunal.pk, True],
            planned=counts[tribunal.pk, False],
            missing=max(0, asked.number - counts[tribunal.pk, True]) if asked else 0,
        )
        for tribunal in tribunal_choices(user, on=on)
    ]
    return sorted(lines, key=lambda line: (-line.missing, line.planned > 0))


def outreach_events(user: User, *, year: int) -> QuerySet[OutreachEvent]:
    """Return the events of a year that the user may know of (宣传活动), the latest first."""
    rows = OutreachEvent.objects.visible_to(user).filter(held_on__year=year)
    return rows.select_related("tribunal", "division").order_by("-held_on", "-pk")


def campaigns(user: User) -> QuerySet[ScreeningCampaign]:
    """Return the campaigns the user may know of, counted by what became of their findings (排查行动)."""
    rows = ScreeningCampaign.objects.visible_to(user).select_related("division")
    counts = {value.lower(): Count("findings", filter=Q(findings__outcome=value)) for value in FindingOutcome.values}
    return rows.annotate(found=Count("findings"), **counts).order_by("-last_on", "-pk")


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """A place in the register of a period (排查台账): found, and what became of it."""

    place: str
    found: int
    watched: int
    solved: int
    dispute: int


def screening_register(user: User, *, period: Period) -> list[RegisterLine]:
    """Return the register of a month, quarter or year by town (排查台账), the sum as the last line.

    Source: document 002 二（三）, 定时排查统计月度、季度、年度台账.
    """
    found = ScreeningFinding.objects.visible_to(user).filter(found_on__range=(period.first, period.last))
    lines: dict[str, dict[str, int]] = {}
    for row in found.select_related("division__parent").only("outcome", "division__name", "division__parent__name"):
        town = _town_of(row)
        line = lines.setdefault(town, {"found": 0, **{value.lower(): 0 for value in FindingOutcome.values}})
        line["found"] += 1
        line[row.outcome.lower()] += 1
    return [*(RegisterLine(place, **counts) for place, counts in sorted(lines.items())), *_sum(lines.values())]


def _town_of(finding: ScreeningFinding) -> str:
    place = finding.division
    return place.parent.display_name if place.level == "VILLAGE" and place.parent else place.display_name


def _sum(lines: Iterable[dict[str, int]]) -> list[RegisterLine]:
    rows = list(lines)
    return [RegisterLine("合计", **{name: sum(row[name] for row in rows) for name in rows[0]})] if rows else []
