"""The rules on matters (事项规则), delivered or kept here, and what a dispute is about in their terms."""

import csv
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from cases.models import Dispute, ScreeningRule
from cases.rules.matters import Matter, MatterRule
from cases.rules.sources import CONFIDENCE, Source

FOLDER = Path(__file__).resolve().parent.parent / "reference"
SUREST_FIRST = list(CONFIDENCE)
MEDIABILITY, CONFIRMATION_EXCLUDED = "mediability.csv", "confirmation_excluded.csv"


@cache
def matter_rules(file_name: str) -> tuple[MatterRule, ...]:
    """Return the rules of a delivered file (事项规则), in its order."""
    with (FOLDER / file_name).open(encoding="utf-8", newline="") as file:
        return tuple(_rule(row) for row in csv.DictReader(file))


def screening_rules(*, on: date) -> tuple[MatterRule, ...]:
    """Return the rules on mediating that are kept here and in force on a day (可否调解规则), the surest first."""
    rules = (
        MatterRule(
            code=row.code,
            effect=row.effect,
            subject=row.subject,
            source=Source(row.basis, row.confidence),
            causes=names_in(row.causes),
            categories=names_in(row.categories),
            amount_up_to=row.amount_up_to,
            court_code=row.court_code,
            condition=row.condition,
            valid_from=row.valid_from,
            valid_to=row.valid_to,
        )
        for row in ScreeningRule.objects.in_force(on)
    )
    return tuple(sorted(rules, key=lambda rule: (SUREST_FIRST.index(rule.source.confidence), rule.code)))


def matter_of(dispute: Dispute) -> Matter:
    """Return what a dispute is about (纠纷事项); its cause, category and centre are looked at."""
    return Matter(
        causes=frozenset(dispute.cause.path_names.split("/")) if dispute.cause else frozenset(),
        category=dispute.category.name if dispute.category else "",
        amount=dispute.amount,
        court_code=dispute.centre.court_id,
    )


def _rule(row: dict[str, str]) -> MatterRule:
    return MatterRule(
        code=row["code"],
        effect=row["effect"],
        subject=row["subject"],
        source=Source(row["basis"], row["confidence"]),
        causes=names_in(row["causes"]),
        categories=names_in(row["categories"]),
        amount_up_to=Decimal(row["amount_up_to"]) if row["amount_up_to"] else None,
        court_code=row["court_code"],
        condition=row["condition"],
        valid_from=_day(row["valid_from"]),
        valid_to=_day(row["valid_to"]),
    )


def names_in(text: str) -> frozenset[str]:
    """Return the names in a text that parts them by | (名称列表)."""
    return frozenset(filter(None, (name.strip() for name in text.split("|"))))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
