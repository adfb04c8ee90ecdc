"""Sending a dispute to whoever should handle it, and what comes back (分流交办、退回、办结)."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from cases.choices import RouteOutcome
from cases.lifecycle import Action
from cases.models import Dispute, HandlingUnit, Routing
from cases.queries.routing import Proposal, proposal_for
from cases.rules.routing import COMMUNITY_TEAM, KEPT_HERE
from cases.services._clock import stop_clocks
from cases.services._timers import keep_timers
from cases.services._transition import TransitionRefused, advance, hold, permit
from communities.querysets import in_force
from suyuan.accounts.models import User
from suyuan.lib.errors import InvalidInput


@transaction.atomic
def route_dispute(
    *,
    dispute_id: int,
    target: str,
    by: User,
    at: datetime,
    unit_id: int | None = None,
    reason: str = "",
    answer_due_on: date | None = None,
) -> Routing:
    """Decide who handles a dispute (分流交办): sent to a unit or the community's team, or kept for mediation.

    What the rules proposed is kept beside the decision. No period of law stops or starts: a complaint handed in must
    still be filed in time (民诉 art. 126). Refuses with InvalidInput (`unit`, `answer_due_on`, and `reason` where the
    decision differs from the proposal), and as `advance` does.
    """
    dispute = hold(dispute_id)
    permit(dispute, Action.ROUTE, by=by)
    on = localdate(at)
    proposal = proposal_for(dispute, on=on)
    unit = _unit(target, unit_id, on)
    _refuse_unfounded(proposal, target, unit, reason, answer_due_on, on)
    here = target in KEPT_HERE
    routing = Routing.objects.create(
        dispute=dispute, target=target, unit=unit, reason=reason.strip(), routed_at=at, routed_by=by,
        rule=proposal.rule if proposal else None,
        proposed=proposal.words if proposal else "", proposed_reason=proposal.rule.reason if proposal else "",
        answer_due_on=None if here else answer_due_on,
        outcome=RouteOutcome.KEPT if here else "", closed_at=at if here else None, closed_by=by if here else None,
    )  # fmt: skip
    why = routing.reason or routing.proposed_reason
    advance(dispute, Action.KEEP if here else Action.ROUTE, by=by, at=at, note=f"{routing.holder_name}；{why}")
    return routing


@transaction.atomic
def accept_routing(*, dispute_id: int, by: User, at: datetime, note: str = "") -> Routing:
    """Record that the unit has taken the dispute (登记接收), once. Refuses as `advance` does."""
    dispute = hold(dispute_id)
    permit(dispute, Action.ACCEPT, by=by)
    routing = _open_routing(dispute)
    if routing.accepted_at:
        raise TransitionRefused(f"{routing.holder_name}已经接收", state=dispute.state)
    advance(dispute, Action.ACCEPT, by=by, at=at, note="；".join(filter(None, [routing.holder_name, note.strip()])))
    routing.accepted_at = at
    routing.save(update_fields=["accepted_at"])
    return routing


def return_routing(*, dispute_id: int, reason: str, by: User, at: datetime) -> Routing:
    """Record that the unit sent the dispute back (退回); it counts, the clock runs on. Refuses as `advance` does."""
    return _close(dispute_id, Action.RETURN, RouteOutcome.RETURNED, reason, by, at)


@transaction.atomic
def resolve_routing(*, dispute_id: int, result: str, by: User, at: datetime) -> Routing:
    """Record that the unit has settled the matter (分流办结); every clock stops. Refuses as `advance` does."""
    routing = _close(dispute_id, Action.RESOLVE, RouteOutcome.HANDLED, result, by, at)
    stop_clocks(routing.dispute, at=at)
    return routing


@transaction.atomic
def bring_back_dispute(*, dispute_id: int, reason: str, by: User, at: datetime) -> Dispute:
    """Take a dispute back for mediation (转回调解), also one that was settled elsewhere. Refuses as `advance` does."""
    dispute = hold(dispute_id)
    advance(dispute, Action.BRING_BACK, by=by, at=at, note=reason.strip())
    if routing := dispute.open_routing():
        _write_end(routing, RouteOutcome.BROUGHT_BACK, reason, by, at)
    keep_timers(dispute, at=at)
    return dispute


@transaction.atomic
def _close(dispute_id: int, action: Action, outcome: RouteOutcome, answer: str, by: User, at: datetime) -> Routing:
    dispute = hold(dispute_id)
    permit(dispute, action, by=by)
    routing = _open_routing(dispute)
    if not answer.strip():
        returned = outcome == RouteOutcome.RETURNED
        raise InvalidInput([("reason", "请写明退回的理由") if returned else ("result", "请写明办理的结果")])
    advance(dispute, action, by=by, at=at, note=f"{routing.holder_name}；{answer.strip()}")
    return _write_end(routing, outcome, answer, by, at)


def _write_end(routing: Routing, outcome: RouteOutcome, answer: str, by: User, at: datetime) -> Routing:
    routing.outcome, routing.answer, routing.closed_at, routing.closed_by = outcome, answer.strip(), at, by
    routing.save(update_fields=["outcome", "answer", "closed_at", "closed_by"])
    return routing


def _open_routing(dispute: Dispute) -> Routing:
    routing = dispute.open_routing()
    if routing is None:
        raise TransitionRefused("该纠纷没有分流在外", state=dispute.state)
    return routing


def _unit(target: str, unit_id: int | None, on: date) -> HandlingUnit | None:
    """The unit named, of the target's kind; the centre and the community's team have none."""
    if target in KEPT_HERE or target == COMMUNITY_TEAM:
        return None
    unit = HandlingUnit.objects.filter(in_force(on), pk=unit_id or 0).first()
    if unit is None:
        raise InvalidInput([("unit", "请选择承办单位；没有合适的，请系统管理员在基础数据中登记")])
    if unit.kind != target:
        raise InvalidInput([("unit", f"{unit.name}属于{unit.get_kind_display()}，与所选去向不符")])
    return unit


def _refuse_unfounded(
    proposal: Proposal | None, target: str, unit: HandlingUnit | None, reason: str, due_on: date | None, on: date
) -> None:
    problems: list[tuple[str | None, str]] = []
    differs = proposal is None or proposal.rule.target != target or (proposal.unit or unit) != unit
    if differs and not reason.strip():
        proposed = f"建议去向为{proposal.words}；决定不同的，请写明理由" if proposal else "没有适用的规则，请写明理由"
        problems.append(("reason", proposed))
    if due_on and due_on < on:
        problems.append(("answer_due_on", "答复期限不能早于今天"))
    if problems:
        raise InvalidInput(problems)
