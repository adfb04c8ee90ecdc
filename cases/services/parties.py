"""Who is in a dispute (当事人)."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from cases.lifecycle import Action
from cases.models import Agent, Dispute, Party
from cases.services._facts import PartyFacts, write_party
from cases.services._identity import identity_problem
from cases.services._search_text import refresh_search_text
from cases.services._timers import keep_timers
from cases.services._transition import TransitionRefused, advance, hold
from cases.services.agents import write_draft_agent
from cases.services.duplicates import note_possible_duplicates
from suyuan.accounts.models import User
from suyuan.lib.errors import InvalidInput

MEANINGFUL = ("name", "identity_number", "phone", "address", "representative")


@transaction.atomic
def add_party(*, dispute_id: int, party: PartyFacts, by: User, at: datetime) -> Party:
    """Add a party (增加当事人) to a registered dispute.

    Refuses with InvalidInput without a name, or with a wrong number and no stated reason (`identity_doubt`).
    """
    dispute = hold(dispute_id)
    added = Party(dispute=dispute)
    _write_checked(added, party, at)
    advance(dispute, Action.EDIT, by=by, at=at, note=f"增加{added.get_side_display()}{added.name}")
    refresh_search_text(dispute)
    note_possible_duplicates(dispute, at=at)
    keep_timers(dispute, at=at)
    return added


@transaction.atomic
def update_party(*, party_id: int, party: PartyFacts, by: User, at: datetime) -> Party:
    """Correct what is known about a party (修改当事人); the log names what changed, not the values."""
    known, dispute = _held(party_id)
    changed = _write_checked(known, party, at)
    if changed:
        advance(dispute, Action.EDIT, by=by, at=at, note=f"修改{known}：{'、'.join(changed)}")
        refresh_search_text(dispute)
        note_possible_duplicates(dispute, at=at)
    return known


@transaction.atomic
def remove_party(*, party_id: int, reason: str, by: User, at: datetime) -> Party:
    """Note that a party leaves the dispute (当事人退出); the record stays. Refuses with InvalidInput without reason."""
    known, dispute = _held(party_id)
    if not reason.strip():
        raise InvalidInput([("reason", "请说明退出的原因")])
    known.removed_at, known.removed_reason = at, reason.strip()
    known.save(update_fields=["removed_at", "removed_reason"])
    advance(dispute, Action.EDIT, by=by, at=at, note=f"{known}退出：{known.removed_reason}")
    refresh_search_text(dispute)
    keep_timers(dispute, at=at)
    return known


def replace_draft_parties(dispute: Dispute, parties: Sequence[PartyFacts], *, at: datetime) -> None:
    """Make the parties of a draft exactly these, known by their keys; rows that say nothing are left out.

    A draft's parties are the writer's own notes: they are not checked, and those left out are deleted.
    """
    known = {party.key: party for party in dispute.parties.all()}
    kept = []
    for facts in parties:
        party = known.get(facts["key"]) or Party(dispute=dispute, key=facts["key"])
        told = facts.copy()
        agent = told.pop("agent", None)
        write_party(party, told, today=localdate(at))
        if any(getattr(party, name) for name in MEANINGFUL) or (agent and agent.get("name")):
            party.save()
            if agent is not None:
                write_draft_agent(party, agent, at=at)
            kept.append(party.key)
    left_out = dispute.parties.exclude(key__in=kept)
    Agent.objects.filter(party__in=left_out).delete()
    left_out.delete()


def _held(party_id: int) -> tuple[Party, Dispute]:
    party = Party.objects.get(pk=party_id)
    dispute = hold(party.dispute_id)
    party.refresh_from_db()
    if party.removed_at:
        raise TransitionRefused("该当事人已经退出")
    return party, dispute


def _write_checked(party: Party, facts: PartyFacts, at: datetime) -> list[str]:
    today = localdate(at)
    changed = write_party(party, facts, today=today)
    problems: list[tuple[str | None, str]] = [] if party.name else [("name", "请填写姓名或名称")]
    if sentence := identity_problem(party, today=today):
        problems.append(("identity_number", sentence))
    if problems:
        raise InvalidInput(problems)
    party.save()
    return changed
