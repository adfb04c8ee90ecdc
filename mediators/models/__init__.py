from mediators.models.due import Retainer, SubsidyDue
from mediators.models.ledger import Entry, Voucher
from mediators.models.mediator import (
    MediationOrganization,
    Mediator,
    OrganizationManager,
    OrganizationMembership,
    RosterEntry,
)
from mediators.models.scheme import SubsidyExclusion, SubsidyFund, SubsidyRule, SubsidyScheme

__all__ = [
    "Entry",
    "MediationOrganization",
    "Mediator",
    "OrganizationManager",
    "OrganizationMembership",
    "Retainer",
    "RosterEntry",
    "SubsidyDue",
    "SubsidyExclusion",
    "SubsidyFund",
    "SubsidyRule",
    "SubsidyScheme",
    "Voucher",
]
