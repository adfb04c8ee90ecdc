"""Communities (社区) and demonstration communities (示范社区)."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from communities.forms.places import CommunityFilterForm, DesignateForm, WithdrawDemonstrationForm
from communities.models import DemonstrationCommunity, Tribunal
from communities.policies import may_designate, may_read_communities
from communities.queries import lists
from communities.services.demonstrations import designate_demonstration, withdraw_demonstration
from suyuan.accounts.origin import PersonRequest
from suyuan.accounts.policies import only_for
from suyuan.lib.keyset import capped_count, keyset_page
from suyuan.lib.refusals import refusals_on

PAGE_SIZE = 50
for_area_readers = only_for(may_read_communities)


@for_area_readers
@require_safe
def community_list(request: PersonRequest) -> HttpResponse:
    """The communities of one's area, filtered (社区列表)."""
    today = timezone.localdate()
    form = CommunityFilterForm(
        request.GET, towns=lists.town_choices(request.user), tribunals=lists.tribunal_choices(request.user, on=today)
    )
    wanted = form.cleaned_data if form.is_valid() else {}
    found = lists.communities_like(user=request.user, on=today, **wanted)
    page = keyset_page(found, size=PAGE_SIZE, cursor=request.GET.get("cursor"))
    context = {
        "form": form,
        "page": page,
        "rows": lists.community_rows(page.rows, on=today),
        "total": f"共 {capped_count(found)} 个社区",
    }
    return render(request, "communities/community_list.html", context)


@for_area_readers
@require_safe
def demonstrations(request: PersonRequest) -> HttpResponse:
    """Every tribunal with its demonstration communities (各法庭示范社区)."""
    courts = lists.demonstrations_by_tribunal(request.user, on=timezone.localdate())
    tribunals = [line.tribunal for group in courts for line in group.tribunals]
    own = {tribunal.pk for tribunal in tribunals if may_designate(request.user, tribunal)}
    return render(request, "communities/demonstrations.html", {"courts": courts, "own": own})


@for_area_readers
@require_http_methods(["GET", "HEAD", "POST"])
def designate(request: PersonRequest, tribunal: int) -> HttpResponse:
    """Take on a demonstration community (确定示范社区)."""
    today = timezone.localdate()
    chosen = get_object_or_404(lists.tribunal_choices(request.user, on=today), pk=tribunal)
    _refuse_others(request, chosen)
    communities = lists.candidates_for(chosen, on=today)
    form = DesignateForm(request.POST or None, communities=communities, initial={"designated_on": today})
    if form.is_valid():
        with refusals_on(form):
            made = designate_demonstration(
                **form.cleaned_data, tribunal_id=chosen.pk, by=request.user, at=timezone.now()
            )
            messages.success(request, f"{made.community.division.display_name}已确定为{chosen.name}的示范社区。")
            return redirect("communities:demonstrations")
    context = {"form": form, "tribunal": chosen}
    return render(request, "communities/designate.html", context, status=422 if form.errors else 200)


@for_area_readers
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: PersonRequest, pk: int) -> HttpResponse:
    """End a designation (撤销示范社区)."""
    rows = DemonstrationCommunity.objects.visible_to(request.user).select_related("community__division", "tribunal")
    row = get_object_or_404(rows, pk=pk)
    _refuse_others(request, row.tribunal)
    form = WithdrawDemonstrationForm(request.POST or None, initial={"withdrawn_on": timezone.localdate()})
    if form.is_valid():
        with refusals_on(form):
            withdraw_demonstration(demonstration_id=row.pk, **form.cleaned_data, by=request.user, at=timezone.now())
            messages.success(request, f"{row.community.division.display_name}已不再是示范社区。")
            return redirect("communities:demonstrations")
    context = {"form": form, "row": row}
    return render(request, "communities/withdraw_demonstration.html", context, status=422 if form.errors else 200)


def _refuse_others(request: PersonRequest, tribunal: Tribunal) -> None:
    if not may_designate(request.user, tribunal):
        raise PermissionDenied
