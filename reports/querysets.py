"""Chainable filters on readings and their periods."""

from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from communities.querysets import area_prefixes, starts_with_any
from mediators.querysets import LEDGER_STAFF, court_codes
from suyuan.accounts.roles import Role
from suyuan.lib.periods import Period

if TYPE_CHECKING:
    from suyuan.accounts.models import User

COURT_READERS = frozenset({Role.CLERK, Role.COORDINATOR, Role.JUDGE})
READERS = COURT_READERS | {Role.ASSISTANT, Role.GOVERNANCE_VIEWER}


def covered_by(kind: str, holder: object) -> tuple[str, ...]:
    """Return the prefixes of what a court or a tribunal covers today (管辖范围); `kind` is court or tribunal."""
    coverages = apps.get_model("communities", f"{kind.title()}Coverage").objects.in_force(timezone.localdate())
    return tuple(coverages.filter(**{kind: holder}).values_list("division__prefix", flat=True))


def tribunals_of(user: "User") -> models.QuerySet[Any]:
    """Keep the tribunals, as they are today, of the courts whose figures the user reads."""
    here = apps.get_model("communities", "Tribunal").objects.in_force(timezone.localdate())
    courts = court_codes(user, roles=COURT_READERS)
    return here.filter(court__in=courts).select_related("court").order_by("court", "pk")


class ReadingPeriodQuerySet(models.QuerySet):
    def of(self, indicator: str, period: Period) -> Self:
        """Keep the row of this period."""
        return self.filter(
            indicator=indicator,
            kind=period.kind,
            first_on=period.first,
            last_on=period.last,
            court_year=period.court_year,
        )

    def stale(self) -> Self:
        """Keep the periods still to be computed."""
        return self.exclude(wanted=F("computed"))

    def computed(self) -> Self:
        """Keep the periods that have readings, be they a little out of date."""
        return self.exclude(computed="")


class PlaceReadingQuerySet(models.QuerySet):
    """Rows that are of a division or of a court's area."""

    def visible_to(self, user: "User") -> Self:
        """Keep the places that the user's posts reach, the user's courts, and for governance its courts."""
        prefixes = area_prefixes(user, roles=READERS)
        governed = area_prefixes(user, roles=frozenset({Role.GOVERNANCE_VIEWER}))
        return self.filter(
            starts_with_any("division__code", prefixes)
            | Q(court__in=court_codes(user, roles=COURT_READERS))
            | starts_with_any("court__division__code", governed)
        )


class ReadingQuerySet(PlaceReadingQuerySet):
    def of(self, indicator: str, period: Period) -> Self:
        """Keep the readings of this period; as a scalar, so that the index by value hands out their order."""
        periods = apps.get_model("reports", "ReadingPeriod").objects.of(indicator, period)
        return self.filter(period=periods.values("pk")[:1])


class PublishedReadingQuerySet(PlaceReadingQuerySet):
    pass


class BulletinTemplateQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> Self:
        """Keep the templates of the user's courts and those that serve every court."""
        return self.filter(Q(court__isnull=True) | Q(court__in=court_codes(user, roles=COURT_READERS)))

    def in_use(self) -> Self:
        """Keep the templates that new drafts are made from."""
        return self.filter(retired_at__isnull=True)


class BulletinQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> Self:
        """Keep the bulletins of the user's courts; for governance those issued by the courts of its area."""
        governed = area_prefixes(user, roles=frozenset({Role.GOVERNANCE_VIEWER}))
        issued_there = starts_with_any("court__division__code", governed) & Q(issued_at__isnull=False)
        return self.filter(Q(court__in=court_codes(user, roles=COURT_READERS)) | issued_there)


class _ReadByArea(models.QuerySet):
    def visible_to(self, user: "User") -> Self:
        """Keep the places that the posts of those who read figures reach."""
        return self.filter(starts_with_any("division__code", area_prefixes(user, roles=READERS)))


class EarlyWarningQuerySet(_ReadByArea):
    def open(self) -> Self:
        """Keep the warnings that nobody answered and that have not ended (待处置)."""
        return self.filter(answer="", ceased_on__isnull=True)


class FilingForecastQuerySet(_ReadByArea):
    pass


class LedgerCourtQuerySet(models.QuerySet):
    """Rows about the subsidy ledger of a court."""

    def visible_to(self, user: "User") -> Self:
        """Keep the rows of the courts whose ledger the user keeps."""
        return self.filter(court__in=court_codes(user, roles=LEDGER_STAFF))


class ReconciliationQuerySet(LedgerCourtQuerySet):
    def latest_of_each_court(self) -> Self:
        """Keep the newest comparison of each court."""
        newer = apps.get_model("reports", "Reconciliation").objects.filter(
            court=OuterRef("court"), pk__gt=OuterRef("pk")
        )
        return self.filter(~Exists(newer))


class SuspicionQuerySet(LedgerCourtQuerySet):
    pass


class DifferenceQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> Self:
        """Keep the differences at the courts whose ledger the user keeps."""
        return self.filter(reconciliation__court__in=court_codes(user, roles=LEDGER_STAFF))


class FindingQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> Self:
        """Keep the findings at the courts whose ledger the user keeps."""
        return self.filter(suspicion__court__in=court_codes(user, roles=LEDGER_STAFF))
