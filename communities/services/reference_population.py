"""Delivered population figures (人口), each with its vintage and source."""

from datetime import date, datetime

from communities.choices import Trust
from communities.models import Population
from communities.services.datasets import Record, Source
from communities.services.shipped_rows import Written, write_rows

POPULATION = "population.csv"
_VINTAGES = {"census 7": "第七次人口普查", "census 6": "第六次人口普查", "year-end bulletin": "年末公报"}


def write_population(source: Source, at: datetime) -> Written:
    """Write the population figures (常住人口) of all vintages."""
    figures = [_figure(row) for row in source.records(POPULATION)]
    return write_rows(figures, key=("division", "counted_on", "vintage"))


def _figure(row: Record) -> Population:
    return Population(
        division_id=row["code"],
        counted_on=date.fromisoformat(row["date"]),
        vintage=_VINTAGES[row["kind"]],
        resident_count=int(row["resident_population"]),
        source=row["source_url"],
        note=row["note"],
        trust=Trust.VERIFIED if row["status"] == "verified" else Trust.PROVISIONAL,
    )
