"""The code tables and enumerations that clients need to fill in and to read what we exchange (代码表)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import TextChoices

from cases.choices import EndReason, IntakeChannel, IntakeSource, PartyKind, PartySide, Procedure, Track
from cases.lifecycle import Action, State
from cases.models import CauseOfAction, CodeTableEntry, DisputeCategory

ENUMERATIONS: tuple[tuple[str, str, type[TextChoices]], ...] = (
    ("当事人地位", "parties.side", PartySide),
    ("当事人类型", "parties.kind", PartyKind),
    ("纠纷状态", "state", State),
    ("动作", "action", Action),
    ("调解方式", "referral.track", Track),
    ("适用程序", "referral.procedure", Procedure),
    ("调解结果", "outcome.reason", EndReason),
    ("来源", "intake_source", IntakeSource),
    ("提出方式", "origin.channel", IntakeChannel),
)


@dataclass(frozen=True, slots=True)
class Code:
    """One entry of a table; an empty code means that its number is unknown."""

    code: str
    name: str
    parent_code: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True)
class CodeTable:
    """A table with the field of the API it is used in, if any."""

    name: str
    used_in: str
    codes: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class Causes:
    """The causes of action of the rule in force on a day."""

    scheme: str
    on: date
    causes: tuple[CauseOfAction, ...]


def code_tables(*, on: date) -> list[CodeTable]:
    """Return the tables in force on a day (代码表), the long one of causes aside."""
    return [*_enumerations(), *_categories(on), *_exchange_tables(on)]


def causes_of_action(*, on: date) -> Causes:
    """Return the causes of the rule in force on a day (案由), in its order."""
    causes = tuple(CauseOfAction.objects.in_force(on).order_by("scheme", "pk"))
    return Causes(causes[0].scheme if causes else "", on, causes)


def _enumerations() -> Iterator[CodeTable]:
    for name, used_in, choices in ENUMERATIONS:
        yield CodeTable(name, used_in, tuple(Code(value, str(label)) for value, label in choices.choices))


def _categories(on: date) -> Iterable[CodeTable]:
    rows = DisputeCategory.objects.in_force(on).filter(selectable=True).order_by("scheme", "order")
    for scheme, entries in groupby(rows, key=lambda row: row.scheme):
        codes = tuple(Code(str(entry.order), entry.name, status=entry.status) for entry in entries)
        yield CodeTable(f"纠纷类型：{scheme}", "category", codes)


def _exchange_tables(on: date) -> Iterable[CodeTable]:
    rows = CodeTableEntry.objects.in_force(on).order_by("scheme", "code", "pk")
    for scheme, entries in groupby(rows, key=lambda row: row.scheme):
        codes = tuple(Code(row.code, row.name, row.parent_code, row.status) for row in entries)
        yield CodeTable(scheme, "", codes)
