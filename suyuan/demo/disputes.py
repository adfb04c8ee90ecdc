"""Disputes of three years as rows that obey every rule of the house, written by COPY (演示纠纷)."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random
from uuid import UUID

from django.utils import timezone

from cases.choices import ConsentForm, ConsentKind, IntakeSource, PartyKind, PartySide
from cases.lifecycle import DISPUTE, Action, State
from cases.models import (
    CaseNumber,
    ConfirmationCase,
    Consent,
    Deadline,
    Dispute,
    DisputeEvent,
    FailureReport,
    FollowUpVisit,
    MediationSession,
    MediatorAppointment,
    MediatorExclusion,
    NumberCounter,
    Obligation,
    Party,
    Performance,
    Referral,
    SettlementAgreement,
    Signature,
)
from mediators.models import SubsidyDue
from suyuan.accounts.models import User
from suyuan.demo import names
from suyuan.demo.cast import Cast, CourtCast
from suyuan.demo.copying import Rows
from suyuan.demo.mediating import write_mediation
from suyuan.demo.places import ONLY_TOWN_KNOWN_PERCENT, Gazetteer, Place
from suyuan.demo.reference import ReferenceRows
from suyuan.demo.timeline import Timeline, plan

FULL_YEARS = 2  # before the current one
CHUNK = 2000
REPEATED_PERCENT = 4
RECENT_EVERY = 20
RECENT_DAYS = 21
CAPACITY = 400
TABLES = (
    Dispute,
    Party,
    Consent,
    CaseNumber,
    Referral,
    MediatorAppointment,
    MediatorExclusion,
    Deadline,
    MediationSession,
    SettlementAgreement,
    Obligation,
    Performance,
    ConfirmationCase,
    Signature,
    FollowUpVisit,
    FailureReport,
    DisputeEvent,
    SubsidyDue,
)


class DisputeWriter:
    """Writes disputes in the order they were logged, numbering them per centre and year without a gap."""

    def __init__(self, cast: Cast, gazetteer: Gazetteer, *, random: Random, now: datetime) -> None:
        self.cast = cast
        self.gazetteer = gazetteer
        self.random = random
        self.now = now
        self.reference = ReferenceRows.read()
        self.rows = Rows(*TABLES)
        self.counters: dict[tuple[int, int], int] = {}
        self.filings: dict[str, int] = {}
        self.appointments: dict[int, MediatorAppointment] = {}
        self.dues: list[SubsidyDue] = []
        self.known: list[tuple[str, PartyKind, str, str]] = []

    def write(self, count: int) -> None:
        """Write `count` disputes logged over the last three years."""
        for position, logged_at in enumerate(self._moments(count), 1):
            self._write_one(logged_at)
            if position % CHUNK == 0:
                self.rows.flush()
        for due in sorted(self.dues, key=lambda due: due.recorded_at):
            self.rows.add(due)
        self.rows.flush()
        NumberCounter.objects.bulk_create(
            NumberCounter(centre_id=centre, year=year, last=last) for (centre, year), last in self.counters.items()
        )

    def _moments(self, count: int) -> Iterator[datetime]:
        """Moments of logging: two full years and the current one, the last weeks a little fuller."""
        span = self.now - self.now.replace(year=self.now.year - FULL_YEARS, month=1, day=2)
        ages = [
            self._recent() if position % RECENT_EVERY == 0 else span * (1 - self.random.betavariate(1.15, 1.05))
            for position in range(count)
        ]
        for age in sorted(ages, reverse=True):
            day = self.now - age - timedelta(days=1)
            yield day.replace(
                hour=self.random.randint(8, 17), minute=self.random.randrange(60), second=0, microsecond=0
            )

    def _recent(self) -> timedelta:
        return timedelta(days=self.random.triangular(0, RECENT_DAYS, 0))

    def _write_one(self, logged_at: datetime) -> None:
        place = self.gazetteer.draw(self.random)
        court = self.cast.courts[place.court_code]
        timeline = plan(random=self.random, logged_at=logged_at, now=self.now)
        assistant = court.assistants[place.town_code]
        logged_by = assistant if timeline.source == IntakeSource.ASSISTANT else court.clerk
        dispute = self._dispute(timeline, place, court, logged_by)
        parties = self._parties(dispute, timeline)
        dispute.search_text = self.reference.search_text(dispute, parties, place)
        self._consents(parties, timeline, by=logged_by)
        referral = write_mediation(self, dispute, parties, timeline, court)
        self._events(dispute, timeline, court, logged_by, referral)

    def _dispute(self, timeline: Timeline, place: Place, court: CourtCast, logged_by: User) -> Dispute:
        story, random = timeline.story, self.random
        logged_at = timeline.logged_at
        registered_at = timeline.when(Action.REGISTER)
        only_town = random.randrange(100) < ONLY_TOWN_KNOWN_PERCENT
        amount = random.randint(*story.amounts) // 100 * 100
        complaint = timeline.source == IntakeSource.COURT_WINDOW
        return self.rows.add(
            Dispute(
                key=UUID(int=random.getrandbits(128), version=4),
                number=self._number(court, registered_at) if registered_at else None,
                centre=court.centre,
                state=_state(timeline),
                intake_source=timeline.source,
                facts=random.choice(story.facts).format(month=f"{random.randint(1, 12)}月"),
                claim=story.claim,
                amount=amount or None,
                occurred_on=(logged_at - timedelta(days=random.randint(1, 90))).date(),
                division_id=place.town_code if only_town else place.code,
                place_detail=f"{place.town_name}（演示地点）{random.randint(1, 199)}号",
                category=self.reference.categories[story.category],
                cause=self.reference.cause(story.cause, logged_at.date()),
                track=timeline.track if timeline.when(Action.REFER) else "",
                procedure=timeline.procedure or "" if timeline.when(Action.REFER) else "",
                logged_by=logged_by,
                logged_at=logged_at,
                registered_at=registered_at,
                complaint_submitted_at=logged_at if complaint else None,
                mediation_requested_at=None if complaint else logged_at,
                concluded_on=_concluded_on(timeline),
                conclusion_count=1 if _concluded_on(timeline) else 0,
                changed_at=timeline.steps[-1].at if timeline.steps else logged_at,
            )
        )

    def _number(self, court: CourtCast, registered_at: datetime) -> str:
        key = (court.centre.pk, registered_at.year)
        self.counters[key] = self.counters.get(key, 0) + 1
        return f"{court.centre.code}-{registered_at.year}-{self.counters[key]:06d}"

    def _parties(self, dispute: Dispute, timeline: Timeline) -> list[Party]:
        respondent = PartyKind.LEGAL if timeline.story.respondent_is_company else PartyKind.NATURAL
        return [
            self._party(dispute, PartySide.APPLICANT, PartyKind.NATURAL),
            self._party(dispute, PartySide.RESPONDENT, respondent),
        ]

    def _party(self, dispute: Dispute, side: PartySide, kind: PartyKind) -> Party:
        name, kind, number, phone = self._somebody(kind)
        return self.rows.add(
            Party(
                dispute=dispute,
                side=side,
                kind=kind,
                name=name,
                identity_number=number,
                phone=phone,
                address=dispute.place_detail,
                representative=names.person_name(self.random) if kind == PartyKind.LEGAL else "",
            )
        )

    def _somebody(self, kind: PartyKind) -> tuple[str, PartyKind, str, str]:
        """A new person or company, or now and then one who was in dispute before."""
        random = self.random
        if self.known and random.randrange(100) < REPEATED_PERCENT:
            return random.choice(self.known)
        company = kind == PartyKind.LEGAL
        somebody = (
            names.company_name(random) if company else names.person_name(random),
            kind,
            names.credit_code(random) if company else names.identity_number(random),
            names.phone_number(random),
        )
        self.known = [*self.known[-CAPACITY:], somebody]
        return somebody

    def _consents(self, parties: list[Party], timeline: Timeline, *, by: User) -> None:
        given_at = timeline.when(Action.CONSENT) or timeline.when(Action.REGISTER)
        if given_at is None or not (timeline.when(Action.REFER) or timeline.when(Action.CONSENT)):
            self._consents_of_those_who_wait(parties, given_at, by=by)
            return
        for party in parties:
            refuses = timeline.when(Action.CONSENT) and party.side == PartySide.RESPONDENT
            self.rows.add(
                Consent(
                    party=party,
                    kind=ConsentKind.REFUSAL if refuses else ConsentKind.CONSENT,
                    form=self.random.choice((ConsentForm.WRITTEN, ConsentForm.ORAL_IN_RECORD, ConsentForm.ONLINE)),
                    given_at=given_at,
                    recorded_by=by,
                )
            )

    def _consents_of_those_who_wait(self, parties: list[Party], given_at: datetime | None, *, by: User) -> None:
        """Half of those who wait for a mediator have all agreed: what the joint assignment has to work with."""
        if given_at is None or parties[0].dispute_id % 2:
            return
        for party in parties:
            self.rows.add(
                Consent(
                    party=party,
                    kind=ConsentKind.CONSENT,
                    form=ConsentForm.WRITTEN,
                    given_at=given_at,
                    recorded_by=by,
                )
            )

    def _events(
        self, dispute: Dispute, timeline: Timeline, court: CourtCast, logged_by: User, referral: Referral | None
    ) -> None:
        mediator = referral.mediator.user if referral and referral.mediator else court.coordinator
        actors = {
            Action.REGISTER: logged_by,
            Action.CONSENT: court.clerk,
            Action.REFER: court.coordinator,
            Action.RELEASE: court.coordinator,
            Action.WITHDRAW: court.clerk,
        }
        state = DISPUTE.initial
        for step in timeline.steps:
            row = DISPUTE.find(step.action, state)
            if row is None:
                raise ValueError(f"the demo broke the table: {step.action} in {state}")
            self.rows.add(
                DisputeEvent(
                    dispute=dispute,
                    action=step.action,
                    source=state,
                    target=row.leads_to(state),
                    actor=actors.get(step.action, mediator),
                    at=step.at,
                )
            )
            state = row.leads_to(state)


def _state(timeline: Timeline) -> State:
    state = DISPUTE.initial
    for step in timeline.steps:
        row = DISPUTE.find(step.action, state)
        state = row.leads_to(state) if row else state
    return state


def _concluded_on(timeline: Timeline) -> date | None:
    ended = timeline.when(Action.SETTLE) or timeline.when(Action.END)
    return timezone.localdate(ended) if ended else None
