"""Chainable filters on places and posts, and the reach of a user's posts."""

from datetime import date
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db import models
from django.db.models import Q

from suyuan.accounts.roles import Role

if TYPE_CHECKING:
    from suyuan.accounts.models import User

AREA_ROLES = frozenset(
    {
        Role.CLERK,
        Role.COORDINATOR,
        Role.JUDGE,
        Role.SUBSIDY_REVIEWER,
        Role.FINANCE,
        Role.ASSISTANT,
        Role.GOVERNANCE_VIEWER,
    }
)


def in_force(on: date) -> Q:
    """Rows valid on a day: valid_from ≤ day < valid_to, an empty bound being open."""
    return (Q(valid_from__isnull=True) | Q(valid_from__lte=on)) & (Q(valid_to__isnull=True) | Q(valid_to__gt=on))


def area_prefixes(user: "User", *, roles: frozenset[Role] = AREA_ROLES) -> tuple[str, ...]:
    """Division prefixes that the user's posts reach: the post's own place, else all its court covers.

    A post at an intermediate court reaches the court's own division (the whole city).
    """
    duties = [duty for duty in user.duties if duty.role in roles]
    own = [duty.division.prefix for duty in duties if duty.division_id]
    courts = [duty.court_id for duty in duties if duty.court_id and not duty.division_id]
    if not courts:
        return tuple(sorted(set(own)))
    covered = (
        apps.get_model("communities", "CourtCoverage")
        .objects.filter(court__in=courts)
        .values_list("division__prefix", flat=True)
    )
    seats = (
        apps.get_model("communities", "Court")
        .objects.filter(code__in=courts, level="INTERMEDIATE")
        .values_list("division__prefix", flat=True)
    )
    return tuple(sorted({*own, *covered, *(seat for seat in seats if seat)}))


def starts_with_any(field: str, prefixes: tuple[str, ...]) -> Q:
    """Codes in `field` that lie inside any of the places; nothing when there is none."""
    condition = Q(pk__in=[])
    for prefix in prefixes:
        condition |= Q(**{f"{field}__startswith": prefix})
    return condition


class DivisionQuerySet(models.QuerySet):
    def within(self, prefix: str) -> Self:
        """Keep the places inside the one with this prefix, itself included."""
        return self.filter(code__startswith=prefix)

    def in_force(self, on: date) -> Self:
        return self.filter(in_force(on))


class PopulationQuerySet(models.QuerySet):
    def latest_before(self, day: date) -> Self:
        """Per place, the latest official figure counted before the day (one row a place)."""
        return self.filter(counted_on__lt=day).order_by("division_id", "-counted_on", "-pk").distinct("division_id")


class CommunityQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> Self:
        """Keep the communities inside the places that the user's posts reach."""
        return self.filter(starts_with_any("division_id", area_prefixes(user)))


class PostingQuerySet(models.QuerySet):
    def in_force(self, on: date) -> Self:
        return self.filter(in_force(on))
