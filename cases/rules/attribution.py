"""To which place a court case counts: the ordered rule of attribution (归属规则).

No published source fixes the order; it is this project's default and part of the indicator's definition.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the rule: the method (cases.choices.AttributionMethod) and the fact it rests on."""

    method: str
    fact: str


ORDER = (
    Step("PLACE_OF_DISPUTE", "place"),
    Step("DEFENDANT", "defendant"),
    Step("PLAINTIFF", "plaintiff"),
    Step("TRIBUNAL", "tribunal_area"),
)
UNATTRIBUTED = "NONE"
