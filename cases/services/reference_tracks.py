"""Delivered rules of tracks (调解方式规则): the old law and the new side by side."""

from datetime import date, datetime

from cases.models import TrackRule
from communities.services.datasets import Record, Source
from communities.services.shipped_rows import Written, write_rows

TRACKS = "tracks.csv"


def write_tracks(source: Source, at: datetime) -> Written:
    """Write on what footing a dispute may be mediated (调解方式), each rule with its basis and dates."""
    return write_rows([_rule(row) for row in source.records(TRACKS)], key=("track", "origin", "valid_from"))


def _rule(row: Record) -> TrackRule:
    return TrackRule(
        track=row["track"],
        origin=row["origin"],
        handling=row["handling"],
        needs_procedure=row["needs_procedure"] == "1",
        basis=row["basis"],
        confidence=row["confidence"],
        valid_from=date.fromisoformat(row["valid_from"]),
        valid_to=date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
    )
