from cases.models.clock_changes import ClockExtension, ClockPause, ExtensionConsent
from cases.models.court_case import CourtCase, ImportBatch, RejectedRow
from cases.models.deadline import Deadline, DeadlineRule
from cases.models.dispute import CaseNumber, Dispute, NumberCounter
from cases.models.event import DisputeEvent
from cases.models.mediation import (
    FailureReport,
    MediationNote,
    MediationSession,
    SettlementAgreement,
)
from cases.models.party import Consent, Party
from cases.models.referral import Referral
from cases.models.screening import ScreeningRule, SmallClaimLimit, TriageWeight
from cases.models.taxonomy import (
    CaseType,
    CauseCrosswalk,
    CauseOfAction,
    CodeTableEntry,
    DisputeCategory,
)
from cases.models.track import TrackRule
from cases.models.triage import TriageDecision

__all__ = [
    "CaseNumber",
    "CaseType",
    "CauseCrosswalk",
    "CauseOfAction",
    "ClockExtension",
    "ClockPause",
    "CodeTableEntry",
    "Consent",
    "CourtCase",
    "Deadline",
    "DeadlineRule",
    "Dispute",
    "DisputeCategory",
    "DisputeEvent",
    "ExtensionConsent",
    "FailureReport",
    "ImportBatch",
    "MediationNote",
    "MediationSession",
    "NumberCounter",
    "Party",
    "Referral",
    "RejectedRow",
    "ScreeningRule",
    "SettlementAgreement",
    "SmallClaimLimit",
    "TrackRule",
    "TriageDecision",
    "TriageWeight",
]
