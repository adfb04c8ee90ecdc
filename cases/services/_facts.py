"""What can be told about a dispute and a party, and how it is written down. A key that is absent is left alone."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypedDict
from uuid import UUID

from django.db import models
from django.utils.timezone import localdate

from cases.models import CauseOfAction, Dispute, DisputeCategory, Party
from cases.services._identity import settle_identity
from cases.services.agents import AgentFacts
from communities.models import Division
from suyuan.lib.errors import InvalidInput
from suyuan.lib.text import normalise_name


class DisputeFacts(TypedDict, total=False):
    """What is told about a dispute (纠纷内容); only the keys that are present are written."""

    intake_source: str
    facts: str
    claim: str
    amount: Decimal | None
    occurred_on: date | None
    division_id: str | None
    place_detail: str
    category_id: int | None
    cause_id: int | None
    complaint_submitted_at: datetime | None
    mediation_requested_at: datetime | None
    client_code: str
    client_reference: str


class PartyFacts(TypedDict, total=False):
    """What is told about a party (当事人信息); only the keys that are present are written."""

    key: UUID
    side: str
    kind: str
    name: str
    identity_number: str
    identity_doubt: str
    phone: str
    address: str
    representative: str
    minor: bool
    agent: AgentFacts  # of a draft's party; once registered, agents are entered apart


DATES_KEPT = ("complaint_submitted_at", "mediation_requested_at")
_POINTERS: dict[str, tuple[type[Division | DisputeCategory | CauseOfAction], str]] = {
    "division_id": (Division, "发生地不存在，请重新选择"),
    "category_id": (DisputeCategory, "纠纷类型不存在，请重新选择"),
    "cause_id": (CauseOfAction, "案由不存在，请重新选择"),
}


class DateKept(InvalidInput):
    """A date that stops the limitation period cannot be changed once it stands (时效规定 arts 10, 12)."""

    code = "date_kept"
    status = 409


def write_facts(dispute: Dispute, facts: DisputeFacts, *, at: datetime) -> list[str]:
    """Set the facts on the dispute (not saved) and return the Chinese names of those that changed.

    Refuses with InvalidInput what cannot be true, with DateKept a change of a date that must stay.
    """
    _refuse_untrue(dispute, facts, at)
    changed = _assign(dispute, facts)
    kept = [name for name in DATES_KEPT if name in changed and dispute.number and changed[name] is not None]
    if kept:
        raise DateKept([(name, f"{_label(Dispute, name)}已登记，不能修改") for name in kept])
    return [_label(Dispute, name) for name in changed]


def write_party(party: Party, facts: PartyFacts, *, today: date) -> list[str]:
    """Set the facts on the party (not saved), in stored form, and return the Chinese names of those that changed."""
    changed = _assign(party, facts)
    party.name = normalise_name(party.name)
    settle_identity(party, today=today)
    return [_label(Party, name) for name in changed]


def _assign(row: models.Model, facts: Mapping[str, Any]) -> dict[str, Any]:
    """Set attributes; return the old values of those that differ."""
    old = {name: getattr(row, name) for name, value in facts.items() if getattr(row, name) != value}
    for name in old:
        setattr(row, name, facts[name])
    return old


def _refuse_untrue(dispute: Dispute, facts: DisputeFacts, at: datetime) -> None:
    moments = {name: facts.get(name) for name in DATES_KEPT}
    problems: list[tuple[str | None, str]] = [
        (name, f"{_label(Dispute, name)}不能晚于现在")
        for name, moment in moments.items()
        if isinstance(moment, datetime) and moment > at
    ]
    if (amount := facts.get("amount")) is not None and amount < 0:
        problems.append(("amount", "涉及金额不能为负数"))
    if (day := facts.get("occurred_on")) and day > localdate(at):
        problems.append(("occurred_on", "发生日期不能晚于今天"))
    problems += [
        (name.removesuffix("_id"), sentence)
        for name, (model, sentence) in _POINTERS.items()
        if (pk := facts.get(name)) is not None
        and pk != getattr(dispute, name)
        and not model.objects.filter(pk=pk).exists()
    ]
    if problems:
        raise InvalidInput(problems)


def _label(model: type[models.Model], name: str) -> str:
    field: Any = model._meta.get_field(name.removesuffix("_id"))
    return str(field.verbose_name)
