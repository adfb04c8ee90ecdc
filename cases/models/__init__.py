from cases.models.agent import Agent
from cases.models.appointment import MediatorAppointment, MediatorChoice, MediatorExclusion
from cases.models.assistance import AssistanceTask, GuidanceRequest
from cases.models.clock_changes import ClockExtension, ClockPause, ExtensionConsent
from cases.models.cooperation import Escalation, InvolvedUnit, KeyCase
from cases.models.court_case import CourtCase, ImportBatch, RejectedRow
from cases.models.deadline import Deadline, DeadlineRule
from cases.models.dispute import CaseNumber, Dispute, NumberCounter
from cases.models.duties import InformationNotice, ServiceAddress
from cases.models.event import DisputeEvent
from cases.models.flag import DisputeFlag, FlagKind, InformingDuty, InformingRule
from cases.models.impartiality import ConflictDisclosure, ConflictWaiver, RecusalRequest
from cases.models.matching import MatchingRule
from cases.models.mediation import (
    FailureReport,
    MediationNote,
    MediationSession,
    SettlementAgreement,
)
from cases.models.offer import SettlementOffer
from cases.models.origin import Origin
from cases.models.pair import DisputePair
from cases.models.party import Consent, Party
from cases.models.referral import Referral
from cases.models.routing import HandlingUnit, Routing, RoutingRule
from cases.models.schedule import CalendarFeed, MediationRoom, ScheduledSession, SessionParticipant
from cases.models.screening import ScreeningRule, SmallClaimLimit, TriageWeight
from cases.models.series import Series, SeriesOffer
from cases.models.supervision import SupervisionAnswer, SupervisionOrder
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
    "Agent",
    "AssistanceTask",
    "CalendarFeed",
    "CaseNumber",
    "CaseType",
    "CauseCrosswalk",
    "CauseOfAction",
    "ClockExtension",
    "ClockPause",
    "CodeTableEntry",
    "ConflictDisclosure",
    "ConflictWaiver",
    "Consent",
    "CourtCase",
    "Deadline",
    "DeadlineRule",
    "Dispute",
    "DisputeCategory",
    "DisputeEvent",
    "DisputeFlag",
    "DisputePair",
    "Escalation",
    "ExtensionConsent",
    "FailureReport",
    "FlagKind",
    "GuidanceRequest",
    "HandlingUnit",
    "ImportBatch",
    "InformationNotice",
    "InformingDuty",
    "InformingRule",
    "InvolvedUnit",
    "KeyCase",
    "MatchingRule",
    "MediationNote",
    "MediationRoom",
    "MediationSession",
    "MediatorAppointment",
    "MediatorChoice",
    "MediatorExclusion",
    "NumberCounter",
    "Origin",
    "Party",
    "RecusalRequest",
    "Referral",
    "RejectedRow",
    "Routing",
    "RoutingRule",
    "ScheduledSession",
    "ScreeningRule",
    "Series",
    "SeriesOffer",
    "ServiceAddress",
    "SessionParticipant",
    "SettlementAgreement",
    "SettlementOffer",
    "SmallClaimLimit",
    "SupervisionAnswer",
    "SupervisionOrder",
    "TrackRule",
    "TriageDecision",
    "TriageWeight",
]
