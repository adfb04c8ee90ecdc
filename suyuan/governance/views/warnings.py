"""预警: what is more than usual, its grounds and its disputes, and what is done about it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from cases.queries.rows import dispute_rows
from communities.forms.fieldwork import CampaignForm, ReasonForm, next_month
from communities.policies import arranges_somewhere, may_arrange
from reports.choices import WarningAnswer
from reports.documents.early_warnings import draft, headline, sentence, windows_chart
from reports.models import EarlyWarning
from reports.policies import may_see_rates
from reports.queries.warnings import (
    counted_disputes,
    forecasts_for,
    last_run,
    open_warnings,
    past_warnings,
    warnings_for,
)
from reports.services.warnings import answer_warning
from suyuan.accounts.origin import PersonRequest
from suyuan.accounts.policies import only_for
from suyuan.governance.choices import SuggestionKind
from suyuan.governance.forms import SuggestionForm, in_a_month
from suyuan.governance.services import warnings as services
from suyuan.governance.services.suggestions import Letter
from suyuan.lib.form_pages import FormPage, form_page
from suyuan.lib.keyset import keyset_page

PAGE_SIZE = 30
for_readers = only_for(may_see_rates)
for_arrangers = only_for(arranges_somewhere)


@for_readers
@require_safe
def warning_list(request: PersonRequest) -> HttpResponse:
    """The open warnings by kind, the forecast of the next quarter, what was answered (预警)."""
    run = last_run()
    past = keyset_page(past_warnings(request.user), size=PAGE_SIZE, cursor=request.GET.get("cursor"))
    context = {
        "run": run,
        "groups": open_warnings(request.user, run),
        "forecasts": forecasts_for(request.user),
        "page": past,
        "past": [(row, headline(row)) for row in past.rows],
    }
    return render(request, "governance/warnings.html", context)


@for_readers
@require_safe
def warning(request: PersonRequest, pk: int) -> HttpResponse:
    """One warning: what is unusual, against what, the disputes it counts (预警)."""
    found = _warning(request, pk)
    page = keyset_page(counted_disputes(request.user, found), size=PAGE_SIZE, cursor=request.GET.get("cursor"))
    context = {
        "warning": found,
        "headline": headline(found),
        "sentence": sentence(found),
        "chart": windows_chart(found) if found.grounds["windows"] else None,
        "page": page,
        "rows": dispute_rows(page.rows, on=timezone.localdate()),
        "may_act": found.is_open and may_arrange(request.user, found.division),
    }
    return render(request, "governance/warning.html", context)


@for_arrangers
@require_http_methods(["GET", "HEAD", "POST"])
def note(request: PersonRequest, pk: int) -> HttpResponse:
    """Take note of a warning, with the reason (知悉)."""
    found = _warning(request, pk)

    def act(data: dict[str, Any]) -> str:
        answer_warning(
            warning_id=pk, answer=WarningAnswer.NOTED, text=data["reason"], by=request.user, at=timezone.now()
        )
        return "已记录，这项预警办结。"

    return form_page(request, ReasonForm(request.POST or None), _of(found, "知悉预警"), act=act)


@for_arrangers
@require_http_methods(["GET", "HEAD", "POST"])
def suggest(request: PersonRequest, pk: int) -> HttpResponse:
    """Turn a warning into a suggestion, whose words stand there already (转为建议)."""
    found, today = _warning(request, pk), timezone.localdate()
    words = draft(found)
    initial = {
        "kind": SuggestionKind.RISK_NOTICE, "division": found.division_id, "category": found.category_id,
        "title": words.title, "text": words.text, "sent_on": today, "reply_due_on": in_a_month(today),
    }  # fmt: skip
    form = SuggestionForm(request.POST or None, user=request.user, initial=initial)
    rows = ("kind number", "division category", "addressee", "title", "text", "feedback", "sent_on reply_due_on")

    def act(data: dict[str, Any]) -> str:
        where = {name: data.pop(name) for name in ("division", "sent_on", "reply_due_on")}
        letter, at = Letter(**data), timezone.now()
        made = services.suggest(warning_id=pk, letter=letter, **where, by=request.user, at=at)
        return f"{made.number}已发出，预警已转建议。"

    return form_page(request, form, _of(found, "转为建议", rows=rows, submit_label="发出"), act=act)


@for_arrangers
@require_http_methods(["GET", "HEAD", "POST"])
def screen(request: PersonRequest, pk: int) -> HttpResponse:
    """Turn a warning into a screening campaign (转为排查)."""
    found, today = _warning(request, pk), timezone.localdate()
    category = found.category.name if found.category else "超期未结纠纷"
    initial = {
        "title": f"{found.division.display_name}{category}专项排查", "fields_text": category,
        "division": found.division_id, "first_on": today, "last_on": next_month(today),
    }  # fmt: skip
    form = CampaignForm(request.POST or None, user=request.user, initial=initial)
    rows = ("title", "division", "fields_text", "areas", "people periods", "first_on last_on")

    def act(data: dict[str, Any]) -> str:
        made = services.screen(warning_id=pk, **form.told(), by=request.user, at=timezone.now())
        return f"{made}已发起，预警已转排查。"

    return form_page(request, form, _of(found, "转为排查", rows=rows, submit_label="发起"), act=act)


def _warning(request: PersonRequest, pk: int) -> EarlyWarning:
    return get_object_or_404(warnings_for(request.user), pk=pk)


def _of(found: EarlyWarning, title: str, **more: Any) -> FormPage:
    back = reverse("governance:warning", args=[found.pk])
    return FormPage(title=title, subtitle=headline(found), back_url=back, back_label="预警", **more)
