from cases.lifecycle.dispute import DISPUTE, FINAL, Action, State, Transition
from cases.lifecycle.tracks import TRACK_RULES, TrackRule, open_tracks

__all__ = ["DISPUTE", "FINAL", "TRACK_RULES", "Action", "State", "TrackRule", "Transition", "open_tracks"]
