"""What is added to a registered dispute: parties, their word on mediation, the court's numbers."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from cases.choices import ConsentKind
from cases.forms.dispute import RegisteredPartyForm
from cases.forms.steps import CaseNumberForm, ConsentStepForm, ReasonForm, RefusalStepForm
from cases.lifecycle import Action
from cases.models import Consent, Dispute, Party
from cases.services import parties
from cases.services.case_numbers import add_case_number
from cases.services.consent import deem_refusal, record_consent
from cases.views.openings import PageRequest, back_to, for_dispute_workers, visible_party
from cases.views.small_forms import open_for, small_page, step_form
from suyuan.accounts.models import User
from suyuan.lib.refusals import refusals_on


@for_dispute_workers
@require_http_methods(["GET", "POST"])
def add_party(request: PageRequest, key: UUID) -> HttpResponse:
    """Add a party (增加当事人)."""
    dispute = open_for(request, key, Action.EDIT)
    form = RegisteredPartyForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with refusals_on(form):
            parties.add_party(dispute_id=dispute.pk, party=form.told(), by=request.user, at=timezone.now())
            messages.success(request, "当事人已增加。")
            return back_to(request, dispute)
    return _party_page(request, dispute, form, "增加当事人")


@for_dispute_workers
@require_http_methods(["GET", "POST"])
def edit_party(request: PageRequest, key: UUID, party: UUID) -> HttpResponse:
    """Correct what is known about a party (修改当事人)."""
    dispute = open_for(request, key, Action.EDIT)
    known = visible_party(dispute, party)
    form = RegisteredPartyForm(request.POST if request.method == "POST" else None, party=known)
    if form.is_valid():
        with refusals_on(form):
            parties.update_party(party_id=known.pk, party=form.told(), by=request.user, at=timezone.now())
            messages.success(request, "当事人信息已修改。")
            return back_to(request, dispute)
    return _party_page(request, dispute, form, f"修改{known}")


@for_dispute_workers
@require_http_methods(["GET", "POST"])
def remove_party(request: PageRequest, key: UUID, party: UUID) -> HttpResponse:
    """Note that a party leaves (当事人退出)."""
    dispute = open_for(request, key, Action.EDIT)
    known = visible_party(dispute, party)
    form = step_form(ReasonForm, request, dispute)
    if form.is_valid():
        with refusals_on(form):
            parties.remove_party(party_id=known.pk, **form.cleaned_data, by=request.user, at=timezone.now())
            messages.success(request, "已记录当事人退出。")
            return back_to(request, dispute)
    return small_page(request, dispute, form, f"{known}退出", "记录退出")


@for_dispute_workers
@require_http_methods(["GET", "POST"])
def say(request: PageRequest, key: UUID, party: UUID, kind: ConsentKind) -> HttpResponse:
    """Record a party's consent or refusal (调解意愿)."""
    dispute = open_for(request, key, Action.CONSENT)
    known = visible_party(dispute, party)
    form = step_form(RefusalStepForm if kind == ConsentKind.REFUSAL else ConsentStepForm, request, dispute)
    if form.is_valid():
        with refusals_on(form):
            _record(known, kind, dict(form.cleaned_data), by=request.user, at=timezone.now())
            messages.success(request, f"已记录：{known}{kind.label}。")
            return back_to(request, dispute)
    return small_page(request, dispute, form, f"{known}{kind.label}", f"记录{kind.label}")


@for_dispute_workers
@require_http_methods(["GET", "POST"])
def add_number(request: PageRequest, key: UUID) -> HttpResponse:
    """Add a court's number (登记案号)."""
    dispute = open_for(request, key, Action.EDIT)
    form = step_form(CaseNumberForm, request, dispute)
    if form.is_valid():
        with refusals_on(form):
            number = add_case_number(dispute_id=dispute.pk, **form.cleaned_data, by=request.user, at=timezone.now())
            messages.success(request, f"已登记{number.text}。")
            return back_to(request, dispute)
    return small_page(request, dispute, form, "登记案号", "登记案号")


def _record(party: Party, kind: ConsentKind, told: dict[str, Any], *, by: User, at: datetime) -> Consent:
    form, ground = told.pop("consent_form"), told.pop("ground", "")
    if ground:
        return deem_refusal(party_id=party.pk, ground=ground, note=told["note"], by=by, at=at)
    return record_consent(party_id=party.pk, kind=kind, form=form, **told, by=by, at=at)


def _party_page(request: PageRequest, dispute: Dispute, form: RegisteredPartyForm, title: str) -> HttpResponse:
    part = "#form" if request.htmx else ""
    context = {"dispute": dispute, "form": form, "title": title}
    return render(request, f"cases/party.html{part}", context, status=422 if form.errors else 200)
