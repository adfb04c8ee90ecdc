"""Schemes (补贴方案): read, tried on past results, drafted and put in force; and what a run would do (计提预览)."""

from typing import Any

from django.contrib import messages
from django.forms import modelformset_factory
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mediators.forms.subsidies import (
    AdoptForm,
    DraftForm,
    GradeForm,
    PayeeForm,
    RuleForm,
    SchemeForm,
    TrialForm,
)
from mediators.models import Mediator, SubsidyDue, SubsidyFund, SubsidyRule, SubsidyScheme
from mediators.policies import may_keep_ledger, may_look_up_disputes, may_read_vouchers, may_review
from mediators.queries import dues as due_queries
from mediators.queries import ledger
from mediators.queries import schemes as queries
from mediators.queries.judging import judge, try_scheme
from mediators.services import dues as due_services
from mediators.services import schemes as services
from suyuan.accounts.origin import PersonRequest
from suyuan.accounts.policies import only_for
from suyuan.lib.refusals import refusals_on

RuleFormSet = modelformset_factory(SubsidyRule, form=RuleForm, extra=3, can_delete=True)


@only_for(may_keep_ledger)
@require_safe
def scheme_list(request: PersonRequest) -> HttpResponse:
    """The schemes in force, drafts, and published examples to begin from (补贴方案)."""
    return render(request, "mediators/scheme_list.html", {"groups": queries.grouped(reader=request.user)})


@only_for(may_keep_ledger)
@require_safe
def scheme_page(request: PersonRequest, pk: int) -> HttpResponse:
    """One scheme with its rules, and what it would have paid for past results (方案、试算)."""
    scheme = _scheme(request, pk)
    today = timezone.localdate()
    trial = TrialForm(request.GET or {"first": today.replace(month=1, day=1), "last": today})
    tried = scheme.court_id is not None and trial.is_valid()
    context = {
        "scheme": scheme,
        "switches": queries.switches(scheme),
        "rules": scheme.rules.select_related("fund"),
        "trial": trial,
        "lines": try_scheme(scheme, **trial.cleaned_data) if tried else [],
        "draft_form": DraftForm(courts=ledger.ledger_courts(request.user)),
        "adopt_form": AdoptForm(initial={"valid_from": today}),
        "may_review": may_review(request.user),
    }
    return render(request, "mediators/scheme.html", context)


@only_for(may_review)
@require_POST
def draft(request: PersonRequest, pk: int) -> HttpResponse:
    """Begin a draft from a scheme (起草方案)."""
    form = DraftForm(request.POST, courts=ledger.ledger_courts(request.user))
    if not form.is_valid():
        return redirect("mediators:scheme", pk=pk)
    made = services.draft_scheme(
        scheme_id=_scheme(request, pk).pk, court_code=form.cleaned_data["court"], by=request.user, at=timezone.now()
    )
    messages.success(request, "已起草，请修改后施行。")
    return redirect("mediators:edit_scheme", pk=made.pk)


@only_for(may_review)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: PersonRequest, pk: int) -> HttpResponse:
    """Revise a draft and its rules (修改草案)."""
    scheme = _scheme(request, pk)
    funds = SubsidyFund.objects.visible_to(request.user).filter(court=scheme.court_id)
    form = SchemeForm(request.POST or None, instance=_scheme(request, pk), funds=funds)
    rules = RuleFormSet(request.POST or None, queryset=scheme.rules.order_by("code"), prefix="rules")
    if form.is_valid() and rules.is_valid():
        with refusals_on(form):
            services.revise_draft(scheme_id=pk, facts=form.cleaned_data, rules=_rules(rules))
            messages.success(request, "草案已保存。")
            return redirect("mediators:scheme", pk=pk)
    failed = form.errors or (rules.is_bound and not rules.is_valid())
    context = {"scheme": scheme, "form": form, "rules": rules}
    return render(request, "mediators/scheme_form.html", context, status=422 if failed else 200)


@only_for(may_review)
@require_POST
def adopt(request: PersonRequest, pk: int) -> HttpResponse:
    """Put a draft in force (施行)."""
    scheme = _scheme(request, pk)
    form = AdoptForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            services.adopt_scheme(scheme_id=scheme.pk, **form.cleaned_data)
            messages.success(request, f"“{scheme.name}”自{form.cleaned_data['valid_from']:%Y-%m-%d}起施行。")
            return redirect("mediators:scheme", pk=pk)
    for problem in form.errors.values():
        messages.error(request, str(problem[0]))
    return redirect("mediators:scheme", pk=pk)


@only_for(may_review)
@require_POST
def discard(request: PersonRequest, pk: int) -> HttpResponse:
    """Throw a draft away (删除草案)."""
    services.discard_draft(scheme_id=_scheme(request, pk).pk)
    messages.success(request, "草案已删除。")
    return redirect("mediators:scheme_list")


@only_for(may_keep_ledger)
@require_safe
def preview(request: PersonRequest) -> HttpResponse:
    """What the next run would do, and why each line has its amount (计提预览)."""
    return render(request, "mediators/preview.html", {"preview": due_queries.preview(reader=request.user)})


@only_for(may_read_vouchers)
@require_http_methods(["GET", "HEAD", "POST"])
def due_page(request: PersonRequest, pk: int) -> HttpResponse:
    """One due: what it stands on, what becomes of it and why; a reviewer grades, completes, corrects (应计事项)."""
    found = SubsidyDue.objects.visible_to(request.user).select_related("mediator", "court", "organization", "scheme")
    due = get_object_or_404(found, pk=pk)
    reviews = may_review(request.user)
    forms = _due_forms(request, due, request.POST.get("step", "")) if reviews else {}
    if request.method == "POST" and _due_step(request, due, forms):
        return redirect("mediators:due", pk=pk)
    context = {
        "due": due,
        "judgement": judge([due])[due.pk],
        "vouchers": due_queries.vouchers_of(due, reader=request.user),
        "claims": due_queries.claims_of(due),
        "forms": forms,
        "reviews": reviews,
        "is_open": due.state in ("PENDING", "HELD"),
        "may_look_up": may_look_up_disputes(request.user) and not due.retainer_id,
        "keeps_ledger": may_keep_ledger(request.user),
    }
    return render(request, "mediators/due.html", context, status=422 if request.method == "POST" else 200)


def _due_forms(request: PersonRequest, due: SubsidyDue, step: str) -> dict[str, Any]:
    reachable = Mediator.objects.visible_to(request.user).exclude(pk=due.mediator_id)
    return {
        "grade": GradeForm(request.POST if step == "grade" else None, initial={"difficulty": due.difficulty}),
        "payee": PayeeForm(request.POST if step == "payee" else None, mediators=reachable),
    }


def _due_step(request: PersonRequest, due: SubsidyDue, forms: dict[str, Any]) -> bool:
    """Take the step asked for; whether it was taken."""
    step = request.POST.get("step", "")
    if not forms:
        return False
    if step == "complete":
        due_services.complete_file(due_id=due.pk)
        messages.success(request, "已登记卷宗补齐，将重新计提。")
        return True
    form = forms.get(step)
    if form is None or not form.is_valid():
        return False
    with refusals_on(form):
        if step == "grade":
            due_services.grade_due(due_id=due.pk, **form.cleaned_data)
            messages.success(request, "等级已评定，将重新计提。")
        else:
            due_services.correct_payee(
                due_id=due.pk,
                mediator_id=form.cleaned_data["mediator"].pk,
                reason=form.cleaned_data["reason"],
                by=request.user,
                at=timezone.now(),
            )
            messages.success(request, "已更正收款人：原收款人的计提已冲销，新收款人将重新计提。")
    return not form.errors


def _scheme(request: PersonRequest, pk: int) -> SubsidyScheme:
    return get_object_or_404(queries.schemes(reader=request.user), pk=pk)


def _rules(formset: Any) -> list[dict[str, Any]]:
    kept = [form for form in formset.forms if form.has_changed() or form.instance.pk]
    return [
        {name: value for name, value in form.cleaned_data.items() if name in RuleForm.Meta.fields}
        for form in kept
        if form.cleaned_data and not form.cleaned_data.get("DELETE")
    ]
