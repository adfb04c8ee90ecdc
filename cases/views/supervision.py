"""Supervision orders: the list, one order with its answers, its printed form."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from cases import policies
from cases.filters import SupervisionFilter
from cases.forms.supervision import RatingForm
from cases.lifecycle import Action
from cases.models import SupervisionOrder
from cases.queries.supervision import answers_of, for_lines, order_line
from cases.services.supervision import rate_answer
from cases.views.openings import PageRequest, for_dispute_workers
from suyuan.lib.keyset import keyset_page
from suyuan.lib.refusals import refusals_on


@for_dispute_workers
@require_safe
def supervision_list(request: PageRequest) -> HttpResponse:
    """The orders one may know of (督办列表), the newest first."""
    today = timezone.localdate()
    chosen = SupervisionFilter(request.GET, SupervisionOrder.objects.visible_to(request.user), on=today)
    rows = for_lines(chosen.qs).order_by("-issued_at", "-id")
    page = keyset_page(rows, size=50, cursor=request.GET.get("cursor"))
    context = {"filter": chosen, "page": page, "lines": [order_line(order, on=today) for order in page.rows]}
    return render(request, "cases/supervision_list.html", context)


@for_dispute_workers
@require_http_methods(["GET", "POST"])
def supervision_order(request: PageRequest, pk: int) -> HttpResponse:
    """One order with its answers; whoever may order judges them here (督办单、评价)."""
    order = _order(request, pk)
    may_rate = policies.may(request.user, Action.SUPERVISE, order.dispute)
    form = RatingForm(request.POST if request.method == "POST" and may_rate else None)
    if form.is_valid():
        with refusals_on(form):
            rate_answer(order_id=order.pk, **form.cleaned_data, by=request.user, at=timezone.now())
            messages.success(request, "评价已保存。")
            return redirect("cases:supervision_order", pk=order.pk)
    context = _shown(order) | {"form": form, "may_rate": may_rate}
    return render(request, "cases/supervision_order.html", context, status=422 if form.errors else 200)


@for_dispute_workers
@require_safe
def supervision_print(request: PageRequest, pk: int) -> HttpResponse:
    """The order on paper (打印督办单)."""
    order = _order(request, pk)
    return render(request, "cases/supervision_print.html", _shown(order))


def _order(request: PageRequest, pk: int) -> SupervisionOrder:
    orders = for_lines(SupervisionOrder.objects.visible_to(request.user))
    return get_object_or_404(orders.select_related("dispute__centre__court", "issued_by"), pk=pk)


def _shown(order: SupervisionOrder) -> dict[str, object]:
    return {"order": order, "line": order_line(order, on=timezone.localdate()), "answers": answers_of(order)}
