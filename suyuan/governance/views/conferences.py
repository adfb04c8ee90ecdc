"""Joint conferences and half-monthly reviews (联席会议、半月研判)."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from communities.policies import arranges_somewhere, may_arrange
from suyuan.accounts.origin import PersonRequest
from suyuan.accounts.policies import only_for
from suyuan.governance.forms import ConferenceForm, DecisionForm, MinutesForm, PointForm, ResultForm
from suyuan.governance.models import Conference, Decision
from suyuan.governance.policies import may_read_governance
from suyuan.governance.services import conferences as services
from suyuan.lib.form_pages import FormPage, form_page
from suyuan.lib.keyset import keyset_page

for_readers = only_for(may_read_governance)
for_arrangers = only_for(arranges_somewhere)
PAGE_SIZE = 20


@for_readers
@require_safe
def conference_list(request: PersonRequest) -> HttpResponse:
    """The conferences and the decisions still to be carried out (联席会议)."""
    rows = Conference.objects.visible_to(request.user).select_related("division").order_by("-held_on", "-pk")
    tasks = Decision.objects.visible_to(request.user).filter(done_on=None)
    context = {
        "page": keyset_page(rows, size=PAGE_SIZE, cursor=request.GET.get("cursor")),
        "tasks": tasks.select_related("conference__division", "unit").order_by("due_on", "pk"),
        "today": timezone.localdate(),
        "arranges": arranges_somewhere(request.user),
    }
    return render(request, "governance/conferences.html", context)


@for_readers
@require_safe
def conference(request: PersonRequest, pk: int) -> HttpResponse:
    """One conference: agenda, decisions, minutes (会议)."""
    found = _conference(request, pk)
    context = {
        **_sheet(found),
        "may_arrange": may_arrange(request.user, found.division),
        "today": timezone.localdate(),
    }
    return render(request, "governance/conference.html", context)


@for_readers
@require_safe
def minutes_sheet(request: PersonRequest, pk: int) -> HttpResponse:
    """The minutes as a sheet to print (会议纪要)."""
    return render(request, "governance/minutes_sheet.html", _sheet(_conference(request, pk)))


@for_arrangers
@require_http_methods(["GET", "HEAD", "POST"])
def new_conference(request: PersonRequest) -> HttpResponse:
    """Call a conference (召集会议)."""
    form = ConferenceForm(request.POST or None, user=request.user, initial={"held_on": timezone.localdate()})
    page = FormPage(
        title="召集会议",
        subtitle="召集后，超期、多次退回、跨镇街、有风险的事项和待回复的建议自动列为议题。",
        back_url=reverse("governance:conferences"),
        back_label="联席会议",
        rows=("kind division", "held_on place", "chair"),
    )

    def act(data: dict[str, Any]) -> str:
        made = services.call_conference(**data, by=request.user, at=timezone.now())
        return f"会议已登记，自动列入议题{made.agenda.count()}项。"

    return form_page(request, form, page, act=act)


@for_arrangers
@require_POST
def refresh(request: PersonRequest, pk: int) -> HttpResponse:
    """Add what the figures put forward since (更新议题)."""
    found = _conference(request, pk)
    count = services.refresh_agenda(conference_id=found.pk, by=request.user, at=timezone.now())
    messages.success(request, f"新增议题{count}项。")
    return redirect("governance:conference", pk)


@for_arrangers
@require_http_methods(["GET", "HEAD", "POST"])
def new_point(request: PersonRequest, pk: int) -> HttpResponse:
    """Put a point on the agenda (增加议题)."""
    found = _conference(request, pk)

    def act(data: dict[str, Any]) -> str:
        services.add_point(conference_id=pk, **data, by=request.user)
        return "议题已增加。"

    return form_page(request, PointForm(request.POST or None), _of(found, "增加议题"), act=act)


@for_arrangers
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: PersonRequest, pk: int) -> HttpResponse:
    """Write down a decision (议定事项)."""
    found = _conference(request, pk)
    chosen = request.GET.get("item")
    form = DecisionForm(request.POST or None, user=request.user, conference=found, initial={"agenda_item": chosen})

    def act(data: dict[str, Any]) -> str:
        item = data.pop("agenda_item")
        services.decide(conference_id=pk, agenda_item_id=item.pk if item else None, **data, by=request.user)
        return "议定事项已登记。"

    return form_page(request, form, _of(found, "登记议定事项", rows=("agenda_item", "text", "unit owner")), act=act)


@for_arrangers
@require_http_methods(["GET", "HEAD", "POST"])
def finish(request: PersonRequest, pk: int) -> HttpResponse:
    """Say how a decision was carried out (登记落实)."""
    task = get_object_or_404(Decision.objects.visible_to(request.user).select_related("conference"), pk=pk)

    def act(data: dict[str, Any]) -> str:
        services.finish_decision(decision_id=pk, result=data["result"], by=request.user, at=timezone.now())
        return "落实情况已登记。"

    return form_page(
        request, ResultForm(request.POST or None), _of(task.conference, "登记落实", subtitle=task.text), act=act
    )


@for_arrangers
@require_http_methods(["GET", "HEAD", "POST"])
def write_minutes(request: PersonRequest, pk: int) -> HttpResponse:
    """Write the minutes (会议纪要)."""
    found = _conference(request, pk)
    form = MinutesForm(request.POST or None, initial={"attendees": found.attendees, "minutes": found.minutes})

    def act(data: dict[str, Any]) -> str:
        services.write_minutes(conference_id=pk, **data, by=request.user, at=timezone.now())
        return "会议纪要已保存，可以打印。"

    return form_page(request, form, _of(found, "会议纪要"), act=act)


def _conference(request: PersonRequest, pk: int) -> Conference:
    return get_object_or_404(Conference.objects.visible_to(request.user).select_related("division"), pk=pk)


def _sheet(conference: Conference) -> dict[str, Any]:
    decisions = conference.decisions.select_related("unit", "agenda_item").order_by("due_on", "pk")
    return {"conference": conference, "agenda": conference.agenda.all(), "decisions": decisions}


def _of(conference: Conference, title: str, **more: Any) -> FormPage:
    back = reverse("governance:conference", args=[conference.pk])
    return FormPage(title=title, back_url=back, back_label=f"{conference}", **{"subtitle": f"{conference}", **more})
