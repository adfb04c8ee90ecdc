"""Chainable filters on places and posts, and the reach of a user's posts."""

from datetime import date
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from communities.rules.division_codes import enclosing_prefixes
from suyuan.accounts.roles import ADMINISTRATORS, Role

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
ARRANGING_ROLES = frozenset({Role.JUDGE, Role.COORDINATOR})
REPORTING_ROLES = ARRANGING_ROLES | {Role.CLERK, Role.ASSISTANT}
# Public facts (places, courts, calendar) are for every post but the two that only watch accounts and logs.
PUBLIC_ROLES = frozenset(Role) - ADMINISTRATORS | {Role.SYSTEM_ADMIN}


def in_force(on: date) -> Q:
    """Rows valid on a day: valid_from ≤ day < valid_to, an empty bound being open."""
    return (Q(valid_from__isnull=True) | Q(valid_from__lte=on)) & (Q(valid_to__isnull=True) | Q(valid_to__gt=on))


def area_prefixes(user: "User", *, roles: frozenset[Role] = AREA_ROLES) -> tuple[str, ...]:
    """Division prefixes that the user's posts reach: the post's own place, else all its court covers today.

    A post at an intermediate court reaches the court's own division (the whole city). None is inside another.
    """
    duties = [duty for duty in user.duties if duty.role in roles]
    own = {duty.division.prefix for duty in duties if duty.division}
    courts = [duty.court_id for duty in duties if duty.court_id and not duty.division_id]
    return _outermost(with_merged(own | _covered(courts) if courts else own))


def with_merged(prefixes: set[str]) -> set[str]:
    """Add the places that were merged into these (合并前的区划): their disputes and figures went with them."""
    successions = apps.get_model("communities", "DivisionSuccession").objects.filter(kind="MERGED")
    known, new = set(prefixes), prefixes
    while new:
        into = successions.filter(successor__prefix__in=new)
        new = {*into.values_list("predecessor__prefix", flat=True)} - known
        known |= new
    return known


def _covered(courts: list[str]) -> set[str]:
    coverages = apps.get_model("communities", "CourtCoverage").objects.in_force(timezone.localdate())
    seats = apps.get_model("communities", "Court").objects.filter(level="INTERMEDIATE", division__isnull=False)
    return {
        *coverages.filter(court__in=courts).values_list("division__prefix", flat=True),
        *seats.filter(code__in=courts).values_list("division__prefix", flat=True),
    }


def _outermost(prefixes: set[str]) -> tuple[str, ...]:
    return tuple(sorted(p for p in prefixes if prefixes.isdisjoint(enclosing_prefixes(p))))


def starts_with_any(field: str, prefixes: tuple[str, ...]) -> Q:
    """Codes in `field` that lie inside any of the places; nothing when there is none."""
    condition = Q(pk__in=[])
    for prefix in prefixes:
        condition |= Q(**{f"{field}__startswith": prefix})
    return condition


def around_any(field: str, prefixes: tuple[str, ...]) -> Q:
    """Prefixes in `field` of the places themselves and of those around them (上级)."""
    return Q(**{f"{field}__in": [wider for prefix in prefixes for wider in (prefix, *enclosing_prefixes(prefix))]})


class PublicQuerySet(models.QuerySet):
    """Public facts: names and codes of places, courts, the calendar."""

    def visible_to(self, user: "User") -> Self:
        """Keep everything for whoever has a post that works with it, else nothing."""
        return self if user.has_role(*PUBLIC_ROLES) else self.none()


class DatedQuerySet(PublicQuerySet):
    def in_force(self, on: date) -> Self:
        """Keep the rows valid on a day."""
        return self.filter(in_force(on))


class DivisionQuerySet(DatedQuerySet):
    def within(self, prefix: str) -> Self:
        """Keep the places inside the one with this prefix, itself included."""
        return self.filter(code__startswith=prefix)


class PopulationQuerySet(PublicQuerySet):
    def latest_before(self, day: date) -> Self:
        """Per place, the latest official figure counted before the day (one row a place)."""
        return self.filter(counted_on__lt=day).order_by("division_id", "-counted_on", "-pk").distinct("division_id")


class TribunalQuerySet(DatedQuerySet):
    def in_area_of(self, user: "User", *, on: date) -> Self:
        """Keep the tribunals that cover something in the places the user's posts reach, and those of their courts."""
        prefixes = area_prefixes(user)
        coverages = apps.get_model("communities", "TribunalCoverage").objects.in_force(on)
        touching = coverages.filter(tribunal=OuterRef("pk")).filter(
            starts_with_any("division__code", prefixes) | around_any("division__prefix", prefixes)
        )
        courts = [duty.court_id for duty in user.duties if duty.role in AREA_ROLES and not duty.division_id]
        return self.filter(Exists(touching) | Q(court__in=courts))


class CommunityQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> Self:
        """Keep the communities inside the places that the user's posts reach."""
        return self.filter(starts_with_any("division__code", area_prefixes(user)))


class PlacedQuerySet(models.QuerySet):
    """Rows of a place, which `place` leads to."""

    place = "division"

    def visible_to(self, user: "User") -> Self:
        """Keep those inside the places that the user's posts reach."""
        return self.filter(starts_with_any(f"{self.place}__code", area_prefixes(user)))


class SharedPlaceQuerySet(PlacedQuerySet):
    """Rows of a place that also concern every place inside it, as the town's centre concerns its villages."""

    def visible_to(self, user: "User") -> Self:
        """Keep those inside the places that the user's posts reach, and those of the places around these."""
        prefixes = area_prefixes(user)
        return self.filter(
            starts_with_any(f"{self.place}__code", prefixes) | around_any(f"{self.place}__prefix", prefixes)
        )


class DutyShiftQuerySet(SharedPlaceQuerySet):
    place = "service_point__division"

    def of(self, judge_id: int) -> Self:
        """Keep the shifts that stand on which this judge is on duty, as planned or as a substitute."""
        own = Q(judge=judge_id, substitute__isnull=True) | Q(substitute=judge_id)
        return self.filter(own, cancelled_reason="")


class ConsultationQuerySet(PlacedQuerySet):
    place = "shift__service_point__division"


class DemonstrationStepQuerySet(PlacedQuerySet):
    place = "community__division"


class CircuitQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> Self:
        """Keep the circuits that stop in the places that the user's posts reach, and those of the user's courts."""
        stops = apps.get_model("communities", "CircuitStop").objects.visible_to(user).filter(circuit=OuterRef("pk"))
        courts = [duty.court_id for duty in user.duties if duty.role in AREA_ROLES and duty.court_id]
        return self.filter(Exists(stops) | Q(tribunal__court__in=courts))


class DemonstrationQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> Self:
        """Keep those of communities inside the places that the user's posts reach."""
        return self.filter(starts_with_any("community__division__code", area_prefixes(user)))

    def in_force(self, on: date) -> Self:
        """Keep the designations that hold on a day."""
        return self.filter(Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gt=on), designated_on__lte=on)


class PostingQuerySet(models.QuerySet):
    def in_force(self, on: date) -> Self:
        """Keep the posts held on a day, their places at hand."""
        return self.filter(in_force(on)).select_related("court", "tribunal", "division")
