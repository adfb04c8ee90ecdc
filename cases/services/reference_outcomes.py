"""Delivered rules on what follows the end of mediation (后续手续规则、回访规则)."""

from datetime import date, datetime

from cases.models import FollowUpRule, LaterStepRule
from communities.services.datasets import Record, Source
from communities.services.shipped_rows import Written, write_rows

LATER_STEP_RULES, FOLLOW_UP_RULES = "later_step_rules.csv", "follow_up_rules.csv"


def write_later_step_rules(source: Source, at: datetime) -> Written:
    """Write what comes after each outcome on each track (后续手续规则), with its dates and basis."""
    rules = [
        LaterStepRule(
            **{name: row[name] for name in ("code", "outcome", "track", "step", "after", "guidance", "basis")},
            days=int(row["days"]) if row["days"] else None,
            **_in_force(row),
        )
        for row in source.records(LATER_STEP_RULES)
    ]
    return write_rows(rules, key=("code",))


def write_follow_up_rules(source: Source, at: datetime) -> Written:
    """Write when to visit after an agreement (回访规则)."""
    rules = [
        FollowUpRule(
            **{name: row[name] for name in ("code", "risk", "moment", "basis")}, days=int(row["days"]), **_in_force(row)
        )
        for row in source.records(FOLLOW_UP_RULES)
    ]
    return write_rows(rules, key=("code",))


def _in_force(row: Record) -> dict[str, date | str | None]:
    return {
        "confidence": row["confidence"],
        "valid_from": date.fromisoformat(row["valid_from"]),
        "valid_to": date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
    }
