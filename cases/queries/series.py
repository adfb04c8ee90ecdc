"""Series of like disputes (系列案), as their pages show them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from cases.lifecycle import State
from cases.models import Dispute, Series, SettlementAgreement
from cases.queries.rows import DisputeRow, dispute_rows, for_rows
from suyuan.accounts.models import User


def series_rows(reader: User) -> QuerySet[Series]:
    """Return the series the reader may know of with their counts (系列案列表), the newest first."""
    settled = Count("disputes", filter=Q(disputes__state=State.SETTLED))
    found = Series.objects.visible_to(reader).select_related("centre", "model_dispute")
    return found.annotate(total=Count("disputes"), settled=settled).order_by("-created_at", "-id")


@dataclass(frozen=True, slots=True)
class SeriesPage:
    """A series with the disputes of it that the reader may see."""

    series: Series
    rows: list[DisputeRow]
    model: Dispute | None
    agreement: SettlementAgreement | None
    offered: int
    settled: int


def series_page(series: Series, *, reader: User, on: date) -> SeriesPage:
    """Return the page of a series (系列案页面): its disputes, the model case, how far its result was offered."""
    disputes = Dispute.objects.visible_to(reader).filter(series=series)
    model = series.model_dispute
    agreement = model.agreements.filter(replaced_at=None).first() if model else None
    return SeriesPage(
        series=series,
        rows=dispute_rows(for_rows(disputes).order_by("number", "pk"), on=on),
        model=model,
        agreement=agreement,
        offered=agreement.series_offers.count() if agreement else 0,
        settled=disputes.filter(state=State.SETTLED).count(),
    )


def offered_terms(dispute: Dispute) -> str:
    """Return the draft that the model case of the series offers (示范结果草稿), the latest; empty without one."""
    offer = dispute.series_offers.order_by("-pk").first()
    return offer.terms if offer else ""
