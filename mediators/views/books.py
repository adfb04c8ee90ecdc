"""The books (账簿): funds and budgets, closed months; retained mediators; statements on paper."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from mediators.documents import statement_document
from mediators.forms.subsidies import BudgetForm, CloseForm, EndRetainerForm, FundForm, RetainerForm
from mediators.models import Mediator, Retainer, SubsidyFund
from mediators.policies import may_keep_ledger, may_pay, may_read_vouchers
from mediators.queries import books as queries
from mediators.queries import ledger
from mediators.queries.statements import PeriodStatement, period_statement, periods_offered, statement_period
from mediators.rules.retainers import retained_months
from mediators.services import books as services
from mediators.services import retainers as retainer_services
from suyuan.accounts.origin import PersonRequest
from suyuan.accounts.policies import only_for
from suyuan.lib.keyset import keyset_page
from suyuan.lib.pdf import SHEET, render_pdf
from suyuan.lib.refusals import refusals_on

PAGE_SIZE = 50


@only_for(may_keep_ledger)
@require_http_methods(["GET", "HEAD", "POST"])
def books(request: PersonRequest) -> HttpResponse:
    """Funds by year with what remains of them, and the months of each court (账簿)."""
    today = timezone.localdate()
    forms = _forms(request)
    if request.method == "POST" and may_pay(request.user) and _take_step(request, forms):
        return redirect(request.get_full_path())
    year = int(request.GET["year"]) if request.GET.get("year", "").isdecimal() else today.year
    context = {
        "year": year,
        "years": range(today.year, today.year - 5, -1),
        "funds": queries.fund_years(reader=request.user, year=year),
        "courts": queries.court_months(reader=request.user, on=today),
        "forms": forms,
        "may_pay": may_pay(request.user),
    }
    return render(request, "mediators/books.html", context, status=422 if request.method == "POST" else 200)


def _forms(request: PersonRequest) -> dict[str, Form]:
    step, courts = request.POST.get("step"), ledger.ledger_courts(request.user)
    funds = SubsidyFund.objects.visible_to(request.user)
    year = {"year": timezone.localdate().year}
    return {
        "fund": FundForm(request.POST if step == "fund" else None, courts=courts),
        "budget": BudgetForm(request.POST if step == "budget" else None, funds=funds, initial=year),
        "close": CloseForm(request.POST if step == "close" else None, courts=courts),
    }


def _take_step(request: PersonRequest, forms: dict[str, Any]) -> bool:
    """Add a fund, record a budget or close a month, as asked for; whether it was done."""
    steps: dict[str, tuple[Callable[[dict[str, Any]], object], str]] = {
        "fund": (
            lambda v: services.add_fund(court_code=v["court"], name=v["name"], payer=v["payer"]),
            "经费已增设。",
        ),
        "budget": (
            lambda v: services.record_budget(fund_id=v.pop("fund").pk, **v, by=request.user, at=timezone.now()),
            "预算已登记。",
        ),
        "close": (
            lambda v: services.close_month(court_code=v["court"], month=v["month"], by=request.user, at=timezone.now()),
            "已月结：该月及以前不能再记账，更正请在以后的月份冲销。",
        ),
    }
    step = request.POST.get("step", "")
    form = forms.get(step)
    if form is None or not form.is_valid():
        return False
    act, done = steps[step]
    with refusals_on(form):
        act(dict(form.cleaned_data))
        messages.success(request, done)
    return not form.errors


@only_for(may_keep_ledger)
@require_http_methods(["GET", "HEAD", "POST"])
def retainers(request: PersonRequest) -> HttpResponse:
    """Who is retained at so many yuan a year, and the form that adds one (年度聘用)."""
    reachable = Mediator.objects.visible_to(request.user).order_by("pinyin", "pk")
    form = RetainerForm(request.POST or None, courts=ledger.ledger_courts(request.user), mediators=reachable)
    if may_pay(request.user) and form.is_valid():
        facts = dict(form.cleaned_data)
        with refusals_on(form):
            retainer_services.record_retainer(
                court_code=facts.pop("court"),
                mediator_id=facts.pop("mediator").pk,
                by=request.user,
                at=timezone.now(),
                **facts,
            )
            messages.success(request, "聘用已登记，已满的月份将自动计提。")
            return redirect("mediators:retainers")
    found = Retainer.objects.visible_to(request.user).select_related("mediator", "court")
    context = {
        "form": form,
        "page": keyset_page(found, size=PAGE_SIZE, cursor=request.GET.get("cursor")),
        "may_pay": may_pay(request.user),
    }
    return render(request, "mediators/retainers.html", context, status=422 if form.errors else 200)


@only_for(may_keep_ledger)
@require_http_methods(["GET", "HEAD", "POST"])
def retainer_page(request: PersonRequest, pk: int) -> HttpResponse:
    """One retainer month by month, and its end (年度聘用)."""
    found = Retainer.objects.visible_to(request.user).select_related("mediator", "court")
    retainer = get_object_or_404(found, pk=pk)
    today = timezone.localdate()
    form = EndRetainerForm(request.POST or None, initial={"valid_to": today})
    if may_pay(request.user) and form.is_valid():
        with refusals_on(form):
            retainer_services.end_retainer(retainer_id=pk, by=request.user, at=timezone.now(), **form.cleaned_data)
            messages.success(request, "聘用已终止，多计的月份已冲销。")
            return redirect("mediators:retainer", pk=pk)
    months = retained_months(
        yearly_amount=retainer.yearly_amount,
        valid_from=retainer.valid_from,
        valid_to=retainer.valid_to,
        through=today,
    )
    context = {
        "retainer": retainer,
        "months": months[::-1],
        "total": sum(month.amount for month in months),
        "dues": {due.dispute_number: due for due in retainer.dues.exclude(state="NOT_PAYABLE")},
        "form": form,
        "may_pay": may_pay(request.user),
    }
    return render(request, "mediators/retainer.html", context, status=422 if form.errors else 200)


@only_for(may_read_vouchers)
@require_safe
def statement_sheet(request: PersonRequest, pk: int) -> HttpResponse:
    """A mediator's statement over a period (对账单), to print: each line with its rule, amount and reason."""
    mediator, found = _statement(request, pk)
    context = {
        "mediator": mediator,
        "statement": found,
        "periods": periods_offered(on=timezone.localdate()),
        "today": timezone.localdate(),
    }
    return render(request, "mediators/statement_sheet.html", context)


@only_for(may_read_vouchers)
@require_safe
def statement_pdf(request: PersonRequest, pk: int) -> HttpResponse:
    """The same statement as a PDF (对账单PDF)."""
    mediator, found = _statement(request, pk)
    made = render_pdf(SHEET, statement_document(mediator, found, on=timezone.localdate()))
    name = f"statement-{mediator.pk}-{found.period or 'all'}.pdf"
    disposition = f'attachment; filename="{name}"'
    return HttpResponse(made, content_type="application/pdf", headers={"Content-Disposition": disposition})


def _statement(request: PersonRequest, pk: int) -> tuple[Mediator, PeriodStatement]:
    mediator = get_object_or_404(Mediator.objects.visible_to(request.user), pk=pk)
    period = statement_period(request.GET.get("period", ""))
    return mediator, period_statement(mediator=mediator, reader=request.user, period=period)
