"""Agents of parties on a dispute's page (代理人)."""

from uuid import UUID

from django.contrib import messages
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
from cases.views.openings import PageRequest, back_to, for_dispute_workers, visible_dispute, visible_party
from cases.views.small_forms import open_for, small_page, step_form
from suyuan.lib.refusals import refusals_on


@for_dispute_workers
@require_http_methods(["GET", "POST"])
def add_agent(request: PageRequest, key: UUID, party: UUID) -> HttpResponse:
    """Enter who acts for a party (登记代理人)."""
    dispute = open_for(request, key, Action.EDIT)
    known = visible_party(dispute, party)
    form = step_form(AgentForm, request, dispute)
    if isinstance(form, AgentForm) and form.is_valid():
        with refusals_on(form):
            told, proof = form.told(), form.cleaned_data["proof"]
            agents.add_agent(party_id=known.pk, agent=told, proof=proof, by=request.user, at=timezone.now())  # type: ignore[arg-type]
            messages.success(request, f"已登记{known}的代理人。")
            return back_to(request, dispute)
    return small_page(request, dispute, form, f"{known}的代理人", "登记代理人")


@for_dispute_workers
@require_http_methods(["GET", "POST"])
def end_agent(request: PageRequest, key: UUID, agent: UUID) -> HttpResponse:
    """Note that an agent acts no longer (终止代理)."""
    dispute = open_for(request, key, Action.EDIT)
    known = get_object_or_404(Agent, party__dispute=dispute, key=agent)
    form = step_form(ReasonForm, request, dispute)
    if form.is_valid():
        with refusals_on(form):
            agents.end_agent(agent_id=known.pk, **form.cleaned_data, by=request.user, at=timezone.now())
            messages.success(request, "已记录终止代理。")
            return back_to(request, dispute)
    return small_page(request, dispute, form, f"{known}终止代理", "记录终止")


@for_dispute_workers
@require_POST
def reveal_phone(request: PageRequest, key: UUID, agent: UUID) -> HttpResponse:
    """Show an agent's telephone in full, with the reason given (查看完整个人信息)."""
    known = get_object_or_404(Agent, party__dispute=visible_dispute(request, key), key=agent)
    reason = request.POST.get("reason", "")
    full = reveal_agent_phone(agent_id=known.pk, reason=reason, by=request.user, at=timezone.now())
    return render(request, "cases/dispute.html#revealed", {"label": "联系电话", "full": full})
