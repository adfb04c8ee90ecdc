"""A reading in sentences: what was counted, by what it was divided, and why a rate may be missing."""

from decimal import Decimal
from typing import TYPE_CHECKING

from cases.choices import SuitKind, Track
from reports.choices import Withheld
from reports.indicators.definition import Definition, Rounding
from reports.models.reading import Figures
from suyuan.lib.periods import Period

if TYPE_CHECKING:
    from reports.queries.populations import PopulationBasis

_ROUNDINGS = {Rounding.HALF_UP: "四舍五入", Rounding.DOWN: "截断"}
_DIGITS = "零一两三四"


def explain(figures: Figures, *, definition: Definition, period: Period, name: str, basis: "PopulationBasis") -> str:
    """Return the reading in sentences (说明), every number of it included."""
    counted = (
        f"{period.label}，{name}新收一审民事案件{figures.civil_count:,}件、行政案件{figures.administrative_count:,}件"
    )
    kinds = counted_kinds(definition)
    total = f"，按口径计入{kinds}案件{figures.numerator:,}件。"
    return counted + total + _rate(figures, definition, period, basis) + _companion(figures, definition, period)


def counted_kinds(definition: Definition) -> str:
    """Return which first-instance cases count (计入案件种类): 民事、行政."""
    labels = {SuitKind.CIVIL: "民事", SuitKind.ADMINISTRATIVE: "行政"}
    kinds = "、".join(labels[SuitKind(kind)] for kind in definition.parameters.suit_kinds)
    left_out = "、".join(definition.parameters.excluded_causes)
    return f"{kinds}（{left_out}除外）" if left_out else kinds


def pre_suit_tracks(definition: Definition) -> str:
    """Return the tracks whose settlements count as before suit (诉前调解范围)."""
    return "、".join(str(Track(track).label) for track in definition.parameters.pre_suit_tracks)


def rounding_words(definition: Definition) -> str:
    """Return how values are rounded (舍入): 四舍五入，保留两位小数."""
    terms = definition.parameters
    return f"{_ROUNDINGS[Rounding(terms.rounding)]}，保留{_DIGITS[terms.decimal_places]}位小数"


def withheld_words(reason: str, *, definition: Definition, missing: int = 0) -> str:
    """Return why a rate is not given (只列件数的原因), in a clause without a full stop."""
    terms = definition.parameters
    which = f"有{missing}个区划" if missing > 1 else ""
    return {
        Withheld.SMALL_POPULATION: f"常住人口不足{terms.least_population:,}人，只列件数",
        Withheld.FEW_CASES: f"案件不足{terms.least_cases}件，只列件数",
        Withheld.NO_POPULATION: f"{which}没有期初以前公布的常住人口，不能计算",
        Withheld.AREA_CHANGED: "期内区划或管辖范围有变动，案件与人口的范围不一致，只列件数",
        Withheld.NO_CASES: "期内没有导入任何诉讼案件，件数不详，不能计算",
    }[Withheld(reason)]


def _rate(figures: Figures, definition: Definition, period: Period, basis: "PopulationBasis") -> str:
    if figures.withheld:
        reason = withheld_words(figures.withheld, definition=definition, missing=figures.missing_population_count)
        return f"{reason}。"
    division = _division(figures.numerator, figures.population, figures.value, definition, period)
    return f"分母为常住人口{figures.population:,}人（{basis.words}）：{division}（{rounding_words(definition)}）。"


def _companion(figures: Figures, definition: Definition, period: Period) -> str:
    sentence = (
        f"同期诉前调解成功{figures.settled_count:,}件，连同新收案件共{figures.companion_numerator:,}件纠纷诉至法院"
    )
    if figures.companion_withheld:
        return f"{sentence}。"
    division = _division(figures.companion_numerator, figures.population, figures.companion_value, definition, period)
    return f"{sentence}，{definition.companion_name}为{division}。"


def _division(count: int, population: int | None, value: Decimal | None, definition: Definition, period: Period) -> str:
    terms, months = definition.parameters, len(period.months)
    scale = f" × 12 ÷ {months}（折算为全年）" if terms.annualised and months != 12 else ""
    return (
        f"{count:,} ÷ {population:,} × {terms.residents:,}{scale} = {value:.{terms.decimal_places}f}{definition.unit}"
    )
