"""万人成讼率 as a client of the interface asks for it: of places inside its own area."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from communities.rules.division_codes import prefix_of
from reports.documents.reading import measured_document, reading_document
from reports.models import Reading
from reports.queries.definitions import version_of
from reports.queries.places import Place, PlaceUnknown, division_place
from reports.queries.populations import population_basis
from suyuan.exchange.models import Client
from suyuan.lib.periods import Period, parse_period

INDICATOR = "lawsuits_per_10k"


def rate_for_client(*, client: Client, division: str, period: str, at: datetime) -> dict[str, Any]:
    """Return the reading of a division in a period (万人成讼率), the stored one if there is one.

    Refuses with PlaceUnknown also what lies outside the client's area, with PeriodUnreadable, NothingToMeasure.
    """
    place, wanted = division_place(division), parse_period(period)
    if not place.key.startswith(prefix_of(client.division_code)):
        raise PlaceUnknown(f"“{division}”不在本单位服务的区划（{client.division_code}）之内", field="division")
    return _stored(place, wanted, at) or measured_document(place, wanted, code=INDICATOR, at=at)


def _stored(place: Place, period: Period, at: datetime) -> dict[str, Any] | None:
    readings = Reading.objects.of(INDICATOR, period).select_related("period__definition")
    reading = readings.filter(division=place.division).first()
    if reading is None or reading.period.cut_off_at is None:
        return None
    return reading_document(
        reading,
        definition=version_of(reading.period.definition),
        period=period,
        place=place,
        basis=population_basis(reading.population_ids),
        cut_off_at=reading.period.cut_off_at,
        on=timezone.localdate(at),
    )
