"""Chainable filters on mediators, organisations, rosters, dues, vouchers and entries."""

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from communities.querysets import in_force
from suyuan.accounts.roles import Role

if TYPE_CHECKING:
    from suyuan.accounts.models import User

COURT_STAFF = frozenset({Role.CLERK, Role.COORDINATOR, Role.JUDGE, Role.SUBSIDY_REVIEWER, Role.FINANCE})
ROSTER_KEEPERS = frozenset({Role.COORDINATOR})
LEDGER_STAFF = frozenset({Role.SUBSIDY_REVIEWER, Role.FINANCE})
NOTHING = Q(pk__in=[])


def court_codes(user: "User", *, roles: frozenset[Role]) -> list[str]:
    """Codes of the courts at which the user holds one of these posts."""
    return [duty.court_id for duty in user.duties if duty.court_id and duty.role in roles]


def with_courts_above(codes: list[str]) -> set[str]:
    """The courts and those above them, whose codes begin theirs (粤 → 粤19 → 粤1971)."""
    return {higher for code in codes for higher in (code[:1], code[:3], code)}


def mediator_id_of(user: "User") -> int | None:
    """The mediator that signs in as this user, if any."""
    try:
        return user.mediator.pk  # type: ignore[attr-defined]
    except ObjectDoesNotExist:
        return None


def _paid_by_or_to(user: "User") -> Q:
    """The rows of the courts whose ledger the user keeps, and the rows about the user as a mediator."""
    scope = NOTHING
    if codes := court_codes(user, roles=LEDGER_STAFF):
        scope |= Q(court__in=codes)
    if (own := mediator_id_of(user)) is not None:
        scope |= Q(mediator=own)
    return scope


def _rows(name: str) -> Any:
    """The rows of another model of this app, which this module stands below."""
    model: Any = apps.get_model("mediators", name)
    return model.objects


class MediatorQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> Self:
        """Keep mediators on a roster the user's courts may use, members of managed organisations, and oneself."""
        related = _rows("RosterEntry").filter(mediator=OuterRef("pk"))
        scope = Q(user=user)
        if codes := court_codes(user, roles=COURT_STAFF):
            scope |= Q(Exists(related.filter(court__in=with_courts_above(codes)))) | Q(court__in=codes)
        if user.has_role(Role.ORG_MANAGER):
            members = _rows("OrganizationMembership").filter(mediator=OuterRef("pk"))
            scope |= Q(Exists(members.filter(_managed_today(user, "organization__managers"))))
        return self.filter(scope)

    def kept_by(self, user: "User") -> Self:
        """Keep mediators whose file the user keeps: made at the user's court, or once on its roster (建档)."""
        codes = court_codes(user, roles=ROSTER_KEEPERS)
        entries = _rows("RosterEntry").filter(mediator=OuterRef("pk"), court__in=codes)
        return self.filter(Q(court__in=codes) | Q(Exists(entries)))

    def on_roster(self, *, court_code: str, on: date) -> Self:
        """Keep mediators who are on the court's roster, or on a higher court's, on the day (特邀16 art. 5)."""
        roster = _rows("RosterEntry")
        return self.filter(Exists(roster.filter(mediator=OuterRef("pk")).usable_by(court_code).in_force(on)))


class OrganizationQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> Self:
        """Keep organisations on a roster the user's courts may use, and those the user manages today."""
        roster = _rows("RosterEntry").filter(organization=OuterRef("pk"))
        scope = NOTHING
        if codes := court_codes(user, roles=COURT_STAFF):
            scope |= Q(Exists(roster.filter(court__in=with_courts_above(codes)))) | Q(court__in=codes)
        if user.has_role(Role.ORG_MANAGER):
            managers = _rows("OrganizationManager").filter(organization=OuterRef("pk"))
            scope |= Q(Exists(managers.filter(_managed_today(user, ""))))
        return self.filter(scope)

    def kept_by(self, user: "User") -> Self:
        """Keep organisations whose file the user keeps: made at the user's court, or once on its roster (建档)."""
        codes = court_codes(user, roles=ROSTER_KEEPERS)
        entries = _rows("RosterEntry").filter(organization=OuterRef("pk"), court__in=codes)
        return self.filter(Q(court__in=codes) | Q(Exists(entries)))


class StudioQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> Self:
        """Keep the studios of the user's courts and of the courts above them."""
        return self.filter(court__in=with_courts_above(court_codes(user, roles=COURT_STAFF)))


class ProposalQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> Self:
        """Keep what the user's courts have to decide, what is about oneself, and about managed organisations."""
        scope = Q(court__in=court_codes(user, roles=ROSTER_KEEPERS)) | Q(mediator__user=user)
        if user.has_role(Role.ORG_MANAGER):
            scope |= Q(organization__in=_rows("MediationOrganization").filter(_managed_today(user, "managers")))
        return self.filter(scope)


class RecordQuerySet(models.QuerySet):
    """Rows of a mediator's record: training, complaints, assessments."""

    def visible_to(self, user: "User") -> Self:
        """Keep those of mediators whose file the user's courts keep, and one's own."""
        return self.filter(mediator__in=_rows("Mediator").kept_by(user) | _rows("Mediator").filter(user=user))


class RosterQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> Self:
        """Keep the entries of the user's courts and those above, about oneself, and about managed organisations."""
        scope = Q(mediator__user=user) | Q(court__in=with_courts_above(court_codes(user, roles=COURT_STAFF)))
        if user.has_role(Role.ORG_MANAGER):
            scope |= Q(organization__in=_rows("MediationOrganization").filter(_managed_today(user, "managers")))
        return self.filter(scope)

    def in_force(self, on: date) -> Self:
        """Keep the terms that hold on a day."""
        return self.filter(in_force(on))

    def usable_by(self, court_code: str) -> Self:
        """Keep the entries of the court and of the courts above it (特邀16 art. 5)."""
        return self.filter(court__in=with_courts_above([court_code]))


class SubsidyDueQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> Self:
        """Keep all dues of the user's courts for ledger staff, and one's own for a mediator."""
        return self.filter(_paid_by_or_to(user))


class SubsidySchemeQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> Self:
        """Keep the schemes of the user's courts and of the courts above, and published examples, for ledger staff."""
        codes = court_codes(user, roles=LEDGER_STAFF)
        return self.filter(Q(court__in=with_courts_above(codes)) | Q(status="EXAMPLE")) if codes else self.none()


class FundQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> Self:
        """Keep the funds of the user's courts and of the courts above, for ledger staff."""
        return self.filter(court__in=with_courts_above(court_codes(user, roles=LEDGER_STAFF)))


class RetainerQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> Self:
        """Keep the retainers of the user's courts for ledger staff, and one's own for a mediator."""
        return self.filter(_paid_by_or_to(user))


class ClaimQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> Self:
        """Keep the claims of the user's courts for ledger staff, and one's own for a mediator."""
        return self.filter(_paid_by_or_to(user))


class PaymentBatchQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> Self:
        """Keep the batches of the courts whose ledger the user keeps."""
        return self.filter(court__in=court_codes(user, roles=LEDGER_STAFF))


class MonthClosingQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> Self:
        """Keep the closed months of the courts whose ledger the user keeps."""
        return self.filter(court__in=court_codes(user, roles=LEDGER_STAFF))


class VoucherQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> Self:
        """Keep vouchers of the user's courts for ledger staff, and those that pay the user."""
        return self.filter(_paid_by_or_to(user))


class EntryQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> Self:
        """Keep the entries of the vouchers that the user may see."""
        vouchers = _rows("Voucher").visible_to(user)
        return self.filter(voucher__in=vouchers)


def _managed_today(user: "User", relation: str) -> Q:
    """Managed by the user today (as `user.duties`, today)."""
    prefix = f"{relation}__" if relation else ""
    today = timezone.localdate()
    return Q(**{f"{prefix}user": user, f"{prefix}valid_from__lte": today}) & (
        Q(**{f"{prefix}valid_to__isnull": True}) | Q(**{f"{prefix}valid_to__gt": today})
    )
