"""万人成讼率 as the pages show it: tables of places, one reading with its cases, a place's course in time."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce

from communities.models import Division
from communities.querysets import area_prefixes, starts_with_any
from reports.choices import PeriodKind, PlaceLevel
from reports.models import Reading, ReadingPeriod
from reports.querysets import READERS
from suyuan.accounts.models import User
from suyuan.lib.periods import Period

BELOW = {
    "PROVINCE": (PlaceLevel.CITY,),
    PlaceLevel.CITY: (PlaceLevel.COUNTY, PlaceLevel.TOWN),
    PlaceLevel.COUNTY: (PlaceLevel.TOWN,),
    PlaceLevel.TOWN: (PlaceLevel.VILLAGE,),
}
COURTS = "courts"


@dataclass(frozen=True, slots=True)
class PeriodChoice:
    """A period that has readings (可选统计期)."""

    text: str
    label: str
    kind: str


def period_choices(indicator: str) -> list[PeriodChoice]:
    """Return the periods that have readings (统计期), years first, then quarters, months and years to date."""
    order = [PeriodKind.YEAR, PeriodKind.QUARTER, PeriodKind.MONTH, PeriodKind.YTD]
    rows = ReadingPeriod.objects.computed().filter(indicator=indicator).order_by("-last_on")
    found = sorted(rows, key=lambda row: order.index(PeriodKind(row.kind)))
    return [PeriodChoice(str(row.period), row.period.label, row.get_kind_display()) for row in found]


def places_to_open(user: User) -> list[Division]:
    """Return the places whose inside the user may look into (可查看的区划): cities and towns of the user's area."""
    around = Division.objects.filter(
        starts_with_any("code", area_prefixes(user, roles=READERS)), level__in=list(BELOW)
    ).select_related("parent")
    return list(around.order_by("code"))


def readings_below(user: User, *, indicator: str, period: Period, parent: Division | None) -> QuerySet[Reading]:
    """Return the readings of the places directly inside one (下级读数), or without one those of the user's courts."""
    readings = Reading.objects.visible_to(user).of(indicator, period).select_related("division__parent", "court")
    if parent is None:
        return readings.filter(level=PlaceLevel.COURT).order_by("court__code")
    inside = readings.filter(division__code__startswith=parent.prefix, level__in=BELOW[parent.level])
    return inside.filter(division__parent=parent).order_by("division__code")


def by_value(readings: QuerySet[Reading]) -> QuerySet[Reading]:
    """Put readings in order of their value (按数值排序), the highest first, those without one last."""
    return readings.order_by(F("value").desc(nulls_last=True), Coalesce("division__code", "court__code"))


def readings_of(user: User, *, indicator: str, key: str) -> QuerySet[Reading]:
    """Return all readings of one place (一地的各期读数) that the user may see, the latest period first."""
    own = {"division": key} if key[:1].isdigit() else {"court": key}
    readings = Reading.objects.visible_to(user).filter(period__indicator=indicator, **own)
    return readings.select_related("period__definition", "division__parent", "court").order_by("-period__last_on")


def course(readings: Sequence[Reading], kind: PeriodKind) -> list[Reading]:
    """Return the readings of one kind of period in the order of time (历期)."""
    return sorted((r for r in readings if r.period.kind == kind), key=lambda r: r.period.first_on)
