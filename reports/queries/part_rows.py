"""The rows behind a number of a measure (明细): lawsuits, or lines of disputes."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from cases.models import CourtCase, Dispute
from cases.queries.rows import DisputeRow, dispute_rows, for_rows
from communities.models import ScreeningFinding
from mediators.models import RosterEntry
from reports.indicators.parts import Part, Rows
from reports.indicators.register import ALL_PARTS
from reports.queries.measures import inside
from reports.queries.places import Place
from suyuan.accounts.models import User
from suyuan.lib.keyset import Page, keyset_page
from suyuan.lib.periods import Period

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class PartPage:
    """A page of the rows behind a number; `counted` is the whole number, seen or not."""

    part: Part
    counted: int
    page: Page[Any]
    suits: list[CourtCase]
    disputes: list[DisputeRow]
    findings: list[ScreeningFinding]
    mediators: list[RosterEntry]


def part_page(
    user: User, code: str, place: Place, period: Period, *, on: date, cursor: str | None = None
) -> PartPage | None:
    """Return the rows behind a number that the user may know of (明细); None for a part that no measure has.

    A part that counts sittings or clocks shows the disputes they belong to.
    """
    part = ALL_PARTS.get(code)
    if part is None:
        return None
    counted = part.within(period, inside(part, place), on=on)
    page = keyset_page(_visible(user, part, counted), size=PAGE_SIZE, cursor=cursor)
    shown = {kind: page.rows if counted.model is kind else [] for kind in (CourtCase, ScreeningFinding, RosterEntry)}
    return PartPage(
        part, counted.count(), page,
        suits=shown[CourtCase],
        disputes=dispute_rows(page.rows, on=on) if part.dispute is not None else [],
        findings=shown[ScreeningFinding],
        mediators=shown[RosterEntry],
    )  # fmt: skip


def _visible(user: User, part: Part, counted: Rows) -> Rows:
    if part.dispute is not None:
        about = counted.values(part.dispute or "pk")
        return for_rows(Dispute.objects.visible_to(user).filter(pk__in=about)).order_by("-logged_at", "-pk")
    if counted.model is CourtCase:
        return CourtCase.objects.visible_to(user).filter(pk__in=counted.values("pk")).order_by("-filed_on", "-pk")
    if counted.model is ScreeningFinding:
        seen = ScreeningFinding.objects.visible_to(user).filter(pk__in=counted.values("pk"))
        return seen.select_related("division").order_by("-found_on", "-pk")
    known = RosterEntry.objects.visible_to(user).filter(pk__in=counted.values("pk"))
    return known.select_related("mediator", "court").order_by("pk")
