"""The delivered weights of the ranking of mediators (匹配规则)."""

from datetime import date, datetime

from cases.models import MatchingRule
from communities.services.datasets import Source
from communities.services.shipped_rows import Written, write_rows

MATCHING_RULES = "matching_rules.csv"
DAYS = ("valid_from", "valid_to")
TEXTS = ("code", "source")


def write_matching_rules(source: Source, at: datetime) -> Written:
    """Write the delivered versions (匹配规则); those corrected here are kept."""
    rows = []
    for record in source.records(MATCHING_RULES):
        court = record.pop("court_code") or None
        days = {name: date.fromisoformat(record[name]) if record[name] else None for name in DAYS}
        numbers = {name: int(value) for name, value in record.items() if name not in (*DAYS, *TEXTS)}
        rows.append(MatchingRule(code=record["code"], source=record["source"], court_id=court, **days, **numbers))
    return write_rows(rows, key=("code",))
