"""Claims (补贴申报): a mediator's, with receipts; and what reviewer and approver do with them."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import BaseFormSet, Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from mediators.choices import DueState
from mediators.forms.subsidies import (
    ApprovalForm,
    ClaimFilterForm,
    ClaimForm,
    NoteForm,
    ReasonForm,
    ReceiptFormSet,
)
from mediators.lifecycle import ClaimAction
from mediators.models import SubsidyClaim, SubsidyDue
from mediators.policies import claim_actions, is_mediator, may_look_up_disputes, may_read_vouchers
from mediators.queries import claims as queries
from mediators.services import claims as services
from mediators.services.claims import ClaimRefused, Receipt
from suyuan.accounts.origin import PersonRequest
from suyuan.accounts.policies import only_for
from suyuan.files.documents import file_response
from suyuan.files.models import StoredFile
from suyuan.files.services.opening import open_file
from suyuan.lib.keyset import keyset_page
from suyuan.lib.refusals import refusals_on

PAGE_SIZE = 50


@only_for(may_read_vouchers)
@require_safe
def claim_list(request: PersonRequest) -> HttpResponse:
    """Claims by state, and for a mediator what can still be claimed (补贴申报)."""
    form = ClaimFilterForm(request.GET)
    form.full_clean()
    found = queries.claims(reader=request.user, **form.cleaned_data)
    context: dict[str, Any] = {
        "form": form,
        "page": keyset_page(found, size=PAGE_SIZE, cursor=request.GET.get("cursor")),
        "is_mediator": is_mediator(request.user),
    }
    if is_mediator(request.user):
        context["claimable"] = queries.claimable(reader=request.user)
    return render(request, "mediators/claim_list.html", context)


@only_for(is_mediator)
@require_http_methods(["GET", "HEAD", "POST"])
def submit(request: PersonRequest, pk: int) -> HttpResponse:
    """Claim what a conclusion may earn (申报)."""
    due = get_object_or_404(SubsidyDue.objects.visible_to(request.user).filter(state=DueState.BY_CLAIM), pk=pk)
    form, receipts = _forms(request)
    if form.is_valid() and receipts.is_valid():
        with refusals_on(form):
            made = services.submit_claim(
                due_id=due.pk,
                explanation=form.cleaned_data["explanation"],
                receipts=_receipts(receipts),
                uploads=form.cleaned_data["papers"],
                by=request.user,
                at=timezone.now(),
            )
            messages.success(request, "已申报，等待审核。")
            return redirect("mediators:claim", pk=made.pk)
    context = {"due": due, "form": form, "receipts": receipts, "rule": queries.rule_for(due)}
    return render(request, "mediators/claim_form.html", context, status=422 if _failed(form, receipts) else 200)


@only_for(is_mediator)
@require_http_methods(["GET", "HEAD", "POST"])
def resubmit(request: PersonRequest, pk: int) -> HttpResponse:
    """Correct a returned claim and send it in again (补正再报)."""
    claim = get_object_or_404(_visible(request), pk=pk)
    form, receipts = _forms(
        request,
        initial={"explanation": claim.explanation},
        rows=[
            {"kind": each.kind, "spent_on": each.spent_on, "amount": each.amount, "description": each.description}
            for each in claim.receipts.all()
        ],
    )
    if form.is_valid() and receipts.is_valid():
        with refusals_on(form):
            services.resubmit_claim(
                claim_id=pk,
                explanation=form.cleaned_data["explanation"],
                receipts=_receipts(receipts),
                uploads=form.cleaned_data["papers"],
                by=request.user,
                at=timezone.now(),
            )
            messages.success(request, "已补正，重新进入审核。")
            return redirect("mediators:claim", pk=pk)
    context = {"due": claim.due, "claim": claim, "form": form, "receipts": receipts, "rule": claim.rule}
    return render(request, "mediators/claim_form.html", context, status=422 if _failed(form, receipts) else 200)


@only_for(may_read_vouchers)
@require_safe
def claim_page(request: PersonRequest, pk: int) -> HttpResponse:
    """One claim: what was done, the receipts, where it stands, and what one may do now."""
    return _page(request, get_object_or_404(_visible(request), pk=pk))


STEPS: dict[str, tuple[ClaimAction, type[Form] | None, str, Callable[..., object]]] = {
    "review": (ClaimAction.REVIEW, NoteForm, "已审核通过，等待批准。", services.review_claim),
    "return": (ClaimAction.RETURN, ReasonForm, "已退回补正。", services.return_claim),
    "refuse": (ClaimAction.REFUSE, ReasonForm, "已决定不予补贴。", services.refuse_claim),
    "approve": (ClaimAction.APPROVE, ApprovalForm, "已批准，并已计提入账。", services.approve_claim),
    "withdraw": (ClaimAction.WITHDRAW, None, "已撤回申报。", services.withdraw_claim),
}


@only_for(may_read_vouchers)
@require_http_methods(["POST"])
def claim_step(request: PersonRequest, pk: int, step: str) -> HttpResponse:
    """Take one step with a claim (审核、退回、批准、不予补贴、撤回)."""
    claim = get_object_or_404(_visible(request), pk=pk)
    action, form_class, done, service = STEPS[step]
    if action not in claim_actions(request.user, claim):
        raise ClaimRefused(f"您现在不能办理“{action.label}”：不是您的职责，或申报{claim.get_state_display()}。")
    form = form_class(request.POST) if form_class else Form(request.POST)
    if form.is_valid():
        with refusals_on(form):
            service(claim_id=pk, by=request.user, at=timezone.now(), **form.cleaned_data)
            messages.success(request, done)
            return redirect("mediators:claim", pk=pk)
    return _page(request, claim, failed={step: form}, status=422)


@only_for(may_read_vouchers)
@require_safe
def claim_file(request: PersonRequest, pk: int, key: UUID) -> HttpResponse:
    """Open a receipt (查看凭据)."""
    claim = get_object_or_404(_visible(request), pk=pk)
    file = get_object_or_404(StoredFile.objects.of(claim), key=key)
    content = open_file(file=file, label=f"补贴申报{claim.pk}的凭据", by=request.user, at=timezone.now())
    return file_response(file, content)


def _page(
    request: PersonRequest, claim: SubsidyClaim, *, failed: dict[str, Form] | None = None, status: int = 200
) -> HttpResponse:
    allowed = claim_actions(request.user, claim)
    forms = {
        "approve": ApprovalForm(initial={"amount": claim.claimed_amount()}),
        "review": NoteForm(),
        "return": ReasonForm(prefix=None, auto_id="id_return_%s"),
        "refuse": ReasonForm(auto_id="id_refuse_%s"),
        **(failed or {}),
    }
    context = {
        "claim": claim,
        "files": StoredFile.objects.of(claim),
        "steps": queries.steps_of(claim),
        "allowed": {action.lower() for action in allowed},
        "forms": forms,
        "may_look_up": may_look_up_disputes(request.user),
    }
    return render(request, "mediators/claim.html", context, status=status)


def _visible(request: PersonRequest) -> Any:
    found = SubsidyClaim.objects.visible_to(request.user)
    return found.select_related("due", "mediator", "court", "rule__scheme").prefetch_related("receipts")


def _forms(
    request: PersonRequest, *, initial: dict[str, Any] | None = None, rows: list[dict[str, Any]] | None = None
) -> tuple[ClaimForm, BaseFormSet]:
    form = ClaimForm(request.POST or None, request.FILES or None, initial=initial)
    written = request.POST or None
    return form, ReceiptFormSet(written, initial=None if written else rows, prefix="receipts")


def _receipts(formset: BaseFormSet) -> list[Receipt]:
    return [Receipt(**row) for row in formset.cleaned_data if row]


def _failed(form: Form, receipts: BaseFormSet) -> bool:
    return bool(form.errors or (receipts.is_bound and not receipts.is_valid()))
