"""Taking in what a governance centre's system registers (接口登记): once, whole, in its own place."""

from dataclasses import asdict
from datetime import date, datetime
from decimal import Decimal
from typing import TypedDict
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from cases.choices import IntakeSource
from cases.models import CauseOfAction, Dispute, DisputeCategory
from cases.queries.missing import missing_in
from cases.services._identity import identity_findings
from cases.services.intake import DisputeFacts, OriginFacts, PartyFacts, register_new_dispute
from communities.models import Division
from communities.rules.division_codes import normalise_code, prefix_of
from suyuan.exchange.models import Client
from suyuan.exchange.services.repeats import Answer, answer_once, register_once
from suyuan.lib.errors import InvalidInput

CLIENT_SOURCES = (
    IntakeSource.GOVERNANCE_CENTRE,
    IntakeSource.GRID_OFFICER,
    IntakeSource.VOLUNTEER,
    IntakeSource.PETITION,
    IntakeSource.HOTLINE,
    IntakeSource.SCREENING,
    IntakeSource.PARTY,
)


class ClientParty(TypedDict, total=False):
    """A party as a client tells it (报送的当事人)."""

    side: str
    kind: str
    name: str
    identity_number: str
    identity_doubt: str
    phone: str
    address: str
    representative: str
    minor: bool


class ClientDispute(TypedDict, total=False):
    """A dispute as a client tells it (报送的纠纷): places and categories by code or name."""

    client_reference: str
    intake_source: str
    origin: OriginFacts
    facts: str
    parties: list[ClientParty]
    division: str
    place_detail: str
    claim: str
    amount: Decimal | None
    occurred_on: date | None
    category: str
    cause: str
    mediation_requested_at: datetime | None


_PLAIN = ("facts", "place_detail", "claim", "amount", "occurred_on", "mediation_requested_at")


@transaction.atomic
def receive_dispute(
    *, client: Client, told: ClientDispute, fingerprint: str, idempotency_key: str, at: datetime
) -> tuple[Answer, bool]:
    """Register what a client tells (接口登记) and return its receipt, and whether that was given before.

    Whoever sends the same again, under the same Idempotency-Key or the same client_reference, registers nothing.
    Refuses with IdempotencyKeyReused and ReferenceReused other content under the same, with InvalidInput an
    unknown code or a place outside the client's area, and as `register_new_dispute` does.
    """

    def work() -> Answer:
        return _register_or_find(client, told, fingerprint, at)

    if not idempotency_key:
        return work(), False
    return answer_once(client=client, key=idempotency_key, fingerprint=fingerprint, at=at, work=work)


def _register_or_find(client: Client, told: ClientDispute, fingerprint: str, at: datetime) -> Answer:
    def register() -> UUID:
        return _register(client, told, at).key

    reference = told.get("client_reference", "")
    if not reference:
        return _receipt(register(), created=True, at=at)
    key, known = register_once(client=client, reference=reference, fingerprint=fingerprint, at=at, register=register)
    return _receipt(key, created=not known, at=at)


def _register(client: Client, told: ClientDispute, at: datetime) -> Dispute:
    facts: DisputeFacts = {
        **{name: told[name] for name in _PLAIN if name in told},  # type: ignore[typeddict-item, literal-required]
        **_resolved(client, told, at),
        "intake_source": told.get("intake_source") or IntakeSource.GOVERNANCE_CENTRE,
        "client_code": client.code,
        "client_reference": told.get("client_reference", ""),
    }
    parties: list[PartyFacts] = [
        {"key": uuid4(), **party}  # type: ignore[typeddict-item]  # a client tells of no agent
        for party in told.get("parties", [])
    ]
    try:
        return register_new_dispute(
            key=uuid4(), facts=facts, parties=parties, origin=told.get("origin"), by=client.account, at=at
        )
    except InvalidInput as refusal:  # its data are for our pages
        problems = [(field and field.replace("origin_", "origin."), sentence) for field, sentence in refusal.problems]
        raise InvalidInput(problems) from refusal


def _resolved(client: Client, told: ClientDispute, at: datetime) -> DisputeFacts:
    """The rows that codes and names stand for; every one that stands for none is told at once."""
    on = told.get("occurred_on") or timezone.localdate(at)
    category = DisputeCategory.objects.in_force(on).filter(name=told.get("category", ""), selectable=True).first()
    causes = CauseOfAction.objects.in_force(on).filter(name=told.get("cause", ""))
    cause = causes.order_by("-level", "pk").first()  # of a chapter and its entry of one name, the entry
    code = normalise_code(told.get("division", ""))
    problems = [
        *_place_problems(client, told, code),
        *(
            [("category", "没有这个纠纷类型，可用的见 /api/v1/code-tables")]
            if told.get("category") and not category
            else []
        ),
        *([("cause", f"{on:%Y-%m-%d}施行的案由规定中没有这个案由")] if told.get("cause") and not cause else []),
    ]
    if problems:
        raise InvalidInput(problems)
    return {
        "division_id": code,
        "category_id": category.pk if category else None,
        "cause_id": cause.pk if cause else None,
    }


def _place_problems(client: Client, told: ClientDispute, code: str | None) -> list[tuple[str, str]]:
    if not told.get("division"):
        return []
    if code is None or not Division.objects.filter(pk=code).exists():
        return [("division", f"没有代码为“{told['division']}”的区划")]
    if not code.startswith(prefix_of(client.division_code)):
        return [("division", f"发生地不在本单位服务的区划（{client.division_code}）之内")]
    return []


def _receipt(key: UUID, *, created: bool, at: datetime) -> Answer:
    """What the client is told, as plain JSON values, so that it can be kept and told again."""
    dispute = Dispute.objects.prefetch_related("parties__consents").get(key=key)
    return {
        "key": str(dispute.key),
        "number": dispute.number,
        "state": dispute.state,
        "state_name": dispute.get_state_display(),
        "client_reference": dispute.client_reference,
        "registered_at": timezone.localtime(dispute.registered_at).isoformat(),
        "created": created,
        "missing": [asdict(missing) for missing in missing_in(dispute)],
        "warnings": _doubts(dispute, timezone.localdate(at)),
    }


def _doubts(dispute: Dispute, today: date) -> list[dict[str, str]]:
    """The numbers that are wrong by their check digits and were kept for a stated reason."""
    return [
        {"field": f"parties.{position}.identity_number", "message": finding}
        for position, party in enumerate(dispute.present_parties())
        for finding in identity_findings(party, today=today)
    ]
