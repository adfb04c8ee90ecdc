"""Chainable filters on disputes, deadlines, causes and court cases."""

from datetime import date
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from cases import criteria
from communities.querysets import area_prefixes, in_force, starts_with_any
from mediators.querysets import court_codes
from suyuan.accounts.roles import Role

if TYPE_CHECKING:
    from suyuan.accounts.models import User

CENTRE_ROLES = frozenset({Role.CLERK, Role.COORDINATOR})
IMPORT_ROLES = frozenset({Role.CLERK, Role.COORDINATOR})


class DisputeQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> Self:
        """Keep the disputes this user may know about: every page and the API start here.

        Centre staff: their court's. Judge: their court's, or only their communities' when posted to some.
        Assistant: those in their place, and their own. Mediator: those in their hands (a referral handed
        back, declined or replaced ends it). Organisation manager: the organisation's. Nobody else sees a dispute.
        """
        return self.filter(self._of_the_centre(user) | self._of_the_place(user) | self._in_the_hands_of(user))

    def concluded_between(self, first: date, last: date) -> Self:
        return self.filter(criteria.CONCLUDED.q, concluded_on__range=(first, last))

    def overdue(self, on: date) -> Self:
        """Keep disputes with a running clock whose due day has passed."""
        deadlines = self.model.deadlines.rel.related_model.objects
        return self.filter(Exists(deadlines.running().filter(dispute=OuterRef("pk"), due_on__lt=on)))

    def _of_the_centre(self, user: "User") -> Q:
        whole_court = [
            duty.court_id for duty in user.duties if duty.role == Role.JUDGE and duty.court_id and not duty.division_id
        ]
        return Q(centre__court__in=[*court_codes(user, roles=CENTRE_ROLES), *whole_court])

    def _of_the_place(self, user: "User") -> Q:
        places = tuple(
            duty.division.prefix
            for duty in user.duties
            if duty.role in (Role.ASSISTANT, Role.JUDGE) and duty.division_id
        )
        inside = starts_with_any("division_id", places)
        return inside | Q(logged_by=user) if user.has_role(Role.ASSISTANT) else inside

    def _in_the_hands_of(self, user: "User") -> Q:
        referrals = self.model.referrals.rel.related_model.objects.filter(
            dispute=OuterRef("pk"), closed_at__isnull=True
        )
        condition = Q(pk__in=[])
        if user.has_role(Role.MEDIATOR):
            condition |= Q(Exists(referrals.filter(mediator__user=user)))
        if user.has_role(Role.ORG_MANAGER):
            condition |= Q(Exists(referrals.filter(organization__managers__user=user)))
        return condition


class DeadlineRuleQuerySet(models.QuerySet):
    def in_force(self, on: date) -> Self:
        return self.filter(in_force(on))


class DeadlineQuerySet(models.QuerySet):
    def running(self) -> Self:
        return self.filter(stopped_at__isnull=True)


class CauseQuerySet(models.QuerySet):
    def in_force(self, on: date) -> Self:
        """The causes of the rule in force on the day of the dispute (2020 rule until 2025-12-31, then 2025 rule)."""
        return self.filter(in_force(on))


class CourtCaseQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> Self:
        """Keep the cases of the user's courts, and those attributed inside the user's place."""
        return self.filter(
            Q(court_code__in=court_codes(user, roles=IMPORT_ROLES | {Role.JUDGE}))
            | starts_with_any("division_id", area_prefixes(user))
        )

    def lawsuits(self) -> Self:
        return self.filter(criteria.LAWSUIT.q)

    def filed_between(self, first: date, last: date) -> Self:
        return self.filter(filed_on__range=(first, last))


class ImportBatchQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> Self:
        """Keep the uploads of the user's courts."""
        return self.filter(court__in=court_codes(user, roles=IMPORT_ROLES))
