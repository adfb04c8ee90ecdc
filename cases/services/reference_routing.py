"""The delivered rules on who handles what (分流规则)."""

from datetime import date, datetime

from cases.models import RoutingRule
from communities.services.datasets import Record, Source
from communities.services.shipped_rows import Written, write_rows

ROUTING_RULES = "routing_rules.csv"
_COMPLAINT = {"": None, "1": True, "0": False}


def write_routing_rules(source: Source, at: datetime) -> Written:
    """Write the rules that propose who handles a dispute (分流规则); units and places are named by each court."""
    return write_rows([_rule(row) for row in source.records(ROUTING_RULES)], key=("code", "valid_from"))


def _rule(row: Record) -> RoutingRule:
    days = row["answer_working_days"]
    return RoutingRule(
        code=row["code"],
        order=int(row["order"]),
        division_id=row["division"] or None,
        categories=row["categories"],
        causes=row["causes"],
        intake_source=row["intake_source"],
        has_complaint=_COMPLAINT[row["has_complaint"]],
        target=row["target"],
        answer_working_days=int(days) if days else None,
        reason=row["reason"],
        basis=row["basis"],
        confidence=row["confidence"],
        valid_from=date.fromisoformat(row["valid_from"]) if row["valid_from"] else None,
        valid_to=date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
    )
