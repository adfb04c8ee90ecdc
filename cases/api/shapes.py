"""Turning rows into what clients receive (described in `output`)."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone

from cases.api.outcome_shapes import outcomes
from cases.choices import EndReason
from cases.lifecycle import State, Transition
from cases.models import ClockPause, Deadline, Dispute, DisputeEvent, Party, Referral, Routing, SupervisionOrder
from cases.queries.missing import missing_in
from cases.queries.place_names import place_name
from cases.queries.routing import returns_of
from suyuan.lib.masking import mask_address, mask_identity_number, mask_phone

SUMMARY = ("key", "number", "client_reference", "state", "division_id", "registered_at", "changed_at", "concluded_on")

RECEIPT = ("key", "number", "state", "state_name", "client_reference", "registered_at", "created")
_FIELDS = {"place": "division"}  # the pages' names of fields that are called otherwise here

Body = dict[str, Any]


def address_of(key: object) -> str:
    return reverse("api:disputes:detail", kwargs={"key": key})


def summary(row: dict[str, Any]) -> Body:
    """One line of the list, from the values of SUMMARY."""
    return {
        "key": str(row["key"]),
        "number": row["number"],
        "client_reference": row["client_reference"],
        "state": row["state"],
        "state_name": State(row["state"]).label,
        "division": row["division_id"],
        "registered_at": _moment(row["registered_at"]),
        "changed_at": _moment(row["changed_at"]),
        "concluded_on": _day(row["concluded_on"]),
        "url": address_of(row["key"]),
    }


def detail(dispute: Dispute, actions: Iterable[Transition]) -> Body:
    """The dispute as its client may know it: identifiers masked, nothing of what was said in mediation."""
    return {
        "key": str(dispute.key),
        "number": dispute.number,
        "client_reference": dispute.client_reference,
        "state": dispute.state,
        "state_name": dispute.get_state_display(),
        "allowed_actions": [row.action for row in actions],
        "centre": dispute.centre.name,
        "intake_source": dispute.intake_source,
        "intake_reference": dispute.origin.reference if hasattr(dispute, "origin") else "",
        "flags": [flag.kind.name for flag in dispute.flags.all() if flag.lifted_at is None],
        "merged_into": dispute.merged_into and dispute.merged_into.number,
        "facts": dispute.facts,
        "claim": dispute.claim,
        "amount": None if dispute.amount is None else str(dispute.amount),
        "occurred_on": _day(dispute.occurred_on),
        "division": {"code": dispute.division_id, "name": place_name(dispute.division)},
        "place_detail": dispute.place_detail,
        "category": dispute.category and dispute.category.name,
        "cause": dispute.cause and dispute.cause.name,
        "parties": [_party(party) for party in dispute.parties.all()],
        "registered_at": _moment(dispute.registered_at),
        "changed_at": _moment(dispute.changed_at),
        "routings": [_routing(routing) for routing in dispute.routings.all()],
        "return_count": returns_of(dispute.routings.all()),
        "supervision": [_supervision(order) for order in dispute.supervision_orders.all()],
        "referral": _referral(dispute.open_referral()),
        "deadline": _deadline(dispute),
        "deadlines": [_clock(clock) for clock in sorted(dispute.deadlines.all(), key=_by_due_day)],
        "outcome": _outcome(dispute),
        **outcomes(dispute),
        "missing": [_missing(**asdict(item)) for item in missing_in(dispute)],
    }


def receipt(answer: Body) -> Body:
    """The receipt of a registration, from what the service kept of it: the same bytes whenever it is given."""
    return {
        **{name: answer[name] for name in RECEIPT},
        "missing": [_missing(**item) for item in answer["missing"]],
        "warnings": [{"field": item["field"], "message": item["message"]} for item in answer["warnings"]],
        "url": address_of(answer["key"]),
    }


def change(event: DisputeEvent) -> Body:
    """One line of the log. Its note may name people or quote them, so it stays here."""
    return {
        "id": str(event.pk),
        "key": str(event.dispute.key),
        "number": event.dispute.number,
        "client_reference": event.dispute.client_reference,
        "action": event.action,
        "action_name": event.get_action_display(),
        "from_state": event.source,
        "to_state": event.target,
        "to_state_name": event.get_target_display(),
        "at": _moment(event.at),
        "url": address_of(event.dispute.key),
    }


def _missing(*, what: str, step: str, field: str, why: str = "") -> Body:  # receipts of old know no reason
    return {
        "field": _FIELDS.get(field, field).replace("origin_", "origin."),
        "what": what,
        "needed_for": step,
        "why": why,
    }


def _party(party: Party) -> Body:
    return {
        "side": party.side,
        "side_name": party.get_side_display(),
        "kind": party.kind,
        "name": party.name,
        "identity_number": mask_identity_number(party.identity_number),
        "phone": mask_phone(party.phone),
        "address": mask_address(party.address),
        "representative": party.representative,
        "minor": party.minor,
        "agents": [str(agent) for agent in party.present_agents()],
        "left": party.removed_at is not None,
    }


def _routing(routing: Routing) -> Body:
    return {
        "target": routing.target,
        "target_name": routing.get_target_display(),
        "unit": routing.unit and routing.unit.name,
        "routed_at": _moment(routing.routed_at),
        "answer_due_on": _day(routing.answer_due_on),
        "accepted_at": _moment(routing.accepted_at),
        "outcome": routing.outcome,
        "outcome_name": routing.get_outcome_display(),
        "answer": routing.answer,
        "closed_at": _moment(routing.closed_at),
    }


def _supervision(order: SupervisionOrder) -> Body:
    return {
        "number": order.number,
        "kind": order.kind,
        "kind_name": order.get_kind_display(),
        "addressee": order.addressee,
        "issued_at": _moment(order.issued_at),
        "due_on": _day(order.due_on),
        "closed_at": _moment(order.closed_at),
    }


def _referral(referral: Referral | None) -> Body | None:
    if referral is None:
        return None
    return {
        "track": referral.track,
        "track_name": referral.get_track_display(),
        "procedure": referral.procedure,
        "mediator": referral.mediator and referral.mediator.name,
        "organization": referral.organization and referral.organization.name,
        "referred_at": _moment(referral.referred_at),
        "signed_at": _moment(referral.signed_at),
    }


def _deadline(dispute: Dispute) -> Body | None:
    running = [deadline for deadline in dispute.deadlines.all() if deadline.stopped_at is None]
    first: Deadline | None = min(running, key=_by_due_day, default=None)
    return _clock(first) if first else None


def _by_due_day(clock: Deadline) -> tuple[date, int]:
    return clock.due_on, clock.pk


def _clock(clock: Deadline) -> Body:
    """A clock with its pauses; their notes may quote people, so they stay here."""
    return {
        "code": clock.rule.code,
        "name": clock.rule.name,
        "basis": clock.rule.basis,
        "started_on": _day(clock.started_on),
        "due_on": _day(clock.due_on),
        "provisional": clock.provisional,
        "state": clock.state,
        "state_name": clock.state.label,
        "extended_days": sum(extension.days for extension in clock.extensions.all()),
        "pauses": [_pause(pause) for pause in clock.pauses.all()],
        "stopped_at": _moment(clock.stopped_at),
    }


def _pause(pause: ClockPause) -> Body:
    return {
        "reason": pause.reason,
        "reason_name": pause.get_reason_display(),
        "began_on": _day(pause.began_on),
        "ended_on": _day(pause.ended_on),
    }


def _outcome(dispute: Dispute) -> Body | None:
    if dispute.state not in (State.SETTLED, State.ENDED):
        return None
    reports = [report for report in dispute.failure_reports.all() if report.replaced_at is None]
    reason = EndReason(reports[-1].reason if dispute.state == State.ENDED else EndReason.SETTLED)
    return {"reason": reason, "reason_name": reason.label, "concluded_on": _day(dispute.concluded_on)}


def _moment(moment: datetime | None) -> str | None:
    return timezone.localtime(moment).isoformat() if moment else None


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None
