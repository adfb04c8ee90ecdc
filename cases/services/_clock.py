"""Clocks (期限): starting, stopping, and reckoning their due day. For services, inside their transaction."""

from datetime import date, datetime

from django.utils.timezone import localdate

from cases.choices import StartEvent, TrackHandling
from cases.models import Deadline, DeadlineRule, Dispute, Referral, TrackRule
from cases.rules.deadlines import Pause, Period, reckon, reckon_changed
from communities.queries.calendar import working_calendar
from suyuan.lib.calendar import WorkingCalendar
from suyuan.lib.errors import DomainError


class DeadlineRuleMissing(DomainError):
    """No statutory period is known for the track and procedure on that day (没有适用的期限规则)."""

    code = "deadline_rule_missing"


def start_clock(referral: Referral, *, at: datetime) -> Deadline:
    """Start the period of mediation (调解期限) that signing for the materials begins, by the rule in force that day.

    Where the judge leads and only invites help, nothing is handed over: the period runs from the day on which all
    parties had consented (民调04 art. 4). Refuses with DeadlineRuleMissing: mediation must not begin without its clock.
    """
    event, day = _event(referral, on=localdate(at))
    rules = _rules(referral.dispute, day).starting(
        track=referral.track, procedure=referral.procedure, start_event=event
    )
    rule = rules.first()
    if rule is None:
        raise DeadlineRuleMissing(
            f"没有找到{referral.get_track_display()}、{event.label}的期限规则，请联系系统管理员维护"
        )
    return _start(referral.dispute, rule, day, referral)


def start_timer(dispute: Dispute, code: str, *, on: date, referral: Referral | None = None) -> Deadline:
    """Start a timer within the procedure (办理期限) by the rule of a code, from the day `on` of its event.

    One that already runs is returned as it is. When it ends unheeded, the sweep of expired clocks logs it and tells
    those concerned what follows. Refuses with DeadlineRuleMissing.
    """
    running = dispute.deadlines.running().filter(rule__code=code).first()
    if running:
        return running
    rule = _rules(dispute, on).filter(code=code).first()
    if rule is None:
        raise DeadlineRuleMissing(f"没有找到代码为“{code}”的期限规则，请联系系统管理员维护")
    return _start(dispute, rule, on, referral)


def stop_timer(dispute: Dispute, code: str, *, at: datetime) -> None:
    """Stop a timer because what it waited for was done (办结); harmless when none runs."""
    dispute.deadlines.running().filter(rule__code=code).update(stopped_at=at)


def stop_clocks(dispute: Dispute, *, at: datetime) -> None:
    """Stop every clock that runs on a dispute (停止计时)."""
    dispute.deadlines.running().update(stopped_at=at)


def resume_clock(referral: Referral) -> None:
    """Let the period of mediation run on (恢复计时) as if it had never stopped; its due day stands."""
    referral.deadlines.of_mediation().update(stopped_at=None)


def write_due_day(deadline: Deadline, calendar: WorkingCalendar) -> None:
    """Set the due day and how it was reached (not saved), by the rule, the start, the extensions and ended pauses."""
    rule = deadline.rule
    period = Period(rule.name, rule.basis, rule.length, rule.unit)
    extensions = [extension.days for extension in deadline.extensions.all()] if deadline.pk else []
    pauses = ended_pauses(deadline) if deadline.pk else []
    if extensions or pauses:
        due = reckon_changed(
            period, started_on=deadline.started_on, extensions=extensions, pauses=pauses, calendar=calendar
        )
    else:
        due = reckon(period, started_on=deadline.started_on, calendar=calendar)
    deadline.due_on, deadline.nominal_on, deadline.provisional = due.due_on, due.nominal_on, due.provisional
    deadline.calendar_version = calendar.version
    deadline.reckoning = "\n".join(due.steps)


def ended_pauses(deadline: Deadline) -> list[Pause]:
    """Return the pauses of a clock that are over (已结束的暂停)."""
    return [
        Pause(pause.began_on, pause.ended_on, pause.get_reason_display())
        for pause in deadline.pauses.all()
        if pause.ended_on
    ]


def _event(referral: Referral, *, on: date) -> tuple[StartEvent, date]:
    track = TrackRule.objects.open_to(referral.dispute.track_origin, on=on).filter(track=referral.track).first()
    if track is None or track.handling != TrackHandling.ASSISTED:
        return StartEvent(referral.receipt), on
    words = [party.last_word() for party in referral.dispute.opposing_parties()]
    return StartEvent.PARTIES_CONSENTED, max((localdate(word.given_at) for word in words if word), default=on)


def _rules(dispute: Dispute, on: date):  # type: ignore[no-untyped-def]
    return DeadlineRule.objects.in_force(on).of_court(dispute.centre.court_id)


def _start(dispute: Dispute, rule: DeadlineRule, day: date, referral: Referral | None) -> Deadline:
    deadline = Deadline(dispute=dispute, referral=referral, rule=rule, started_on=day)
    write_due_day(deadline, working_calendar())
    deadline.save()
    return deadline
