"""Taking a step of a dispute's life: its form, shown in place, and the call of its service."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from cases import policies
from cases.forms.steps import ReferForm, StepForm
from cases.lifecycle import Action
from cases.models import Dispute
from cases.queries.assignees import assignees
from cases.views.openings import PageRequest, back_to, for_dispute_workers, visible_dispute
from cases.views.step import Step
from cases.views.step_table import STEPS
from suyuan.lib.errors import DomainError
from suyuan.lib.refusals import refusals_on


class StepClosed(DomainError):
    """The dispute has moved on, or the person may not take the step (当前不能办理)."""

    code = "step_closed"


@for_dispute_workers
@require_http_methods(["GET", "POST"])
def take_step(request: PageRequest, key: UUID, action: Action) -> HttpResponse:
    """Show the form of a step and take it (办理); in place under htmx, as a page of its own without."""
    now = timezone.now()
    dispute = visible_dispute(request, key)
    step = STEPS[action]
    if not policies.may(request.user, action, dispute):
        raise StepClosed(f"该纠纷现为“{dispute.get_state_display()}”，您现在不能{action.label}，请刷新页面查看")
    form = step.form(
        *((request.POST, request.FILES) if request.method == "POST" else ()),
        dispute=dispute, now=timezone.localtime(now), on=timezone.localdate(now),
    )  # fmt: skip
    form.initial.update(request.GET.items())  # what the page that led here knows already
    if form.is_valid():
        with refusals_on(form):
            step.perform(form, dispute_id=dispute.pk, by=request.user, at=now)
            messages.success(request, step.done)
            return back_to(request, dispute)
    return _form_page(request, dispute, step, action, form)


@for_dispute_workers
@require_http_methods(["GET"])
def choose_assignee(request: PageRequest, key: UUID) -> HttpResponse:
    """The mediators and organisations that match what is typed (查找调解员)."""
    dispute = visible_dispute(request, key)
    found = assignees(
        dispute,
        on=timezone.localdate(),
        text=request.GET.get("search", ""),
        chosen=request.GET.get("assignee", ""),
        languages=request.GET.getlist("languages"),
    )
    return render(request, "cases/refer.html#assignees", {"found": found, "chosen": request.GET.get("assignee", "")})


def _form_page(request: PageRequest, dispute: Dispute, step: Step, action: Action, form: StepForm) -> HttpResponse:
    context = {
        "dispute": dispute,
        "form": form,
        "title": action.label,
        "hint": step.hint,
        "submit": action.label,
        "tone": step.tone,
    }
    if isinstance(form, ReferForm):
        chosen = form["assignee"].value() or ""
        text = form["search"].value() or ""
        languages = form["languages"].value() or []
        found = assignees(dispute, on=form.on, text=text, chosen=chosen, languages=languages)
        context |= {"found": found, "chosen": chosen}
    part = "#form" if request.htmx else ""
    return render(request, step.template + part, context, status=422 if form.errors else 200)
