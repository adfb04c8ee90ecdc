"""Circuits (巡回): requests, route and day plan, log, what people said."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from communities.forms.fieldwork import (
    CircuitForm,
    CircuitRequestForm,
    CircuitStopForm,
    FeedbackForm,
    ReasonForm,
    StopLogForm,
)
from communities.models import Circuit, CircuitRequest, CircuitStop, Feedback
from communities.policies import arranges_somewhere, may_read_communities, reports_somewhere
from communities.queries.fieldwork import circuits, waiting_requests
from communities.queries.proofs import attach_proofs
from communities.services import circuits as services
from suyuan.accounts.origin import PersonRequest
from suyuan.accounts.policies import only_for
from suyuan.lib.form_pages import FormPage, form_page
from suyuan.lib.keyset import keyset_page

for_readers = only_for(may_read_communities)
for_arrangers = only_for(arranges_somewhere)
for_reporters = only_for(reports_somewhere)
PAGE_SIZE = 20
BASIS = "东莞市中级人民法院《关于创建“诉源治理示范社区”实施意见》二（六）"


@for_readers
@require_safe
def circuit_list(request: PersonRequest) -> HttpResponse:
    """What communities ask for, and the circuits (巡回)."""
    context = {
        "requests": waiting_requests(request.user),
        "page": keyset_page(circuits(request.user), size=PAGE_SIZE, cursor=request.GET.get("cursor")),
        "today": timezone.localdate(),
        "arranges": arranges_somewhere(request.user),
        "reports": reports_somewhere(request.user),
    }
    return render(request, "communities/circuits.html", context)


@for_readers
@require_safe
def circuit(request: PersonRequest, pk: int) -> HttpResponse:
    """One circuit: the day plan, printable, and its log (巡回)."""
    found = get_object_or_404(circuits(request.user), pk=pk)
    seen = set(CircuitStop.objects.visible_to(request.user).filter(circuit=found).values_list("pk", flat=True))
    attach_proofs([stop for stop in found.route if stop.pk in seen])  # type: ignore[attr-defined]
    said = Feedback.objects.visible_to(request.user).filter(stop__circuit=found).select_related("division")
    context = {
        "circuit": found,
        "feedback": said,
        "today": timezone.localdate(),
        "arranges": arranges_somewhere(request.user) and not found.cancelled_reason,
        "reports": reports_somewhere(request.user) and not found.cancelled_reason,
    }
    return render(request, "communities/circuit.html", context)


@for_reporters
@require_http_methods(["GET", "HEAD", "POST"])
def new_request(request: PersonRequest) -> HttpResponse:
    """Ask the judges to come (提出巡回需求)."""
    form = CircuitRequestForm(request.POST or None, user=request.user)
    page = _page("提出巡回需求", rows=("division kind", "text", "wanted_by"), basis=BASIS)

    def act(data: dict[str, Any]) -> str:
        made = services.request_circuit(**data, by=request.user, at=timezone.now())
        return f"{made.division.display_name}的需求已提出，等候法庭安排。"

    return form_page(request, form, page, act=act)


@for_arrangers
@require_http_methods(["GET", "HEAD", "POST"])
def decline(request: PersonRequest, pk: int) -> HttpResponse:
    """Answer that the judges will not come (不安排)."""
    wanted = get_object_or_404(CircuitRequest.objects.visible_to(request.user), pk=pk)

    def act(data: dict[str, Any]) -> str:
        services.decline_request(request_id=pk, reason=data["reason"], by=request.user)
        return "已答复。"

    return form_page(request, ReasonForm(request.POST or None), _page("不安排这项需求", subtitle=wanted.text), act=act)


@for_arrangers
@require_http_methods(["GET", "HEAD", "POST"])
def new_circuit(request: PersonRequest) -> HttpResponse:
    """Plan a day on circuit (安排巡回)."""
    today = timezone.localdate()
    form = CircuitForm(request.POST or None, user=request.user, on=today, initial={"held_on": today})
    page = _page("安排巡回", rows=("tribunal judge", "held_on", "note"), basis=BASIS)

    def act(data: dict[str, Any]) -> str:
        tribunal, judge = data.pop("tribunal"), data.pop("judge")
        made = services.plan_circuit(
            tribunal_id=tribunal.pk, judge_id=judge.pk, **data, by=request.user, at=timezone.now()
        )
        return f"{made.held_on}的巡回已安排，请打开它加入站点。"

    return form_page(request, form, page, act=act)


@for_arrangers
@require_http_methods(["GET", "HEAD", "POST"])
def new_stop(request: PersonRequest, pk: int) -> HttpResponse:
    """Put a place on the route (增加站点); a request waiting may be answered by it."""
    found = get_object_or_404(Circuit.objects.visible_to(request.user).select_related("tribunal"), pk=pk)
    form = CircuitStopForm(request.POST or None, user=request.user, initial=_answering(request))
    rows = ("division request", "starts_at ends_at", "kinds", "plan")
    subtitle = f"{found.tribunal.name}，{found.held_on}"
    back = reverse("communities:circuit", args=[pk])
    page = FormPage(title="增加站点", subtitle=subtitle, back_url=back, back_label="巡回", rows=rows)

    def act(data: dict[str, Any]) -> str:
        answered = data.pop("request")
        stop = services.Stop(request_id=answered.pk if answered else None, **data)
        return f"{services.add_stop(circuit_id=pk, stop=stop, by=request.user).division.display_name}已加入路线。"

    return form_page(request, form, page, act=act)


@for_arrangers
@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: PersonRequest, pk: int) -> HttpResponse:
    """Call a circuit off (取消巡回)."""
    found = get_object_or_404(Circuit.objects.visible_to(request.user), pk=pk)
    back = reverse("communities:circuit", args=[pk])
    page = FormPage(title="取消巡回", subtitle=f"{found.held_on}", back_url=back, back_label="巡回", tone="danger")

    def act(data: dict[str, Any]) -> str:
        services.cancel_circuit(circuit_id=pk, reason=data["reason"], by=request.user)
        return "巡回已取消，它回应的需求重新等候安排。"

    return form_page(request, ReasonForm(request.POST or None), page, act=act)


@for_reporters
@require_http_methods(["GET", "HEAD", "POST"])
def log_stop(request: PersonRequest, pk: int) -> HttpResponse:
    """Write down what was done at a stop (巡回日志)."""
    stop = get_object_or_404(CircuitStop.objects.visible_to(request.user).select_related("division", "circuit"), pk=pk)
    form = StopLogForm.of(request.POST or None, request.FILES or None, stop)
    rows = ("record", "people_count trial_count", "mediation_count settled_count", "feedback")
    subtitle = f"{stop.division.display_name}，{stop.circuit.held_on}，{stop.kind_labels}"
    back = reverse("communities:circuit", args=[stop.circuit_id])
    page = FormPage(title="巡回日志", subtitle=subtitle, back_url=back, back_label="巡回", rows=rows)

    def act(data: dict[str, Any]) -> str:
        uploads = data.pop("uploads")
        log = services.StopLog(**data)
        services.log_stop(stop_id=pk, log=log, uploads=uploads, by=request.user, at=timezone.now())
        return f"{stop.division.display_name}的巡回日志已保存。"

    return form_page(request, form, page, act=act)


@for_reporters
@require_http_methods(["GET", "HEAD", "POST"])
def new_feedback(request: PersonRequest) -> HttpResponse:
    """Keep an opinion or a difficulty of a place (收集群众意见)."""
    form = FeedbackForm(request.POST or None, user=request.user, initial={"heard_on": timezone.localdate()})
    page = _page("收集群众意见", rows=("division heard_on", "text"), basis=BASIS)

    def act(data: dict[str, Any]) -> str:
        services.record_feedback(**data, by=request.user, at=timezone.now())
        return "意见已记下，汇总后可形成建议。"

    return form_page(request, form, page, act=act)


def _page(title: str, **more: Any) -> FormPage:
    return FormPage(title=title, back_url=reverse("communities:circuits"), back_label="巡回", **more)


def _answering(request: PersonRequest) -> dict[str, Any]:
    """The request that a stop was opened for (?request=), when it may be seen."""
    key = request.GET.get("request", "")
    wanted = waiting_requests(request.user).filter(pk=key).first() if key.isdigit() else None
    return {"request": wanted.pk, "division": wanted.division_id, "kinds": [wanted.kind]} if wanted else {}
