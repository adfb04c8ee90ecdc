"""How well a mediator suits a dispute (匹配): a sum of parts, each with its reason in words (PIPL art. 24).

A part that cannot be judged, because the dispute does not say, is left out for everybody.
"""

from dataclasses import dataclass
from decimal import Decimal

TOWN_DIGITS, CITY_DIGITS = 9, 4
CERTAIN_LEVELS = {12: Decimal(1), TOWN_DIGITS: Decimal(2) / 3, CITY_DIGITS: Decimal(1) / 3}


@dataclass(frozen=True, slots=True)
class Weights:
    """What each part is worth (权重), and the constants of the parts: rows of the table of matching rules."""

    speciality: int
    area: int
    language: int
    load: int
    result: int
    dates: int
    full_load: int
    prior_strength: int
    horizon_days: int


@dataclass(frozen=True, slots=True)
class Matter:
    """What a dispute asks of a mediator: its category, its cause with those above it, its place, its languages."""

    category: str = ""
    causes: frozenset[str] = frozenset()
    place: str = ""
    languages: frozenset[str] = frozenset()
    usual_rate: Decimal | None = None  # the court's rate of success in disputes of this kind


@dataclass(frozen=True, slots=True)
class Talent:
    """What a mediator brings (调解员的条件)."""

    categories: frozenset[str] = frozenset()
    causes: frozenset[str] = frozenset()
    areas: tuple[str, ...] = ()
    home: str = ""
    languages: frozenset[str] = frozenset()
    in_hand: int = 0
    days_until_away: int | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """How a mediator fared in disputes of this kind: of `total`, `settled` ended in agreement."""

    settled: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the score: so many points of so many, and why."""

    name: str
    points: Decimal
    full: int
    reason: str


@dataclass(frozen=True, slots=True)
class Score:
    """The points of a mediator for a dispute (得分), part by part."""

    parts: tuple[Part, ...]

    @property
    def total(self) -> Decimal:
        return sum((part.points for part in self.parts), Decimal(0))

    @property
    def full(self) -> int:
        return sum(part.full for part in self.parts)


def score(matter: Matter, talent: Talent, record: Record, weights: Weights) -> Score:
    """Score a mediator for a dispute (评分): the parts that can be judged, each with its reason."""
    parts = (
        _speciality(matter, talent, weights),
        _area(matter, talent, weights),
        _language(matter, talent, weights),
        load_part(talent.in_hand, weights),
        _result(matter, record, weights),
        _dates(talent, weights),
    )
    return Score(tuple(part for part in parts if part and part.full))


def load_part(in_hand: int, weights: Weights) -> Part:
    """The part for the load (在办): all points with nothing in hand, none at full load."""
    share = max(Decimal(0), 1 - Decimal(in_hand) / weights.full_load)
    return _part("在办", share, weights.load, f"在办{in_hand}件，满负荷按{weights.full_load}件计")


def _speciality(matter: Matter, talent: Talent, weights: Weights) -> Part | None:
    if not matter.category and not matter.causes:
        return None
    by_cause = matter.causes & talent.causes
    if by_cause:
        return _part("专长", Decimal(1), weights.speciality, f"专业领域覆盖案由“{'、'.join(sorted(by_cause))}”")
    if matter.category in talent.categories:
        return _part("专长", Decimal(2) / 3, weights.speciality, f"专业领域覆盖“{matter.category}”")
    return _part("专长", Decimal(0), weights.speciality, "专业领域未覆盖此类纠纷")


def _area(matter: Matter, talent: Talent, weights: Weights) -> Part | None:
    if not matter.place:
        return None
    if any(matter.place.startswith(area) for area in talent.areas):
        return _part("地域", Decimal(1), weights.area, "发生地在其服务区域内")
    for digits, share in CERTAIN_LEVELS.items():
        if talent.home and talent.home[:digits] == matter.place[:digits]:
            words = {12: "常驻同一村居", TOWN_DIGITS: "常驻同一镇街", CITY_DIGITS: "常驻同一地市"}[digits]
            return _part("地域", share, weights.area, words)
    return _part("地域", Decimal(0), weights.area, "常驻地和服务区域均不在发生地" if talent.home else "未登记常驻地")


def _language(matter: Matter, talent: Talent, weights: Weights) -> Part | None:
    if not matter.languages:
        return None
    spoken = matter.languages & talent.languages
    share = Decimal(len(spoken)) / len(matter.languages)
    return _part("语言", share, weights.language, f"需要{len(matter.languages)}种语言，会{len(spoken)}种")


def _result(matter: Matter, record: Record, weights: Weights) -> Part | None:
    """Few disputes say little: the rate is drawn towards the court's own by `prior_strength` imagined ones."""
    if matter.usual_rate is None:
        return None
    weight = weights.prior_strength
    rate = (record.settled + weight * matter.usual_rate) / (record.total + weight)
    usual = f"{matter.usual_rate * 100:.0f}%"
    if not record.total:
        reason = f"没有办过同类纠纷，按全院同类成功率{usual}计"
    else:
        reason = f"同类{record.total}件成功{record.settled}件，加{weight}件全院水平（{usual}）平滑后{rate * 100:.0f}%"
    return _part("同类结果", rate, weights.result, reason)


def _dates(talent: Talent, weights: Weights) -> Part:
    days = talent.days_until_away
    if days is None or days >= weights.horizon_days:
        return _part("时间", Decimal(1), weights.dates, f"{weights.horizon_days}日内没有请假")
    return _part("时间", Decimal(days) / weights.horizon_days, weights.dates, f"{days}日后请假")


def _part(name: str, share: Decimal, full: int, reason: str) -> Part:
    return Part(name, (share * full).quantize(Decimal("0.1")), full, reason)
