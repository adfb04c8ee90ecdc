"""Hazard screening (隐患排查): campaigns, findings, the register."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from communities.forms.fieldwork import CampaignForm, FindingForm, HandlingForm, next_month
from communities.models import ScreeningCampaign, ScreeningFinding
from communities.policies import arranges_somewhere, may_read_communities, reports_somewhere
from communities.queries.fieldwork import campaigns, screening_register
from communities.services import screening as services
from suyuan.accounts.origin import PersonRequest
from suyuan.accounts.policies import only_for
from suyuan.lib.form_pages import FormPage, form_page
from suyuan.lib.keyset import capped_count, keyset_page
from suyuan.lib.periods import PeriodUnreadable, parse_period

for_readers = only_for(may_read_communities)
for_arrangers = only_for(arranges_somewhere)
for_reporters = only_for(reports_somewhere)
PAGE_SIZE = 30


@for_readers
@require_safe
def screening(request: PersonRequest) -> HttpResponse:
    """The campaigns (排查行动)."""
    context = {
        "page": keyset_page(campaigns(request.user), size=PAGE_SIZE, cursor=request.GET.get("cursor")),
        "today": timezone.localdate(),
        "arranges": arranges_somewhere(request.user),
    }
    return render(request, "communities/screening.html", context)


@for_readers
@require_safe
def register(request: PersonRequest) -> HttpResponse:
    """The register of a month, quarter or year (排查台账), printable."""
    today = timezone.localdate()
    asked = request.GET.get("period") or f"{today:%Y-%m}"
    try:
        period = parse_period(asked)
    except PeriodUnreadable:
        period = parse_period(f"{today:%Y-%m}")
    quarter = (today.month - 1) // 3 + 1
    choices = [f"{today:%Y-%m}", f"{today.year}Q{quarter}", f"{today.year}", f"{today.year - 1}"]
    context = {
        "period": period,
        "lines": screening_register(request.user, period=period),
        "choices": [parse_period(choice) for choice in choices],
    }
    return render(request, "communities/screening_register.html", context)


@for_readers
@require_safe
def campaign(request: PersonRequest, pk: int) -> HttpResponse:
    """One campaign with what it found (排查行动)."""
    found = get_object_or_404(campaigns(request.user), pk=pk)
    rows = ScreeningFinding.objects.visible_to(request.user).filter(campaign=found)
    findings = rows.select_related("division__parent", "recorded_by").order_by("-found_on", "-pk")
    context = {
        "campaign": found,
        "page": keyset_page(findings, size=PAGE_SIZE, cursor=request.GET.get("cursor")),
        "total": f"共 {capped_count(findings)} 条",
        "today": timezone.localdate(),
        "reports": reports_somewhere(request.user),
    }
    return render(request, "communities/campaign.html", context)


@for_arrangers
@require_http_methods(["GET", "HEAD", "POST"])
def new_campaign(request: PersonRequest) -> HttpResponse:
    """Start a campaign (发起排查); a warning may hand over the title and the fields in the address."""
    today = timezone.localdate()
    initial: dict[str, Any] = {"first_on": today, "last_on": next_month(today)}
    initial |= {
        name: request.GET[name] for name in ("title", "fields_text", "areas", "division") if name in request.GET
    }
    form = CampaignForm(request.POST or None, user=request.user, initial=initial)
    page = FormPage(
        title="发起排查",
        back_url=reverse("communities:screening"),
        back_label="隐患排查",
        rows=("title", "division", "fields_text", "areas", "people periods", "first_on last_on"),
        basis="对重点地区、重点领域、重点人群、重点时段集中排查（汕城法〔2023〕35号 二（三））",
    )

    def act(data: dict[str, Any]) -> str:
        return f"{services.start_campaign(**form.told(), by=request.user, at=timezone.now())}已发起。"

    return form_page(request, form, page, act=act)


@for_reporters
@require_http_methods(["GET", "HEAD", "POST"])
def new_finding(request: PersonRequest, pk: int) -> HttpResponse:
    """Write down a hazard (登记排查发现)."""
    found = get_object_or_404(ScreeningCampaign.objects.visible_to(request.user), pk=pk)
    form = FindingForm(request.POST or None, user=request.user, initial={"found_on": timezone.localdate()})
    back = reverse("communities:campaign", args=[pk])
    rows = ("division", "people", "text", "place_detail found_on")
    page = FormPage(title="登记排查发现", subtitle=found.title, back_url=back, back_label="排查行动", rows=rows)

    def act(data: dict[str, Any]) -> str:
        services.record_finding(campaign_id=pk, **data, by=request.user, at=timezone.now())
        return "已登记。"

    return form_page(request, form, page, act=act)


@for_reporters
@require_http_methods(["GET", "HEAD", "POST"])
def handle(request: PersonRequest, pk: int) -> HttpResponse:
    """Say what became of a hazard (登记处理结果)."""
    found = get_object_or_404(ScreeningFinding.objects.visible_to(request.user), pk=pk)
    form = HandlingForm(request.POST or None, initial={"outcome": found.outcome, "handling": found.handling})
    back = reverse("communities:campaign", args=[found.campaign_id])
    page = FormPage(title="登记处理结果", subtitle=found.text[:60], back_url=back, back_label="排查行动")

    def act(data: dict[str, Any]) -> str:
        services.handle_finding(finding_id=pk, **data, by=request.user)
        return "处理结果已保存。"

    return form_page(request, form, page, act=act)
