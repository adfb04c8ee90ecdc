"""Taking a dispute in (登记): drafts, registration, what is added later, withdrawal."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from cases import policies
from cases.choices import IntakeSource
from cases.lifecycle import Action, State
from cases.models import Dispute, Party
from cases.services._centre import centre_for
from cases.services._clock import stop_clocks
from cases.services._facts import DisputeFacts, PartyFacts, write_facts
from cases.services._identity import identity_problem
from cases.services._numbering import take_number
from cases.services._origin import OriginFacts, write_origin
from cases.services._search_text import refresh_search_text, search_text_of
from cases.services._timers import keep_timers
from cases.services._transition import NotPermitted, TransitionRefused, advance, hold
from cases.services.agents import agent_problems
from cases.services.duplicates import note_possible_duplicates
from cases.services.parties import replace_draft_parties
from suyuan.accounts.models import User
from suyuan.accounts.roles import Role
from suyuan.lib.errors import DomainError, InvalidInput

__all__ = [
    "DisputeFacts",
    "OriginFacts",
    "PartyFacts",
    "add_facts",
    "own_source",
    "register_dispute",
    "register_new_dispute",
    "save_and_register_draft",
    "save_draft",
    "search_text_of",
    "withdraw_dispute",
]


class AlreadyReceived(DomainError):
    """The client's reference names a dispute that was taken in before (来源系统编号重复)."""

    code = "already_received"


@transaction.atomic
def save_draft(
    *,
    key: UUID,
    facts: DisputeFacts,
    parties: Sequence[PartyFacts] | None = None,
    origin: OriginFacts | None = None,
    by: User,
    at: datetime,
) -> Dispute:
    """Save a draft (草稿) under its key, making it if there is none: whatever is given is kept, nothing is required.

    The key makes a repeated save harmless. `parties` are all the draft has, each under a key of its own;
    None leaves them alone. Refuses with NotPermitted, with TransitionRefused once the dispute is registered.
    """
    dispute = _draft(key, facts, by, at)
    if dispute.state != State.DRAFT:
        raise TransitionRefused("该纠纷已经登记，请在纠纷页面补充信息", state=dispute.state)
    if not policies.may(by, Action.EDIT, dispute):
        raise NotPermitted("您不能修改他人的草稿")
    write_facts(dispute, facts, at=at)
    dispute.centre = centre_for(division_id=dispute.division_id, user=by, on=localdate(at))
    dispute.changed_at = at
    dispute.save()
    if origin is not None:
        write_origin(dispute, origin, at=at)
    if parties is not None:
        replace_draft_parties(dispute, parties, at=at)
    refresh_search_text(dispute)
    return dispute


@transaction.atomic
def register_dispute(*, dispute_id: int, by: User, at: datetime) -> Dispute:
    """Register a draft (登记): it gets its number, gapless per centre and year, and enters the centre's work.

    Refuses with InvalidInput when who, what or where is missing or a number is wrong without a stated reason
    (fields `parties`, `facts`, `division`, `parties.<n>.identity_number`), and as `advance` does.
    """
    dispute = hold(dispute_id)
    if dispute.state == State.DRAFT:
        _refuse_incomplete(dispute, at)
        dispute.centre = centre_for(division_id=dispute.division_id, user=by, on=localdate(at))
        dispute.registered_at = at
        dispute.number = take_number(centre=dispute.centre, year=localdate(at).year)
    dispute.save(update_fields=["centre", "registered_at", "number"])
    advance(dispute, Action.REGISTER, by=by, at=at)
    refresh_search_text(dispute)
    note_possible_duplicates(dispute, at=at)
    keep_timers(dispute, at=at)
    return dispute


def save_and_register_draft(
    *,
    key: UUID,
    facts: DisputeFacts,
    parties: Sequence[PartyFacts] | None,
    origin: OriginFacts | None = None,
    by: User,
    at: datetime,
) -> Dispute:
    """Save a draft and register it (保存并登记). The draft stays saved when registration is refused.

    Refuses as `save_draft` and `register_dispute` do.
    """
    draft = save_draft(key=key, facts=facts, parties=parties, origin=origin, by=by, at=at)
    return register_dispute(dispute_id=draft.pk, by=by, at=at)


@transaction.atomic
def register_new_dispute(
    *,
    key: UUID,
    facts: DisputeFacts,
    parties: Sequence[PartyFacts],
    origin: OriginFacts | None = None,
    by: User,
    at: datetime,
) -> Dispute:
    """Take in a dispute and register it at once (直接登记). Refuses as `save_draft` and `register_dispute` do."""
    dispute = save_draft(key=key, facts=facts, parties=parties, origin=origin, by=by, at=at)
    return register_dispute(dispute_id=dispute.pk, by=by, at=at)


@transaction.atomic
def add_facts(
    *, dispute_id: int, facts: DisputeFacts, origin: OriginFacts | None = None, by: User, at: datetime
) -> Dispute:
    """Add or correct what is known about a registered dispute (补充信息). The log names what changed, not the values.

    Refuses with InvalidInput, with DateKept a change of a date that must stay, and as `advance` does.
    """
    dispute = hold(dispute_id)
    changed = write_facts(dispute, facts, at=at)
    if origin and write_origin(dispute, origin, at=at):
        changed.append("来源情况")
    if changed:
        advance(dispute, Action.EDIT, by=by, at=at, note=f"修改：{'、'.join(changed)}")
        dispute.save()
        refresh_search_text(dispute)
        note_possible_duplicates(dispute, at=at)
        keep_timers(dispute, at=at)
    return dispute


@transaction.atomic
def withdraw_dispute(*, dispute_id: int, reason: str, by: User, at: datetime) -> Dispute:
    """Withdraw a dispute before mediation has begun (撤回); an open referral is closed. Refuses as `advance` does."""
    dispute = hold(dispute_id)
    advance(dispute, Action.WITHDRAW, by=by, at=at, note=reason)
    dispute.referrals.open().update(closed_at=at, closed_reason="纠纷已撤回")
    stop_clocks(dispute, at=at)
    return dispute


def _draft(key: UUID, facts: DisputeFacts, by: User, at: datetime) -> Dispute:
    """Return the draft of that key, locked, made if there is none."""
    _refuse_known_reference(key, facts)
    try:
        dispute, _ = Dispute.objects.get_or_create(
            key=key,
            defaults={
                "centre": centre_for(division_id=facts.get("division_id"), user=by, on=localdate(at)),
                "intake_source": facts.get("intake_source") or own_source(by),
                "client_code": facts.get("client_code", ""),
                "client_reference": facts.get("client_reference", ""),
                "logged_by": by,
                "logged_at": at,
                "changed_at": at,
            },
        )
    except IntegrityError:  # a moment ago somebody else took in the same reference
        _refuse_known_reference(key, facts)
        raise
    return hold(dispute.pk)


def _refuse_known_reference(key: UUID, facts: DisputeFacts) -> None:
    code, reference = facts.get("client_code", ""), facts.get("client_reference", "")
    known = Dispute.objects.filter(client_code=code, client_reference=reference).exclude(key=key).first()
    if reference and known:
        raise AlreadyReceived(
            f"来源系统编号“{reference}”已登记过", field="client_reference", number=known.number, key=str(known.key)
        )


def own_source(user: User) -> str:
    """Return the door at which a user takes disputes in (来源), when nothing else is said."""
    return IntakeSource.ASSISTANT if user.has_role(Role.ASSISTANT) else IntakeSource.COURT_WINDOW


def _refuse_incomplete(dispute: Dispute, at: datetime) -> None:
    parties = dispute.present_parties()
    problems: list[tuple[str | None, str]] = []
    if not any(party.name for party in parties):
        problems.append(("parties", "请填写至少一名当事人的姓名或名称"))
    if not dispute.facts.strip():
        problems.append(("facts", "请写明发生了什么事"))
    if dispute.division_id is None:
        problems.append(("division", "请选择纠纷发生地"))
    for position, party in enumerate(parties):
        found = _problems_of(party, today=localdate(at))
        problems += [(f"parties.{position}.{field}", sentence) for field, sentence in found]
    if problems:
        raise InvalidInput(problems, party_keys=[str(party.key) for party in parties])


def _problems_of(party: Party, *, today: date) -> list[tuple[str, str]]:
    problems = [] if party.name else [("name", "请填写姓名或名称")]
    if sentence := identity_problem(party, today=today):
        problems.append(("identity_number", sentence))
    return problems + [(f"agent_{field}", sentence) for field, sentence in agent_problems(party, today=today)]
