"""How a demonstration community stands beside its targets (示范社区目标), by the definitions of the measures."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from communities.choices import Measure
from communities.models import DemonstrationCommunity, DemonstrationStep, DemonstrationTarget
from reports.queries.measures import DoubleFall, MeasureTable, measure_table
from reports.queries.places import Place
from suyuan.lib.periods import Period, parse_period

_CODES = {
    Measure.DISPUTES: "received",
    Measure.SUCCESS: "success_rate",
    Measure.PERFORMANCE: "performance_rate",
    Measure.FOLLOW_UP: "follow_up_rate",
}


@dataclass(frozen=True, slots=True)
class TargetLine:
    """A target beside what was reached (目标与完成); `met` is None where there are no data: unknown is not a miss.

    `counts` are the cases behind a share, shown also where they are too few for one.
    """

    target: DemonstrationTarget
    value: Decimal | None
    met: bool | None
    counts: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """A demonstration community's year (示范社区情况): targets to the last full month, double fall, steps."""

    period: Period
    lines: tuple[TargetLine, ...]
    fall: DoubleFall
    last_year: Period
    steps: tuple[DemonstrationStep, ...]


def standing_of(row: DemonstrationCommunity, *, rate: Decimal | None, on: date) -> Standing:
    """Return how a demonstration community stands on a day (目标与完成); `rate` is its 万人成讼率, where it has one.

    Compared are the months that are over with the same months of the year before, and whole years for the double fall.
    """
    place = Place(division=row.community.division)
    month = max(1, on.month - 1)
    period, last_year = parse_period(f"{on.year}-YTD-{on.year}-{month:02}"), parse_period(f"{on.year - 1}")
    table = measure_table(place, period, on=on)
    whole = measure_table(place, last_year, on=on)
    steps = row.community.demonstration_steps.filter(tribunal=row.tribunal_id).select_related("made_by")
    return Standing(
        period=period,
        lines=tuple(_line(target, table, rate) for target in sorted(row.targets.filter(year=on.year), key=_order)),
        fall=whole.falls[0],
        last_year=last_year,
        steps=tuple(steps),
    )


def _order(target: DemonstrationTarget) -> int:
    return Measure.values.index(target.measure)


def _line(target: DemonstrationTarget, table: MeasureTable, rate: Decimal | None) -> TargetLine:
    value, counts = _value(Measure(target.measure), table, rate), _counts(Measure(target.measure), table)
    if value is None:
        return TargetLine(target, None, None, counts)
    return TargetLine(target, value, value <= target.value if target.is_ceiling else value >= target.value, counts)


def _counts(measure: Measure, table: MeasureTable) -> str:
    found = next((one for one in table.measured if one.measure.code == _CODES.get(measure)), None)
    if found is None or found.denominator is None:
        return ""
    return "，".join(f"{part.name}{number}" for part, number in found.parts)


def _value(measure: Measure, table: MeasureTable, rate: Decimal | None) -> Decimal | None:
    by_code = {measured.measure.code: measured for measured in table.measured}
    if measure == Measure.LAWSUITS_PER_10K:
        return rate
    if measure == Measure.GROWTH:
        return by_code["received"].change
    return by_code[_CODES[measure]].value if measure in _CODES else None
