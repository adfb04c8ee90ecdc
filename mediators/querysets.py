"""Chainable filters on mediators, organisations, rosters, vouchers and entries."""

from datetime import date
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q, Sum, Value
from django.db.models.functions import Coalesce

from communities.querysets import in_force
from suyuan.accounts.roles import Role

if TYPE_CHECKING:
    from suyuan.accounts.models import User

COURT_STAFF = frozenset({Role.CLERK, Role.COORDINATOR, Role.JUDGE, Role.SUBSIDY_REVIEWER, Role.FINANCE})
LEDGER_STAFF = frozenset({Role.SUBSIDY_REVIEWER, Role.FINANCE})


def court_codes(user: "User", *, roles: frozenset[Role]) -> list[str]:
    """Codes of the courts at which the user holds one of these posts."""
    return [duty.court_id for duty in user.duties if duty.court_id and duty.role in roles]


class MediatorQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> Self:
        """Keep mediators on a roster of the user's courts, members of managed organisations, and oneself."""
        from_roster = Exists(
            self.model.roster.rel.related_model.objects.filter(
                mediator=OuterRef("pk"), court__in=court_codes(user, roles=COURT_STAFF)
            )
        )
        return self.filter(from_roster | Q(user=user) | Q(memberships__organization__managers__user=user)).distinct()

    def on_roster(self, *, court_code: str, on: date) -> Self:
        """Keep mediators who are on the court's roster, or on a higher court's, on the day (特邀16 art. 5)."""
        roster = self.model.roster.rel.related_model.objects
        return self.filter(Exists(roster.filter(mediator=OuterRef("pk")).usable_by(court_code).in_force(on)))


class OrganizationQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> Self:
        """Keep organisations on a roster of the user's courts, and those the user manages."""
        return self.filter(
            Q(roster__court__in=court_codes(user, roles=COURT_STAFF)) | Q(managers__user=user)
        ).distinct()


class RosterQuerySet(models.QuerySet):
    def in_force(self, on: date) -> Self:
        return self.filter(in_force(on))

    def usable_by(self, court_code: str) -> Self:
        """Entries of the court and of the courts above it, whose codes begin its own (粤 → 粤19 → 粤1971)."""
        higher = {court_code[:1], court_code[:3], court_code}
        return self.filter(court__in=higher)


class EntryQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> Self:
        """Keep all entries of the user's courts for ledger staff, and one's own for a mediator."""
        return self.filter(Q(voucher__court__in=court_codes(user, roles=LEDGER_STAFF)) | Q(mediator__user=user))

    def balance(self):
        """Return 借 minus 贷, in yuan."""
        zero = Value(0, output_field=models.DecimalField(max_digits=14, decimal_places=2))
        sums = self.aggregate(debit=Coalesce(Sum("debit"), zero), credit=Coalesce(Sum("credit"), zero))
        return sums["debit"] - sums["credit"]


class VoucherQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> Self:
        """Keep vouchers of the user's courts for ledger staff, and those that pay the user."""
        return self.filter(Q(court__in=court_codes(user, roles=LEDGER_STAFF)) | Q(mediator__user=user))
