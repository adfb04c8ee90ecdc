"""Places that merge, split or change their names (区划变更): the system administrator's pages."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from communities.forms.demonstration import MergeForm, RenameForm, SplitForm
from communities.models import Division
from communities.policies import may_keep_reference
from communities.services import succession as services
from suyuan.accounts.origin import PersonRequest
from suyuan.accounts.policies import only_for
from suyuan.lib.form_pages import FormPage, form_page

for_keepers = only_for(may_keep_reference)


@for_keepers
@require_http_methods(["GET", "HEAD", "POST"])
def rename(request: PersonRequest, code: str) -> HttpResponse:
    """Give a place a new name (更名)."""
    place, page = _opened(request, code, "更名")

    def act(data: dict[str, Any]) -> str:
        services.rename_division(division_id=place.pk, **data, by=request.user, at=timezone.now())
        return f"{place.display_name}已更名为{data['name']}。"

    return form_page(request, RenameForm(request.POST or None, initial=_today()), page, act=act)


@for_keepers
@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: PersonRequest, code: str) -> HttpResponse:
    """Let a place and others become one (合并)."""
    place, page = _opened(request, code, "合并")

    def act(data: dict[str, Any]) -> str:
        rows = services.merge_divisions(
            division_ids=[place.pk, *data["divisions"]],
            into=services.NewPlace(data["into"], data["name"]),
            effective_on=data["effective_on"],
            document=data["document"],
            by=request.user,
            at=timezone.now(),
        )
        return f"{len(rows)}个区划已并入{rows[0].successor.display_name}。"

    return form_page(request, MergeForm(request.POST or None, initial=_today()), page, act=act)


@for_keepers
@require_http_methods(["GET", "HEAD", "POST"])
def split(request: PersonRequest, code: str) -> HttpResponse:
    """Let a place become several (拆分)."""
    place, page = _opened(request, code, "拆分")

    def act(data: dict[str, Any]) -> str:
        rows = services.split_division(
            division_id=place.pk,
            into=data["parts"],
            effective_on=data["effective_on"],
            document=data["document"],
            by=request.user,
            at=timezone.now(),
        )
        return f"{place.display_name}已拆分，新增承继区划{len(rows)}个。"

    return form_page(request, SplitForm(request.POST or None, initial=_today()), page, act=act)


def _opened(request: PersonRequest, code: str, title: str) -> tuple[Division, FormPage]:
    place = get_object_or_404(Division.objects.visible_to(request.user), pk=code)
    back = reverse("communities:division", args=[code])
    subtitle = f"{place.display_name}（{code}）。登记前请先迁移该区划上的岗位、服务点和管辖范围。"
    return place, FormPage(title=title, subtitle=subtitle, back_url=back, back_label=place.display_name)


def _today() -> dict[str, Any]:
    return {"effective_on": timezone.localdate()}
