"""The ledger looked at from outside: cases held against it (对账), and payments worth a second look (疑点)."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from mediators.policies import may_keep_ledger
from mediators.queries.ledger import ledger_courts
from reports.choices import SuspicionState
from reports.forms.ledger_audit import DifferenceFilter, FindingForm, SuspicionFilter
from reports.models import Suspicion
from reports.queries import suspicions as queries
from reports.services.suspicions import examine_suspicion
from suyuan.accounts.origin import PersonRequest
from suyuan.accounts.policies import only_for
from suyuan.lib.keyset import keyset_page
from suyuan.lib.refusals import refusals_on

PAGE_SIZE = 50
for_ledger_staff = only_for(may_keep_ledger)


@for_ledger_staff
@require_safe
def reconciliation(request: PersonRequest) -> HttpResponse:
    """The newest comparison of cases and ledger, and every difference with its reason (对账)."""
    form = DifferenceFilter(request.GET, courts=ledger_courts(request.user))
    form.full_clean()
    court = form.cleaned_data.get("court", "")
    found = queries.differences(reader=request.user, **form.cleaned_data)
    context = {
        "form": form,
        "found": queries.reconciled(reader=request.user, court=court),
        "page": keyset_page(found, size=PAGE_SIZE, cursor=request.GET.get("cursor")),
    }
    return render(request, "reports/reconciliation.html", context)


@for_ledger_staff
@require_safe
def suspicion_list(request: PersonRequest) -> HttpResponse:
    """What should be looked into, with the grounds of each (疑点)."""
    form = SuspicionFilter(request.GET, courts=ledger_courts(request.user))
    form.full_clean()
    wanted = dict(form.cleaned_data)
    state = wanted.pop("state") or SuspicionState.OPEN
    found = queries.suspicions(reader=request.user, state=state, **wanted)
    context = {
        "form": form,
        "state": state,
        "counts": queries.state_counts(queries.suspicions(reader=request.user, **wanted)),
        "page": keyset_page(found, size=PAGE_SIZE, cursor=request.GET.get("cursor")),
    }
    return render(request, "reports/suspicions.html", context)


@for_ledger_staff
@require_http_methods(["GET", "HEAD", "POST"])
def suspicion_page(request: PersonRequest, pk: int) -> HttpResponse:
    """One suspicion: grounds, payments in question, earlier findings, and the form that closes it (核查)."""
    found = Suspicion.objects.visible_to(request.user).select_related("mediator", "court")
    suspicion = get_object_or_404(found, pk=pk)
    form = FindingForm(request.POST or None)
    if form.is_valid():
        with refusals_on(form):
            examine_suspicion(suspicion_id=pk, by=request.user, at=timezone.now(), **form.cleaned_data)
            messages.success(request, "核查结论已登记。")
            return redirect("reports:suspicion", pk=pk)
    context = {
        "suspicion": suspicion,
        "dues": queries.dues_in_question(suspicion, reader=request.user),
        "findings": suspicion.findings.select_related("found_by"),
        "form": form,
        "may_examine": suspicion.state == SuspicionState.OPEN and not queries.handled_by(suspicion, request.user),
    }
    return render(request, "reports/suspicion.html", context, status=422 if form.errors else 200)
