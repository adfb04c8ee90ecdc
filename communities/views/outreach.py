"""Outreach (定制式司法宣传): lessons per tribunal, what is missing, what was held."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from communities.choices import Duty
from communities.forms.fieldwork import OutreachPlanForm, OutreachReportForm, ReasonForm
from communities.models import OutreachEvent
from communities.policies import arranges_somewhere, may_arrange, may_read_communities, may_report, reports_somewhere
from communities.queries.fieldwork import lessons_by_tribunal, outreach_events, requirement
from communities.queries.proofs import attach_proofs
from communities.services import outreach as services
from suyuan.accounts.origin import PersonRequest
from suyuan.accounts.policies import only_for
from suyuan.lib.form_pages import FormPage, form_page

for_readers = only_for(may_read_communities)
for_arrangers = only_for(arranges_somewhere)
for_reporters = only_for(reports_somewhere)


@for_readers
@require_safe
def outreach(request: PersonRequest) -> HttpResponse:
    """A year of outreach (司法宣传): each tribunal beside what is asked of it."""
    today = timezone.localdate()
    wanted = request.GET.get("year", "")
    year = int(wanted) if wanted.isdigit() and 2000 <= int(wanted) <= today.year + 1 else today.year
    context = {
        "year": year,
        "years": range(today.year, today.year - 4, -1),
        "lines": lessons_by_tribunal(request.user, year=year, on=today),
        "asked": requirement(Duty.PUBLIC_LESSONS, on=today),
        "events": outreach_events(request.user, year=year),
        "today": today,
        "arranges": arranges_somewhere(request.user),
    }
    return render(request, "communities/outreach.html", context)


@for_readers
@require_safe
def event(request: PersonRequest, pk: int) -> HttpResponse:
    """One event (宣传活动)."""
    found = _event(request, pk)
    attach_proofs([found])
    context = {
        "event": found,
        "may_report": may_report(request.user, found.division)
        and not found.cancelled_reason
        and found.held_on <= timezone.localdate(),
        "may_cancel": may_arrange(request.user, found.division) and not found.is_held and not found.cancelled_reason,
    }
    return render(request, "communities/outreach_event.html", context)


@for_arrangers
@require_http_methods(["GET", "HEAD", "POST"])
def new_event(request: PersonRequest) -> HttpResponse:
    """Plan an event (安排宣传活动)."""
    today = timezone.localdate()
    initial = {"held_on": today, "tribunal": request.GET.get("tribunal")}
    form = OutreachPlanForm(request.POST or None, user=request.user, on=today, initial=initial)
    asked = requirement(Duty.PUBLIC_LESSONS, on=today)
    page = FormPage(
        title="安排宣传活动",
        back_url=reverse("communities:outreach"),
        back_label="司法宣传",
        rows=("tribunal division", "form held_on", "title", "audience", "materials"),
        basis=asked.source if asked else "",
    )

    def act(data: dict[str, Any]) -> str:
        tribunal = data.pop("tribunal")
        made = services.plan_outreach(tribunal_id=tribunal.pk, **data, by=request.user, at=timezone.now())
        return f"{made.title}已登记。"

    return form_page(request, form, page, act=act)


@for_reporters
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: PersonRequest, pk: int) -> HttpResponse:
    """Write down how an event went (登记开展情况)."""
    found = _event(request, pk)
    initial = {"attendance": found.attendance, "press": found.media, "result": found.result}
    form = OutreachReportForm(request.POST or None, request.FILES or None, initial=initial)

    def act(data: dict[str, Any]) -> str:
        services.report_outreach(event_id=pk, media=data.pop("press"), **data, by=request.user, at=timezone.now())
        return f"{found.title}的开展情况已保存。"

    return form_page(request, form, _page(found, "登记开展情况"), act=act)


@for_arrangers
@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: PersonRequest, pk: int) -> HttpResponse:
    """Call an event off (取消活动)."""
    found = _event(request, pk)

    def act(data: dict[str, Any]) -> str:
        services.cancel_outreach(event_id=pk, reason=data["reason"], by=request.user)
        return f"{found.title}已取消。"

    return form_page(request, ReasonForm(request.POST or None), _page(found, "取消活动"), act=act)


def _event(request: PersonRequest, pk: int) -> OutreachEvent:
    rows = OutreachEvent.objects.visible_to(request.user).select_related("tribunal", "division", "made_by")
    return get_object_or_404(rows, pk=pk)


def _page(event: OutreachEvent, title: str) -> FormPage:
    back = reverse("communities:outreach_event", args=[event.pk])
    return FormPage(title=title, subtitle=event.title, back_url=back, back_label="宣传活动")
