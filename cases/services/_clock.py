from datetime import datetime

from django.utils.timezone import localdate

from cases.models import Deadline, DeadlineRule, Dispute, Referral
from cases.rules.deadlines import Period, reckon
from communities.queries.calendar import working_calendar
from suyuan.lib.calendar import WorkingCalendar
from suyuan.lib.errors import DomainError


class DeadlineRuleMissing(DomainError):
    """No statutory period is known for the track and procedure on that day (没有适用的期限规则)."""

    code = "deadline_rule_missing"


def start_clock(referral: Referral, *, at: datetime) -> Deadline:
    """Start the period of mediation (调解期限) that signing for the materials begins, by the rule in force that day.

    Refuses with DeadlineRuleMissing: mediation must not begin without its clock.
    """
    day = localdate(at)
    rules = DeadlineRule.objects.in_force(day).starting(
        track=referral.track, procedure=referral.procedure, start_event=referral.receipt
    )
    rule = rules.order_by("-valid_from", "pk").first()
    if rule is None:
        raise DeadlineRuleMissing(
            f"没有找到{referral.get_track_display()}、{referral.get_receipt_display()}的期限规则，请联系系统管理员维护"
        )
    deadline = Deadline(dispute=referral.dispute, referral=referral, rule=rule, started_on=day)
    write_due_day(deadline, working_calendar())
    deadline.save()
    return deadline


def write_due_day(deadline: Deadline, calendar: WorkingCalendar) -> None:
    """Set the due day and how it was reached (not saved), by the deadline's own rule and start."""
    rule = deadline.rule
    due = reckon(
        Period(rule.name, rule.basis, rule.length, rule.unit), started_on=deadline.started_on, calendar=calendar
    )
    deadline.due_on, deadline.nominal_on, deadline.provisional = due.due_on, due.nominal_on, due.provisional
    deadline.calendar_version = calendar.version
    deadline.reckoning = "\n".join(due.steps)


def stop_clocks(dispute: Dispute, *, at: datetime) -> None:
    """Stop every clock that runs on the dispute (停止计时)."""
    dispute.deadlines.running().update(stopped_at=at)


def resume_clock(referral: Referral) -> None:
    """Let the referral's clock run on as if it had not stopped (恢复计时): a correction gains no time."""
    referral.deadlines.update(stopped_at=None)
