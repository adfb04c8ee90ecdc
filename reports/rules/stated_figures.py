"""What others published (引用的数字), checked against itself: can it be reckoned from what stands beside it?

The reasons have the codes of the domain's list of why two figures of one thing may disagree. Nothing is guessed: where
no formula on the printed figures gives the printed share, that is said, with what each formula would give.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from enum import StrEnum


class StatedKind(StrEnum):
    """What a stated figure is (数字的种类)."""

    COUNT = "COUNT"
    RATE = "RATE"
    SHARE = "SHARE"
    GROWTH = "GROWTH"
    GROWTH_CHANGE = "GROWTH_CHANGE"
    FALL = "FALL"


class Reason(StrEnum):
    """Why two figures of one thing may disagree (不一致的原因)."""

    DENOMINATOR = "DENOMINATOR"
    PERIOD = "PERIOD"
    SCOPE = "SCOPE"
    POPULATION = "POPULATION"
    POINTS = "POINTS"
    GROWTH_CHANGE = "GROWTH_CHANGE"
    ROUNDING = "ROUNDING"
    ROUNDED_INPUTS = "ROUNDED_INPUTS"
    TERM = "TERM"
    VALUE = "VALUE"


NAMES = {
    Reason.DENOMINATOR: "分母不同或没有标明",
    Reason.PERIOD: "统计期不同或没有标明",
    Reason.SCOPE: "范围不同或没有标明",
    Reason.POPULATION: "人口的年份或口径不同",
    Reason.POINTS: "百分数与百分点混用",
    Reason.GROWTH_CHANGE: "增长与增幅的变化混用",
    Reason.ROUNDING: "四舍五入与截尾不同",
    Reason.ROUNDED_INPUTS: "先取整再计算",
    Reason.TERM: "用语变化（2024年以前诉前调解，2025年起先行调解）",
    Reason.VALUE: "数值不同",
}
PERCENT = (StatedKind.SHARE, StatedKind.GROWTH)
NO_LABEL = "没有标明"


@dataclass(frozen=True, slots=True)
class Stated:
    """One figure as it was printed (数字). `unit` is that of its last printed digit: 1,000 for 4.8万.

    `of` is what it is said of: the numerator of a share, the count of a growth, the growth of its change, the total
    of a part; `over` the denominator of a share.
    """

    key: int
    label: str
    kind: StatedKind
    value: Decimal
    unit: Decimal = Decimal(1)
    period: str = ""
    scope: str = ""
    denominator: str = ""
    of: int | None = None
    over: int | None = None

    @property
    def written(self) -> str:
        """As it is printed (写法)."""
        ends = {StatedKind.COUNT: "", StatedKind.RATE: "件/万人", StatedKind.GROWTH_CHANGE: "个百分点"}
        if self.kind == StatedKind.FALL:
            return "称下降"
        sign = "+" if self.kind == StatedKind.GROWTH and self.value > 0 else ""
        return f"{sign}{self.value:,f}{ends.get(self.kind, '%')}"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found (发现): the reason's code, and the sentence."""

    reason: Reason
    sentence: str

    @property
    def name(self) -> str:
        return NAMES[self.reason]


def explain(figures: Sequence[Stated]) -> list[Finding]:
    """Return what the printed figures say and do not say (核对), contradictions first, missing labels last."""
    by_key = {figure.key: figure for figure in figures}
    found = [finding for figure in figures for finding in _checked(figure, by_key)]
    return [*found, *_parts_beyond_totals(figures, by_key), *_unlabelled(figures)]


def compare(one: Stated, other: Stated) -> list[Finding]:
    """Return why two figures of one thing differ (为什么不一样); empty when nothing differs."""
    said = [
        *_kinds(one, other),
        *_labels(Reason.PERIOD, "统计期", one.period, other.period),
        *_scopes(one, other),
        *_denominators(one, other),
    ]
    if one.kind == other.kind and one.value != other.value:
        said.append(_values(one, other))
    return said


def _checked(figure: Stated, by_key: dict[int, Stated]) -> Iterable[Finding]:
    base = by_key.get(figure.of or 0)
    if figure.kind == StatedKind.SHARE:
        yield from _share(figure, base, by_key)
    elif base is None:
        return
    elif figure.kind == StatedKind.GROWTH:
        before = base.value / (1 + figure.value / 100)
        way = "上升" if figure.value > 0 else "下降"
        about = f"上年约{before:,.0f}，今年{base.written}，件数{way}"
        yield Finding(Reason.GROWTH_CHANGE, f"{base.label}{figure.written}：{about}。")
    elif figure.kind == StatedKind.GROWTH_CHANGE:
        yield from _growth_change(figure, base)
    elif figure.kind == StatedKind.FALL:
        yield from _fall(figure, base, by_key)


def _share(figure: Stated, base: Stated | None, by_key: dict[int, Stated]) -> Iterable[Finding]:
    over = by_key.get(figure.over or 0)
    if base and over and (finding := _as_said(figure, base, over)):
        yield finding
        return
    tried = [(words, low, high, middle) for words, low, high, middle in _formulas(figure, by_key.values())]
    half = _last_digit(figure.value) / 2
    fitting = [words for words, low, high, _ in tried if low - half <= figure.value <= high + half]
    if fitting:
        formulas = "、".join(fitting)
        yield Finding(Reason.ROUNDED_INPUTS, f"{figure.label}{figure.written}，与{formulas}相符（计入取整）。")
        return
    gives = "；".join(f"{words} = {middle}%" for words, _, _, middle in tried)
    yield Finding(
        Reason.DENOMINATOR,
        f"{figure.label}{figure.written}，用文中的数字算不出来：{gives or '没有可用的件数'}。分母须由发布者说明。",
    )


def _as_said(figure: Stated, base: Stated, over: Stated) -> Finding | None:
    exact, step = base.value * 100 / over.value, _last_digit(figure.value)
    rounded, cut = exact.quantize(step, ROUND_HALF_UP), exact.quantize(step, ROUND_DOWN)
    sum_ = f"{base.written} ÷ {over.written} = {_two(exact)}%"
    if figure.value == rounded:
        return Finding(Reason.ROUNDING, f"{figure.label}：{sum_}，四舍五入印作{figure.written}。")
    if figure.value == cut:
        return Finding(Reason.ROUNDING, f"{figure.label}：{sum_}，截去尾数印作{figure.written}。")
    return None


def _formulas(figure: Stated, figures: Iterable[Stated]) -> Iterable[tuple[str, Decimal, Decimal, Decimal]]:
    """Each part ÷ whole and part ÷ (part + other) of the counts that stand for themselves, with its bounds."""
    counts = [each for each in figures if each.kind == StatedKind.COUNT and each.of is None]
    for part in counts:
        for whole in counts:
            if part.key == whole.key or part.value > whole.value:
                continue
            yield _ratio(part, [whole])
            yield _ratio(part, [part, whole])


def _ratio(part: Stated, wholes: list[Stated]) -> tuple[str, Decimal, Decimal, Decimal]:
    sum_ = " + ".join(each.written for each in wholes)
    words = f"{part.written} ÷ {f'（{sum_}）' if len(wholes) > 1 else sum_}"
    whole, slack = sum(each.value for each in wholes), sum(_slack(each) for each in wholes)
    low, high = (part.value - _slack(part)) / (whole + slack), (part.value + _slack(part)) / (whole - slack)
    return words, low * 100, high * 100, _two(Decimal(part.value * 100 / whole))


def _slack(figure: Stated) -> Decimal:
    return figure.unit / 2 if figure.unit > 1 else Decimal(0)


def _growth_change(figure: Stated, growth: Stated) -> Iterable[Finding]:
    before = growth.value - figure.value
    way = "收窄" if figure.value < 0 else "扩大"
    yield Finding(
        Reason.POINTS,
        f"{figure.written}说的是增幅的变化：增幅由{before:+f}%{way}为{growth.value:+f}%，"
        f"是百分点之差，不是件数变化{abs(figure.value):f}%。",
    )
    if growth.value > 0 > figure.value:
        yield Finding(Reason.GROWTH_CHANGE, "件数仍在上升，只有增幅下降，不符合“双下降”。")


def _fall(figure: Stated, base: Stated, by_key: dict[int, Stated]) -> Iterable[Finding]:
    grown = [each for each in by_key.values() if each.kind == StatedKind.GROWTH and each.of == base.key]
    for growth in grown:
        if growth.value > 0:
            yield Finding(
                Reason.GROWTH_CHANGE,
                f"“{figure.label}”与同文{base.label}{growth.written}矛盾：增长为正，下降的只能是增幅。",
            )


def _parts_beyond_totals(figures: Sequence[Stated], by_key: dict[int, Stated]) -> Iterable[Finding]:
    totals = dict.fromkeys(each.of for each in figures if each.kind == StatedKind.COUNT and each.of in by_key)
    for key in totals:
        total = by_key[key or 0]
        parts = [each for each in figures if each.kind == StatedKind.COUNT and each.of == key]
        whole = sum(part.value for part in parts)
        if whole > total.value + total.unit:
            said = " + ".join(f"{part.label}{part.written}" for part in parts)
            yield Finding(
                Reason.PERIOD,
                f"{said} = {whole:,f}，大于{total.label}{total.written}：不是同一统计期或同一范围，分项不能相加比较。",
            )


def _unlabelled(figures: Sequence[Stated]) -> Iterable[Finding]:
    numbers = [each for each in figures if each.kind != StatedKind.FALL]
    lacking = {
        Reason.PERIOD: [each for each in numbers if not each.period],
        Reason.SCOPE: [each for each in numbers if not each.scope],
        Reason.DENOMINATOR: [
            each for each in numbers if each.kind in (StatedKind.SHARE, StatedKind.RATE) and not each.denominator
        ],
    }
    words = {Reason.PERIOD: "统计期", Reason.SCOPE: "范围", Reason.DENOMINATOR: "分母"}
    for reason, found in lacking.items():
        if found:
            labels = "、".join(f"{each.label}（{each.written}）" for each in found)
            yield Finding(reason, f"没有标明{words[reason]}的：{labels}。")


def _kinds(one: Stated, other: Stated) -> Iterable[Finding]:
    if one.kind == other.kind:
        return
    kinds = {one.kind, other.kind}
    reason = Reason.SCOPE
    if StatedKind.GROWTH_CHANGE in kinds:
        reason = Reason.POINTS
    elif StatedKind.GROWTH in kinds:
        reason = Reason.GROWTH_CHANGE
    yield Finding(reason, f"一个是{one.written}，另一个是{other.written}，不是同一种数字，不能直接相比。")


def _labels(reason: Reason, word: str, one: str, other: str) -> Iterable[Finding]:
    if one != other or not one:
        yield Finding(reason, f"{word}：一个{one or NO_LABEL}，另一个{other or NO_LABEL}。")


def _scopes(one: Stated, other: Stated) -> Iterable[Finding]:
    old, new = "诉前调解", "先行调解"
    if (old in one.scope and new in other.scope) or (new in one.scope and old in other.scope):
        yield Finding(Reason.TERM, "一个统计诉前调解，另一个统计先行调解，口径中断，不是增减。")
    yield from _labels(Reason.SCOPE, "范围", one.scope, other.scope)


def _denominators(one: Stated, other: Stated) -> Iterable[Finding]:
    if {one.kind, other.kind}.isdisjoint({StatedKind.SHARE, StatedKind.RATE}):
        return
    people = "人口" in one.denominator and "人口" in other.denominator
    reason = Reason.POPULATION if people else Reason.DENOMINATOR
    yield from _labels(reason, "分母", one.denominator, other.denominator)


def _values(one: Stated, other: Stated) -> Finding:
    coarse, fine = sorted((one, other), key=lambda each: _last_digit(each.value), reverse=True)
    step = _last_digit(coarse.value)
    if coarse.value in (fine.value.quantize(step, ROUND_HALF_UP), fine.value.quantize(step, ROUND_DOWN)):
        return Finding(Reason.ROUNDING, f"{fine.written}取整为{coarse.written}，只是小数位数或舍入方式不同。")
    if abs(one.value - other.value) <= max(one.unit, other.unit) / 2:
        return Finding(Reason.ROUNDED_INPUTS, f"{one.written}与{other.written}在印出的精度内相同。")
    return Finding(Reason.VALUE, f"{one.written}与{other.written}相差{abs(one.value - other.value):,f}。")


def _last_digit(value: Decimal) -> Decimal:
    return Decimal(1).scaleb(min(int(value.as_tuple().exponent), 0))


def _two(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.01"), ROUND_HALF_UP)
