"""May a dispute be mediated, must it not, should it be first (可否调解)?

民诉解释 art. 143 bars certain matters; art. 145 and other rules have some mediated first; 民诉法 (2023) art. 125 lets
every suitable dispute be mediated first unless a party refuses. Which causes are meant is data, with its source.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cases.rules.matters import Matter, MatterRule, rules_on

BARRED, REVIEW, MUST, SUITABLE = "BARRED", "REVIEW", "MUST", "SUITABLE"


@dataclass(frozen=True, slots=True)
class Mediability:
    """What the rules say to mediating a matter (可否调解): at most one of `barred` and `first` has entries.

    `barred`: must not be mediated. `review`: a person has to judge. `first`: must be mediated first, or where no
    rule says so, is suitable for it.
    """

    barred: tuple[MatterRule, ...]
    review: tuple[MatterRule, ...]
    first: tuple[MatterRule, ...]


def mediability(matter: Matter, rules: Iterable[MatterRule], *, on: date) -> Mediability:
    """Return what the rules in force on a day say to mediating a matter (可否调解).

    What must not be mediated is never proposed for mediation at the same time (民诉解释 art. 143).
    """
    applying = rules_on(matter, rules, on=on)
    barred, review, must, suitable = (
        tuple(rule for rule in applying if rule.effect == effect) for effect in (BARRED, REVIEW, MUST, SUITABLE)
    )
    return Mediability(barred, review, first=() if barred else must or suitable)
