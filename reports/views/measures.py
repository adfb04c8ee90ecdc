"""工作指标: the measures of a place, one measure across towns, the rows behind a number."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from reports.documents.charts import measure_chart
from reports.forms.readings import MeasureFilter
from reports.indicators.measures import Measure
from reports.policies import may_see_rates
from reports.queries.measures import measure_named, measure_table, measured_towns
from reports.queries.own_places import own_towns
from reports.queries.part_rows import part_page
from reports.queries.places import place_of
from reports.views.addresses import known_period, seen_place
from suyuan.accounts.origin import PersonRequest
from suyuan.accounts.policies import only_for
from suyuan.lib.periods import parse_period

for_readers = only_for(may_see_rates)


@for_readers
@require_safe
def measures(request: PersonRequest) -> HttpResponse:
    """The measures of one place in one period, with the year before (工作指标)."""
    on = timezone.localdate()
    form = MeasureFilter(request.GET.dict(), user=request.user, on=on)
    if not form.is_valid() or not form.places:
        return render(request, "reports/measures.html", {"form": form}, status=422 if form.errors else 200)
    place, period = place_of(form.cleaned_data["place"]), parse_period(form.cleaned_data["period"])
    table = measure_table(place, period, on=on)
    return render(request, "reports/measures.html", {"form": form, "place": place, "period": period, "table": table})


@for_readers
@require_safe
def measure(request: PersonRequest, code: str, period: str) -> HttpResponse:
    """One measure across the towns of one's area (各镇街对比), in the order of their codes: never a ranking."""
    chosen, within = _measure(code), known_period(period)
    rows = measured_towns(chosen, own_towns(request.user), within, on=timezone.localdate())
    context = {"measure": chosen, "period": within, "rows": rows, "chart": measure_chart(chosen, rows, within)}
    return render(request, "reports/measure.html", context)


@for_readers
@require_safe
def measure_rows(request: PersonRequest, place: str, period: str, part: str) -> HttpResponse:
    """The rows that a number counts and the reader may know of (明细)."""
    where, within, on = seen_place(request, place), known_period(period), timezone.localdate()
    page = part_page(request.user, part, where, within, on=on, cursor=request.GET.get("cursor"))
    if page is None:
        raise Http404
    return render(request, "reports/measure_rows.html", {"place": where, "period": within, "shown": page})


def _measure(code: str) -> Measure:
    found = measure_named(code)
    if found is None:
        raise Http404
    return found
