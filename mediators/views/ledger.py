"""The subsidy ledger (补贴台账): lines, balances, what is not in it yet, vouchers and their reversal."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from mediators.forms.ledger import BalanceFilterForm, DueFilterForm, LedgerFilterForm, ReversalForm
from mediators.models import Voucher
from mediators.policies import may_keep_ledger, may_look_up_disputes, may_read_vouchers, may_reverse
from mediators.queries import ledger
from mediators.services.ledger import reverse_voucher
from suyuan.accounts.origin import PersonRequest
from suyuan.accounts.policies import only_for
from suyuan.lib.keyset import capped_count, keyset_page
from suyuan.lib.refusals import refusals_on

PAGE_SIZE = 50


@only_for(may_keep_ledger)
@require_safe
def lines(request: PersonRequest) -> HttpResponse:
    """The vouchers of a month, filtered, with what they add up to (台账明细)."""
    today = timezone.localdate()
    months = ledger.ledger_months(reader=request.user, on=today)
    form = LedgerFilterForm(request.GET, months=months, courts=ledger.ledger_courts(request.user))
    form.full_clean()
    found = ledger.vouchers(reader=request.user, **form.cleaned_data)
    context = {
        "form": form,
        "page": keyset_page(ledger.with_lines(found), size=PAGE_SIZE, cursor=request.GET.get("cursor")),
        "total": f"共 {capped_count(found)} 张凭证",
        "totals": ledger.totals(found),
        "month": form.cleaned_data["month"],
    }
    return render(request, "mediators/ledger.html", context)


@only_for(may_keep_ledger)
@require_safe
def balances(request: PersonRequest) -> HttpResponse:
    """Balances by account, and by mediator what is owed (余额)."""
    form = BalanceFilterForm(request.GET, courts=ledger.ledger_courts(request.user))
    form.full_clean()
    accounts = ledger.account_balances(reader=request.user, **form.cleaned_data)
    payees = ledger.paid_mediators(reader=request.user, **form.cleaned_data)
    page = keyset_page(payees, size=PAGE_SIZE, cursor=request.GET.get("cursor"))
    owed = ledger.owed_to(page.rows, reader=request.user, **form.cleaned_data)
    context = {
        "form": form,
        "accounts": accounts,
        "whole": sum((account.sides for account in accounts), ledger.Sides()),
        "page": page,
        "payees": [(mediator, owed.get(mediator.pk, ledger.Sides())) for mediator in page.rows],
    }
    return render(request, "mediators/balances.html", context)


@only_for(may_read_vouchers)
@require_safe
def not_in_ledger(request: PersonRequest) -> HttpResponse:
    """Conclusions that wait for the ledger or never come to it, each with its reason (未入账事项)."""
    form = DueFilterForm(request.GET, courts=ledger.ledger_courts(request.user))
    form.full_clean()
    wanted = {name: value for name, value in form.cleaned_data.items() if name != "state"}
    counts = ledger.due_counts(ledger.dues(reader=request.user, **wanted))
    state = form.cleaned_data.get("state") or next((state.value for state, n in counts.items() if n), "PENDING")
    found = ledger.dues(reader=request.user, state=state, **wanted)
    context = {
        "form": form,
        "state": state,
        "counts": counts,
        "page": keyset_page(found, size=PAGE_SIZE, cursor=request.GET.get("cursor")),
        "keeps_ledger": may_keep_ledger(request.user),
        "may_look_up": may_look_up_disputes(request.user),
    }
    return render(request, "mediators/not_in_ledger.html", context)


@only_for(may_read_vouchers)
@require_safe
def voucher_page(request: PersonRequest, pk: int) -> HttpResponse:
    """One voucher: entries, rule and its source, document, reversal (凭证)."""
    voucher = _visible(request, pk)
    context = {
        "voucher": voucher,
        "sides": ledger.totals(Voucher.objects.visible_to(request.user).filter(pk=pk)).all,
        "rule": ledger.rule_cited_by(voucher),
        "may_reverse": may_reverse(request.user, voucher),
        "may_look_up": may_look_up_disputes(request.user),
        "keeps_ledger": may_keep_ledger(request.user),
    }
    return render(request, "mediators/voucher.html", context)


@only_for(may_keep_ledger)
@require_http_methods(["GET", "HEAD", "POST"])
def reverse(request: PersonRequest, pk: int) -> HttpResponse:
    """Ask for the reason and reverse a voucher (冲销)."""
    voucher = _visible(request, pk)
    form = ReversalForm(request.POST or None)
    if form.is_valid():
        with refusals_on(form):
            made = reverse_voucher(voucher_id=pk, by=request.user, at=timezone.now(), **form.cleaned_data)
            messages.success(request, f"凭证 {voucher.number} 已冲销。")
            return redirect("mediators:voucher", pk=made.pk)
    context = {"voucher": voucher, "form": form, "may_reverse": may_reverse(request.user, voucher)}
    return render(request, "mediators/reverse.html", context, status=422 if form.errors else 200)


def _visible(request: PersonRequest, pk: int) -> Voucher:
    found = ledger.with_lines(Voucher.objects.visible_to(request.user))
    return get_object_or_404(found.select_related("mediator", "court", "made_by", "reversed_by", "reverses"), pk=pk)
