"""Court fees (案件受理费) by 诉讼费用交纳办法 (国务院令第481号, in force since 2007-04-01) art. 13, in yuan.

Where the article gives a range, the province sets the point; the range stays a range here.
"""

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from itertools import zip_longest

from suyuan.lib.money import round_fen

NOTHING = Decimal(0)


class FeeKind(StrEnum):
    """What the suit is about, for its fee (案件类型)."""

    PROPERTY = "PROPERTY"
    DIVORCE = "DIVORCE"
    PERSONALITY = "PERSONALITY"
    INTELLECTUAL = "INTELLECTUAL"
    LABOUR = "LABOUR"
    OTHER = "OTHER"


@dataclass(frozen=True, slots=True)
class Tier:
    """A part of the amount above a limit, up to the next one, and its rate (分段累计)."""

    above: Decimal
    rate: Decimal


@dataclass(frozen=True, slots=True)
class Schedule:
    """How one kind is charged: a sum per case, perhaps a range, and tiers of the amount on top.

    `amount_name` says what the amount is, empty where none counts; `amount_needed` that there is no fee without it.
    """

    name: str
    article: str
    low: Decimal
    high: Decimal
    tiers: tuple[Tier, ...] = ()
    amount_name: str = ""
    amount_needed: bool = False
    base_name: str = "每件"


@dataclass(frozen=True, slots=True)
class FeeLine:
    """One line of the calculation (计算过程); `portion` and `rate` are None for the sum per case."""

    text: str
    low: Decimal
    high: Decimal
    portion: Decimal | None = None
    rate: Decimal | None = None

    @property
    def percent(self) -> str:
        """The rate in words (费率): 2.5%; empty for the sum per case."""
        return "" if self.rate is None else f"{self.rate * 100:f}".rstrip("0").rstrip(".") + "%"


@dataclass(frozen=True, slots=True)
class Fee:
    """A fee in yuan (受理费), from `low` to `high`, equal where the law fixes it; `halved` at most once."""

    low: Decimal
    high: Decimal
    article: str
    lines: tuple[FeeLine, ...] = ()
    halved: bool = False

    @property
    def is_range(self) -> bool:
        """Say whether the province sets the point within a range (幅度)."""
        return self.low != self.high


def _tiers(*limits_and_rates: tuple[int, str]) -> tuple[Tier, ...]:
    return tuple(Tier(Decimal(above), Decimal(percent) / 100) for above, percent in limits_and_rates)


PROPERTY_TIERS = _tiers(
    (10_000, "2.5"), (100_000, "2"), (200_000, "1.5"), (500_000, "1"), (1_000_000, "0.9"),
    (2_000_000, "0.8"), (5_000_000, "0.7"), (10_000_000, "0.6"), (20_000_000, "0.5"),
)  # fmt: skip
ART_13 = "诉讼费用交纳办法第13条第1款第（{}）项"
SCHEDULES = {
    FeeKind.PROPERTY: Schedule(
        "财产案件", ART_13.format("一"), Decimal(50), Decimal(50), PROPERTY_TIERS,
        "诉讼请求金额", amount_needed=True, base_name="不超过1万元的部分",
    ),
    FeeKind.DIVORCE: Schedule(
        "离婚案件", ART_13.format("二"), Decimal(50), Decimal(300), _tiers((200_000, "0.5")), "分割的财产总额",
    ),
    FeeKind.PERSONALITY: Schedule(
        "侵害人格权案件", ART_13.format("二"), Decimal(100), Decimal(500),
        _tiers((50_000, "1"), (100_000, "0.5")), "损害赔偿金额",
    ),
    FeeKind.INTELLECTUAL: Schedule("知识产权案件", ART_13.format("三"), Decimal(500), Decimal(1000), (), "争议金额"),
    FeeKind.LABOUR: Schedule("劳动争议案件", ART_13.format("四"), Decimal(10), Decimal(10)),
    FeeKind.OTHER: Schedule("其他非财产案件", ART_13.format("二"), Decimal(50), Decimal(100)),
}  # fmt: skip


def court_fee(kind: FeeKind, amount: Decimal | None = None) -> Fee:
    """Return the fee for a suit (案件受理费, 诉讼费用交纳办法 art. 13); `amount` in yuan, None when nothing is claimed.

    Refuses with ValueError a negative amount, and a property suit without an amount.
    """
    schedule = _schedule(kind, amount)
    if amount is None and schedule.amount_needed:
        raise ValueError("a property suit is charged by its amount")
    if amount is not None and amount < 0:
        raise ValueError("an amount claimed cannot be negative")
    base = FeeLine(schedule.base_name, schedule.low, schedule.high)
    lines = (base, *_tier_lines(schedule.tiers, amount or NOTHING))
    low = sum((line.low for line in lines), NOTHING)
    high = sum((line.high for line in lines), NOTHING)
    return Fee(round_fen(low), round_fen(high), schedule.article, lines)


def halved(fee: Fee) -> Fee:
    """Return half the fee (减半交纳) for a settlement, a withdrawal (art. 15) or the simple procedure (art. 16).

    A fee that was halved stays as it is: it is halved only once (民诉解释 art. 206).
    """
    if fee.halved:
        return fee
    return replace(fee, low=round_fen(fee.low / 2), high=round_fen(fee.high / 2), halved=True)


def _schedule(kind: FeeKind, amount: Decimal | None) -> Schedule:
    """An intellectual-property suit over an amount is charged as a property suit (art. 13(3))."""
    if kind == FeeKind.INTELLECTUAL and amount:
        return replace(SCHEDULES[FeeKind.PROPERTY], article=SCHEDULES[kind].article)
    return SCHEDULES[kind]


def _tier_lines(tiers: tuple[Tier, ...], amount: Decimal) -> list[FeeLine]:
    return [
        _tier_line(tier, next_tier, amount) for tier, next_tier in zip_longest(tiers, tiers[1:]) if amount > tier.above
    ]


def _tier_line(tier: Tier, next_tier: Tier | None, amount: Decimal) -> FeeLine:
    portion = (min(amount, next_tier.above) if next_tier else amount) - tier.above
    text = f"超过{_wan(tier.above)}{f'至{_wan(next_tier.above)}' if next_tier else ''}的部分"
    return FeeLine(text, portion * tier.rate, portion * tier.rate, portion, tier.rate)


def _wan(amount: Decimal) -> str:
    return f"{amount / 10_000:f}万元"
