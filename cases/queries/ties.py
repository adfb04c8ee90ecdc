"""What stands between mediators and parties, for one dispute or many: few queries, whatever their number (利害关系)."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from uuid import UUID

from django.db.models import Q

from cases.choices import PartyKind, PartySide
from cases.models import Agent, Dispute, Party
from cases.rules.conflicts import Conflict, MediatorTies, PartyTies, Relative, conflicts
from communities.querysets import in_force
from mediators.choices import RelationKind
from mediators.models import DeclaredRelation, MediationOrganization, Mediator, OrganizationMembership
from suyuan.lib.text import normalise_name

Pair = tuple[int, int]  # dispute, mediator
KNOWN_OF_PARTY = ("dispute", "side", "kind", "name", "representative", "identity_index", "phone_index", "address_index")
KNOWN_OF_AGENT = ("name", "unit", "identity_index", "party__dispute", "party__side", "party__name")
KNOWN_OF_MEDIATOR = ("name", "identity_index", "phone_index", "address_index", "law_firm", "employer")


def conflicts_of(disputes: Sequence[Dispute], mediator_ids: Collection[int], *, on: date) -> dict[Pair, list[Conflict]]:
    """What stands between each mediator and each dispute's parties (冲突), where anything does."""
    mediators = _mediators(mediator_ids, on)
    parties = _parties(disputes)
    agents = _agents(disputes)
    opposed = _opposed(parties, mediators)
    found = {}
    for dispute in disputes:
        ties = [*map(_party_ties, parties[dispute.pk]), *agents[dispute.pk]]
        for pk, mediator in mediators.items():
            if between := conflicts(mediator, ties, opposed=opposed.get((dispute.pk, pk), ())):
                found[dispute.pk, pk] = between
    return found


def conflict_of_organization(dispute: Dispute, organization: MediationOrganization) -> list[Conflict]:
    """What stands between an organisation and the parties: it may not mediate a dispute of its own (回避)."""
    ties = MediatorTies(name="", organizations=frozenset({normalise_name(organization.name)}))
    return conflicts(ties, [_party_ties(party) for party in _parties([dispute])[dispute.pk]])


def _parties(disputes: Iterable[Dispute]) -> dict[int, list[Party]]:
    rows = Party.objects.filter(dispute__in=[dispute.pk for dispute in disputes], removed_at__isnull=True)
    found = defaultdict(list)
    for party in rows.only(*KNOWN_OF_PARTY):
        found[party.dispute_id].append(party)
    return found


def _party_ties(party: Party) -> PartyTies:
    return PartyTies(
        label=str(party),
        name=normalise_name(party.name),
        is_person=party.kind == PartyKind.NATURAL,
        representative=normalise_name(party.representative),
        identity=party.identity_index,
        phone=party.phone_index,
        address=party.address_index,
    )


def _agents(disputes: Iterable[Dispute]) -> dict[int, list[PartyTies]]:
    """The parties' agents (代理人), whose near relatives must withdraw as well (特邀16 art. 15)."""
    rows = Agent.objects.filter(
        party__dispute__in=[dispute.pk for dispute in disputes], ended_at__isnull=True, party__removed_at__isnull=True
    )
    found = defaultdict(list)
    for agent in rows.select_related("party").only(
        "name", "unit", "identity_index", "party__dispute", "party__side", "party__name"
    ):
        ties = PartyTies(
            label=f"{agent.party}的代理人{agent.name}",
            name=normalise_name(agent.name),
            unit=normalise_name(agent.unit),
            identity=agent.identity_index,
        )
        found[agent.party.dispute_id].append(ties)
    return found


def _mediators(ids: Collection[int], on: date) -> dict[int, MediatorTies]:
    organizations, relatives = _declared(ids, on)
    members = OrganizationMembership.objects.filter(in_force(on), mediator__in=ids)
    for mediator_id, name in members.values_list("mediator", "organization__name"):
        organizations[mediator_id].add(normalise_name(name))
    rows = Mediator.objects.filter(pk__in=ids).only(*KNOWN_OF_MEDIATOR, "outsourcing_company")
    return {
        row.pk: MediatorTies(
            name=normalise_name(row.name),
            identity=row.identity_index,
            phone=row.phone_index,
            address=row.address_index,
            organizations=frozenset(organizations[row.pk] | _employers(row)),
            relatives=tuple(relatives[row.pk]),
        )
        for row in rows
    }


def _employers(row: Mediator) -> set[str]:
    return {normalise_name(name) for name in (row.law_firm, row.employer, row.outsourcing_company) if name}


def _declared(ids: Collection[int], on: date) -> tuple[dict[int, set[str]], dict[int, list[Relative]]]:
    organizations, relatives = defaultdict(set), defaultdict(list)
    rows = DeclaredRelation.objects.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=on), mediator__in=ids)
    for row in rows.only("mediator", "kind", "name", "relation", "identity_index"):
        if row.kind == RelationKind.EMPLOYER:
            organizations[row.mediator_id].add(normalise_name(row.name))
        else:
            relatives[row.mediator_id].append(Relative(normalise_name(row.name), row.relation, row.identity_index))
    return organizations, relatives


def _opposed(parties: dict[int, list[Party]], mediators: dict[int, MediatorTies]) -> dict[Pair, list[str]]:
    """Whom each mediator faced as a party on the other side of another dispute (曾为对方当事人), by identity number."""
    by_identity = {ties.identity: pk for pk, ties in mediators.items() if ties.identity}
    ours = [party for group in parties.values() for party in group if party.identity_index]
    theirs = Party.objects.filter(identity_index__in=by_identity, removed_at__isnull=True)
    stood: dict[int, list[tuple[int, str]]] = defaultdict(list)  # earlier dispute: mediator, side
    for dispute_id, index, side in theirs.values_list("dispute", "identity_index", "side"):
        stood[dispute_id].append((by_identity[index], side))
    faced = _faced(stood, {party.identity_index for party in ours if party.identity_index})
    found: dict[Pair, list[str]] = defaultdict(list)
    for party in ours:
        for earlier, mediator_id in faced.get(party.identity_index, ()):  # type: ignore[arg-type]
            if earlier != party.dispute_id and str(party) not in found[party.dispute_id, mediator_id]:
                found[party.dispute_id, mediator_id].append(str(party))
    return found


def _faced(stood: dict[int, list[tuple[int, str]]], identities: set[UUID]) -> dict[UUID, list[Pair]]:
    """Of these identities, which faced which mediator in which earlier dispute."""
    rows = Party.objects.filter(dispute__in=stood, identity_index__in=identities, removed_at__isnull=True)
    faced = defaultdict(list)
    for dispute_id, index, side in rows.values_list("dispute", "identity_index", "side"):
        for mediator_id, own_side in stood[dispute_id]:
            if {own_side, side} == {PartySide.APPLICANT, PartySide.RESPONDENT}:
                faced[index].append((dispute_id, mediator_id))
    return faced
