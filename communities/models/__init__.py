from communities.models.calendar import CalendarDay, CalendarYear
from communities.models.community import Community, DemonstrationCommunity
from communities.models.court import (
    Court,
    CourtCoverage,
    MediationCentre,
    Tribunal,
    TribunalCoverage,
)
from communities.models.division import Division, Population
from communities.models.posting import Posting

__all__ = [
    "CalendarDay",
    "CalendarYear",
    "Community",
    "Court",
    "CourtCoverage",
    "DemonstrationCommunity",
    "Division",
    "MediationCentre",
    "Population",
    "Posting",
    "Tribunal",
    "TribunalCoverage",
]
