"""The figures that assessment items are computed from (考核指标): by the definitions of the reports."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from communities.models import Circuit, DemonstrationCommunity, OutreachEvent, TribunalCoverage
from reports.indicators.measures import BY_CODE
from reports.queries.measures import measured_within
from suyuan.governance.choices import Indicator
from suyuan.governance.models import WorkAssessment
from suyuan.lib.periods import Period


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with how it came about (指标数值); without a value the sentence says what is missing."""

    value: Decimal | None
    sentence: str


def figure_of(indicator: Indicator, assessment: WorkAssessment, period: Period, *, on: date) -> Figure:
    """Return the figure of a subject in a period (指标数值); unknown is None with its reason, never 0."""
    if assessment.unit_id:
        return Figure(None, "联动单位没有可由系统计算的指标，请人工评分。")
    if measure := BY_CODE.get(indicator.lower()):
        return _measured(measure.code, assessment, period, on)
    if assessment.tribunal_id is None:
        return Figure(None, f"{indicator.label}只按人民法庭统计。")
    count = _count(indicator, assessment.tribunal_id, period)
    return Figure(Decimal(count), f"{period.label}{indicator.label.split('（')[0]}：{count}")


def _measured(code: str, assessment: WorkAssessment, period: Period, on: date) -> Figure:
    prefixes = _prefixes(assessment, on)
    if not prefixes:
        return Figure(None, "没有已录入的管辖范围，无法统计。")
    found = measured_within(BY_CODE[code], prefixes, period, on=on)
    parts = "，".join(f"{part.name}{count}件" for part, count in found.parts)
    if found.value is None:
        return Figure(None, f"{period.label}没有足够的数据（{parts}），不计算{found.measure.name}。")
    return Figure(found.value, f"{period.label}{found.measure.formula}：{parts}")


def _prefixes(assessment: WorkAssessment, on: date) -> tuple[str, ...]:
    if assessment.community:
        return (assessment.community.division.prefix,)
    covered = TribunalCoverage.objects.in_force(on).filter(tribunal=assessment.tribunal_id)
    return tuple(covered.values_list("division__prefix", flat=True))


def _count(indicator: Indicator, tribunal_id: int, period: Period) -> int:
    days = (period.first, period.last)
    match indicator:
        case Indicator.DEMONSTRATIONS:
            return DemonstrationCommunity.objects.in_force(period.last).filter(tribunal=tribunal_id).count()
        case Indicator.LESSONS:
            held = OutreachEvent.objects.filter(tribunal=tribunal_id, held_on__range=days)
            return held.filter(attendance__isnull=False).count()
        case _:
            rows = Circuit.objects.filter(tribunal=tribunal_id, held_on__range=days, cancelled_reason="")
            return rows.filter(stops__logged_at__isnull=False).distinct().count()
