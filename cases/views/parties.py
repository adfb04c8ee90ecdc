"""What is added to a registered dispute: parties, their word on mediation, the court's numbers."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from cases.choices import ConsentKind, RefusalGround
from cases.forms.dispute import RegisteredPartyForm
from cases.forms.steps import CaseNumberForm, ConsentStepForm, ReasonForm, RefusalStepForm
from cases.lifecycle import Action
from cases.models import Consent, Dispute, Party
from cases.services import parties
from cases.services.case_numbers import add_case_number
from cases.services.consent import deem_refusal, record_consent
from cases.views.openings import PageRequest, back_to, for_dispute_workers, visible_party
from cases.views.small_forms import open_for, small_form, step_form
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
    form, perform = step_form(ReasonForm, request, dispute), partial(parties.remove_party, party_id=known.pk)
    title = f"{known}退出"
    return small_form(request, dispute, form, perform, done="已记录当事人退出。", title=title, submit="记录退出")


@for_dispute_workers
@require_http_methods(["GET", "POST"])
def say(request: PageRequest, key: UUID, party: UUID, kind: ConsentKind) -> HttpResponse:
    """Record a party's consent or refusal (调解意愿)."""
    dispute = open_for(request, key, Action.CONSENT)
    known = visible_party(dispute, party)
    form = step_form(RefusalStepForm if kind == ConsentKind.REFUSAL else ConsentStepForm, request, dispute)
    title = f"{known}{kind.label}"
    return small_form(
        request, dispute, form, partial(_record, known, kind),
        done=f"已记录：{title}。", title=title, submit=f"记录{kind.label}",
    )  # fmt: skip


@for_dispute_workers
@require_http_methods(["GET", "POST"])
def add_number(request: PageRequest, key: UUID) -> HttpResponse:
    """Add a court's number (登记案号)."""
    dispute = open_for(request, key, Action.EDIT)
    form, perform = step_form(CaseNumberForm, request, dispute), partial(add_case_number, dispute_id=dispute.pk)
    title = "登记案号"
    return small_form(
        request, dispute, form, perform, done=lambda number: f"已登记{number.text}。", title=title, submit=title
    )


def _record(party: Party, kind: ConsentKind, *, consent_form: str, ground: str = "", **told: Any) -> Consent:
    if ground:
        return deem_refusal(
            party_id=party.pk, ground=RefusalGround(ground), note=told["note"], by=told["by"], at=told["at"]
        )
    return record_consent(party_id=party.pk, kind=kind, form=consent_form, **told)


def _party_page(request: PageRequest, dispute: Dispute, form: RegisteredPartyForm, title: str) -> HttpResponse:
    part = "#form" if request.htmx else ""
    context = {"dispute": dispute, "form": form, "title": title}
    return render(request, f"cases/party.html{part}", context, status=422 if form.errors else 200)
