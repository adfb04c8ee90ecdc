from governance.models.assessment import (
    Commendation,
    WorkAppeal,
    WorkAssessment,
    WorkScheme,
    WorkSchemeItem,
    WorkScore,
)
from governance.models.conference import AgendaItem, Conference, Decision
from governance.models.suggestion import Suggestion

__all__ = [
    "AgendaItem",
    "Commendation",
    "Conference",
    "Decision",
    "Suggestion",
    "WorkAppeal",
    "WorkAssessment",
    "WorkScheme",
    "WorkSchemeItem",
    "WorkScore",
]
