"""What must hold of everything that is stored about disputes, whoever did whatever to them."""

from collections import defaultdict
from itertools import groupby

from django.db import connection
from django.db.models import Count

from cases.choices import ConsentForm, ConsentKind, PartySide, PauseReason, Track
from cases.lifecycle import DISPUTE, FINAL, Action, State
from cases.lifecycle.agreement import IN_FORCE
from cases.models import Consent, Deadline, Dispute, DisputeEvent, Party, Referral, SettlementAgreement
from communities.queries.calendar import working_calendar
from suyuan.lib.calendar import WorkingCalendar

OPPOSING = (PartySide.APPLICANT, PartySide.RESPONDENT)
IN_HANDS = {State.MEDIATING, State.SUSPENDED, State.SETTLED, State.ENDED}
COUNTED = {State.MEDIATING, State.SUSPENDED}
ALL_MUST_CONSENT = {Action.REFER, Action.SIGN_FOR, Action.SETTLE}
NOBODY_MAY_REFUSE = {Action.SESSION, Action.OFFER, Action.EXTEND, Action.PAUSE}


def check_step(action: Action, before: Dispute) -> None:
    """Consent and receipt at the very moment of the step, read from the rows and not through the guards."""
    if action in ALL_MUST_CONSENT:
        assert all_consent(before), last_words(before)
    elif action in NOBODY_MAY_REFUSE and before.state == State.MEDIATING:
        assert ConsentKind.REFUSAL not in last_words(before).values()
    if action in {Action.SIGN_FOR, Action.SETTLE, Action.END}:
        receipts = Referral.objects.filter(dispute=before, closed_at=None).values_list("signed_by", "receipt")
        assert all(by and receipt for by, receipt in receipts), "signed for, by whom and how"
        assert len(receipts) == 1


def all_consent(dispute: Dispute) -> bool:
    """Whether somebody was asked, and everybody consents."""
    return set(last_words(dispute).values()) == {ConsentKind.CONSENT}


def last_words(dispute: Dispute) -> dict[int, str | None]:
    """What each applicant and respondent said last."""
    opposing = Party.objects.filter(dispute=dispute, removed_at=None, side__in=OPPOSING).values_list("pk", flat=True)
    said = Consent.objects.filter(party__in=opposing).order_by("given_at", "pk").values_list("party_id", "kind")
    return dict.fromkeys(opposing) | dict(said)


def check_everything() -> None:
    """Read all disputes with their logs and clocks, in bulk."""
    disputes = {dispute.pk: dispute for dispute in Dispute.objects.all()}
    check_logs(disputes)
    check_receipts(disputes)
    check_clocks(disputes)
    check_agreements(disputes)
    check_numbers(disputes)
    connection.check_constraints()


def check_logs(disputes: dict[int, Dispute]) -> None:
    """Each event goes on where the last one ended, by a row of the table; only a note of the system needs none."""
    known = {pk: str(State.DRAFT) for pk in disputes}
    events = DisputeEvent.objects.order_by("dispute", "pk").values_list("dispute", "action", "source", "target")
    for pk, action, source, target in events:
        assert source == known[pk], (pk, action, source)
        row = DISPUTE.find(Action(action), source)
        noted = action == Action.EDIT and source == target
        assert noted or (row and target == row.leads_to(source)), (pk, action, source, target)
        known[pk] = target
    assert known == {pk: dispute.state for pk, dispute in disputes.items()}


def check_receipts(disputes: dict[int, Dispute]) -> None:
    """What is or was mediated has one referral in hand, signed for."""
    held = defaultdict(list)
    for pk, signed_at in Referral.objects.filter(closed_at=None).values_list("dispute", "signed_at"):
        held[pk].append(signed_at)
    for pk, dispute in disputes.items():
        if dispute.track == Track.SELF_MEDIATED:
            assert not held[pk], (pk, "an agreement that was brought was mediated by nobody here")
        elif dispute.state in IN_HANDS:
            assert len(held[pk]) == 1, (pk, dispute.state)
            assert held[pk][0], (pk, dispute.state)
        else:
            expected = 1 if dispute.state == State.REFERRED else 0
            assert len(held[pk]) == expected, (pk, dispute.state)
            assert not any(held[pk]), (pk, dispute.state)


def check_agreements(disputes: dict[int, Dispute]) -> None:
    """Who is said to have agreed has one agreement in force, and nobody else has."""
    in_force = sorted(SettlementAgreement.objects.filter(state__in=IN_FORCE).values_list("dispute", flat=True))
    assert in_force == sorted(pk for pk, dispute in disputes.items() if dispute.state == State.SETTLED)


def check_clocks(disputes: dict[int, Dispute]) -> None:
    """One period of mediation runs while mediation lasts, and none else; no timer outlives it; days are sound."""
    clocks = Deadline.objects.select_related("rule").prefetch_related("pauses", "extensions__consents")
    running, calendar = defaultdict(list), working_calendar()
    for clock in clocks:
        if clock.stopped_at is None and clock.rule.is_of_mediation:
            running[clock.dispute_id].append(clock)
        check_clock(clock, calendar)
        assert clock.stopped_at or disputes[clock.dispute_id].state not in FINAL, clock
    for pk, dispute in disputes.items():
        assert len(running[pk]) == (dispute.state in COUNTED), (pk, dispute.state)
        if dispute.state == State.SUSPENDED:
            reasons = [pause.reason for pause in running[pk][0].pauses.all() if pause.ended_on is None]
            assert reasons == [PauseReason.SHAM], pk


def check_clock(clock: Deadline, calendar: WorkingCalendar) -> None:
    began = [pause.began_on for pause in clock.pauses.all() if pause.ended_on is None]
    assert [clock.halted_on] == (began or [None])
    assert not calendar.is_rest_day(clock.due_on)
    extensions, cap = list(clock.extensions.all()), clock.rule.extension_cap_days
    assert cap is None or sum(extension.days for extension in extensions) <= cap
    for extension in extensions:
        consents = extension.consents.all()
        assert consents, "each side agreed"
        assert all(one.form != ConsentForm.DEEMED for one in consents)


def check_numbers(disputes: dict[int, Dispute]) -> None:
    """The numbers of a centre and year are 1, 2, 3 … as often as disputes were registered."""
    numbered = sorted(dispute.number for dispute in disputes.values() if dispute.number)
    for _, numbers in groupby(numbered, key=lambda number: number.rpartition("-")[0]):
        serials = [int(number.rpartition("-")[2]) for number in numbers]
        assert serials == list(range(1, len(serials) + 1))
    registered = DisputeEvent.objects.filter(action=Action.REGISTER).values("dispute").annotate(times=Count("pk"))
    assert {one["dispute"]: one["times"] for one in registered} == {pk: 1 for pk, one in disputes.items() if one.number}
