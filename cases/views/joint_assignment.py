"""Referring many disputes at once (联合分配): a proposal, confirmed line by line."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from cases.forms.joint_assignment import ConfirmProposalForm, ProposalForm
from cases.models import Dispute
from cases.policies import may_refer_many
from cases.queries.joint_assignment import for_assignment, joint_assignment
from cases.services.joint_referral import JointOutcome, refer_together
from cases.views.openings import PageRequest
from suyuan.accounts.policies import only_for
from suyuan.lib.refusals import refusals_on


@only_for(may_refer_many)
@require_http_methods(["GET", "POST"])
def assign_together(request: PageRequest) -> HttpResponse:
    """Propose mediators for the disputes that wait (联合分配), and refer the lines a person confirmed."""
    form = ConfirmProposalForm(request.POST or None)
    outcome = None
    if form.is_valid():
        with refusals_on(form):
            outcome = refer_together(**form.told(), by=request.user, at=timezone.now())
            if outcome.referred:
                messages.success(request, f"已移送{len(outcome.referred)}件，等待签收。")
            if not outcome.refused:
                return redirect("cases:assign_together")
    return _page(request, form, outcome)


def _page(request: PageRequest, form: ConfirmProposalForm, outcome: JointOutcome | None) -> HttpResponse:
    today = timezone.localdate()
    settings = ProposalForm(request.GET)
    most = settings.cleaned_data["most"] if settings.is_valid() else None
    waiting = for_assignment(Dispute.objects.visible_to(request.user))
    context: dict[str, Any] = {"form": form, "settings": settings, "outcome": outcome}
    if waiting:
        context["proposal"] = joint_assignment(waiting, court_code=waiting[0].centre.court_id, on=today, most=most)
    return render(request, "cases/assign_together.html", context, status=422 if form.errors else 200)
