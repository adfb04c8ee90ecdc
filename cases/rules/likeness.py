"""How alike two disputes are (相似程度): the signs, their weight, and the words for them. Judging is for a person."""

from collections.abc import Iterable
from dataclasses import dataclass

WORTH_SHOWING = 3  # while somebody types
WORTH_DECIDING = 5  # on the list of the centre
LIKE, ALMOST_EQUAL = 0.6, 0.9
TOO_SHORT = 12  # neighbouring pairs of characters; a shorter text says too little


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two disputes have in common: named people by identifier, place and day, wording (0–1)."""

    people: tuple[str, ...] = ()
    organizations: tuple[str, ...] = ()
    same_place_and_day: bool = False
    wording: float = 0.0

    @property
    def weight(self) -> int:
        """The weight of all signs; the same person counts three, a company, which many quarrel with, one."""
        text = (self.wording >= LIKE) * 2 + (self.wording >= ALMOST_EQUAL)
        return 3 * len(self.people) + len(self.organizations) + 3 * self.same_place_and_day + text

    @property
    def words(self) -> str:
        """The signs in Chinese (相同之处)."""
        found = [f"同一当事人{name}" for name in (*self.people, *self.organizations)]
        if self.same_place_and_day:
            found.append("同一地点、日期相近")
        if self.wording >= LIKE:
            found.append(f"事实表述相同{self.wording:.0%}")
        return "；".join(found)


def wording_likeness(one: Iterable[str], other: Iterable[str]) -> float:
    """Return the share of the shorter text's pairs of characters that the longer one has too (表述相同比例)."""
    first, second = _pairs(one), _pairs(other)
    shorter = min(len(first), len(second))
    return len(first & second) / shorter if shorter >= TOO_SHORT else 0.0


def telling_pairs(grams: Iterable[str], frequency: dict[str, float], *, count: int = 8) -> list[tuple[str, str]]:
    """Return couples of rare pairs of characters (罕见字组), each couple from two places of the text.

    A text that retells the same event shares at least one couple; hardly any other text does.
    """
    rare = sorted(_pairs(grams), key=lambda gram: (frequency.get(gram, 0.0), gram))[: 2 * count]
    half = len(rare) // 2
    return list(zip(rare[:half], rare[half:], strict=False))


def _pairs(grams: Iterable[str]) -> set[str]:
    return {gram for gram in grams if len(gram) == 2 and gram.isalnum()}
