"""What the rules say to mediating a dispute (可否调解), as its page shows it."""

from dataclasses import dataclass
from datetime import date

from cases.lifecycle import FINAL
from cases.models import Dispute
from cases.queries.matter_rules import matter_of, screening_rules
from cases.rules.matters import MatterRule
from cases.rules.mediability import MUST, mediability


@dataclass(frozen=True, slots=True)
class Hint:
    """One rule that fits the dispute: what it says in a sentence, its article, how sure its text is (空为已读全文)."""

    text: str
    article: str
    caveat: str
    tone: str


@dataclass(frozen=True, slots=True)
class Screening:
    """The hints of one dispute: `barred` stops mediation, `review` asks for a person's judgment, `first` proposes it.

    `unknown` names what is missing for an answer; empty when the rules could be applied.
    """

    barred: list[Hint]
    review: list[Hint]
    first: list[Hint]
    unknown: str


def screening_hints(dispute: Dispute, *, on: date) -> Screening | None:
    """Return what the rules in force on a day say to mediating a dispute (可否调解提示); None once it has ended.

    民诉解释 arts 143, 145. Reads the dispute's cause, category and centre.
    """
    if dispute.state in FINAL:
        return None
    found = mediability(matter_of(dispute), screening_rules(on=on), on=on)
    return Screening(
        barred=[_hint(rule, f"属于{rule.subject}，不得调解", "danger") for rule in found.barred],
        review=[_hint(rule, f"涉及{rule.subject}，须先判断可否调解", "warning") for rule in found.review],
        first=[_hint(rule, _proposal(rule), "info") for rule in found.first],
        unknown="" if dispute.cause_id else "尚未填写案由，能否调解待案由确定后再判断。",
    )


def _proposal(rule: MatterRule) -> str:
    return f"属于{rule.subject}，{'应当' if rule.effect == MUST else '适宜'}先行调解"


def _hint(rule: MatterRule, sentence: str, tone: str) -> Hint:
    text = f"{sentence}。{rule.condition}。" if rule.condition else f"{sentence}。"
    return Hint(text, rule.source.article, rule.source.caveat, tone)
