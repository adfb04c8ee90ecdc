"""Paying out (发放): batches from freezing to the bank's answer, bank accounts, and what was paid in a year."""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mediators.documents import paid_rows
from mediators.forms.subsidies import AccountForm, BounceForm, FreezeForm, PaidForm, ReasonForm
from mediators.models import BankAccount, Mediator, PaymentBatch, PaymentLine
from mediators.policies import batch_actions, is_mediator, may_keep_ledger, may_pay
from mediators.queries import ledger, payments
from mediators.services import bank_accounts
from mediators.services import payments as services
from mediators.services.payments import BatchRefused
from suyuan.accounts.origin import PersonRequest
from suyuan.accounts.policies import only_for
from suyuan.lib.csv_writing import csv_lines
from suyuan.lib.keyset import keyset_page
from suyuan.lib.refusals import refusals_on
from suyuan.lib.xlsx_writing import xlsx_chunks

PAGE_SIZE = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@only_for(may_keep_ledger)
@require_http_methods(["GET", "HEAD", "POST"])
def batch_list(request: PersonRequest) -> HttpResponse:
    """The batches, whoever cannot be paid yet, and the form that freezes a new one (发放批次)."""
    courts = ledger.ledger_courts(request.user)
    form = FreezeForm(request.POST or None, courts=courts, initial={"through": timezone.localdate()})
    if form.is_valid():
        with refusals_on(form):
            made = services.freeze_batch(
                court_code=form.cleaned_data["court"],
                through=form.cleaned_data["through"],
                by=request.user,
                at=timezone.now(),
            )
            messages.success(request, f"已编制批次 {made.number}，等待批准。")
            return redirect("mediators:batch", pk=made.pk)
    found = payments.batches(reader=request.user)
    context = {
        "form": form,
        "page": keyset_page(found, size=PAGE_SIZE, cursor=request.GET.get("cursor")),
        "this_year": timezone.localdate().year,
        "without_account": payments.owed_without_account(courts=[court.code for court in courts])[:20],
    }
    return render(request, "mediators/batch_list.html", context, status=422 if form.errors else 200)


@only_for(may_keep_ledger)
@require_safe
def batch_page(request: PersonRequest, pk: int) -> HttpResponse:
    """One batch: its lines, where it stands, and what one may do now."""
    return _page(request, _batch(request, pk))


STEPS: dict[str, tuple[str, type[Form] | None, str, Callable[..., object]]] = {
    "approve": ("批准", None, "已批准，可以导出银行代发文件。", services.approve_batch),
    "cancel": ("作废", ReasonForm, "批次已作废，所列凭证可另行发放。", services.cancel_batch),
    "pay": ("登记发放", PaidForm, "已登记发放并记账。", services.mark_paid),
}


@only_for(may_keep_ledger)
@require_POST
def batch_step(request: PersonRequest, pk: int, step: str) -> HttpResponse:
    """Approve, cancel or mark paid (批准、作废、登记发放)."""
    batch = _batch(request, pk)
    label, form_class, done, service = STEPS[step]
    if step not in batch_actions(request.user, batch):
        raise BatchRefused(f"您现在不能办理“{label}”：须由另一人办理，或批次{batch.get_state_display()}。")
    form = form_class(request.POST) if form_class else Form(request.POST)
    if form.is_valid():
        with refusals_on(form):
            service(batch_id=pk, by=request.user, at=timezone.now(), **form.cleaned_data)
            messages.success(request, done)
            return redirect("mediators:batch", pk=pk)
    return _page(request, batch, failed={step: form}, status=422)


@only_for(may_pay)
@require_http_methods(["GET", "HEAD", "POST"])
def bounce(request: PersonRequest, pk: int) -> HttpResponse:
    """Record a payment that came back (登记退汇)."""
    lines = PaymentLine.objects.filter(batch__in=PaymentBatch.objects.visible_to(request.user))
    line = get_object_or_404(lines.select_related("batch", "mediator", "account"), pk=pk)
    form = BounceForm(request.POST or None, initial={"bounced_on": timezone.localdate()})
    if form.is_valid():
        with refusals_on(form):
            services.bounce_line(line_id=pk, by=request.user, at=timezone.now(), **form.cleaned_data)
            messages.success(request, f"第{line.serial}笔已登记退汇，金额重新列为应付。")
            return redirect("mediators:batch", pk=line.batch_id)
    context = {"line": line, "form": form}
    return render(request, "mediators/bounce.html", context, status=422 if form.errors else 200)


@only_for(may_pay)
@never_cache
@require_POST
def export(request: PersonRequest, pk: int, suffix: str) -> StreamingHttpResponse:
    """The file for the bank (银行代发文件); the export is logged."""
    batch = _batch(request, pk)
    rows = services.export_batch(batch_id=pk, by=request.user, at=timezone.now())
    return _download(rows, name=f"{batch.number}", suffix=suffix)


@only_for(may_keep_ledger)
@require_safe
def sheet(request: PersonRequest, pk: int) -> HttpResponse:
    """The sheet that is signed and filed (发放表), account numbers masked."""
    batch = _batch(request, pk)
    return render(request, "mediators/batch_sheet.html", {"batch": batch, "lines": payments.lines_of(batch)})


@only_for(may_keep_ledger)
@require_safe
def paid(request: PersonRequest, year: int) -> HttpResponse | StreamingHttpResponse:
    """What each mediator was paid in a year (年度发放汇总)."""
    rows = payments.paid_in_year(reader=request.user, year=year)
    if suffix := request.GET.get("format"):
        return _download(paid_rows(rows), name=f"{year}年补贴发放汇总", suffix="xlsx" if suffix == "xlsx" else "csv")
    context = {
        "year": year,
        "years": range(timezone.localdate().year, timezone.localdate().year - 5, -1),
        "rows": rows,
        "total": sum(row.amount for row in rows),
    }
    return render(request, "mediators/paid.html", context)


@only_for(is_mediator)
@require_http_methods(["GET", "HEAD", "POST"])
def own_account(request: PersonRequest) -> HttpResponse:
    """Where I am paid (我的收款账户)."""
    mediator = get_object_or_404(Mediator.objects.visible_to(request.user), user=request.user)
    return _account(request, mediator, back="mediators:my_subsidies")


@only_for(may_pay)
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: PersonRequest, pk: int) -> HttpResponse:
    """A mediator's bank account, kept by finance (收款账户)."""
    mediator = get_object_or_404(Mediator.objects.visible_to(request.user), pk=pk)
    return _account(request, mediator, back="mediators:batch_list")


@only_for(may_pay)
@never_cache
@require_POST
def reveal_account(request: PersonRequest, pk: int) -> HttpResponse:
    """An account number in full, on record (查看完整账号)."""
    reachable = Mediator.objects.visible_to(request.user)
    found = get_object_or_404(BankAccount.objects.filter(mediator__in=reachable), pk=pk)
    full = bank_accounts.reveal_account(
        account_id=found.pk, reason=request.POST.get("reason", ""), by=request.user, at=timezone.now()
    )
    return render(request, "components/masked.html", {"label": "收款账号", "full": full})


def _account(request: PersonRequest, mediator: Mediator, *, back: str) -> HttpResponse:
    form = AccountForm(request.POST or None, initial={"holder": mediator.name})
    if form.is_valid():
        with refusals_on(form):
            bank_accounts.record_account(
                mediator_id=mediator.pk, by=request.user, at=timezone.now(), **form.cleaned_data
            )
            messages.success(request, "收款账户已登记，以后的发放批次按新账户。")
            return redirect(back)
    context = {"mediator": mediator, "form": form, "account": payments.current_account(mediator), "back": back}
    return render(request, "mediators/account.html", context, status=422 if form.errors else 200)


def _batch(request: PersonRequest, pk: int) -> PaymentBatch:
    return get_object_or_404(payments.batches(reader=request.user), pk=pk)


def _page(
    request: PersonRequest, batch: PaymentBatch, *, failed: dict[str, Form] | None = None, status: int = 200
) -> HttpResponse:
    context: dict[str, Any] = {
        "batch": batch,
        "page": keyset_page(payments.lines_of(batch), size=PAGE_SIZE, cursor=request.GET.get("cursor")),
        "allowed": batch_actions(request.user, batch),
        "forms": {"cancel": ReasonForm(), "pay": PaidForm(initial={"paid_on": timezone.localdate()}), **(failed or {})},
    }
    return render(request, "mediators/batch.html", context, status=status)


def _download(rows: list[list[object]], *, name: str, suffix: str) -> StreamingHttpResponse:
    content = xlsx_chunks(rows, sheet=name[:30]) if suffix == "xlsx" else csv_lines(rows)
    answer = StreamingHttpResponse(content, content_type=XLSX if suffix == "xlsx" else "text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(f'{name}.{suffix}')}"
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
