"""Who is proposed to handle a dispute, where it was sent, and how long it has taken (分流交办)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localdate

from cases.choices import RouteOutcome, RouteTarget
from cases.lifecycle import State
from cases.models import Dispute, HandlingUnit, Routing, RoutingRule
from cases.queries.matter_rules import matter_of, names_in
from cases.rules import routing as rules
from cases.rules.sources import Source
from communities.queries.calendar import working_calendar


@dataclass(frozen=True, slots=True)
class Proposal:
    """Whom the rules propose (分流建议): the rule, the unit or organisation if one is known, when it should answer."""

    rule: RoutingRule
    unit: HandlingUnit | None

    @property
    def words(self) -> str:
        """The target, and the unit or organisation where one is named (去向)."""
        named = self.unit or self.rule.organization
        return f"{self.rule.get_target_display()}（{named}）" if named else str(self.rule.get_target_display())

    @property
    def caveat(self) -> str:
        return Source("", self.rule.confidence).caveat

    def answer_due_on(self, on: date) -> date | None:
        """The day by which the unit should answer (答复期限); None where no period is set."""
        days = self.rule.answer_working_days
        return working_calendar().add_working_days(on, days).due_on if days else None


@dataclass(frozen=True, slots=True)
class RoutingPanel:
    """Where a dispute is and was (分流交办): the proposal while it waits, every sending, the time counted through."""

    proposal: Proposal | None
    current: Routing | None
    past: list[Routing]
    time: rules.TimeSpent | None
    answer_overdue: bool

    @property
    def returned(self) -> str:
        """How often it bounced, in words (退回次数)."""
        count = returns_of(self.past)
        return f"退回{count}次" if count else ""


def routing_panel(dispute: Dispute, *, on: date) -> RoutingPanel | None:
    """Return the routing of a dispute for its page (分流交办); None where nothing was proposed or sent."""
    routings = list(dispute.routings.select_related("unit", "routed_by", "closed_by", "rule"))
    proposal = proposal_for(dispute, on=on) if dispute.state == State.RECEIVED else None
    if not routings and proposal is None:
        return None
    current = next((routing for routing in routings if routing.closed_at is None), None)
    return RoutingPanel(
        proposal=proposal,
        current=current,
        past=[routing for routing in reversed(routings) if routing.closed_at],
        time=time_of(dispute, routings, on=on),
        answer_overdue=bool(current and current.answer_due_on and current.answer_due_on < on),
    )


def proposal_for(dispute: Dispute, *, on: date) -> Proposal | None:
    """Return whom the rules in force on a day propose for a dispute (分流建议)."""
    origin = rules.Origin(
        division=dispute.division_id or "",
        category=dispute.category.name if dispute.category else "",
        causes=matter_of(dispute).causes,
        intake_source=dispute.intake_source,
        has_complaint=dispute.complaint_submitted_at is not None,
    )
    return propose(origin, on=on)


def propose(origin: rules.Origin, *, on: date) -> Proposal | None:
    """Return whom the rules in force on a day propose for what comes from there (分流试算); None if no rule fits."""
    rows = {row.pk: row for row in RoutingRule.objects.in_force(on).select_related("division", "unit", "organization")}
    found = rules.proposed_route(origin, [_route(row) for row in rows.values()])
    if found is None:
        return None
    rule = rows[found.id]
    return Proposal(rule, rule.unit or _nearest_unit(rule.target, origin.division, on))


def returns_of(routings: Iterable[Routing]) -> int:
    """Return how often a dispute was sent back (退回次数)."""
    return sum(routing.outcome == RouteOutcome.RETURNED for routing in routings)


def units_for(division: str, *, on: date) -> list[HandlingUnit]:
    """Return the units that may take a dispute of a place (可选承办单位): those of its city, the nearest first."""
    units = HandlingUnit.objects.in_force(on).filter(division__code__startswith=division[:4]).select_related("division")
    return sorted(units, key=lambda unit: (unit.kind, not division.startswith(unit.division.prefix), unit.name))


def time_of(dispute: Dispute, routings: list[Routing], *, on: date) -> rules.TimeSpent | None:
    """Return how long a dispute has taken (历时), until it ended or the day; None for a draft."""
    if dispute.registered_at is None:
        return None
    kept = [routing for routing in routings if routing.outcome != "KEPT"]
    ended = [routing.closed_at for routing in kept if routing.outcome == "HANDLED"]
    closed_away = ended[-1] if dispute.state == State.CLOSED_ELSEWHERE and ended else None
    until = dispute.concluded_on or (localdate(closed_away) if closed_away else on)
    stays = [rules.Stay(localdate(row.routed_at), localdate(row.closed_at) if row.closed_at else None) for row in kept]
    return rules.time_spent(localdate(dispute.registered_at), stays, until=until)


def referral_prefill(dispute: Dispute) -> dict[str, str]:
    """Return what a decision to mediate fills in when the dispute is referred (移送表预填)."""
    kept = dispute.routings.filter(outcome="KEPT").select_related("rule").last()
    if kept is None:
        return {}
    organization = (
        kept.rule.organization_id if kept.rule and kept.target == RouteTarget.MEDIATION_ORGANIZATION else None
    )
    prefill = {"choice_reason": kept.reason or kept.proposed_reason}
    return prefill | ({"assignee": f"organization-{organization}"} if organization else {})


def _route(row: RoutingRule) -> rules.Route:
    return rules.Route(
        id=row.pk,
        order=row.order,
        target=row.target,
        reason=row.reason,
        source=Source(row.basis, row.confidence),
        prefix=row.division.prefix if row.division else "",
        categories=names_in(row.categories),
        causes=names_in(row.causes),
        intake_source=row.intake_source,
        has_complaint=row.has_complaint,
    )


def _nearest_unit(target: str, division: str, on: date) -> HandlingUnit | None:
    """The unit of that kind whose place holds the dispute's, the smallest place first."""
    units = HandlingUnit.objects.in_force(on).filter(kind=target).select_related("division")
    around = [unit for unit in units if division.startswith(unit.division.prefix)]
    return max(around, key=lambda unit: (len(unit.division.prefix), -unit.pk), default=None)
