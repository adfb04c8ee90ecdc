"""The one writer of the state of an application for confirmation and of its log."""

from datetime import datetime

from cases import policies
from cases.lifecycle import CONFIRMATION, Action, ConfirmationAction
from cases.models import ConfirmationCase, ConfirmationEvent
from cases.services._agreement_life import hold_agreement
from cases.services._transition import NotPermitted, TransitionRefused, follow
from suyuan.accounts.models import User


def hold_confirmation(confirmation_id: int) -> ConfirmationCase:
    """Return the application with its agreement and dispute, all locked until the transaction ends (锁定)."""
    known = ConfirmationCase.objects.only("agreement_id").get(pk=confirmation_id)
    agreement = hold_agreement(known.agreement_id)
    case = ConfirmationCase.objects.select_for_update(of=("self",)).select_related("court").get(pk=confirmation_id)
    case.agreement = agreement
    return case


def advance_confirmation(
    case: ConfirmationCase, action: ConfirmationAction, *, by: User, at: datetime, note: str = ""
) -> ConfirmationEvent:
    """Take an action of the table: move the state, save what was set on the application, append the event.

    The caller holds the transaction and has locked the application. Refuses with TransitionRefused (state or guard)
    and NotPermitted (no post reaches this dispute).
    """
    permit_confirmation(case, action, by=by)
    row = CONFIRMATION.find(action, case.state)
    if row is None:
        raise ValueError(f"{action} was permitted without a row")
    if reasons := row.obstacles(case):
        raise TransitionRefused(f"不能{action.label}：{'；'.join(reasons)}", state=case.state)
    source, case.state = case.state, row.leads_to(case.state)
    case.save()
    case.agreement.dispute.changed_at = at
    case.agreement.dispute.save(update_fields=["changed_at"])
    follow(case.agreement.dispute, Action.CONFIRM, by=by, at=at, note=f"{action.label}：{note}".rstrip("："))
    return ConfirmationEvent.objects.create(
        confirmation=case, action=action, source=source, target=case.state, actor=by, at=at, note=note
    )


def permit_confirmation(case: ConfirmationCase, action: ConfirmationAction, *, by: User) -> None:
    """Refuse, as far as state and person go, what may not be done (许可); the guards speak later."""
    if CONFIRMATION.find(action, case.state) is None:
        raise TransitionRefused(f"{case.get_state_display()}的司法确认申请不能{action.label}", state=case.state)
    if not policies.may_with_confirmation(by, action, case):
        raise NotPermitted(f"您的岗位不能对该司法确认申请{action.label}")
