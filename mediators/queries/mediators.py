"""Mediators as pages list and show them (调解员名册)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q

from communities.querysets import in_force
from mediators.models import Mediator, OrganizationMembership, RosterEntry
from mediators.queries.requirements import standings
from mediators.querysets import MediatorQuerySet
from suyuan.accounts.models import User


@dataclass(frozen=True, slots=True)
class Term:
    """A term on a roster, or in an organisation, and how it stands on the day."""

    row: RosterEntry | OrganizationMembership
    is_current: bool
    is_over: bool


def mediators(
    *, reader: User, on: date, text: str = "", mediator_class: str = "", roster: str = ""
) -> MediatorQuerySet:
    """Mediators that match the filter (调解员名册), by name; `roster` keeps those on (CURRENT) or off (OVER) today."""
    rows = Mediator.objects.visible_to(reader)
    if text:
        rows = rows.filter(
            Q(name__contains=text)
            | Q(pinyin__startswith=text.lower())
            | Q(specialities__contains=text)
            | Q(law_firm__contains=text)
            | Q(pk__in=Mediator.expertise.through.objects.filter(speciality__name__contains=text).values("mediator"))
        )
    if mediator_class:
        rows = rows.filter(mediator_class=mediator_class)
    if roster:
        current = Exists(RosterEntry.objects.in_force(on).filter(mediator=OuterRef("pk")))
        rows = rows.filter(current if roster == "CURRENT" else ~current)
    return rows.prefetch_related(
        "expertise",
        Prefetch("roster", RosterEntry.objects.in_force(on).select_related("court"), to_attr="current_roster"),
        Prefetch(
            "memberships",
            OrganizationMembership.objects.filter(in_force(on)).select_related("organization"),
            to_attr="current_memberships",
        ),
    )


def roster_terms(mediator: Mediator, *, on: date) -> list[Term]:
    """The mediator's terms on rosters (名册任期), the latest first."""
    rows = mediator.roster.select_related("court").order_by("-valid_from", "pk")
    return [_term(row, on) for row in rows]


def membership_terms(mediator: Mediator, *, on: date) -> list[Term]:
    """The organisations the mediator belongs or belonged to (所属调解组织), the latest first."""
    rows = mediator.memberships.select_related("organization").order_by("-valid_from", "pk")
    return [_term(row, on) for row in rows]


def file_of(mediator: Mediator, *, on: date) -> dict[str, Any]:
    """What only the mediator and the keepers of the file see (档案): requirements, record, relations, leave."""
    return {
        "standings": standings(mediator, court_id=mediator.court_id or "", on=on),
        "proposals": mediator.proposals.select_related("court"),
        "trainings": mediator.trainings.all(),
        "awards": mediator.awards.all(),
        "complaints": mediator.complaints.all(),
        "assessments": mediator.assessments.select_related("court", "scheme").order_by("-year"),
        "relations": mediator.relations.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=on)),
        "leaves": mediator.leaves.filter(valid_to__gt=on),
        "year": on.year,
    }


def _term(row: RosterEntry | OrganizationMembership, on: date) -> Term:
    is_over = row.valid_to is not None and row.valid_to <= on
    return Term(row, is_current=row.valid_from <= on and not is_over, is_over=is_over)
