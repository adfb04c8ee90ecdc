"""万人成讼率: tables of places, one reading with all it rests on, the cases behind it."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cases.models import CourtCase
from reports.choices import PeriodKind
from reports.documents.charts import count_chart, course_chart, places_chart
from reports.documents.rate_rows import rate_rows
from reports.documents.reading import stored_document
from reports.documents.town_tiles import tile_map
from reports.forms.readings import RateFilter
from reports.indicators.catalogue import LAWSUITS_PER_10K
from reports.models import Reading
from reports.policies import may_publish, may_see_rates, may_sort_by_rate
from reports.queries.definitions import definition_in_force, version_of
from reports.queries.members import members
from reports.queries.places import Place
from reports.queries.published import published_of
from reports.queries.rate_tables import by_value, course, readings_in, readings_of
from suyuan.accounts.origin import PersonRequest
from suyuan.accounts.policies import only_for
from suyuan.lib.keyset import capped_count, keyset_page
from suyuan.lib.periods import PeriodUnreadable, parse_period

CODE = LAWSUITS_PER_10K.code
PAGE_SIZE = 50
for_readers = only_for(may_see_rates)


@for_readers
@require_safe
def rates(request: PersonRequest) -> HttpResponse:
    """A table of places in a period (万人成讼率)."""
    may_sort = may_sort_by_rate(request.user, CODE)
    on = timezone.localdate()
    form = RateFilter(request.GET.dict(), user=request.user, indicator=CODE, may_sort=may_sort, on=on)
    if not form.is_valid() or not form.cleaned_data["period"]:
        return render(request, "reports/rates.html", {"form": form}, status=422 if form.errors else 200)
    period = parse_period(form.cleaned_data["period"])
    definition = definition_in_force(CODE, on=period.first)
    found = readings_in(request.user, indicator=CODE, period=period, scope=form.cleaned_data["scope"])
    rows = rate_rows(by_value(found) if form.cleaned_data.get("ranked") else found, definition=definition)
    title = f"{period.label}{definition.name}"
    context = {"form": form, "rows": rows, "period": period, "definition": definition}
    context["chart"] = places_chart(rows, definition=definition, title=title)
    context["map"] = tile_map(rows)
    return render(request, "reports/rates.html", context)


@for_readers
@require_safe
def reading(request: PersonRequest, place: str, period: str) -> HttpResponse:
    """One reading with its parts, its population, its definition (读数)."""
    found, others = visible_reading(request, place, period)
    definition = version_of(found.period.definition)
    where = Place(division=found.division, court=found.court)
    document = stored_document(found, on=timezone.localdate())
    years, months = course(others, PeriodKind.YEAR), course(others, PeriodKind.MONTH)
    context = {
        "place": where,
        "reading": found,
        "document": document,
        "others": others,
        "published": published_of(found),
        "may_publish": may_publish(request.user),
        "today": timezone.localdate(),
        "charts": [
            course_chart(years, definition=definition, title="历年"),
            count_chart(months[-24:], title="近24个月件数"),
        ],
    }
    return render(request, "reports/reading.html", context)


@for_readers
@require_safe
def reading_cases(request: PersonRequest, place: str, period: str) -> HttpResponse:
    """The cases that the reading counts and the user may know of (分子明细)."""
    found, _ = visible_reading(request, place, period)
    definition = definition_in_force(CODE, on=found.period.first_on)
    where = Place(division=found.division, court=found.court)
    counted = members(definition, found.period.period, where)
    shown = counted.filter(pk__in=CourtCase.objects.visible_to(request.user).values("pk"))
    page = keyset_page(shown, size=PAGE_SIZE, cursor=request.GET.get("cursor"))
    context = {
        "place": where,
        "reading": found,
        "page": page,
        "total": f"计入 {found.numerator:,} 件，您可查看 {capped_count(shown)} 件",
    }
    return render(request, "reports/reading_cases.html", context)


def visible_reading(request: PersonRequest, place: str, period: str) -> tuple[Reading, list[Reading]]:
    """Return the reading and all the readings of its place, or 404."""
    try:
        wanted = parse_period(period)
    except PeriodUnreadable:
        raise Http404 from None
    others = list(readings_of(request.user, indicator=CODE, key=place))
    found = next((row for row in others if row.period.period == wanted), None)
    if found is None:
        raise Http404
    return found, others
