"""Suggestions (司法建议、风险提示): what waits for an answer, the letter, the reply, the second measurement."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from communities.policies import arranges_somewhere, may_arrange
from suyuan.accounts.origin import PersonRequest
from suyuan.accounts.policies import only_for
from suyuan.governance.forms import ReplyForm, SuggestionForm, VerdictForm, in_a_month
from suyuan.governance.models import Suggestion
from suyuan.governance.policies import answers_somewhere, may_answer, may_read_governance
from suyuan.governance.queries.suggestions import effect_of, feedback_to_sum_up, suggestions
from suyuan.governance.services import suggestions as services
from suyuan.lib.form_pages import FormPage, form_page
from suyuan.lib.keyset import keyset_page

for_readers = only_for(may_read_governance)
for_arrangers = only_for(arranges_somewhere)
for_answerers = only_for(answers_somewhere)
BASIS = "汇总反馈给各级党委政府，提示基层治理的关键环节和风险点（东莞中院2020年7月1日实施意见 二（六））"
PAGE_SIZE = 30


@for_readers
@require_safe
def suggestion_list(request: PersonRequest) -> HttpResponse:
    """What waits for an answer, what is to be measured again, what is closed (建议)."""
    today = timezone.localdate()
    found = suggestions(request.user)
    context = {
        "waiting": found.filter(replied_on=None),
        "measuring": found.filter(replied_on__isnull=False, verdict=""),
        "page": keyset_page(
            found.exclude(verdict="").order_by("-sent_on", "-pk"), size=PAGE_SIZE, cursor=request.GET.get("cursor")
        ),
        "opinions": feedback_to_sum_up(request.user)[:20],
        "today": today,
        "arranges": arranges_somewhere(request.user),
    }
    return render(request, "governance/suggestions.html", context)


@for_readers
@require_safe
def suggestion(request: PersonRequest, pk: int) -> HttpResponse:
    """One suggestion with its loop (建议)."""
    found, today = _suggestion(request, pk), timezone.localdate()
    may_act = may_arrange(request.user, found.division)
    context = {
        "suggestion": found,
        "opinions": found.feedback.select_related("division"),
        "effect": effect_of(found, on=today),
        "today": today,
        "may_answer": found.replied_on is None and may_answer(request.user, found.division),
        "may_conclude": may_act and not found.verdict and found.remeasure_on and found.remeasure_on <= today,
    }
    return render(request, "governance/suggestion.html", context)


@for_arrangers
@require_http_methods(["GET", "HEAD", "POST"])
def new_suggestion(request: PersonRequest) -> HttpResponse:
    """Send a suggestion (发出建议); a warning may hand over title, text and place in the address."""
    today = timezone.localdate()
    initial: dict[str, Any] = {"sent_on": today, "reply_due_on": in_a_month(today)}
    initial |= {name: request.GET[name] for name in ("title", "text", "division", "category") if name in request.GET}
    form = SuggestionForm(request.POST or None, user=request.user, initial=initial)
    rows = ("kind number", "division category", "addressee", "title", "text", "feedback", "sent_on reply_due_on")
    page = _page("发出建议", rows=rows, basis=BASIS, submit_label="发出")

    def act(data: dict[str, Any]) -> str:
        where = {name: data.pop(name) for name in ("division", "sent_on", "reply_due_on")}
        made = services.send_suggestion(letter=services.Letter(**data), **where, by=request.user, at=timezone.now())
        return f"{made.number}已发出，等候回复。"

    return form_page(request, form, page, act=act)


@for_answerers
@require_http_methods(["GET", "HEAD", "POST"])
def reply(request: PersonRequest, pk: int) -> HttpResponse:
    """Enter the reply (登记回复)."""
    found = _suggestion(request, pk)
    form = ReplyForm(request.POST or None, initial={"replied_on": timezone.localdate()})

    def act(data: dict[str, Any]) -> str:
        row = services.record_reply(suggestion_id=pk, **data, by=request.user, at=timezone.now())
        return f"回复已登记，{row.remeasure_on}再次测量。"

    return form_page(request, form, _of(found, "登记回复"), act=act)


@for_arrangers
@require_http_methods(["GET", "HEAD", "POST"])
def conclude(request: PersonRequest, pk: int) -> HttpResponse:
    """Say what the second measurement shows (再次测量结论)."""
    found = _suggestion(request, pk)

    def act(data: dict[str, Any]) -> str:
        services.conclude_suggestion(suggestion_id=pk, **data, by=request.user, at=timezone.now())
        return "结论已登记，这项建议办结。"

    return form_page(request, VerdictForm(request.POST or None), _of(found, "再次测量结论"), act=act)


def _suggestion(request: PersonRequest, pk: int) -> Suggestion:
    return get_object_or_404(suggestions(request.user), pk=pk)


def _page(title: str, **more: Any) -> FormPage:
    return FormPage(title=title, back_url=reverse("governance:suggestions"), back_label="建议", **more)


def _of(suggestion: Suggestion, title: str) -> FormPage:
    back = reverse("governance:suggestion", args=[suggestion.pk])
    return FormPage(title=title, subtitle=suggestion.title, back_url=back, back_label=suggestion.number)
