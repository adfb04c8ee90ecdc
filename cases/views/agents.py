"""Agents of parties on a dispute's page (代理人)."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from cases.forms.agents import AgentForm
from cases.forms.steps import ReasonForm
from cases.lifecycle import Action
from cases.models import Agent
from cases.services import agents
from cases.services.disclosure import reveal_agent_phone
from cases.views.openings import PageRequest, for_dispute_workers, visible_dispute, visible_party
from cases.views.small_forms import open_for, small_form, step_form


@for_dispute_workers
@require_http_methods(["GET", "POST"])
def add_agent(request: PageRequest, key: UUID, party: UUID) -> HttpResponse:
    """Enter who acts for a party (登记代理人)."""
    dispute = open_for(request, key, Action.EDIT)
    known = visible_party(dispute, party)
    form: Any = step_form(AgentForm, request, dispute)
    return small_form(
        request, dispute, form, lambda proof, by, at, **_: agents.add_agent(
            party_id=known.pk, agent=form.told(), proof=proof, by=by, at=at
        ),
        done=f"已登记{known}的代理人。", title=f"{known}的代理人", submit="登记代理人",
    )  # fmt: skip


@for_dispute_workers
@require_http_methods(["GET", "POST"])
def end_agent(request: PageRequest, key: UUID, agent: UUID) -> HttpResponse:
    """Note that an agent acts no longer (终止代理)."""
    dispute = open_for(request, key, Action.EDIT)
    known = get_object_or_404(Agent, party__dispute=dispute, key=agent)
    form, perform = step_form(ReasonForm, request, dispute), partial(agents.end_agent, agent_id=known.pk)
    title = f"{known}终止代理"
    return small_form(request, dispute, form, perform, done="已记录终止代理。", title=title, submit="记录终止")


@for_dispute_workers
@require_POST
def reveal_phone(request: PageRequest, key: UUID, agent: UUID) -> HttpResponse:
    """Show an agent's telephone in full, with the reason given (查看完整个人信息)."""
    known = get_object_or_404(Agent, party__dispute=visible_dispute(request, key), key=agent)
    reason = request.POST.get("reason", "")
    full = reveal_agent_phone(agent_id=known.pk, reason=reason, by=request.user, at=timezone.now())
    return render(request, "cases/dispute.html#revealed", {"label": "联系电话", "full": full})
