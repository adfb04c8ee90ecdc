"""Series of like disputes (系列案): list, page, batch, and what a dispute's page does with them."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cases.forms.series import JoinSeriesForm, SeriesForms
from cases.forms.steps import ConfirmForm, ReasonForm
from cases.lifecycle import Action
from cases.models import Series
from cases.policies import may_decide_duplicates
from cases.queries.series import series_page, series_rows
from cases.services import series as services
from cases.views.openings import PageRequest, for_dispute_workers
from cases.views.small_forms import open_for, small_form, step_form
from suyuan.accounts.policies import only_for
from suyuan.lib.errors import InvalidInput
from suyuan.lib.keyset import capped_count, keyset_page


@for_dispute_workers
@require_safe
def series_list(request: PageRequest) -> HttpResponse:
    """The series one may know of (系列案)."""
    found = series_rows(request.user)
    page = keyset_page(found, size=50, cursor=request.GET.get("cursor"))
    may_add = may_decide_duplicates(request.user)
    context = {"page": page, "total": f"共 {capped_count(found)} 个", "may_add": may_add}
    return render(request, "cases/series_list.html", context)


@for_dispute_workers
@require_safe
def one_series(request: PageRequest, key: UUID) -> HttpResponse:
    """One series with its disputes (系列案页面)."""
    series = _visible(request, key)
    page = series_page(series, reader=request.user, on=timezone.localdate())
    return render(request, "cases/series.html", {"page": page, "may_offer": may_decide_duplicates(request.user)})


@only_for(may_decide_duplicates)
@require_http_methods(["GET", "POST"])
def new_series(request: PageRequest) -> HttpResponse:
    """Register a series from one form (批量登记)."""
    now = timezone.now()
    data = request.POST if request.method == "POST" else None
    forms = _forms(request, data)
    if data is not None and forms.is_valid():
        try:
            made = services.register_series(
                key=forms.list.cleaned_data["key"],
                name=forms.list.cleaned_data["series_name"],
                facts=forms.facts.told(),
                origin=forms.facts.told_origin(),
                respondent=forms.respondent.told(),
                rows=forms.list.told(),
                by=request.user,
                at=now,
            )
        except InvalidInput as refusal:
            forms.refuse(refusal)
        else:
            messages.success(request, f"已登记系列案“{made.name}”，共 {made.disputes.count()} 件。")
            return redirect("cases:one_series", key=made.key)
    status = 422 if data is not None else 200
    return render(request, "cases/new_series.html", {"forms": forms}, status=status)


@only_for(may_decide_duplicates)
@require_POST
def offer_model_result(request: PageRequest, key: UUID) -> HttpResponse:
    """Offer the model case's result to the rest (推送示范结果)."""
    series = _visible(request, key)
    offers = services.offer_model_result(series_id=series.pk, by=request.user, at=timezone.now())
    messages.success(request, f"已把示范案的协议作为草稿送到 {len(offers)} 件，各案由当事人自行决定。")
    return redirect("cases:one_series", key=series.key)


@for_dispute_workers
@require_http_methods(["GET", "POST"])
def join_series(request: PageRequest, key: UUID) -> HttpResponse:
    """Put a dispute into a series (加入系列案)."""
    dispute = open_for(request, key, Action.FLAG)
    form = step_form(JoinSeriesForm, request, dispute)
    return small_form(
        request, dispute, form, lambda series, new_name, by, at, **_: services.join_series(
            dispute_id=dispute.pk, series_id=series and series.pk, new_name=new_name, by=by, at=at
        ),
        done="已加入系列案。", title="加入系列案", submit="加入",
    )  # fmt: skip


@for_dispute_workers
@require_http_methods(["GET", "POST"])
def leave_series(request: PageRequest, key: UUID) -> HttpResponse:
    """Take a dispute out of its series (移出系列案)."""
    dispute = open_for(request, key, Action.FLAG)
    form, perform = step_form(ReasonForm, request, dispute), partial(services.leave_series, dispute_id=dispute.pk)
    return small_form(request, dispute, form, perform, done="已移出系列案。", title="移出系列案", submit="移出")


@for_dispute_workers
@require_http_methods(["GET", "POST"])
def choose_model(request: PageRequest, key: UUID) -> HttpResponse:
    """Let a dispute be the model case (定为示范案)."""
    dispute = open_for(request, key, Action.FLAG)
    form, perform = step_form(ConfirmForm, request, dispute), partial(services.choose_model, dispute_id=dispute.pk)
    hint = "示范案达成协议后，可以把协议作为草稿推送给同系列的其他纠纷；是否接受由各案当事人自行决定。"
    title = "定为示范案"
    return small_form(request, dispute, form, perform, done="已定为示范案。", title=title, submit=title, hint=hint)


def _visible(request: PageRequest, key: UUID) -> Series:
    series = Series.objects.visible_to(request.user).select_related("centre", "model_dispute", "created_by")
    return get_object_or_404(series, key=key)


def _forms(request: PageRequest, data: object) -> SeriesForms:
    """The forms with what was sent; a sheet that cannot be read is told at its box."""
    context = {"user": request.user, "on": timezone.localdate()}
    try:
        return SeriesForms(data, request.FILES.get("sheet"), **context)  # type: ignore[arg-type]
    except InvalidInput as refusal:
        forms = SeriesForms(data, None, **context)  # type: ignore[arg-type]
        forms.is_valid()
        for _, sentence in refusal.problems:
            forms.list.add_error("sheet", sentence)
        return forms
