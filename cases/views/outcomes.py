"""Doing what follows mediation, in place on the dispute's page: the agreement, confirmation, later steps, visits."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from cases.views.openings import PageRequest, back_to, for_dispute_workers, visible_dispute
from cases.views.outcome_table import OUTCOMES
from cases.views.steps import StepClosed
from suyuan.lib.refusals import refusals_on


@for_dispute_workers
@require_http_methods(["GET", "POST"])
def take_outcome_step(request: PageRequest, key: UUID, step: str, row: int | None = None) -> HttpResponse:
    """Show the form of one thing that follows mediation, and do it (办理协议、确认、后续手续、回访)."""
    now = timezone.now()
    dispute = visible_dispute(request, key)
    if step not in OUTCOMES:
        raise Http404
    taken = OUTCOMES[step]
    subject = taken.subject(dispute, row)
    if subject is None:
        raise Http404
    if not taken.may(request.user, dispute, subject):
        raise StepClosed(f"现在不能{taken.title}，请刷新页面查看")
    form = taken.form(
        *((request.POST, request.FILES) if request.method == "POST" else ()),
        row=subject, dispute=dispute, now=timezone.localtime(now), on=timezone.localdate(now),
    )  # fmt: skip
    form.initial.update(request.GET.items())  # what the button knew already
    if form.is_valid():
        with refusals_on(form):
            taken.perform(form, dispute, subject, by=request.user, at=now)
            messages.success(request, taken.done)
            return back_to(request, dispute)
    context = {
        "dispute": dispute, "form": form, "title": taken.title, "hint": taken.hint, "submit": taken.title,
        "tone": taken.tone,
    }  # fmt: skip
    part = "#form" if request.htmx else ""
    return render(request, taken.template + part, context, status=422 if form.errors else 200)
