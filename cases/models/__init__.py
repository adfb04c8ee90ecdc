from cases.models.agent import Agent
from cases.models.agreement import AgreementEvent, Obligation, Performance, SettlementAgreement
from cases.models.appointment import MediatorAppointment, MediatorChoice, MediatorExclusion
from cases.models.assistance import AssistanceTask, GuidanceRequest
from cases.models.clock_changes import ClockExtension, ClockPause, ExtensionConsent
from cases.models.confirmation import ConfirmationCase, ConfirmationEvent
from cases.models.cooperation import Escalation, InvolvedUnit, KeyCase
from cases.models.court_case import CourtCase, ImportBatch, RejectedRow
from cases.models.deadline import Deadline, DeadlineRule
from cases.models.dispute import CaseNumber, Dispute, NumberCounter
from cases.models.duties import InformationNotice, ServiceAddress
from cases.models.ending import FailureReport, LaterStep, LaterStepRule, UndisputedFacts
from cases.models.event import DisputeEvent
from cases.models.flag import DisputeFlag, FlagKind, InformingDuty, InformingRule
from cases.models.follow_up import FollowUpRule, FollowUpVisit
from cases.models.impartiality import ConflictDisclosure, ConflictWaiver, RecusalRequest
from cases.models.list_layout import ListLayout
from cases.models.matching import MatchingRule
from cases.models.mediation import MediationNote, MediationSession
from cases.models.offer import SettlementOffer
from cases.models.origin import Origin
from cases.models.pair import DisputePair
from cases.models.party import Consent, Party
from cases.models.referral import Referral
from cases.models.routing import HandlingUnit, Routing, RoutingRule
from cases.models.schedule import CalendarFeed, MediationRoom, ScheduledSession, SessionParticipant
from cases.models.screening import ScreeningRule, SmallClaimLimit, TriageWeight
from cases.models.series import Series, SeriesOffer
from cases.models.signature import Signature
from cases.models.supervision import SupervisionAnswer, SupervisionOrder
from cases.models.tally import DisputeTally, LawsuitTally, TallyCheck
from cases.models.taxonomy import (
    CaseType,
    CauseCrosswalk,
    CauseOfAction,
    CodeTableEntry,
    DisputeCategory,
)
from cases.models.track import TrackRule
from cases.models.triage import TriageDecision
from cases.models.turned_back import TurnedBack

__all__ = [
    "Agent",
    "AgreementEvent",
    "AssistanceTask",
    "CalendarFeed",
    "CaseNumber",
    "CaseType",
    "CauseCrosswalk",
    "CauseOfAction",
    "ClockExtension",
    "ClockPause",
    "CodeTableEntry",
    "ConfirmationCase",
    "ConfirmationEvent",
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
    "DisputeTally",
    "Escalation",
    "ExtensionConsent",
    "FailureReport",
    "FlagKind",
    "FollowUpRule",
    "FollowUpVisit",
    "GuidanceRequest",
    "HandlingUnit",
    "ImportBatch",
    "InformationNotice",
    "InformingDuty",
    "InformingRule",
    "InvolvedUnit",
    "KeyCase",
    "LaterStep",
    "LaterStepRule",
    "LawsuitTally",
    "ListLayout",
    "MatchingRule",
    "MediationNote",
    "MediationRoom",
    "MediationSession",
    "MediatorAppointment",
    "MediatorChoice",
    "MediatorExclusion",
    "NumberCounter",
    "Obligation",
    "Origin",
    "Party",
    "Performance",
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
    "Signature",
    "SmallClaimLimit",
    "SupervisionAnswer",
    "SupervisionOrder",
    "TallyCheck",
    "TrackRule",
    "TriageDecision",
    "TriageWeight",
    "TurnedBack",
    "UndisputedFacts",
]
