"""大屏: the figures of a place on a screen on the wall, fresh every minute, each leading to its cases."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from reports.policies import may_see_rates
from reports.queries.own_places import own_places
from suyuan.accounts.origin import PersonRequest
from suyuan.accounts.policies import only_for
from suyuan.governance.queries.wall import wall_of, wall_place


@only_for(may_see_rates)
@require_safe
def wall(request: PersonRequest) -> HttpResponse:
    """The wall (大屏); asked for by itself it answers with its content alone, to be swapped in place."""
    place = wall_place(own_places(request.user), request.GET.get("place", ""))
    shown = place and wall_of(request.user, place, at=timezone.now())
    page = "governance/_wall_figures.html" if shown and request.headers.get("HX-Request") else "governance/wall.html"
    return render(request, page, {"wall": shown})
