"""The one writer of a dispute's state and of its log."""

from datetime import datetime

from cases import policies
from cases.lifecycle import DISPUTE, Action, Transition
from cases.models import Dispute, DisputeEvent
from suyuan.accounts.models import User
from suyuan.lib.errors import DomainError


class TransitionRefused(DomainError):
    """The action does not fit the dispute's state or facts (当前不能办理)."""

    code = "transition_refused"


class NotPermitted(DomainError):
    """The person holds no post that allows the action on this dispute (无权办理)."""

    code = "not_permitted"
    status = 403


def hold(dispute_id: int) -> Dispute:
    """Return the dispute, locked until the transaction ends (锁定)."""
    return Dispute.objects.select_for_update(of=("self",)).select_related("centre").get(pk=dispute_id)


def advance(dispute: Dispute, action: Action, *, by: User, at: datetime, note: str = "") -> DisputeEvent:
    """Take an action of the lifecycle table: move the state, if the row moves it, and append the event.

    The only code that writes Dispute.state. The caller holds the transaction and has locked the dispute.
    Refuses with TransitionRefused (state or guard) and NotPermitted (no post reaches this dispute).
    """
    row = permit(dispute, action, by=by)
    if reasons := row.obstacles(dispute):
        raise TransitionRefused(f"不能{action.label}：{'；'.join(reasons)}", state=dispute.state)
    source, target = dispute.state, row.leads_to(dispute.state)
    dispute.state = target
    return _append(dispute, action, source, by, at, note)


def note(dispute: Dispute, text: str, *, by: User, at: datetime) -> DisputeEvent:
    """Append to the log what the system did to a dispute by rule (系统记录); the state stays.

    The caller holds the transaction and has locked the dispute.
    """
    return _append(dispute, Action.EDIT, dispute.state, by, at, text)


def happen(dispute: Dispute, action: Action, *, at: datetime, note: str) -> DisputeEvent:
    """Append what comes about without a person (自行发生), as the end of a period does.

    The row of the table has no actors. The caller holds the transaction and has locked the dispute.
    Refuses with TransitionRefused in a state without the row.
    """
    row = DISPUTE.find(action, dispute.state)
    if row is None or row.actors:
        raise TransitionRefused(f"{dispute.get_state_display()}的纠纷没有{action.label}", state=dispute.state)
    return _append(dispute, action, dispute.state, User.objects.system(), at, note)


def follow(dispute: Dispute, action: Action, *, by: User, at: datetime, note: str) -> DisputeEvent | None:
    """Append what the agreement or its confirmation went through (协议、司法确认的进展), which their tables permitted.

    So that whoever follows the dispute learns of it. None in a state without the row, as while a result is corrected.
    The caller holds the transaction and has locked the dispute.
    """
    if DISPUTE.find(action, dispute.state) is None:
        return None
    return _append(dispute, action, dispute.state, by, at, note)


def permit(dispute: Dispute, action: Action, *, by: User) -> Transition:
    """Return the table's row for the action, as far as state and person go; the guards speak in `advance`.

    For services that write before they advance. Refuses with TransitionRefused and NotPermitted.
    """
    row = DISPUTE.find(action, dispute.state)
    if row is None:
        raise TransitionRefused(f"{dispute.get_state_display()}的纠纷不能{action.label}", state=dispute.state)
    if not policies.may(by, action, dispute):
        raise NotPermitted(f"您的岗位不能对该纠纷{action.label}")
    return row


def _append(dispute: Dispute, action: Action, source: str, by: User, at: datetime, text: str) -> DisputeEvent:
    dispute.changed_at = at
    dispute.save(update_fields=["state", "changed_at"])
    return DisputeEvent.objects.create(
        dispute=dispute, action=action, source=source, target=dispute.state, actor=by, at=at, note=text
    )
