"""Delivered rules that look at a dispute when it has come in (甄别规则): mediability, score weights, small claims."""

from datetime import date, datetime
from decimal import Decimal

from cases.models import ScreeningRule, SmallClaimLimit, TriageWeight
from communities.services.datasets import Record, Source
from communities.services.shipped_rows import Written, write_rows

MEDIABILITY, TRIAGE_WEIGHTS, SMALL_CLAIM_LIMITS = "mediability.csv", "triage_weights.csv", "small_claim_limits.csv"


def write_screening_rules(source: Source, at: datetime) -> Written:
    """Write what must not be mediated, must be first, or is suitable for it (可否调解规则)."""
    rules = [
        ScreeningRule(
            code=row["code"],
            effect=row["effect"],
            subject=row["subject"],
            causes=row["causes"],
            categories=row["categories"],
            amount_up_to=_amount(row["amount_up_to"]),
            court_code=row["court_code"],
            condition=row["condition"],
            **_standing(row),
        )
        for row in source.records(MEDIABILITY)
    ]
    return write_rows(rules, key=("code", "valid_from"))


def write_triage_weights(source: Source, at: datetime) -> Written:
    """Write the parts of the score of simple and complex, and its dividing line (繁简评分项)."""
    weights = [
        TriageWeight(
            code=row["code"],
            factor=row["factor"],
            reason=row["reason"],
            points=int(row["points"]),
            causes=row["causes"],
            amount_above=_amount(row["amount_above"]),
            amount_up_to=_amount(row["amount_up_to"]),
            parties_from=int(row["parties_from"]) if row["parties_from"] else None,
            feature=row["feature"],
            **_standing(row),
        )
        for row in source.records(TRIAGE_WEIGHTS)
    ]
    return write_rows(weights, key=("code", "valid_from"))


def write_small_claim_limits(source: Source, at: datetime) -> Written:
    """Write the published limits of small claims, per province and year (小额诉讼标准)."""
    limits = [
        SmallClaimLimit(
            province_id=row["province"],
            year=int(row["year"]),
            automatic_up_to=Decimal(row["automatic_up_to"]),
            agreed_up_to=Decimal(row["agreed_up_to"]),
            **_standing(row),
        )
        for row in source.records(SMALL_CLAIM_LIMITS)
    ]
    return write_rows(limits, key=("province", "year"))


def _standing(row: Record) -> dict[str, str | date | None]:
    """On what a rule rests, and between which days."""
    days = {name: date.fromisoformat(row[name]) if row[name] else None for name in ("valid_from", "valid_to")}
    return {"basis": row["basis"], "confidence": row["confidence"], **days}


def _amount(text: str) -> Decimal | None:
    return Decimal(text) if text else None
