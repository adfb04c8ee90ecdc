"""Follow-up visits (回访): planned by rule when an agreement takes effect, held with what was found."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from cases.lifecycle import Action
from cases.models import FollowUpRule, FollowUpVisit, SettlementAgreement
from cases.outcome_choices import Satisfaction, VisitMeans, VisitPerformance
from cases.services._transition import advance, hold
from suyuan.accounts.models import User
from suyuan.lib.errors import DomainError, InvalidInput

Risk, Moment = FollowUpRule.Risk, FollowUpRule.Moment


class VisitHeld(DomainError):
    """The visit has taken place already (已回访)."""

    code = "visit_held"


def plan_visits(agreement: SettlementAgreement, *, on: date) -> None:
    """Plan the visits that the rules in force ask for (计划回访), none in the past, one a day at most.

    A longer performance is the higher risk: more than one day of performance.
    """
    due_days = sorted({owed.due_on for owed in agreement.obligations.all() if owed.due_on})
    risk = Risk.RAISED if len(due_days) > 1 else Risk.ORDINARY
    visits = [
        FollowUpVisit(dispute_id=agreement.dispute_id, agreement=agreement, planned_on=day, plan=f"{rule}"[:200])
        for rule in FollowUpRule.objects.in_force(on).filter(risk=risk)
        for day in _days(rule, agreement, due_days)
        if day >= on
    ]
    FollowUpVisit.objects.bulk_create(visits, ignore_conflicts=True)


@transaction.atomic
def add_visit(*, agreement_id: int, planned_on: date, by: User, at: datetime) -> FollowUpVisit:
    """Plan a visit by hand (安排回访). Refuses with InvalidInput a day gone by or planned already, and as `advance`."""
    agreement = SettlementAgreement.objects.get(pk=agreement_id)
    if planned_on < localdate(at):
        raise InvalidInput([("planned_on", "计划日期不能早于今天")])
    visit, made = FollowUpVisit.objects.get_or_create(
        agreement=agreement, planned_on=planned_on, defaults={"dispute_id": agreement.dispute_id, "plan": "人工安排"}
    )
    if not made:
        raise InvalidInput([("planned_on", "这一天已经安排了回访")])
    advance(hold(agreement.dispute_id), Action.VISIT, by=by, at=at, note=f"安排{planned_on:%Y-%m-%d}回访")
    return visit


@transaction.atomic
def hold_visit(
    *,
    visit_id: int,
    held_on: date,
    means: VisitMeans,
    satisfaction: Satisfaction,
    performance: VisitPerformance,
    relapsed: bool,
    by: User,
    at: datetime,
    note: str = "",
) -> FollowUpVisit:
    """Record a visit and what was found (登记回访): satisfaction, performance, relapse.

    Refuses with InvalidInput (`held_on`), VisitHeld, and as `advance` does.
    """
    visit = FollowUpVisit.objects.select_for_update().get(pk=visit_id)
    if visit.held_on:
        raise VisitHeld("这次回访已经登记过了")
    if held_on > localdate(at):
        raise InvalidInput([("held_on", "回访日期不能晚于今天")])
    visit.held_on, visit.means, visit.satisfaction = held_on, means, satisfaction
    visit.performance, visit.relapsed, visit.note, visit.visited_by = performance, relapsed, note, by
    visit.save()
    found = [VisitPerformance(performance).label, Satisfaction(satisfaction).label, "纠纷有反复" if relapsed else ""]
    text = "，".join(filter(None, [f"{held_on:%Y-%m-%d}{VisitMeans(means).label}回访", *found]))
    advance(hold(visit.dispute_id), Action.VISIT, by=by, at=at, note=text)
    return visit


def _days(rule: FollowUpRule, agreement: SettlementAgreement, due_days: list[date]) -> Iterator[date]:
    moments = {
        Moment.EFFECTIVE: [agreement.effective_on] if agreement.effective_on else [],
        Moment.EACH_DUE: due_days,
        Moment.LAST_DUE: due_days[-1:],
    }
    return (day + timedelta(days=rule.days) for day in moments[Moment(rule.moment)])
