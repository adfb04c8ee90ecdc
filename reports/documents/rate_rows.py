"""Readings as lines of a table: the place, the figures, and in words why a rate is missing."""

from collections.abc import Iterable
from dataclasses import dataclass

from reports.documents.wording import withheld_words
from reports.indicators.definition import Definition
from reports.models import Reading
from reports.queries.places import Place


@dataclass(frozen=True, slots=True)
class RateRow:
    """One place of a table of rates (读数表的一行)."""

    reading: Reading
    place: Place
    withheld: str
    companion_withheld: str


def rate_rows(readings: Iterable[Reading], *, definition: Definition) -> list[RateRow]:
    """Return the lines of a table of rates (读数表)."""
    return [_row(reading, definition) for reading in readings]


def _row(reading: Reading, definition: Definition) -> RateRow:
    def words(reason: str) -> str:
        missing = reading.missing_population_count
        return withheld_words(reason, definition=definition, missing=missing) if reason else ""

    place = Place(division=reading.division, court=reading.court)
    return RateRow(reading, place, words(reading.withheld), words(reading.companion_withheld))
