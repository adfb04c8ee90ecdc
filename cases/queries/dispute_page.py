"""Everything one page about one dispute shows (纠纷页面)."""

from dataclasses import dataclass, field
from datetime import date, datetime
from heapq import merge

from django.db.models import Prefetch, QuerySet
from django.utils.timezone import localtime

from cases.lifecycle import Action, AgreementState, State
from cases.lifecycle.agreement import UNDER_WAY
from cases.models import (
    Agent,
    AgreementEvent,
    ConfirmationEvent,
    Consent,
    Deadline,
    Dispute,
    DisputeEvent,
    FailureReport,
    MediationNote,
    MediationSession,
    MediatorAppointment,
    Party,
    Referral,
    Routing,
)
from cases.queries.clock import ClockFace, clock_of
from cases.queries.flags import FLAGS_WITH_DUTIES
from cases.queries.missing import Missing, missing_in
from cases.queries.place_names import place_name
from cases.queries.rows import title_of
from cases.rules.intake_sources import asked_of
from suyuan.accounts.models import User
from suyuan.lib.masking import mask_address, mask_identity_number, mask_phone
from suyuan.lib.money import yuan

TONES = {
    Action.SETTLE: "success",
    Action.END: "warning",
    Action.RELEASE: "warning",
    Action.DECLINE: "warning",
    Action.RECALL: "warning",
    Action.WITHDRAW: "muted",
    Action.REOPEN: "danger",
    Action.SUSPEND: "danger",
    Action.EXPIRE: "warning",
    Action.EDIT: "muted",
    Action.MERGE: "muted",
    Action.UNMERGE: "danger",
    Action.FLAG: "warning",
    Action.REFER: "info",
    Action.ROUTE: "info",
    Action.RETURN: "warning",
    Action.RESOLVE: "success",
    Action.SUPERVISE: "warning",
    Action.SIGN_FOR: "info",
}
TOLD_BY_PAPERS = (Action.PERFORM, Action.CONFIRM)  # the logs of agreement and application tell it in full
MASKS = (
    ("identity_number", "证件号码", mask_identity_number),
    ("phone", "联系电话", mask_phone),
    ("address", "住所地", mask_address),
)


@dataclass(frozen=True, slots=True)
class Fact:
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class MaskedValue:
    """A personal identifier as shown by default; `name` is what to ask for to see it whole."""

    name: str
    label: str
    masked: str


@dataclass(frozen=True, slots=True)
class AgentLine:
    """Who acts for a party, the telephone masked."""

    agent: Agent
    phone: str


@dataclass(frozen=True, slots=True)
class PartyCard:
    party: Party
    identifiers: list[MaskedValue]
    word: Consent | None
    others: list[Fact]
    agents: list[AgentLine]


@dataclass(frozen=True, slots=True)
class TimelineRow:
    at: datetime
    title: str
    text: str
    by: str
    tone: str


@dataclass(frozen=True, slots=True)
class SessionCard:
    session: MediationSession
    notes: list[MediationNote]


@dataclass(frozen=True, slots=True)
class DisputePage:
    """The shaped answer for the page; confidential notes only for the mediator whose hands it is in."""

    dispute: Dispute
    title: str
    number: str
    facts: list[Fact]
    parties: list[PartyCard]
    departed: list[Party]
    clock: ClockFace | None
    referral: Referral | None
    past_referrals: list[Referral]
    sessions: list[SessionCard]
    failures: list[FailureReport]
    timeline: list[TimelineRow]
    missing: list[Missing]
    refusals: list[str] = field(default_factory=list)


def for_page(disputes: "QuerySet[Dispute]") -> "QuerySet[Dispute]":
    """Fetch with the dispute what its page, its policies and its guards look at."""
    whole = disputes.select_related(
        "centre__court", "division__parent", "category", "cause", "logged_by", "origin", "merged_into", "series"
    )
    return whole.prefetch_related(
        Prefetch("parties__consents", Consent.objects.select_related("evidence")),
        Prefetch(
            "referrals",
            Referral.objects.select_related("mediator", "organization", "referred_by", "signed_by"),
        ),
        Prefetch("referrals__appointments", MediatorAppointment.objects.select_related("mediator")),
        Prefetch("deadlines", Deadline.objects.select_related("rule").prefetch_related("extensions")),
        "case_numbers",
        "parties__agents__proof",
        "involved_units",
        Prefetch("routings", Routing.objects.select_related("unit")),
        *FLAGS_WITH_DUTIES,
    )


def dispute_page(dispute: Dispute, *, reader: User, on: date, with_confidential: bool) -> DisputePage:
    """Return what the page of a dispute shows to a reader on a day; the dispute was read through `for_page`.

    Without what is confidential, the log leaves out how an agreement was drafted, signed or refused (特邀16 art. 22).
    """
    return DisputePage(
        dispute=dispute,
        title=title_of(dispute.present_parties()),
        number=dispute.number or "未登记",
        facts=_facts(dispute),
        parties=[_card(party) for party in dispute.present_parties()],
        departed=[party for party in dispute.parties.all() if party.removed_at],
        clock=clock_of(dispute, on=on),
        referral=dispute.open_referral(),
        past_referrals=[referral for referral in dispute.referrals.all() if referral.closed_at],
        sessions=_sessions(dispute, reader),
        failures=list(dispute.failure_reports.select_related("reported_by", "party")),
        timeline=_timeline(dispute, with_confidential),
        missing=missing_in(dispute),
        refusals=dispute.refusing_parties(),
    )


def _facts(dispute: Dispute) -> list[Fact]:
    rows = [
        ("发生地", place_name(dispute.division)),
        ("详细地点", dispute.place_detail),
        ("纠纷类型", dispute.category.name if dispute.category else ""),
        ("案由", dispute.cause.name if dispute.cause else ""),
        ("案号", "、".join(number.text for number in dispute.case_numbers.all())),
        ("发生日期", f"{dispute.occurred_on:%Y-%m-%d}" if dispute.occurred_on else ""),
        ("涉及金额", "" if dispute.amount is None else yuan(dispute.amount)),
        ("来源", dispute.get_intake_source_display()),
        *_origin(dispute),
        ("诉调对接中心", dispute.centre.name),
        ("记录", f"{_moment(dispute.logged_at)}，{dispute.logged_by.display_name}"),
        ("登记时间", _moment(dispute.registered_at)),
        ("申请调解时间", _moment(dispute.mediation_requested_at)),
        ("提交起诉材料", _moment(dispute.complaint_submitted_at)),
    ]
    return [Fact(label, value) for label, value in rows]


def _origin(dispute: Dispute) -> list[tuple[str, str]]:
    """What the source was asked and answered; the informant's telephone is masked."""
    origin = getattr(dispute, "origin", None)
    if origin is None:
        return []
    shown = {
        "informant": origin.informant,
        "unit": origin.unit,
        "phone": mask_phone(origin.phone),
        "reference": origin.reference,
        "channel": origin.get_channel_display(),
        "brought_at": _moment(origin.brought_at),
    }
    asked = asked_of(dispute.intake_source)
    return [(item.label, shown[item.field]) for item in asked if shown[item.field]]


def _card(party: Party) -> PartyCard:
    return PartyCard(
        party=party,
        identifiers=[MaskedValue(name, label, mask(getattr(party, name))) for name, label, mask in MASKS],
        word=party.last_word(),
        others=[
            Fact(label, value)
            for label, value in [("负责人", party.representative), ("号码存疑", party.identity_doubt)]
            if value
        ],
        agents=[AgentLine(agent, mask_phone(agent.phone)) for agent in party.present_agents()],
    )


def _sessions(dispute: Dispute, reader: User) -> list[SessionCard]:
    notes = MediationNote.objects.visible_to(reader).filter(session__dispute=dispute).select_related("author")
    by_session: dict[int, list[MediationNote]] = {}
    for note in notes:
        by_session.setdefault(note.session_id, []).append(note)
    sessions = dispute.sessions.select_related("recorded_by").order_by("-held_at", "-pk")
    return [SessionCard(session, by_session.get(session.pk, [])) for session in sessions]


def _timeline(dispute: Dispute, with_confidential: bool) -> list[TimelineRow]:
    own = dispute.events.exclude(action__in=TOLD_BY_PAPERS)
    events = own.select_related("actor").order_by("-pk")
    logged = TimelineRow(dispute.logged_at, "记录草稿", "", dispute.logged_by.display_name, "muted")
    papers: list[AgreementEvent | ConfirmationEvent] = [
        *_agreement_events(dispute, with_confidential).select_related("actor"),
        *ConfirmationEvent.objects.filter(confirmation__agreement__dispute=dispute).select_related("actor"),
    ]
    rows = sorted(map(_paper_row, papers), key=lambda row: row.at, reverse=True)
    return [*merge(map(_event_row, events), rows, key=lambda row: row.at, reverse=True), logged]


def _agreement_events(dispute: Dispute, with_confidential: bool) -> "QuerySet[AgreementEvent]":
    """Until it took effect, what was done to an agreement was said in mediation."""
    events = AgreementEvent.objects.filter(agreement__dispute=dispute)
    return events if with_confidential else events.exclude(target__in=[*UNDER_WAY, AgreementState.DROPPED])


def _paper_row(event: AgreementEvent | ConfirmationEvent) -> TimelineRow:
    what = "调解协议" if isinstance(event, AgreementEvent) else "司法确认"
    return TimelineRow(
        event.at, f"{what}：{event.get_action_display()}", event.note, event.actor.display_name, "neutral"
    )


def _event_row(event: DisputeEvent) -> TimelineRow:
    moved = f"{State(event.source).label} → {State(event.target).label}" if event.source != event.target else ""
    return TimelineRow(
        at=event.at,
        title=event.get_action_display(),
        text="\n".join(filter(None, [moved, event.note])),
        by=event.actor.display_name,
        tone=TONES.get(Action(event.action), "neutral"),
    )


def _moment(at: datetime | None) -> str:
    return f"{localtime(at):%Y-%m-%d %H:%M}" if at else ""
