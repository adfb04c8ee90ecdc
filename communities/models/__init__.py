from communities.models.calendar import CalendarDay, CalendarRevision, CalendarYear
from communities.models.circuit import Circuit, CircuitRequest, CircuitStop, Feedback
from communities.models.community import Community, DemonstrationCommunity
from communities.models.court import (
    Court,
    CourtCoverage,
    MediationCentre,
    Tribunal,
    TribunalCoverage,
)
from communities.models.demonstration import DemonstrationStep, DemonstrationTarget
from communities.models.division import Division, Population
from communities.models.duty import Consultation, DutyShift
from communities.models.outreach import OutreachEvent
from communities.models.posting import Posting
from communities.models.reference import ReferenceDataset
from communities.models.requirement import WorkRequirement
from communities.models.screening import ScreeningCampaign, ScreeningFinding
from communities.models.service_point import Contact, LinkedUnit, ServicePoint
from communities.models.succession import DivisionSuccession

__all__ = [
    "CalendarDay",
    "CalendarRevision",
    "CalendarYear",
    "Circuit",
    "CircuitRequest",
    "CircuitStop",
    "Community",
    "Consultation",
    "Contact",
    "Court",
    "CourtCoverage",
    "DemonstrationCommunity",
    "DemonstrationStep",
    "DemonstrationTarget",
    "Division",
    "DivisionSuccession",
    "DutyShift",
    "Feedback",
    "LinkedUnit",
    "MediationCentre",
    "OutreachEvent",
    "Population",
    "Posting",
    "ReferenceDataset",
    "ScreeningCampaign",
    "ScreeningFinding",
    "ServicePoint",
    "Tribunal",
    "TribunalCoverage",
    "WorkRequirement",
]
