from mediators.models.assessment import (
    Assessment,
    AssessmentGrade,
    AssessmentItem,
    AssessmentScheme,
    AssessmentScore,
)
from mediators.models.due import Retainer, SubsidyDue
from mediators.models.expertise import RosterRequirement, Speciality
from mediators.models.ledger import Entry, Voucher
from mediators.models.mediator import DeclaredRelation, Mediator, MediatorLeave
from mediators.models.organization import (
    MediationOrganization,
    MediationStudio,
    OrganizationManager,
    OrganizationMembership,
)
from mediators.models.record import MediatorAward, MediatorComplaint, TrainingRecord
from mediators.models.roster import RosterEntry, RosterProposal
from mediators.models.scheme import SubsidyExclusion, SubsidyFund, SubsidyRule, SubsidyScheme

__all__ = [
    "Assessment",
    "AssessmentGrade",
    "AssessmentItem",
    "AssessmentScheme",
    "AssessmentScore",
    "DeclaredRelation",
    "Entry",
    "MediationOrganization",
    "MediationStudio",
    "Mediator",
    "MediatorAward",
    "MediatorComplaint",
    "MediatorLeave",
    "OrganizationManager",
    "OrganizationMembership",
    "Retainer",
    "RosterEntry",
    "RosterProposal",
    "RosterRequirement",
    "Speciality",
    "SubsidyDue",
    "SubsidyExclusion",
    "SubsidyFund",
    "SubsidyRule",
    "SubsidyScheme",
    "TrainingRecord",
    "Voucher",
]
