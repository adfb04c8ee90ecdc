"""The working calendar (工作日历): everybody reads it, the system administrator keeps it."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from communities.forms.places import CalendarDayForm, ConfirmYearForm, RemoveDayForm
from communities.policies import may_keep_reference, may_read_places
from communities.queries.calendar import calendar_page
from communities.services import calendar as services
from suyuan.accounts.origin import PersonRequest
from suyuan.accounts.policies import only_for
from suyuan.lib.refusals import refusals_on

for_readers = only_for(may_read_places)
for_keepers = only_for(may_keep_reference)


@for_readers
@require_safe
def this_year(request: PersonRequest) -> HttpResponse:
    """To the calendar of the year (今年的日历)."""
    return redirect("communities:calendar_year", year=timezone.localdate().year)


@for_readers
@require_safe
def calendar_year(request: PersonRequest, year: int) -> HttpResponse:
    """A year of the calendar (工作日历)."""
    return _page(request, year)


@for_keepers
@require_POST
def set_day(request: PersonRequest, year: int) -> HttpResponse:
    """Make a day a holiday or a make-up working day (放假、调休上班)."""
    form = CalendarDayForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            row = services.set_calendar_day(**form.cleaned_data, by=request.user, at=timezone.now())
            messages.success(request, f"{row.date}已记为{row.get_kind_display()}。")
            return redirect("communities:calendar_year", year=row.date.year)
    return _page(request, year, status=422, day_form=form)


@for_keepers
@require_POST
def remove_day(request: PersonRequest, year: int) -> HttpResponse:
    """Take a day's arrangement out (删除)."""
    form = RemoveDayForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            services.remove_calendar_day(**form.cleaned_data, by=request.user, at=timezone.now())
            messages.success(request, f"{form.cleaned_data['day']}的安排已删除。")
            return redirect("communities:calendar_year", year=year)
    return _page(request, year, status=422, remove_form=form)


@for_keepers
@require_POST
def confirm_year(request: PersonRequest, year: int) -> HttpResponse:
    """Mark the year as entered from its notice (确认放假安排)."""
    form = ConfirmYearForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            services.confirm_calendar_year(year=year, **form.cleaned_data, by=request.user, at=timezone.now())
            messages.success(request, f"{year}年的放假安排已确认，该年的期限不再标为暂定。")
            return redirect("communities:calendar_year", year=year)
    return _page(request, year, status=422, confirm_form=form)


def _page(request: PersonRequest, year: int, *, status: int = 200, **forms: Any) -> HttpResponse:
    if not services.FIRST_YEAR <= year <= services.LAST_YEAR:
        raise Http404
    today = timezone.localdate()
    context = {
        "page": calendar_page(year),
        "today": today,
        "may_keep": may_keep_reference(request.user),
        "day_form": CalendarDayForm(initial={"day": today if today.year == year else date(year, 1, 1)}),
        "confirm_form": ConfirmYearForm(),
        **forms,
    }
    return render(request, "communities/calendar.html", context, status=status)
