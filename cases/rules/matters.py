"""Rules that look at what a dispute is about (事项): its cause, category, amount and court.

Causes are named, not numbered: the names are the same in the rules of 2020 and 2025, the numbers are not.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cases.rules.sources import Source


@dataclass(frozen=True, slots=True)
class Matter:
    """What a dispute is about (纠纷事项): its cause with all above it (案由), its category, amount (元) and court."""

    causes: frozenset[str]
    category: str = ""
    amount: Decimal | None = None
    court_code: str = ""


@dataclass(frozen=True, slots=True)
class MatterRule:
    """A rule on certain matters, between two days (`valid_to` not included, None is unknown or open).

    `causes` or `categories` must fit where named, then `amount_up_to` (元, inclusive) and `court_code` where set.
    `effect` is what follows; `condition` is what only a person can judge.
    """

    code: str
    effect: str
    subject: str
    source: Source
    causes: frozenset[str] = frozenset()
    categories: frozenset[str] = frozenset()
    amount_up_to: Decimal | None = None
    court_code: str = ""
    condition: str = ""
    valid_from: date | None = None
    valid_to: date | None = None

    def is_in_force(self, on: date) -> bool:
        """Say whether the rule is in force on a day (施行中)."""
        return (self.valid_from is None or self.valid_from <= on) and (self.valid_to is None or on < self.valid_to)

    def concerns(self, matter: Matter) -> bool:
        """Say whether the rule is about this matter (适用事项); an unknown amount never meets a limit."""
        named = self.causes or self.categories
        fits = not named or bool(self.causes & matter.causes) or matter.category in self.categories
        return fits and self._is_within(matter.amount) and self.court_code in ("", matter.court_code)

    def _is_within(self, amount: Decimal | None) -> bool:
        return self.amount_up_to is None or (amount is not None and amount <= self.amount_up_to)


def rules_on(matter: Matter, rules: Iterable[MatterRule], *, on: date) -> tuple[MatterRule, ...]:
    """Return the rules in force on a day that are about the matter (适用的规则), in their order."""
    return tuple(rule for rule in rules if rule.is_in_force(on) and rule.concerns(matter))
