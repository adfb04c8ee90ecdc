"""Chainable filters on suggestions, conferences and assessments."""

from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db import models
from django.db.models import Q

from communities.querysets import ARRANGING_ROLES, PlacedQuerySet
from mediators.querysets import court_codes
from suyuan.accounts.roles import Role

if TYPE_CHECKING:
    from suyuan.accounts.models import User

SCHEME_READERS = frozenset({Role.CLERK, Role.COORDINATOR, Role.JUDGE, Role.SUBSIDY_REVIEWER})
PUBLIC_STATES = ("PUBLISHED", "FINAL")


class SuggestionQuerySet(PlacedQuerySet):
    def waiting(self) -> Self:
        """Keep those sent and not answered (待回复), the oldest first."""
        return self.filter(replied_on__isnull=True).order_by("sent_on", "pk")


class ConferenceQuerySet(PlacedQuerySet):
    pass


class DecisionQuerySet(PlacedQuerySet):
    place = "conference__division"


class WorkSchemeQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> Self:
        """Keep the schemes of the user's court, and of the courts below for the intermediate court's people.

        Who only reads sees what is published: an assessment under way is the court's own business.
        """
        reach = Q(pk__in=[])
        for code in court_codes(user, roles=ARRANGING_ROLES):
            reach |= Q(court__code__startswith=code)
        published = Q(court__in=court_codes(user, roles=SCHEME_READERS), state__in=PUBLIC_STATES)
        return self.filter(reach | published)


class WorkAssessmentQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> Self:
        """Keep the assessments of the schemes that the user may know of."""
        return self.filter(scheme__in=apps.get_model("governance", "WorkScheme").objects.visible_to(user))
