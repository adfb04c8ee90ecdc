from mediators.models.ledger import Entry, Voucher
from mediators.models.mediator import (
    MediationOrganization,
    Mediator,
    OrganizationManager,
    OrganizationMembership,
    RosterEntry,
)
from mediators.models.subsidy import SubsidyDue, SubsidyRule, SubsidyScheme

__all__ = [
    "Entry",
    "MediationOrganization",
    "Mediator",
    "OrganizationManager",
    "OrganizationMembership",
    "RosterEntry",
    "SubsidyDue",
    "SubsidyRule",
    "SubsidyScheme",
    "Voucher",
]
