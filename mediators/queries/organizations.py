"""Organisations as pages list and show them (特邀调解组织)."""

from datetime import date
from typing import Any

from django.db.models import Count, Prefetch, Q

from communities.querysets import in_force
from mediators.choices import OrganizationPaper
from mediators.models import MediationOrganization, RosterEntry
from mediators.queries.requirements import standings
from mediators.querysets import OrganizationQuerySet
from suyuan.accounts.models import User


def organizations(*, reader: User, on: date) -> OrganizationQuerySet:
    """Organisations within reach (调解组织), with their members today and current terms."""
    today = Q(memberships__valid_from__lte=on) & (
        Q(memberships__valid_to__isnull=True) | Q(memberships__valid_to__gt=on)
    )
    rows = MediationOrganization.objects.visible_to(reader).select_related("division")
    terms = RosterEntry.objects.in_force(on).select_related("court")
    return rows.annotate(member_count=Count("memberships", filter=today, distinct=True)).prefetch_related(
        Prefetch("roster", terms, to_attr="current_roster"), "expertise"
    )


def organization_facts(organization: MediationOrganization, *, on: date) -> dict[str, Any]:
    """What the page shows of an organisation (组织情况): requirements, members, terms, proposals, studios."""
    members = organization.memberships.filter(in_force(on)).select_related("mediator")
    return {
        "standings": standings(organization, court_id=organization.court_id or "", on=on),
        "members": members.order_by("mediator__pinyin"),
        "roster": organization.roster.select_related("court").order_by("-valid_from"),
        "proposals": organization.proposals.select_related("court"),
        "studios": organization.studios.select_related("leader"),
        "papers": [OrganizationPaper(code).label for code in organization.papers],
    }
