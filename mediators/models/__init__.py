from mediators.models.assessment import (
    Assessment,
    AssessmentGrade,
    AssessmentItem,
    AssessmentScheme,
    AssessmentScore,
)
from mediators.models.book import FundBudget, MonthClosing
from mediators.models.claim import ClaimReceipt, ClaimStep, SubsidyClaim
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
from mediators.models.payment import BankAccount, PaymentBatch, PaymentItem, PaymentLine
from mediators.models.record import MediatorAward, MediatorComplaint, TrainingRecord
from mediators.models.roster import RosterEntry, RosterProposal
from mediators.models.scheme import SubsidyExclusion, SubsidyFund, SubsidyRule, SubsidyScheme
from mediators.models.suspicion_rule import SuspicionRule

__all__ = [
    "Assessment",
    "AssessmentGrade",
    "AssessmentItem",
    "AssessmentScheme",
    "AssessmentScore",
    "BankAccount",
    "ClaimReceipt",
    "ClaimStep",
    "DeclaredRelation",
    "Entry",
    "FundBudget",
    "MediationOrganization",
    "MediationStudio",
    "Mediator",
    "MediatorAward",
    "MediatorComplaint",
    "MediatorLeave",
    "MonthClosing",
    "OrganizationManager",
    "OrganizationMembership",
    "PaymentBatch",
    "PaymentItem",
    "PaymentLine",
    "Retainer",
    "RosterEntry",
    "RosterProposal",
    "RosterRequirement",
    "Speciality",
    "SubsidyClaim",
    "SubsidyDue",
    "SubsidyExclusion",
    "SubsidyFund",
    "SubsidyRule",
    "SubsidyScheme",
    "SuspicionRule",
    "TrainingRecord",
    "Voucher",
]
