"""Simple or complex (繁简分流), and whether a small claim or the quick way fits: a score with every part's reason."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from cases.rules.sources import Source

SIMPLE, COMPLEX = "SIMPLE", "COMPLEX"
LIMIT = "LIMIT"

# 民诉 (2023) art. 160, 165: facts clear, rights and duties clear, little in dispute; art. 165 wants money besides.
UNCLEAR = ("FACTS_UNCLEAR", "RELATION_UNCLEAR", "GREAT_DISPUTE")
NOT_QUICK = (*UNCLEAR, "WHEREABOUTS_UNKNOWN", "MANY_PARTIES", "PUBLIC_INTEREST")  # 民诉 art. 160, 民诉解释 art. 257
NOT_SMALL = (*UNCLEAR, "NOT_MONEY", "STATUS_OR_TITLE", "FOREIGN", "APPRAISAL", "WHEREABOUTS_UNKNOWN", "COUNTERCLAIM")


@dataclass(frozen=True, slots=True)
class Load:
    """What makes a dispute light or heavy (繁简要素): causes with all above them, amount (元), people, features."""

    causes: frozenset[str]
    amount: Decimal | None
    party_count: int
    features: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Weight:
    """One part of the score: when it applies, its points, why. A weight of factor LIMIT is the dividing line."""

    code: str
    factor: str
    reason: str
    points: int
    source: Source
    causes: frozenset[str] = frozenset()
    amount_above: Decimal | None = None
    amount_up_to: Decimal | None = None
    parties_from: int | None = None
    feature: str = ""

    def applies_to(self, load: Load) -> bool:
        """Say whether every measure that the weight names is met (适用); an unknown amount meets none."""
        return (
            (not self.causes or bool(self.causes & load.causes))
            and (not self.feature or self.feature in load.features)
            and (self.parties_from is None or load.party_count >= self.parties_from)
            and self._spans(load.amount)
        )

    def _spans(self, amount: Decimal | None) -> bool:
        if self.amount_above is None and self.amount_up_to is None:
            return True
        return (
            amount is not None
            and (self.amount_above is None or amount > self.amount_above)
            and (self.amount_up_to is None or amount <= self.amount_up_to)
        )


@dataclass(frozen=True, slots=True)
class Score:
    """The score of a dispute (繁简得分): its parts, the dividing line (None when none is set), what follows."""

    parts: tuple[Weight, ...]
    limit: int | None

    @property
    def total(self) -> int:
        return sum(part.points for part in self.parts)

    @property
    def suggestion(self) -> str:
        """SIMPLE or COMPLEX (建议); empty when no dividing line is in force."""
        if self.limit is None:
            return ""
        return COMPLEX if self.total >= self.limit else SIMPLE


def score(load: Load, weights: Iterable[Weight]) -> Score:
    """Return the score of a dispute by the weights given (繁简得分), in their order; the lowest dividing line holds."""
    weights = tuple(weights)
    limits = [weight.points for weight in weights if weight.factor == LIMIT]
    parts = tuple(weight for weight in weights if weight.factor != LIMIT and weight.applies_to(load))
    return Score(parts, min(limits, default=None))


@dataclass(frozen=True, slots=True)
class SmallClaim:
    """The limits of a province in a year (小额诉讼标准), in yuan: automatic up to one, by agreement up to the other."""

    automatic_up_to: Decimal
    agreed_up_to: Decimal


AUTOMATIC, AGREED, TOO_MUCH, EXCLUDED, UNKNOWN = "AUTOMATIC", "AGREED", "TOO_MUCH", "EXCLUDED", "UNKNOWN"


def small_claim(load: Load, limits: SmallClaim | None) -> str:
    """Say whether a dispute would be a small claim (小额诉讼; 民诉 (2023) arts 165–166).

    UNKNOWN without the limits of the province and year or without an amount; EXCLUDED by one of its features.
    """
    if obstacles(load, NOT_SMALL):
        return EXCLUDED
    if limits is None or load.amount is None:
        return UNKNOWN
    if load.amount <= limits.automatic_up_to:
        return AUTOMATIC
    return AGREED if load.amount <= limits.agreed_up_to else TOO_MUCH


def obstacles(load: Load, excluding: tuple[str, ...]) -> tuple[str, ...]:
    """Return the features of the dispute that exclude a procedure (不适用的情形), in the order of the law."""
    return tuple(feature for feature in excluding if feature in load.features)
