"""The timers within the procedure (办理期限): they begin and end with the facts, nobody sets them by hand."""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from django.utils.timezone import localdate

from cases.choices import ConsentForm, IntakeChannel, RouteOutcome
from cases.lifecycle import State
from cases.models import DeadlineRule, Dispute, Origin, Party
from cases.queries.mediators import joint_choice, party_choices
from cases.services._clock import start_timer

BEFORE_THE_END = frozenset({State.RECEIVED, State.REFERRED, State.MEDIATING})

Since = Callable[[Dispute], date | None]


def keep_timers(dispute: Dispute, *, at: datetime) -> None:
    """Start and stop the working-day timers of a dispute as its facts now are (2、3、3、3个工作日).

    在线21 arts 10, 12, 15. A timer whose beginning moved, as when another mediator was assigned, begins anew. Where no
    rule is in force on the day, none runs. The caller holds the transaction and has locked the dispute.
    """
    running = {clock.rule.code: clock for clock in dispute.deadlines.running().filter(rule__code__in=TIMERS)}
    facts = _as_stored(dispute)
    for code, since in TIMERS.items():
        day, clock = since(facts), running.get(code)
        if clock and (day is None or day > clock.started_on):
            clock.stopped_at = at
            clock.save(update_fields=["stopped_at"])
            clock = None
        if day and clock is None and DeadlineRule.objects.in_force(day).filter(code=code).exists():
            start_timer(dispute, code, on=day, referral=facts.open_referral())


def _as_stored(dispute: Dispute) -> Dispute:
    """The dispute read anew, with what the timers ask about: what the caller holds may be older than its own writes."""
    known = Dispute.objects.select_related("centre", "origin").prefetch_related(
        "parties__consents", "referrals__appointments", "routings"
    )
    return known.get(pk=dispute.pk)


def _answer_awaited(dispute: Dispute) -> date | None:
    """Since when a mediator or an organisation owes an answer (在线21 art. 12): the earliest assignment that waits."""
    referral = dispute.open_referral()
    if referral is None or dispute.state not in BEFORE_THE_END:
        return None
    waiting = [localdate(one.appointed_at) for one in referral.present() if one.accepted_at is None]
    asked = referral.signed_at is None and not referral.present() and referral.organization_id
    return min(waiting, default=localdate(referral.referred_at) if asked else None)


def _choice_awaited(dispute: Dispute) -> date | None:
    """Since when the parties may choose together (在线21 art. 10): the day on which the last one consented on-line."""
    words = [party.last_word() for party in dispute.opposing_parties()]
    consented = dispute.state == State.RECEIVED and not dispute.sides_without_a_party()
    if not consented or dispute.sides_without_consent() or not _is_online(dispute):
        return None
    if joint_choice(party_choices(dispute)):
        return None
    return max(localdate(word.given_at) for word in words if word)


def _appointment_awaited(dispute: Dispute) -> date | None:
    """Since when the court owes an appointment (在线21 art. 10): its receipt of the application, or of the return."""
    if dispute.state != State.RECEIVED or not _came_online(dispute) or dispute.refusing_parties():
        return None
    came = [_origin(dispute).brought_at or dispute.registered_at]
    came += [referral.closed_at for referral in dispute.referrals.all()]
    came += [one.closed_at for one in dispute.routings.all() if one.outcome == RouteOutcome.BROUGHT_BACK]
    return max(localdate(moment) for moment in came if moment)


def _word_awaited(dispute: Dispute) -> date | None:
    """Since when a party is still to be asked (在线21 art. 15): from acceptance, or from the first side's word."""
    if dispute.state not in BEFORE_THE_END or not _is_online(dispute) or dispute.refusing_parties():
        return None
    silent = [party for party in dispute.opposing_parties() if party.last_word() is None]
    first = [word.given_at for party in dispute.opposing_parties() if (word := party.last_word())]
    if not silent or not first:
        return None
    referral = dispute.open_referral()
    return localdate(referral.signed_at) if referral and referral.signed_at else min(map(localdate, first))


def _is_online(dispute: Dispute) -> bool:
    """Whether the rules on on-line mediation apply: applied for on-line, or a party's last word was given there."""
    return _came_online(dispute) or any(map(_spoke_online, dispute.opposing_parties()))


def _spoke_online(party: Party) -> bool:
    word = party.last_word()
    return word is not None and word.form == ConsentForm.ONLINE


def _came_online(dispute: Dispute) -> bool:
    return _origin(dispute).channel == IntakeChannel.ONLINE


def _origin(dispute: Dispute) -> Origin:
    return dispute.origin if hasattr(dispute, "origin") else Origin()


TIMERS: Mapping[str, Since] = {
    "ACCEPT_ASSIGNMENT": _answer_awaited,
    "JOINT_CHOICE": _choice_awaited,
    "COURT_APPOINTMENT": _appointment_awaited,
    "ASK_OTHER_SIDE": _word_awaited,
}
