"""Mediators' files (调解员档案): kept by the court, one's own part by the mediator; and what goes on record."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render, resolve_url
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from mediators.forms import record as asked
from mediators.forms.people import MediatorForm, OwnProfileForm
from mediators.models import Mediator, MediatorComplaint
from mediators.policies import is_mediator, may_open_mediator
from mediators.services import people, record
from mediators.views.openings import for_keepers, form_page, kept_mediator, own_court
from suyuan.accounts.origin import PersonRequest
from suyuan.accounts.policies import only_for
from suyuan.lib.refusals import refusals_on


@dataclass(frozen=True, slots=True)
class Addition:
    """Something that can be added to a file; `by_self` says that mediators may, to their own."""

    label: str
    form: type[forms.Form]
    service: Callable[..., object]
    by_self: bool = False
    needs_court: bool = False


ADDITIONS = {
    "training": Addition("登记培训", asked.TrainingForm, record.record_training),
    "award": Addition("登记表彰", asked.AwardForm, record.record_award),
    "complaint": Addition("登记投诉", asked.ComplaintForm, record.receive_complaint, needs_court=True),
    "leave": Addition("登记请假", asked.LeaveForm, people.record_leave, by_self=True),
    "relation": Addition("申报亲属或单位", asked.RelationForm, people.declare_relation, by_self=True),
}


@for_keepers
@require_http_methods(["GET", "HEAD", "POST"])
def new_mediator(request: PersonRequest) -> HttpResponse:
    """Open a mediator's file (调解员建档)."""
    form = MediatorForm(request.POST or None)
    if form.is_valid():
        with refusals_on(form):
            saved = people.save_mediator(
                mediator_id=None, court_id=own_court(request), facts=form.cleaned_data, by=request.user,
                at=timezone.now(),
            )  # fmt: skip
            messages.success(request, f"已为{saved.name}建档，可以申请列入名册。")
            return redirect("mediators:mediator", saved.pk)
    back = resolve_url("mediators:mediator_list")
    return form_page(request, form, title="调解员建档", back_url=back, back_label="调解员")


@for_keepers
@require_http_methods(["GET", "HEAD", "POST"])
def edit_mediator(request: PersonRequest, pk: int) -> HttpResponse:
    """Correct a mediator's file (修改档案)."""
    mediator = kept_mediator(request, pk)
    return _edit(request, mediator, MediatorForm(request.POST or None, mediator=mediator), "修改档案")


@only_for(is_mediator)
@require_http_methods(["GET", "HEAD", "POST"])
def own_profile(request: PersonRequest) -> HttpResponse:
    """What a mediator says about the own person (我的档案)."""
    mediator = Mediator.objects.visible_to(request.user).filter(user=request.user).first()
    if mediator is None:
        return render(request, "mediators/no_profile.html")
    return _edit(request, mediator, OwnProfileForm(request.POST or None, mediator=mediator), "我的档案")


def _edit(request: PersonRequest, mediator: Mediator, form: OwnProfileForm, title: str) -> HttpResponse:
    if form.is_valid():
        with refusals_on(form):
            people.save_mediator(
                mediator_id=mediator.pk, court_id="", facts=form.cleaned_data, by=request.user, at=timezone.now()
            )
            messages.success(request, "档案已保存。")
            return redirect("mediators:mediator", mediator.pk)
    return _page(request, form, mediator, title)


@only_for(may_open_mediator)
@require_http_methods(["GET", "HEAD", "POST"])
def add_to_file(request: PersonRequest, pk: int, kind: str) -> HttpResponse:
    """Add to a mediator's file (登记培训、表彰、投诉、请假、申报)."""
    addition = ADDITIONS[kind]
    mediator = get_object_or_404(Mediator.objects.visible_to(request.user), pk=pk)
    if not (addition.by_self and mediator.user_id == request.user.pk):
        mediator = kept_mediator(request, pk)
    form = addition.form(request.POST or None)
    if form.is_valid():
        with refusals_on(form):
            more = {"court_id": own_court(request)} if addition.needs_court else {}
            addition.service(mediator_id=mediator.pk, **form.cleaned_data, **more, by=request.user, at=timezone.now())
            messages.success(request, "已登记。")
            return redirect("mediators:mediator", mediator.pk)
    return _page(request, form, mediator, addition.label)


@only_for(may_open_mediator)
@require_POST
def end_relation(request: PersonRequest, pk: int, relation: int) -> HttpResponse:
    """Note that a declared relation is over (终止申报的关系)."""
    mediator = get_object_or_404(Mediator.objects.visible_to(request.user), pk=pk)
    if mediator.user_id != request.user.pk:
        mediator = kept_mediator(request, pk)
    row = get_object_or_404(mediator.relations, pk=relation)
    people.end_relation(relation_id=row.pk, by=request.user, at=timezone.now())
    messages.success(request, "已终止。")
    return redirect("mediators:mediator", mediator.pk)


@for_keepers
@require_http_methods(["GET", "HEAD", "POST"])
def decide_complaint(request: PersonRequest, pk: int) -> HttpResponse:
    """Enter what was found about a complaint, and the sanction (处理投诉)."""
    complaint = get_object_or_404(MediatorComplaint.objects.visible_to(request.user), pk=pk)
    form = asked.ComplaintDecisionForm(request.POST or None)
    if form.is_valid():
        with refusals_on(form):
            record.decide_complaint(complaint_id=complaint.pk, **form.cleaned_data, by=request.user, at=timezone.now())
            messages.success(request, "投诉已处理。")
            return redirect("mediators:mediator", complaint.mediator_id)
    note = f"{complaint.get_ground_display()}：{complaint.detail}"
    return _page(request, form, complaint.mediator, "处理投诉", note=note)


def _page(request: PersonRequest, form: Any, mediator: Mediator, title: str, **words: Any) -> HttpResponse:
    back = resolve_url("mediators:mediator", mediator.pk)
    return form_page(
        request, form, title=title, subtitle=mediator.name, back_url=back, back_label=mediator.name, **words
    )
