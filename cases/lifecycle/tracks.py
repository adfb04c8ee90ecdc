"""On what footing a dispute may be referred, by the rules in force on the day (procedure 1.3).

The change of 2025-01-01 (立调24) was read as an excerpt, not in full: it stands here as a dated row with its source,
so that a later text is one more row.
"""

from dataclasses import dataclass
from datetime import date

from cases.choices import Track


@dataclass(frozen=True, slots=True)
class TrackRule:
    """A track that is open between two days (valid_to not included), before or after a complaint was handed in."""

    track: Track
    for_complaints: bool
    valid_from: date
    valid_to: date | None
    needs_procedure: bool
    basis: str
    confidence: str


_2016 = date(2016, 7, 1)
_2025 = date(2025, 1, 1)
TRACK_RULES: tuple[TrackRule, ...] = (
    TrackRule(Track.PRE_FILING_ASSIGNED, False, _2016, None, False, "特邀16 第11条", "V"),
    TrackRule(Track.PRE_FILING_ASSIGNED, True, _2016, _2025, False, "特邀16 第11条；立调24 起不再适用", "X"),
    TrackRule(Track.POST_FILING_PRE_TRIAL, True, _2016, None, True, "特邀16 第11条；2025-01-01起依立调24 第2点", "X"),
    TrackRule(Track.IN_TRIAL_ENTRUSTED, True, _2016, None, True, "特邀16 第11条；民调04 第1条", "V"),
)


def open_tracks(*, has_complaint: bool, on: date) -> tuple[TrackRule, ...]:
    """Return the tracks open on a day (可选调解方式) for a dispute with or without a complaint handed in (起诉材料)."""
    return tuple(
        rule
        for rule in TRACK_RULES
        if rule.for_complaints == has_complaint
        and rule.valid_from <= on
        and (rule.valid_to is None or on < rule.valid_to)
    )
