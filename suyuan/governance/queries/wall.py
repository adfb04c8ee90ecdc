"""What the wall shows (大屏): a few figures of a place, its towns, its months, what is more than usual."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.urls import reverse
from django.utils.timezone import localdate

from communities.choices import DivisionLevel
from reports.choices import PeriodKind
from reports.documents.rate_rows import rate_rows
from reports.documents.town_tiles import TileMap, tile_map
from reports.indicators.catalogue import LAWSUITS_PER_10K
from reports.models import Reading
from reports.queries.courses import open_ages
from reports.queries.definitions import definition_in_force
from reports.queries.measures import Measured, measure_table
from reports.queries.places import Place
from reports.queries.rate_tables import TOWNS, course, readings_in, readings_of
from reports.queries.warnings import WarningRow, last_run, open_warnings
from suyuan.accounts.models import User
from suyuan.lib.periods import Period, period_of
from suyuan.lib.periods import PeriodKind as Kind

CODE = LAWSUITS_PER_10K.code
MONTHS = 12
WARNINGS = 4
LONG_WAIT = ("d91", "d181")
_WIDEST = (DivisionLevel.CITY, DivisionLevel.COUNTY, None, DivisionLevel.TOWN)  # None: the area of a court


@dataclass(frozen=True, slots=True)
class WallFigure:
    """One big number (大屏数字) with the page of its cases; no value is unknown."""

    label: str
    value: str
    unit: str
    note: str
    url: str


@dataclass(frozen=True, slots=True)
class WallMonth:
    """One month's suits (月度件数) as a bar of a hundred."""

    label: str
    count: int
    height: int
    url: str

    @property
    def top(self) -> int:
        return 100 - self.height


@dataclass(frozen=True, slots=True)
class Wall:
    """Everything on the wall (大屏)."""

    place: Place
    period: Period
    figures: list[WallFigure]
    map: TileMap | None
    months: list[WallMonth]
    warnings: list[WarningRow]
    warning_count: int
    at: datetime


def wall_place(places: Sequence[Place], key: str) -> Place | None:
    """Return the place to show (大屏地方): the one asked for, else the widest: a city or county, a court, a town."""
    asked = next((place for place in places if place.key == key), None)
    return asked or min(places, key=_breadth, default=None)


def _breadth(place: Place) -> int:
    return _WIDEST.index(DivisionLevel(place.level) if place.division else None)


def wall_of(user: User, place: Place, *, at: datetime) -> Wall:
    """Return what the wall shows of a place (大屏), the year to date through this month."""
    on = localdate(at)
    period = period_of(Kind.YTD, on)
    readings = list(readings_of(user, indicator=CODE, key=place.key))
    months = [reading for reading in course(readings, PeriodKind.MONTH) if reading.period.last_on < on]
    warnings = [row for group in open_warnings(user, last_run()) for row in group.rows]
    return Wall(
        place=place, period=period, figures=_figures(place, period, readings, on), map=_map(user, place, period),
        months=_months(months[-MONTHS:], place),
        warnings=warnings[:WARNINGS], warning_count=len(warnings), at=at,
    )  # fmt: skip


def _figures(place: Place, period: Period, readings: list[Reading], on: date) -> list[WallFigure]:
    measured = {each.measure.code: each for each in measure_table(place, period, on=on).measured}
    return [
        _measure("今年登记纠纷", measured["received"], "received", place, period),
        _open(place, on),
        _measure("调解成功率", measured["success_rate"], "settled", place, period),
        _measure("超期率", measured["overdue_rate"], "overdue", place, period),
        _measure("今年新收一审", measured["suits"], "suits", place, period),
        _rate(place, period, readings),
    ]


def _measure(label: str, found: Measured, part: str, place: Place, period: Period) -> WallFigure:
    value = "" if found.value is None else f"{found.value:,}" if found.measure.is_share else f"{found.numerator:,}"
    url = reverse("reports:measure_rows", args=[place.key, period, part])
    return WallFigure(label, value, found.measure.unit, _change(found.change, found.measure.change_unit), url)


def _change(change: Decimal | None, unit: str) -> str:
    return "同比无从比较" if change is None else f"同比 {change:+.2f}{unit}"


def _open(place: Place, on: date) -> WallFigure:
    ages = open_ages(place, on=on)
    long_wait = sum(number for band, number in ages if band.code in LONG_WAIT)
    url = f"{reverse('reports:courses')}?place={place.key}"
    return WallFigure("未结纠纷", f"{sum(number for _, number in ages):,}", "件", f"90天以上 {long_wait:,} 件", url)


def _rate(place: Place, period: Period, readings: list[Reading]) -> WallFigure:
    found = next((reading for reading in readings if reading.period.period == period), None)
    if found is None:
        return WallFigure("万人成讼率", "", "", "本期还没有读数", reverse("reports:rates"))
    value = "" if found.value is None else f"{found.value.quantize(Decimal('0.01')):,}"
    url = reverse("reports:reading", args=[place.key, period])
    return WallFigure("万人成讼率", value, "件/万人", period.label if value else "只列件数", url)


def _map(user: User, place: Place, period: Period) -> TileMap | None:
    towns = readings_in(user, indicator=CODE, period=period, scope=TOWNS)
    if place.division:
        towns = towns.filter(division__code__startswith=place.division.prefix)
    return tile_map(rate_rows(towns, definition=definition_in_force(CODE, on=period.first)))


def _months(readings: Sequence[Reading], place: Place) -> list[WallMonth]:
    highest = max((reading.numerator for reading in readings), default=0) or 1
    return [
        WallMonth(
            f"{reading.period.last_on.month}月", reading.numerator, round(reading.numerator * 100 / highest),
            reverse("reports:reading_cases", args=[place.key, reading.period.period]),
        )
        for reading in readings
    ]  # fmt: skip
