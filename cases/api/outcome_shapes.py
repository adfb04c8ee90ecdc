"""What clients receive of what follows a settlement: how it stands, never what was agreed (described in `output`)."""

from datetime import date
from typing import Any

from cases.models import ConfirmationCase, Dispute, FollowUpVisit, Obligation, SettlementAgreement

Body = dict[str, Any]


def outcomes(dispute: Dispute) -> Body:
    """The agreement in force, its confirmation and the visits; drafts are part of mediation and stay here."""
    agreement = next((one for one in dispute.agreements.all() if one.is_in_force()), None)
    return {
        "agreement": agreement and _agreement(agreement),
        "confirmations": [_confirmation(case) for case in agreement.confirmations.all()] if agreement else [],
        "visits": [_visit(visit) for visit in agreement.visits.all()] if agreement else [],
    }


def _agreement(agreement: SettlementAgreement) -> Body:
    return {
        "state": agreement.state,
        "state_name": agreement.get_state_display(),
        "form": agreement.form,
        "form_name": agreement.get_form_display(),
        "effective_on": _day(agreement.effective_on),
        "obligations": [_obligation(owed) for owed in agreement.obligations.all()],
    }


def _obligation(owed: Obligation) -> Body:
    """When it is due and whether it was performed: neither words nor amounts (特邀16 art. 2)."""
    performed = owed.is_performed()
    return {
        "kind": owed.kind,
        "kind_name": owed.get_kind_display(),
        "due_on": _day(owed.due_on),
        "performed": performed,
        "partly": not performed and bool(owed.performances.all()),
    }


def _confirmation(case: ConfirmationCase) -> Body:
    return {
        "state": case.state,
        "state_name": case.get_state_display(),
        "court": case.court.name,
        "docket_number": case.docket_number,
        "applied_on": _day(case.applied_on),
        "accepted_on": _day(case.accepted_on),
        "limit_on": _day(case.limit_on),
        "ruled_on": _day(case.ruled_on),
    }


def _visit(visit: FollowUpVisit) -> Body:
    return {
        "planned_on": _day(visit.planned_on),
        "held_on": _day(visit.held_on),
        "performance": visit.performance,
        "performance_name": visit.get_performance_display(),
        "satisfaction": visit.satisfaction,
        "satisfaction_name": visit.get_satisfaction_display(),
        "relapsed": visit.relapsed,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
