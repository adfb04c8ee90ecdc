"""万人成讼率 as the pages show it: tables of places, one reading with its cases, a place's course in time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, OuterRef, QuerySet

from communities.choices import DivisionLevel
from communities.models import Division
from communities.querysets import area_prefixes, starts_with_any
from reports.choices import PeriodKind, PlaceLevel
from reports.models import Reading, ReadingPeriod
from reports.querysets import READERS
from suyuan.accounts.models import User
from suyuan.lib.periods import Period

OPEN_LEVELS = (DivisionLevel.CITY, DivisionLevel.COUNTY, DivisionLevel.TOWN)
COURTS = "courts"
TOWNS = "towns"


@dataclass(frozen=True, slots=True)
class PeriodChoice:
    """A period that has readings (可选统计期)."""

    text: str
    label: str
    is_over: bool


def period_choices(indicator: str, *, on: date) -> list[PeriodChoice]:
    """Return the periods that have readings (统计期), years first, then quarters, months and years to date.

    A period that is not over says so: its count still grows, its rate is no year's or quarter's.
    """
    order = [PeriodKind.YEAR, PeriodKind.QUARTER, PeriodKind.MONTH, PeriodKind.YTD]
    rows = ReadingPeriod.objects.computed().filter(indicator=indicator).order_by("-last_on")
    found = sorted(rows, key=lambda row: order.index(PeriodKind(row.kind)))
    return [_choice(row.period, on) for row in found]


def _choice(period: Period, on: date) -> PeriodChoice:
    is_over = period.last < on or period.kind == PeriodKind.YTD  # type: ignore[comparison-overlap]
    return PeriodChoice(str(period), period.label if is_over else f"{period.label}（未结束）", is_over)


def places_to_open(user: User) -> list[Division]:
    """Return the places whose inside the user may look into (可查看的区划): cities, counties and towns of the area."""
    inside = starts_with_any("code", area_prefixes(user, roles=READERS))
    measured = Reading.objects.filter(division=OuterRef("pk"))
    return list(Division.objects.filter(inside, Exists(measured), level__in=OPEN_LEVELS).order_by("code"))


def readings_in(user: User, *, indicator: str, period: Period, scope: str) -> QuerySet[Reading]:
    """Return the readings of a table (读数表): the towns or courts of the user's area, or what a place contains."""
    readings = Reading.objects.visible_to(user).of(indicator, period).select_related("division__parent", "court")
    if scope == COURTS:
        return readings.filter(level=PlaceLevel.COURT).order_by("court__code")
    if scope == TOWNS:
        return readings.filter(level=PlaceLevel.TOWN).order_by("division__code")
    return readings.filter(division__parent=scope).order_by("division__code")


def by_value(readings: QuerySet[Reading]) -> QuerySet[Reading]:
    """Put readings in order of their value (按数值排序), the highest first, those without one last."""
    return readings.order_by(F("value").desc(nulls_last=True), "division_id", "court_id")


def readings_of(user: User, *, indicator: str, key: str) -> QuerySet[Reading]:
    """Return all readings of one place (一地的各期读数) that the user may see, the latest period first."""
    own = {"division": key} if key[:1].isdigit() else {"court": key}
    readings = Reading.objects.visible_to(user).filter(period__indicator=indicator, **own)
    return readings.select_related("period__definition", "division__parent", "court").order_by("-period__last_on")


def course(readings: Sequence[Reading], kind: PeriodKind) -> list[Reading]:
    """Return the readings of one kind of period in the order of time (历期)."""
    return sorted((r for r in readings if r.period.kind == kind), key=lambda r: r.period.first_on)
