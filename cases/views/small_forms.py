"""What all small forms on a dispute's page share: opened in place under htmx, a page of their own without."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from cases import policies
from cases.forms.steps import StepForm
from cases.lifecycle import Action
from cases.models import Dispute
from cases.views.openings import PageRequest, back_to, visible_dispute
from cases.views.steps import StepClosed
from suyuan.lib.refusals import refusals_on


def open_for(request: PageRequest, key: UUID, action: Action) -> Dispute:
    """Return a visible dispute on which this person may take the action; refuses with StepClosed."""
    dispute = visible_dispute(request, key)
    if not policies.may(request.user, action, dispute):
        raise StepClosed(f"该纠纷现为“{dispute.get_state_display()}”，您现在不能{action.label}")
    return dispute


def step_form(form: type[StepForm], request: PageRequest, dispute: Dispute) -> StepForm:
    """Return the form with what was sent, or with what the page that led here knows already (in the address)."""
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    shown = form(*sent, dispute=dispute, now=timezone.localtime(), on=timezone.localdate())
    shown.initial.update(request.GET.items())
    return shown


def small_form(
    request: PageRequest,
    dispute: Dispute,
    form: Form,
    perform: Callable[..., Any],
    *,
    done: str | Callable[[Any], str],
    title: str,
    submit: str,
    hint: str = "",
) -> HttpResponse:
    """Take what a form says and go back to the dispute, or show the form, in place or as a page; 422 with its errors.

    `perform` gets the cleaned fields with `by` and `at`; what it refuses is told at the form. `done` is the sentence
    that follows, or makes it from what `perform` returned.
    """
    if form.is_valid():
        with refusals_on(form):
            result = perform(**form.cleaned_data, by=request.user, at=timezone.now())
            messages.success(request, done if isinstance(done, str) else done(result))
            return back_to(request, dispute)
    part = "#form" if request.htmx else ""
    context = {"dispute": dispute, "form": form, "title": title, "submit": submit, "hint": hint}
    return render(request, f"cases/step.html{part}", context, status=422 if form.errors else 200)
