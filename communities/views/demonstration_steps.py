"""How a community becomes and stays a demonstration community: steps and targets (创建步骤、年度目标)."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from communities.forms.demonstration import StepForm, TargetsForm
from communities.models import Community, DemonstrationCommunity
from communities.policies import reports_somewhere
from communities.services import demonstration_steps as services
from suyuan.accounts.origin import PersonRequest
from suyuan.accounts.policies import only_for
from suyuan.lib.form_pages import FormPage, form_page

BASIS = "东莞市中级人民法院《关于创建“诉源治理示范社区”实施意见》（2020-07-01）"
for_reporters = only_for(reports_somewhere)


@for_reporters
@require_http_methods(["GET", "HEAD", "POST"])
def new_step(request: PersonRequest, code: str) -> HttpResponse:
    """Write down a step (登记创建步骤): application, plan, yearly review."""
    community = _community(request, code)
    today = timezone.localdate()
    standing = _standing(request, code)
    form = StepForm(request.POST or None, standing=standing is not None, initial={"taken_on": today})
    page = _page(community, "登记创建步骤", rows=("kind taken_on", "text"), basis=BASIS)

    def act(data: dict[str, Any]) -> str:
        made = services.take_step(community_id=code, **data, by=request.user, at=timezone.now())
        return f"{made.get_kind_display()}已登记。"

    return form_page(request, form, page, act=act)


@for_reporters
@require_http_methods(["GET", "HEAD", "POST"])
def targets(request: PersonRequest, code: str) -> HttpResponse:
    """Set the targets of a year (年度目标)."""
    community = _community(request, code)
    year = timezone.localdate().year
    standing = _standing(request, code)
    rows = standing.targets.filter(year=year) if standing else []
    form = TargetsForm(request.POST or None, initial={"year": year, **{row.measure: row.value for row in rows}})
    page = _page(community, "年度目标", rows=("year", "DISPUTES GROWTH"), basis=BASIS)

    def act(data: dict[str, Any]) -> str:
        services.set_targets(
            community_id=code, year=data["year"], targets=form.targets(), by=request.user, at=timezone.now()
        )
        return f"{data['year']}年的目标已保存。"

    return form_page(request, form, page, act=act)


def _community(request: PersonRequest, code: str) -> Community:
    return get_object_or_404(Community.objects.visible_to(request.user).select_related("division"), pk=code)


def _standing(request: PersonRequest, code: str) -> DemonstrationCommunity | None:
    rows = DemonstrationCommunity.objects.visible_to(request.user).in_force(timezone.localdate())
    return rows.filter(community=code).first()


def _page(community: Community, title: str, **more: Any) -> FormPage:
    back, name = f"/communities/{community.pk}/", community.division.display_name
    return FormPage(title=title, subtitle=name, back_url=back, back_label=name, **more)
