from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cases.policies import may_review
from cases.queries.half_month import half_month_named, half_month_of, half_month_review
from cases.queries.places import towns_for
from cases.views.openings import PageRequest
from suyuan.accounts.policies import only_for


@only_for(may_review)
@require_safe
def half_month(request: PageRequest) -> HttpResponse:
    """The half-monthly review of a town or court, ready for the printer (半月研判清单)."""
    today = timezone.localdate()
    half = half_month_named(request.GET.get("half", ""), on=today)
    towns = towns_for(request.user)
    town = request.GET.get("town", "")
    town = town if town in dict(towns) else ""
    context = {
        "review": half_month_review(request.user, half=half, town=town, on=today),
        "halves": [half_month_of(today), half_month_of(today).before()],
        "towns": towns,
        "town": town,
        "town_name": dict(towns).get(town, ""),
        "today": today,
    }
    return render(request, "cases/half_month.html", context)
