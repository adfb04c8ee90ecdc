"""What measures are (工作指标): shares and counts over parts, each with its formula in words and its source."""

import hashlib
import json
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from reports.indicators import class_parts, outcome_parts, parts
from reports.indicators.parts import Part


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure (工作指标): a share when it has a denominator, else a count; parts are added, `less` is taken away.

    A share is in percent with two places, half up, or `per_head`: so many a person. With a denominator under `least`
    only the counts are given. `change` of a share is in percentage points, of what falls to a person in its own unit,
    of a count in percent: these are never confused.
    """

    code: str
    name: str
    formula: str
    source: str
    numerator: tuple[Part, ...]
    less: tuple[Part, ...] = ()
    denominator: tuple[Part, ...] = ()
    higher_is: str = ""  # 好 or 差 where the sources say so; nothing where they do not
    least: int = 5
    per_head: bool = False

    @property
    def is_share(self) -> bool:
        return bool(self.denominator)

    @property
    def unit(self) -> str:
        if self.per_head:
            return "件/人"
        return "%" if self.is_share else "件"

    @property
    def change_unit(self) -> str:
        if self.per_head:
            return "件/人"
        return "个百分点" if self.is_share else "%"

    @property
    def all_parts(self) -> tuple[Part, ...]:
        """Every part once, in the order of the formula."""
        return tuple(dict.fromkeys((*self.numerator, *self.less, *self.denominator)))


def share(numerator: int, denominator: int) -> Decimal | None:
    """Return a share in percent with two places, half up (占比); None of nothing."""
    return _two_places(Decimal(numerator) * 100 / denominator) if denominator else None


def each(number: int, people: int) -> Decimal | None:
    """Return how many fall to a person with two places, half up (人均); None of nobody."""
    return _two_places(Decimal(number) / people) if people else None


def growth(now: int, before: int) -> Decimal | None:
    """Return the growth over the earlier count in percent with two places (增长率); None from nothing."""
    return _two_places(Decimal(now - before) * 100 / before) if before else None


def both_fell(third: int, second: int, first: int) -> bool | None:
    """Say whether the count fell and its growth fell too (双下降), from three years' counts, the latest first.

    count(t) < count(t−1), and growth(t) < growth(t−1) in percentage points. None where a growth has no base.
    """
    now, before = growth(third, second), growth(second, first)
    return None if now is None or before is None else third < second and now < before


def _two_places(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.01"), ROUND_HALF_UP)


PROJECT = "本系统口径"
MEASURES = (
    Measure(
        "success_rate", "调解成功率", "调解成功 ÷ 已结（含上期结转）", "公布的镇街数字与已结相符，与收案不符",
        (parts.SETTLED,), denominator=(parts.CONCLUDED,), higher_is="好",
    ),
    Measure(
        "success_rate_of_received", "调解成功率（按收案）", "调解成功 ÷ 收案", "另一种口径，与按已结计算的不可混用",
        (parts.SETTLED,), denominator=(parts.RECEIVED,),
    ),
    Measure(
        "pre_suit_share", "诉前化解占比", "诉前调解成功 ÷（诉前调解成功 + 新收一审民事、行政案件）",
        "最高人民法院2024年1—5月：4,776,842 ÷ 12,494,633 = 38.23%",
        (parts.SETTLED_BEFORE_SUIT,), denominator=(parts.SETTLED_BEFORE_SUIT, parts.SUITS), higher_is="好",
    ),
    Measure(
        "reaching_court", "诉至法院总量（去重）", "新收一审 + 结束诉前调解 − 制作调解书 − 诉前调解不成转立案",
        "制作调解书和调解不成转立案的已在新收中，不重复计；两家法院公布的数字与此相符",
        (parts.SUITS, parts.CONCLUDED_BEFORE_SUIT),
        less=(outcome_parts.COURT_PAPERS_BEFORE_SUIT, parts.ENDED_BEFORE_SUIT),
    ),
    Measure(
        "overdue_rate", "超期率", "逾期未结或逾期才结 ÷ 期内到期", PROJECT,
        (parts.OVERDUE,), denominator=(parts.DUE,), higher_is="差",
    ),
    Measure(
        "video_share", "音视频调解率", "音视频调解次数 ÷ 调解次数", PROJECT,
        (parts.VIDEO_SESSIONS,), denominator=(parts.SESSIONS,),
    ),
    Measure(
        "performance_rate", "自动履行率", "（调解成功 − 成功后仍须调解书、支付令、强制执行或起诉）÷ 调解成功",
        "较宽的口径；按到期义务计算的见到期义务履行率",
        (parts.SETTLED,), less=(outcome_parts.NEEDING_A_COURT,), denominator=(parts.SETTLED,), higher_is="好",
    ),
    Measure(
        "performance_of_due", "到期义务履行率", "期内到期、已全部履行的义务 ÷ 期内到期的义务",
        "较严的口径：一期算一项，逾期后补足的算已履行", (outcome_parts.OBLIGATIONS_PERFORMED,),
        denominator=(outcome_parts.OBLIGATIONS_DUE,), higher_is="好",
    ),
    Measure(
        "confirmation_rate", "司法确认率", "期内申请司法确认 ÷ 期内调解成功", PROJECT,
        (outcome_parts.APPLIED,), denominator=(parts.SETTLED,),
    ),
    Measure(
        "follow_up_rate", "回访率", "已经回访 ÷ 期内应作的回访", PROJECT + "：应作的回访由回访规则或人工安排",
        (outcome_parts.PLANNED_VISITS_HELD,), denominator=(outcome_parts.VISITS_PLANNED,), higher_is="好",
    ),
    Measure(
        "satisfaction_rate", "回访满意率", "满意和基本满意 ÷ 已回访", "未表态的计入已回访；到期未回访的另列",
        (outcome_parts.VISITS_SATISFIED,), denominator=(outcome_parts.VISITS,), higher_is="好",
    ),
    *(
        Measure(
            f"settled_each_{one.lower()}", f"{label}人均调解成功", f"{label}调解成功 ÷ 期末在册{label}",
            "三类分别计算，不相加；区划按常驻地计在册人数",
            (class_parts.SETTLED[one],), denominator=(class_parts.ON_ROSTER[one],), least=1, per_head=True,
        )
        for one, label in class_parts.COLUMNS
        if one != class_parts.NOBODY
    ),
    Measure("received", "登记纠纷", "期内登记，并入他案的不重复计", PROJECT, (parts.RECEIVED,)),
    Measure("suits", "新收一审案件", "期内立案的一审民事、行政案件", "与万人成讼率的分子相同", (parts.SUITS,)),
)  # fmt: skip
BY_CODE = {measure.code: measure for measure in MEASURES}


def _fingerprint() -> str:
    """A mark of what every measure is made of (工作指标指纹): codes of parts, not their wording."""
    content = [
        [
            measure.code,
            *([part.code for part in side] for side in (measure.numerator, measure.less, measure.denominator)),
        ]
        for measure in MEASURES
    ]
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()


MEASURES_FINGERPRINT = _fingerprint()
