"""Measures of a place in a period (工作指标): every number with the parts it comes from, and the year before."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Aggregate, Avg, Count, DurationField, ExpressionWrapper, F, Min, Q
from django.db.models.functions import Left

from cases.models import Dispute
from communities.querysets import starts_with_any
from reports.indicators import parts
from reports.indicators.measures import BY_CODE, MEASURES, Measure, both_fell, each, growth, share
from reports.indicators.parts import Part
from reports.queries.places import Place
from suyuan.lib.periods import Period

Counts = dict[Part, int]


@dataclass(frozen=True, slots=True)
class Measured:
    """A measure as it stands (指标值). `change` against the same period of the year before, in `measure.change_unit`.

    `value` is None where there is nothing to divide by or too little: the counts are shown then.
    """

    measure: Measure
    value: Decimal | None
    numerator: int
    denominator: int | None
    before: Decimal | None
    change: Decimal | None
    parts: tuple[tuple[Part, int], ...]


@dataclass(frozen=True, slots=True)
class Duration:
    """How long mediation took (调解时长), in calendar days from signing for the materials to the end."""

    count: int
    mean: Decimal | None
    median: Decimal | None


@dataclass(frozen=True, slots=True)
class DoubleFall:
    """Whether a count and its growth both fell (双下降), over three years; `holds` is None without a base."""

    name: str
    counts: tuple[int, int, int]
    growth: Decimal | None
    growth_before: Decimal | None
    holds: bool | None


@dataclass(frozen=True, slots=True)
class MeasureTable:
    """Everything the page of a place's measures shows (工作指标表)."""

    measured: list[Measured]
    duration: Duration
    falls: list[DoubleFall]


class _Median(Aggregate):
    """The middle value (中位数), as PostgreSQL interpolates it."""

    function = "percentile_cont"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = DurationField()


def inside(part: Part, place: Place) -> Q:
    """Return the condition that a part's rows lie in a place: a division, an area, or the work of a court (归属条件).

    What has a place alone, such as a finding of screening, belongs to the court that covers the place.
    """
    if place.court and part.court:
        return Q(**{part.court: place.key})
    return starts_with_any(f"{part.division}__code", place.prefixes)


def measure_table(place: Place, period: Period, *, on: date) -> MeasureTable:
    """Return the measures of a place in a period as known on a day (工作指标), with the year before beside them."""
    needed = {part for measure in MEASURES for part in measure.all_parts}
    now, before = counts_of(needed, place, period, on), counts_of(needed, place, period.year_before, on)
    return MeasureTable(
        measured=[measured(measure, now, before) for measure in MEASURES],
        duration=_duration(place, period, on),
        falls=[
            _double_fall(part, place, period, now[part], before[part], on) for part in (parts.RECEIVED, parts.SUITS)
        ],
    )


def measured_towns(
    measure: Measure, towns: Iterable[Place], period: Period, *, on: date
) -> list[tuple[Place, Measured]]:
    """Return one measure of several towns (各镇街对比): one grouped count a part and a year, however many towns."""
    now = {part: _by_town(part, period, on) for part in measure.all_parts}
    before = {part: _by_town(part, period.year_before, on) for part in measure.all_parts}
    return [(town, measured(measure, _of_town(now, town), _of_town(before, town))) for town in towns]


def measured_within(measure: Measure, prefixes: tuple[str, ...], period: Period, *, on: date) -> Measured:
    """Return one measure of several places together, such as a tribunal's area (合并统计), by their prefixes."""

    def counts(of: Period) -> Counts:
        return {
            part: part.within(of, starts_with_any(f"{part.division}__code", prefixes), on=on).count()
            for part in measure.all_parts
        }

    return measured(measure, counts(period), counts(period.year_before))


def measure_named(code: str) -> Measure | None:
    """Return the measure of a code (按代码查找), or None."""
    return BY_CODE.get(code)


def counts_of(needed: Iterable[Part], place: Place, period: Period, on: date) -> Counts:
    """Return the number of rows of each part in a place and a period (分项件数)."""
    return {part: part.within(period, inside(part, place), on=on).count() for part in needed}


def _by_town(part: Part, period: Period, on: date) -> dict[str, int]:
    rows = part.rows(period, on).order_by().annotate(town=Left(f"{part.division}__code", 9))
    return dict(rows.values_list("town").annotate(Count("pk")))


def _of_town(counts: dict[Part, dict[str, int]], town: Place) -> Counts:
    return {part: by_town.get(town.key[:9], 0) for part, by_town in counts.items()}


def measured(measure: Measure, now: Counts, before: Counts) -> Measured:
    """Return a measure of counts that are known (指标值), and of those of the year before."""
    numerator, denominator = _sides(measure, now)
    value, earlier = _value(measure, now), _value(measure, before)
    return Measured(
        measure=measure, value=value, numerator=numerator, denominator=denominator if measure.is_share else None,
        before=earlier, change=_change(measure, value, earlier),
        parts=tuple((part, now[part]) for part in measure.all_parts),
    )  # fmt: skip


def _sides(measure: Measure, counts: Counts) -> tuple[int, int]:
    numerator = sum(counts[part] for part in measure.numerator) - sum(counts[part] for part in measure.less)
    return numerator, sum(counts[part] for part in measure.denominator)


def _value(measure: Measure, counts: Counts) -> Decimal | None:
    numerator, denominator = _sides(measure, counts)
    if not measure.is_share:
        return Decimal(numerator)
    if denominator < measure.least:
        return None
    return each(numerator, denominator) if measure.per_head else share(numerator, denominator)


def _change(measure: Measure, value: Decimal | None, before: Decimal | None) -> Decimal | None:
    if value is None or before is None:
        return None
    return value - before if measure.is_share else growth(int(value), int(before))


def _duration(place: Place, period: Period, on: date) -> Duration:
    """Days from the first signing for the materials; a dispute that never had one has no duration."""
    closed = parts.CONCLUDED.within(period, inside(parts.CONCLUDED, place), on=on)
    signed = closed.annotate(signed_on=Min("referrals__signed_at__date")).exclude(signed_on=None)
    length = ExpressionWrapper(F("concluded_on") - F("signed_on"), output_field=DurationField())
    spans = Dispute.objects.filter(pk__in=signed.values("pk")).annotate(signed_on=Min("referrals__signed_at__date"))
    found = spans.annotate(length=length).aggregate(count=Count("pk"), mean=Avg("length"), median=_Median("length"))
    return Duration(found["count"], _in_days(found["mean"]), _in_days(found["median"]))


def _in_days(length: timedelta | None) -> Decimal | None:
    return None if length is None else (Decimal(length.total_seconds()) / 86_400).quantize(Decimal("0.1"))


def _double_fall(part: Part, place: Place, period: Period, now: int, before: int, on: date) -> DoubleFall:
    first = part.within(period.year_before.year_before, inside(part, place), on=on).count()
    return DoubleFall(
        part.name, (now, before, first), growth(now, before), growth(before, first), both_fell(now, before, first)
    )
