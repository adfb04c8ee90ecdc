"""The page of one dispute: facts, parties, clock, log, and the buttons this person may press now."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from cases import policies
from cases.lifecycle import Action, State
from cases.models import Dispute
from cases.queries.dispute_page import dispute_page
from cases.services.disclosure import Identifier, reveal_identifier
from cases.views.openings import PageRequest, for_dispute_workers, tries_the_case, visible_dispute, visible_party
from cases.views.panels import panels_of
from cases.views.step import Button
from cases.views.step_table import STEPS


@for_dispute_workers
@require_safe
def dispute(request: PageRequest, key: UUID) -> HttpResponse:
    """One dispute (纠纷页面); one's draft opens where it was left."""
    found = visible_dispute(request, key, open_to_the_trial=True)
    if found.state == State.DRAFT and policies.may(request.user, Action.EDIT, found):
        return redirect("cases:log", key=found.key)
    if tries_the_case(request.user, found):
        return redirect("cases:paper", key=found.key, paper="transfer")
    today = timezone.localdate()
    buttons = _buttons(request, found)
    seldom = [button for button in buttons if button.seldom]
    reads_all = policies.may_read_sessions(request.user, found)
    context = {
        "page": dispute_page(found, reader=request.user, on=today, with_confidential=reads_all),
        "panels": panels_of(found, reader=request.user, on=today),
        "buttons": buttons,
        "seldom_buttons": seldom if len(seldom) < len(buttons) else [],
        "may": {str(row.action) for row in policies.open_actions(request.user, found)},
        "may_read_sessions": reads_all,
    }
    return render(request, "cases/dispute.html", context)


@for_dispute_workers
@require_POST
def reveal(request: PageRequest, key: UUID, party: UUID, identifier: Identifier) -> HttpResponse:
    """Show one identifier in full, with the reason given (查看完整个人信息)."""
    shown = visible_party(visible_dispute(request, key), party)
    full = reveal_identifier(
        party_id=shown.pk,
        identifier=identifier,
        reason=request.POST.get("reason", ""),
        by=request.user,
        at=timezone.now(),
    )
    return render(request, "cases/dispute.html#revealed", {"label": identifier.label, "full": full})


def _buttons(request: PageRequest, found: Dispute) -> list[Button]:
    """The steps open to this person, each with what still stands in its way; the usual ones first."""
    steps = {action: step for action, step in STEPS.items() if not step.in_panel}
    rows = [row for row in policies.open_actions(request.user, found) if row.action in steps]
    offered = [(steps[row.action], row.action, "；".join(row.obstacles(found))) for row in rows]
    buttons = [step.button(action, why) for step, action, why in offered if not (why and step.only_when_open)]
    return sorted(buttons, key=lambda button: (bool(button.obstacle), not button.tone))
