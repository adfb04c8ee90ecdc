from suyuan.governance.models.assessment import (
    Commendation,
    WorkAppeal,
    WorkAssessment,
    WorkScheme,
    WorkSchemeItem,
    WorkScore,
)
from suyuan.governance.models.conference import AgendaItem, Conference, Decision
from suyuan.governance.models.suggestion import Suggestion

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
