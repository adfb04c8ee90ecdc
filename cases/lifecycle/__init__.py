from cases.lifecycle.dispute import (
    FINAL,
    INITIAL,
    TRANSITIONS,
    Action,
    State,
    Transition,
    find,
    leaving,
    obstacles,
)
from cases.lifecycle.tracks import TRACK_RULES, TrackRule, open_tracks

__all__ = [
    "FINAL",
    "INITIAL",
    "TRACK_RULES",
    "TRANSITIONS",
    "Action",
    "State",
    "TrackRule",
    "Transition",
    "find",
    "leaving",
    "obstacles",
    "open_tracks",
]
