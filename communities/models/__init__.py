from communities.models.calendar import CalendarDay, CalendarRevision, CalendarYear
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
from communities.models.reference import ReferenceDataset

__all__ = [
    "CalendarDay",
    "CalendarRevision",
    "CalendarYear",
    "Community",
    "Court",
    "CourtCoverage",
    "DemonstrationCommunity",
    "Division",
    "MediationCentre",
    "Population",
    "Posting",
    "ReferenceDataset",
    "Tribunal",
    "TribunalCoverage",
]
