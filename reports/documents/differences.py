"""为什么不一样: the reasons why two readings of one thing differ, named one by one."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Difference:
    """One reason (不一致的原因): its code, its name, and what each of the two says."""

    code: str
    name: str
    one: str
    other: str


@dataclass(frozen=True, slots=True)
class Effects:
    """How much of a difference of two rates comes from the cases, and how much from the population (件/万人).

    The cases are compared over the first reading's population; the two add up to the whole difference.
    """

    whole: Decimal
    by_cases: Decimal
    by_population: Decimal


@dataclass(frozen=True, slots=True)
class Aspect:
    """One thing in which two readings may differ: its code, its name, and how a document says it."""

    code: str
    name: str
    say: Callable[[Document], str]


def _parameter(*names: str) -> Callable[[Document], str]:
    def say(document: Document) -> str:
        parameters = document["definition"]["parameters"]
        return "，".join(str(_plain(parameters.get(name))) for name in names)

    return say


def _plain(value: object) -> object:
    return "、".join(map(str, value)) if isinstance(value, list | tuple) else value


def _population(document: Document) -> str:
    found = document["denominator"]
    if found["population"] is None:
        return "不详"
    return f"{found['population']:,}人（{found['vintage']}，{found['counted_on']}）"


def _exclusions(document: Document) -> str:
    rows = document["exclusions"].items()
    return "，".join(f"{reason}{count:,}件" for reason, count in rows) or "没有"


def _attribution(document: Document) -> str:
    rows = document["attribution"].values()
    return "，".join(f"{row['name']}{row['cases']:,}件" for row in rows) or "没有"


def _completeness(document: Document) -> str:
    period = document["period"]
    return f"{period['months']}个月{'' if period['complete'] else '，未结束'}"


def _rules(document: Document) -> str:
    content = json.dumps(document["definition"]["rules"], ensure_ascii=False, sort_keys=True)
    return f"规则指纹{hashlib.sha256(content.encode()).hexdigest()[:12]}"


def _settled(document: Document) -> str:
    return f"{document['companion']['settled_before_suit']:,}件"


ASPECTS: tuple[Aspect, ...] = (
    Aspect("INDICATOR", "指标不同", lambda document: document["name"]),
    Aspect("PLACE", "地方不同", lambda document: document["place"]["name"]),
    Aspect("PERIOD", "统计期不同", lambda document: document["period"]["label"]),
    Aspect("PART_YEAR", "所含月份不同，不足一年的不折算成年", _completeness),
    Aspect("COURT_YEAR", "自然年度与司法统计年度不同", _parameter("court_year")),
    Aspect("SCOPE", "计入的案件种类不同", _parameter("suit_kinds")),
    Aspect("LEFT_OUT", "不计入的案由不同", _parameter("excluded_causes")),
    Aspect("ANNUALISED", "是否折算为全年不同", _parameter("annualised")),
    Aspect("COUNTING_RULES", "计数、归属、人口的规则不同", _rules),
    Aspect("POPULATION", "人口的年份、来源或数量不同", _population),
    Aspect("ROUNDING", "舍入方式不同", _parameter("rounding", "decimal_places")),
    Aspect("SMALL_NUMBERS", "只列件数的界限不同", _parameter("least_population", "least_cases")),
    Aspect("DEFINITION", "口径版本不同", lambda document: f"第{document['definition']['version']}版"),
    Aspect("REVISED", "件数有增减：补报、更正、撤回或重新归属", lambda document: f"{document['numerator']:,}件"),
    Aspect("ATTRIBUTION", "归属方式的件数不同", _attribution),
    Aspect("EXCLUSIONS", "不计入的案件不同", _exclusions),
    Aspect("PRE_SUIT", "诉前调解成功的件数不同", _settled),
)


def differences(one: Document, other: Document) -> list[Difference]:
    """Return every aspect in which two readings differ (不一致的原因), the deciding ones first; empty for equals."""
    said = ((aspect, aspect.say(one), aspect.say(other)) for aspect in ASPECTS)
    return [Difference(aspect.code, aspect.name, left, right) for aspect, left, right in said if left != right]


def effects(one: Document, other: Document) -> Effects | None:
    """Return what the cases and what the population did to the difference (影响分解), None where a rate is missing."""
    if one["value"] is None or other["value"] is None:
        return None
    residents = Decimal(one["definition"]["parameters"]["residents"])
    if residents != other["definition"]["parameters"]["residents"]:
        return None
    over_own, over_first, before = (
        Decimal(document["numerator"]) * residents / people["denominator"]["population"]
        for document, people in ((one, one), (other, one), (other, other))
    )
    rounded = [value.quantize(Decimal("0.01")) for value in (over_own - before, over_own - over_first)]
    return Effects(rounded[0], rounded[1], rounded[0] - rounded[1])
