"""What measures are (工作指标): shares and counts over parts, each with its formula in words and its source."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from reports.indicators import parts
from reports.indicators.parts import Part


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure (工作指标): a share when it has a denominator, else a count; parts are added, `less` is taken away.

    A share is in percent with two places, half up. With a denominator under `least` only the counts are given.
    `change` of a share is in percentage points, of a count in percent: the two are never confused.
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

    @property
    def is_share(self) -> bool:
        return bool(self.denominator)

    @property
    def unit(self) -> str:
        return "%" if self.is_share else "件"

    @property
    def change_unit(self) -> str:
        return "个百分点" if self.is_share else "%"

    @property
    def all_parts(self) -> tuple[Part, ...]:
        """Every part once, in the order of the formula."""
        return tuple(dict.fromkeys((*self.numerator, *self.less, *self.denominator)))


def share(numerator: int, denominator: int) -> Decimal | None:
    """Return a share in percent with two places, half up (占比); None of nothing."""
    return _two_places(Decimal(numerator) * 100 / denominator) if denominator else None


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
        "reaching_court", "诉至法院总量（去重）", "新收一审 + 结束诉前调解 − 诉前调解不成转立案",
        "调解不成转立案的已在新收中，不重复计；出具调解书的另行登记后扣除",
        (parts.SUITS, parts.CONCLUDED_BEFORE_SUIT), less=(parts.ENDED_BEFORE_SUIT,),
    ),
    Measure(
        "overdue_rate", "超期率", "逾期未结或逾期才结 ÷ 期内到期", PROJECT,
        (parts.OVERDUE,), denominator=(parts.DUE,), higher_is="差",
    ),
    Measure(
        "video_share", "音视频调解率", "音视频调解次数 ÷ 调解次数", PROJECT,
        (parts.VIDEO_SESSIONS,), denominator=(parts.SESSIONS,),
    ),
    Measure("received", "登记纠纷", "期内登记，并入他案的不重复计", PROJECT, (parts.RECEIVED,)),
    Measure("suits", "新收一审案件", "期内立案的一审民事、行政案件", "与万人成讼率的分子相同", (parts.SUITS,)),
)  # fmt: skip
BY_CODE = {measure.code: measure for measure in MEASURES}
