from cases.lifecycle.dispute import (
    FINAL,
    INITIAL,
    TRANSITIONS,
    Action,
    State,
    Transition,
    find,
    leaving,
)

__all__ = [
    "FINAL",
    "INITIAL",
    "TRANSITIONS",
    "Action",
    "State",
    "Transition",
    "find",
    "leaving",
]
