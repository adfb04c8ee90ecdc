"""Mediators as pages list and show them (调解员名册)."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q

from communities.querysets import in_force
from mediators.models import Mediator, OrganizationMembership, RosterEntry
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
        )
    if mediator_class:
        rows = rows.filter(mediator_class=mediator_class)
    if roster:
        current = Exists(RosterEntry.objects.in_force(on).filter(mediator=OuterRef("pk")))
        rows = rows.filter(current if roster == "CURRENT" else ~current)
    return rows.prefetch_related(
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


def _term(row: RosterEntry | OrganizationMembership, on: date) -> Term:
    is_over = row.valid_to is not None and row.valid_to <= on
    return Term(row, is_current=row.valid_from <= on and not is_over, is_over=is_over)
