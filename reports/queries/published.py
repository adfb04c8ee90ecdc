"""Published readings (发布的读数) as pages show them: what was said, and what would be said now."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from reports.documents.differences import Difference, Effects, differences, effects
from reports.documents.reading import stored_document
from reports.models import PublishedReading, Reading
from suyuan.accounts.models import User


@dataclass(frozen=True, slots=True)
class Publication:
    """A published reading with what became of it (发布后的修订): `now` is today's document, None without a reading."""

    published: PublishedReading
    now: dict[str, Any] | None
    revised: list[Difference]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two published readings side by side (为什么不一样)."""

    one: PublishedReading
    other: PublishedReading
    reasons: list[Difference]
    effects: Effects | None


def published_for(user: User) -> QuerySet[PublishedReading]:
    """Return the publications of the places that the user may see (发布的读数), the latest first."""
    return PublishedReading.objects.visible_to(user).select_related("published_by").order_by("-published_at", "-pk")


def publication(user: User, pk: int, *, on: date) -> Publication | None:
    """Return a publication and how today's figures differ from it (发布与现值), None for one that is not visible."""
    published = published_for(user).filter(pk=pk).first()
    if published is None:
        return None
    reading = _present(published)
    now = stored_document(reading, on=on) if reading else None
    return Publication(published, now, differences(published.document, now) if now else [])


def published_of(reading: Reading) -> list[PublishedReading]:
    """Return what was published of a reading's place and period (历次发布), the latest first."""
    period = reading.period
    return list(
        PublishedReading.objects.filter(
            division=reading.division, court=reading.court, kind=period.kind,
            first_on=period.first_on, last_on=period.last_on,
        ).select_related("published_by")
    )  # fmt: skip


def comparison(one: PublishedReading, other: PublishedReading) -> Comparison:
    """Return why two publications differ (为什么不一样)."""
    return Comparison(one, other, differences(one.document, other.document), effects(one.document, other.document))


def _present(published: PublishedReading) -> Reading | None:
    readings = Reading.objects.select_related("period__definition", "division__parent", "court")
    return readings.filter(
        division=published.division, court=published.court, period__kind=published.kind,
        period__first_on=published.first_on, period__last_on=published.last_on,
    ).first()  # fmt: skip
