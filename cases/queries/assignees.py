"""To whom a dispute may be referred (可选的调解员和调解组织), ranked, with reasons."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q

from cases.lifecycle import State
from cases.models import Dispute
from cases.queries.matching import Candidate, candidates, field_of
from cases.queries.mediators import bars_of
from cases.queries.ties import conflict_of_organization, conflicts_of
from cases.rules.conflicts import Conflict
from cases.rules.matching import Score
from communities.querysets import in_force
from mediators.models import MediationOrganization, Mediator, OrganizationMembership, RosterEntry

IN_HAND = Q(
    referrals__closed_at__isnull=True, referrals__dispute__state__in=[State.REFERRED, State.MEDIATING, State.SUSPENDED]
)
SHOWN = 20


@dataclass(frozen=True, slots=True)
class Assignee:
    """A mediator or organisation to choose: `value` is what the form sends, `load` the disputes now in hand.

    `rank` counts the mediators who can take the dispute; organisations, who name a member later, have none.
    """

    value: str
    name: str
    kind: str
    details: str
    load: int
    obstacles: tuple[str, ...] = ()
    disclosures: tuple[Conflict, ...] = ()
    score: Score | None = None
    rank: int | None = None
    must_withdraw: bool = False


@dataclass(frozen=True, slots=True)
class Assignees:
    """The first of those who match (候选人), how many match in all, and by which rule they are ranked."""

    rows: list[Assignee]
    total: int
    rule: str


def assignees(
    dispute: Dispute, *, on: date, text: str = "", chosen: str = "", languages: Iterable[str] = ()
) -> Assignees:
    """Return who on the court's roster in force may take the dispute (特邀16 arts 5, 6), the best match first.

    Organisations stand before single mediators; those who must withdraw, are away or full come last, with the reason.
    `chosen` is always among the rows, whatever the text.
    """
    text = text.strip()
    field = field_of(dispute.centre.court_id, on=on)
    ranked = _mediators(candidates([dispute], field, on=on, languages=languages)[dispute.pk])
    organizations = [_organization(row, dispute) for row in _organizations(dispute, on)]
    matching = [[row for row in rows if text in f"{row.name} {row.details}"] for rows in (organizations, ranked)]
    found = [row for rows in matching for row in rows[:SHOWN]]
    found += [row for row in matching[1][SHOWN:] if row.must_withdraw]
    if chosen and chosen not in {row.value for row in found}:
        found = [row for row in (*organizations, *ranked) if row.value == chosen] + found
    return Assignees(rows=found, total=sum(map(len, matching)), rule=field.rule.source)


def best_value(dispute: Dispute, *, on: date, languages: Iterable[str] = ()) -> str:
    """The choice that ranks first (首位推荐), as the form sends it; empty when nobody can take the dispute."""
    rows = assignees(dispute, on=on, languages=languages).rows
    return next((row.value for row in rows if row.rank == 1), "")


def members_to_name(dispute: Dispute, *, on: date) -> list[tuple[int, str]]:
    """Return the mediators an organisation may name when it signs for the dispute (本组织调解员)."""
    referral = dispute.open_referral()
    if referral is None or referral.organization_id is None:
        return []
    members = OrganizationMembership.objects.filter(
        in_force(on), organization=referral.organization_id, mediator=OuterRef("pk")
    )
    return _to_name(dispute, Mediator.objects.filter(Exists(members), user__isnull=False), on)


def mediators_to_name(dispute: Dispute, *, on: date) -> list[tuple[int, str]]:
    """Return who may be chosen or appointed for the dispute now (可以选定、指定的调解员).

    The members of the organisation that has it, else the court's roster; nobody whom the dispute bars.
    """
    referral = dispute.open_referral()
    if referral and referral.organization_id:
        return members_to_name(dispute, on=on)
    listed = Mediator.objects.on_roster(court_code=dispute.centre.court_id, on=on)
    return _to_name(dispute, listed.filter(user__isnull=False), on)


def _to_name(dispute: Dispute, mediators: Any, on: date) -> list[tuple[int, str]]:
    rows = [*_with_load(mediators, "pinyin")]
    barred = bars_of(dispute)
    conflicts = conflicts_of([dispute], [row.pk for row in rows], on=on)
    return [
        (row.pk, f"{row.name}（{row.get_mediator_class_display()}，在办{row.load}件）")
        for row in rows
        if row.pk not in barred and not any(one.excludes for one in conflicts.get((dispute.pk, row.pk), ()))
    ]


def _organizations(dispute: Dispute, on: date) -> Any:
    entries = RosterEntry.objects.usable_by(dispute.centre.court_id).in_force(on).filter(organization=OuterRef("pk"))
    return _with_load(MediationOrganization.objects.filter(Exists(entries)).select_related("division"), "name")


def _with_load(rows: Any, then_by: str) -> Any:
    """Count the disputes in hand into `load`, the least loaded first."""
    return rows.annotate(load=Count("referrals", filter=IN_HAND)).order_by("load", then_by, "pk")


def _mediators(ranked: list[Candidate]) -> list[Assignee]:
    return [_mediator(candidate, rank) for rank, candidate in enumerate(ranked, 1)]


def _mediator(candidate: Candidate, rank: int) -> Assignee:
    row = candidate.mediator
    fields = "、".join(field.name for field in row.expertise.all()) or row.specialities
    home = row.division.display_name if row.division else ""
    return Assignee(
        value=f"mediator-{row.pk}",
        name=row.name,
        kind=row.get_mediator_class_display(),
        details="；".join(filter(None, [row.background_names(), row.law_firm, fields, home])),
        load=candidate.in_hand,
        obstacles=candidate.obstacles,
        disclosures=tuple(candidate.disclosures),
        score=candidate.score,
        rank=None if candidate.obstacles else rank,
        must_withdraw=any(conflict.excludes for conflict in candidate.conflicts),
    )


def _organization(row: Any, dispute: Dispute) -> Assignee:
    return Assignee(
        value=f"organization-{row.pk}",
        name=row.name,
        kind=row.get_kind_display(),
        details=row.division.display_name if row.division else "",
        load=row.load,
        obstacles=tuple(conflict.text for conflict in conflict_of_organization(dispute, row) if conflict.excludes),
    )
