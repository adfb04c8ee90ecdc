"""Which tracks are open (可选调解方式), to a dispute and on a day."""

from dataclasses import dataclass
from datetime import date

from cases.choices import TrackHandling, TrackOrigin
from cases.models import Dispute, TrackRule


def tracks_to_refer(dispute: Dispute, *, on: date) -> list[TrackRule]:
    """Return the tracks on which the dispute may go to a mediator on a day (可选调解方式)."""
    tracks = TrackRule.objects.open_to(dispute.track_origin, on=on)
    return list(tracks.exclude(handling=TrackHandling.CONFIRMATION_ONLY))


@dataclass(frozen=True, slots=True)
class OpenTracks:
    """What is open to the disputes of one origin on a day (来由及其可选方式)."""

    origin: str
    rules: list[TrackRule]


def open_tracks(*, on: date) -> list[OpenTracks]:
    """Return what is open on a day, origin by origin (当日可选调解方式)."""
    return [OpenTracks(origin.label, list(TrackRule.objects.open_to(origin, on=on))) for origin in TrackOrigin]
