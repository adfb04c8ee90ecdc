"""The calculators (计算工具): deadlines and court fees. They read nothing of a dispute and keep nothing."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cases.forms.calculators import BY_RULE, CourtFeeForm, DeadlineForm
from cases.policies import may_use_calculators
from cases.queries.deadline_reckoning import calendar_coverage, reckoning_asked, rule_choices
from cases.rules.court_fees import FeeKind
from cases.rules.suit_costs import suit_costs
from suyuan.accounts.policies import only_for
from suyuan.lib.refusals import refusals_on

for_case_staff = only_for(may_use_calculators)


@for_case_staff
@require_safe
def deadline_calculator(request: HttpRequest) -> HttpResponse:
    """When a period ends, and why (期限计算)."""
    form = DeadlineForm(request.GET or _usual_deadline())
    found = None
    if form.is_valid():
        with refusals_on(form):
            found = reckoning_asked(**form.cleaned_data)
    context = {"form": form, "found": found, "coverage": calendar_coverage()}
    return _page(request, "cases/deadline_calculator.html", context, ok=not form.errors)


@for_case_staff
@require_safe
def court_fee_calculator(request: HttpRequest) -> HttpResponse:
    """What a suit would cost, and what mediation saves (诉讼费计算)."""
    form = CourtFeeForm(request.GET or None, initial={"kind": FeeKind.PROPERTY})
    found = suit_costs(**form.cleaned_data) if form.is_valid() else None
    return _page(request, "cases/court_fee_calculator.html", {"form": form, "found": found}, ok=not form.errors)


def _usual_deadline() -> dict[str, str]:
    codes = [choice.code for choice in rule_choices()]
    return {"by": BY_RULE, "rule": codes[0] if codes else "", "start": f"{timezone.localdate()}"}


def _page(request: HttpRequest, template: str, context: dict[str, Any], *, ok: bool) -> HttpResponse:
    """The whole page, or under htmx only the part with the result."""
    part = "#result" if request.htmx else ""  # type: ignore[attr-defined]
    return render(request, f"{template}{part}", context, status=200 if ok else 422)
