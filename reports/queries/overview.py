"""万人成讼率 at a glance: the year so far in the places a person works for, beside the same months of last year."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import Q

from reports.documents.wording import withheld_words
from reports.indicators.catalogue import LAWSUITS_PER_10K
from reports.indicators.definition import Definition
from reports.models import Reading, ReadingPeriod
from reports.queries.definitions import version_of
from reports.queries.places import Place
from reports.querysets import READERS
from suyuan.accounts.models import User
from suyuan.lib.periods import Period, PeriodKind


@dataclass(frozen=True, slots=True)
class OverviewRow:
    """One place (一地概览). `growth` is in percent, of the cases: both years over one population."""

    place: Place
    numerator: int
    value: Decimal | None
    withheld: str
    settled_count: int
    companion_value: Decimal | None
    numerator_before: int | None
    growth: Decimal | None


@dataclass(frozen=True, slots=True)
class RateOverview:
    """The year so far (年初至今概览)."""

    name: str
    unit: str
    period: Period
    cut_off_at: datetime
    rows: tuple[OverviewRow, ...]


def rate_overview(user: User, *, on: date) -> RateOverview | None:
    """Return the year to date in the user's own places (成讼率概览), None when there is nothing to show.

    The latest month with readings decides how far the year goes; year and year before are never mixed with
    other months.
    """
    own = _own_places(user)
    latest = _latest(on) if own else None
    if latest is None or latest.cut_off_at is None:
        return None
    before = {_key(reading): reading for reading in _readings(user, own, latest.period.year_before)}  # type: ignore[arg-type]
    definition = version_of(latest.definition)
    rows = [_row(reading, before.get(_key(reading)), definition) for reading in _readings(user, own, latest.period)]  # type: ignore[arg-type]
    return RateOverview(definition.name, definition.unit, latest.period, latest.cut_off_at, tuple(rows))


def growth(count: int, before: int) -> Decimal | None:
    """Return the change against the year before in percent (同比，%), two places; None when there was nothing."""
    if not before:
        return None
    return (Decimal(count - before) * 100 / before).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


def _own_places(user: User) -> Q | None:
    duties = [duty for duty in user.duties if duty.role in READERS]
    divisions = [duty.division_id for duty in duties if duty.division_id]
    courts = [duty.court_id for duty in duties if duty.court_id and not duty.division_id]
    return Q(division__in=divisions) | Q(court__in=courts) if divisions or courts else None


def _latest(on: date) -> ReadingPeriod | None:
    computed = ReadingPeriod.objects.computed().filter(indicator=LAWSUITS_PER_10K.code, kind=PeriodKind.YTD)
    return computed.filter(first_on__lte=on).select_related("definition").order_by("-last_on").first()


def _readings(user: User, own: Q, period: Period) -> list[Reading]:
    readings = Reading.objects.visible_to(user).of(LAWSUITS_PER_10K.code, period).filter(own)
    return list(readings.select_related("division__parent", "court").order_by("court", "division"))


def _key(reading: Reading) -> str:
    return reading.division_id or reading.court_id or ""


def _row(reading: Reading, before: Reading | None, definition: Definition) -> OverviewRow:
    missing = reading.missing_population_count
    return OverviewRow(
        place=Place(division=reading.division, court=reading.court),
        numerator=reading.numerator,
        value=reading.value,
        withheld=withheld_words(reading.withheld, definition=definition, missing=missing) if reading.withheld else "",
        settled_count=reading.settled_count,
        companion_value=reading.companion_value,
        numerator_before=before and before.numerator,  # type: ignore[arg-type]
        growth=before and growth(reading.numerator, before.numerator),  # type: ignore[arg-type]
    )
