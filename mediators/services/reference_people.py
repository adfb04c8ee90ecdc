"""The reference data about mediators delivered with the software: fields, roster requirements, example schemes."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from communities.services.datasets import Dataset, Record, Source
from communities.services.shipped_rows import Written
from mediators.models import (
    AssessmentGrade,
    AssessmentItem,
    AssessmentScheme,
    RosterRequirement,
    Speciality,
    SuspicionRule,
)

SPECIALITIES, REQUIREMENTS, SCHEMES = "specialities.csv", "roster_requirements.csv", "assessment_schemes.csv"
SUSPICIONS = "suspicion_rules.csv"
FOLDER = Path(__file__).resolve().parent.parent / "reference"


def _write(source: Source, at: datetime) -> Written:
    written = _specialities([*source.records(SPECIALITIES)]) + _requirements([*source.records(REQUIREMENTS)])
    for record in source.records(SCHEMES):
        written += _scheme(record)
    for record in source.records(SUSPICIONS):
        written += _suspicion(record)
    return written


def _specialities(records: Sequence[Record]) -> Written:
    written = Written()
    for record in records:
        told = {
            "position": int(record["position"]),
            "categories": _listed(record["categories"]),
            "causes": _listed(record["causes"]),
            "source": record["source"],
        }
        written += _upsert(Speciality, {"name": record["name"]}, told)
    return written


def _requirements(records: Sequence[Record]) -> Written:
    written = Written()
    for record in records:
        told: dict[str, Any] = {
            name: record[name] for name in ("subject", "measure", "wording", "source", "confidence")
        }
        told |= {"court_id": record["court_code"] or None, "at_least": Decimal(record["at_least"])}
        told |= {name: _day(record[name]) for name in ("valid_from", "valid_to")}
        written += _upsert(RosterRequirement, {"code": record["code"]}, told)
    return written


def _suspicion(record: Record) -> Written:
    told: dict[str, Any] = {name: int(record[name]) if record[name] else None for name in ("at_least", "days")}
    told |= {name: record[name] for name in ("wording", "source")}
    return _upsert(SuspicionRule, {"kind": record["kind"]}, told)


def _upsert(
    model: type[Speciality | RosterRequirement | SuspicionRule], key: dict[str, str], told: dict[str, Any]
) -> Written:
    """Add the row, or bring it up to date unless somebody here corrected it."""
    row, is_new = model.objects.get_or_create(**key, defaults=told)
    if is_new:
        return Written(added=1)
    if row.corrected_at:
        return Written(kept=1)
    changed = {name: value for name, value in told.items() if getattr(row, name) != value}
    if changed:
        model.objects.filter(pk=row.pk).update(**changed)
    return Written(changed=len(changed) and 1)


def _scheme(record: Record) -> Written:
    """Add an example scheme that is missing; what stands is kept."""
    if AssessmentScheme.objects.filter(court=None, name=record["name"]).exists():
        return Written(kept=1)
    scheme = AssessmentScheme.objects.create(
        name=record["name"],
        valid_from=date.fromisoformat(record["valid_from"]),
        source=record["source"],
        confidence=record["confidence"],
        note=record["note"],
    )
    for position, text in enumerate(_listed(record["items"]), 1):
        title, _, points = text.partition("=")
        AssessmentItem.objects.create(
            scheme=scheme,
            position=position,
            title=title,
            points=Decimal(points.rstrip("+")),
            is_bonus=points.endswith("+"),
        )
    for text in _listed(record["grades"]):
        name, _, at_least = text.partition("=")
        AssessmentGrade.objects.create(scheme=scheme, name=name, at_least=Decimal(at_least))
    return Written(added=1)


def _listed(text: str) -> list[str]:
    return [part for part in text.split("|") if part]


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


PEOPLE = Dataset(
    "专业领域、名册要求、考核示例和疑点规则", FOLDER, (SPECIALITIES, REQUIREMENTS, SCHEMES, SUSPICIONS), _write
)
