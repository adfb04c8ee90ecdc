"""The subsidy schemes delivered with the software (补贴方案), each with its published source."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from communities.services.datasets import Dataset, Loaded, Record, Source, load_dataset
from communities.services.shipped_rows import Written
from mediators.models import SubsidyRule, SubsidyScheme
from mediators.services.reference_people import PEOPLE

SCHEMES, RULES = "subsidy_schemes.csv", "subsidy_rules.csv"


def load_reference(*, at: datetime) -> list[Loaded]:
    """Load the delivered rows of this app (载入基础数据); files loaded before are not read again."""
    return [load_dataset(dataset, at=at) for dataset in (PEOPLE, DATASET)]


def _write_schemes(source: Source, at: datetime) -> Written:
    """Add the schemes that are missing, whole with their rules. What stands is kept: vouchers cite it.

    Schemes of other places (EXAMPLE) hold nowhere; they are there to begin a draft from.
    """
    rules = list(source.records(RULES))
    written = Written()
    for record in source.records(SCHEMES):
        of_scheme = [rule for rule in rules if rule["scheme_code"] == record["code"]]
        scheme = SubsidyScheme.objects.filter(code=record["code"]).first()
        if scheme:
            written += _add_missing(scheme, of_scheme)
        else:
            written += _add_scheme(record, of_scheme)
    return written


def _add_scheme(record: Record, rules: list[Record]) -> Written:
    scheme = SubsidyScheme.objects.create(
        code=record["code"],
        name=record["name"],
        status=record["status"],
        court_id=record["court_code"] or None,
        paid_once=record["paid_once"] != "否",
        needs_complete_file=record["needs_complete_file"] == "是",
        needs_roster=record["needs_roster"] == "是",
        valid_from=date.fromisoformat(record["valid_from"]) if record["valid_from"] else None,
        valid_to=date.fromisoformat(record["valid_to"]) if record["valid_to"] else None,
        source=record["source"],
        note=record["note"],
    )
    added = SubsidyRule.objects.bulk_create(_rule(scheme, rule) for rule in rules)
    return Written(added=1 + len(added))


def _add_missing(scheme: SubsidyScheme, rules: list[Record]) -> Written:
    """Add the lines that a later delivery brings to a scheme; what stands is kept."""
    standing = set(scheme.rules.values_list("code", flat=True))
    added = SubsidyRule.objects.bulk_create(_rule(scheme, rule) for rule in rules if rule["code"] not in standing)
    return Written(added=len(added), kept=1)


def _yuan(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def _rule(scheme: SubsidyScheme, record: Record) -> SubsidyRule:
    return SubsidyRule(
        scheme=scheme,
        code=record["code"],
        outcome=record["outcome"],
        mediator_class=record["mediator_class"],
        difficulty=record["difficulty"],
        payable=record["payable"] == "是",
        amount=_yuan(record["amount"]),
        least=_yuan(record["least"]),
        most=_yuan(record["most"]),
        wording=record["wording"],
    )


DATASET = Dataset("补贴方案", Path(__file__).resolve().parent.parent / "reference", (SCHEMES, RULES), _write_schemes)
