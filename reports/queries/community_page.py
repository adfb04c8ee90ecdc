"""What a community's page adds to its profile: disputes year by year, and how they ended."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count
from django.db.models.functions import ExtractYear

from cases import criteria
from cases.models import Dispute
from communities.models import Community


@dataclass(frozen=True, slots=True)
class YearOfDisputes:
    """Disputes registered in a year (年度纠纷), how many of them ended, and how many of these were settled."""

    year: int
    registered: int
    concluded: int
    settled: int
    growth: str
    ended: bool

    @property
    def success(self) -> str:
        """Settled among ended, in percent (调解成功率), empty when none ended."""
        return f"{self.settled * 100 / self.concluded:.1f}%" if self.concluded else ""


def disputes_by_year(community: Community, *, on: date) -> list[YearOfDisputes]:
    """Return a community's disputes by year of registration (历年纠纷), the latest year first.

    A year that has not ended is not compared with a whole one.
    """
    rows = (
        Dispute.objects.filter(criteria.COUNTED.q, division=community.pk, registered_at__isnull=False)
        .values(year=ExtractYear("registered_at"))
        .annotate(
            registered=Count("pk"),
            concluded=Count("pk", filter=criteria.CONCLUDED.q),
            settled=Count("pk", filter=criteria.SETTLED.q),
        )
        .order_by("year")
    )
    years: list[YearOfDisputes] = []
    for row in rows:
        ended = row["year"] < on.year
        before = years[-1].registered if ended and years and years[-1].year == row["year"] - 1 else None
        years.append(YearOfDisputes(**row, growth=_growth(row["registered"], before), ended=ended))
    return years[::-1]


def _growth(count: int, before: int | None) -> str:
    """The change against the year before in percent; of small numbers only the difference in cases."""
    if before is None:
        return ""
    if before < SMALL:
        return f"{count - before:+d} 件"
    return f"{(count - before) * 100 / before:+.1f}%"


SMALL = 10  # below this a percentage says more than the cases do
