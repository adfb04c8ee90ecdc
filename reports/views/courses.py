"""图表: where the disputes of a place went, how long the open ones have waited, and the disputes behind each number."""

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cases.models import Dispute
from cases.queries.rows import dispute_rows
from reports.documents.charts import ages_chart, flow_chart
from reports.forms.readings import MeasureFilter
from reports.policies import may_see_rates
from reports.queries.courses import course_counts, disputes_of_age, disputes_of_link, open_ages
from reports.queries.places import place_of
from reports.views.addresses import known_period, seen_place
from suyuan.accounts.origin import PersonRequest
from suyuan.accounts.policies import only_for
from suyuan.lib.keyset import capped_count, keyset_page
from suyuan.lib.periods import parse_period

PAGE_SIZE = 50
for_readers = only_for(may_see_rates)


@for_readers
@require_safe
def courses(request: PersonRequest) -> HttpResponse:
    """Where disputes went, and how long the open ones have waited (去向与时长)."""
    on = timezone.localdate()
    form = MeasureFilter(request.GET.dict(), user=request.user, on=on)
    if not form.is_valid() or not form.places:
        return render(request, "reports/courses.html", {"form": form}, status=422 if form.errors else 200)
    place, period = place_of(form.cleaned_data["place"]), parse_period(form.cleaned_data["period"])
    context = {
        "form": form,
        "place": place,
        "charts": [
            flow_chart(course_counts(place, period, on=on), place=place, period=period),
            ages_chart(open_ages(place, on=on), place=place),
        ],
    }
    return render(request, "reports/courses.html", context)


@for_readers
@require_safe
def course_rows(request: PersonRequest, place: str, period: str, code: str) -> HttpResponse:
    """The disputes that went one way (去向明细)."""
    where, within = seen_place(request, place), known_period(period)
    found = disputes_of_link(request.user, code, where, within, on=timezone.localdate())
    return _rows(request, found, f"{where.name}，{within.label}登记")


@for_readers
@require_safe
def age_rows(request: PersonRequest, place: str, code: str) -> HttpResponse:
    """The open disputes that have waited so long (未结明细)."""
    where = seen_place(request, place)
    return _rows(request, disputes_of_age(request.user, code, where, on=timezone.localdate()), where.name)


def _rows(request: PersonRequest, found: tuple[str, QuerySet[Dispute]] | None, subtitle: str) -> HttpResponse:
    if found is None:
        raise Http404
    title, disputes = found
    page = keyset_page(disputes, size=PAGE_SIZE, cursor=request.GET.get("cursor"))
    context = {
        "title": title,
        "subtitle": subtitle,
        "page": page,
        "rows": dispute_rows(page.rows, on=timezone.localdate()),
        "total": f"您可查看 {capped_count(disputes)} 件",
    }
    return render(request, "reports/course_rows.html", context)
