"""The judges' duty roster (法官值班)."""

from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from communities.forms.fieldwork import ConsultationForm, DutyForm, ReasonForm, SubstituteForm
from communities.models import DutyShift
from communities.policies import arranges_somewhere, may_arrange, may_read_communities, may_report
from communities.queries.field_choices import open_centres
from communities.queries.fieldwork import duty_days
from communities.services import duty as services
from suyuan.accounts.origin import PersonRequest
from suyuan.accounts.policies import only_for
from suyuan.lib.form_pages import FormPage, form_page
from suyuan.lib.refusals import refusals_on

for_readers = only_for(may_read_communities)
for_arrangers = only_for(arranges_somewhere)
WEEKS_SHOWN = 2


@for_readers
@require_safe
def roster(request: PersonRequest) -> HttpResponse:
    """Two weeks of the roster (值班表), of one place or of all."""
    today = timezone.localdate()
    start = _day(request.GET.get("from", "")) or today
    first = start - timedelta(days=start.weekday())
    points = list(open_centres(request.user))
    chosen = next((point for point in points if str(point.pk) == request.GET.get("point")), None)
    context = {
        "days": duty_days(request.user, first=first, days=7 * WEEKS_SHOWN, point=chosen),
        "today": today,
        "first": first,
        "last": first + timedelta(days=7 * WEEKS_SHOWN - 1),
        "earlier": first - timedelta(weeks=WEEKS_SHOWN),
        "later": first + timedelta(weeks=WEEKS_SHOWN),
        "points": points,
        "chosen": chosen,
        "arranges": arranges_somewhere(request.user),
    }
    return render(request, "communities/duty.html", context)


@for_arrangers
@require_http_methods(["GET", "HEAD", "POST"])
def new_shift(request: PersonRequest) -> HttpResponse:
    """Put a judge on duty (排班)."""
    today = timezone.localdate()
    initial = {"day": request.GET.get("day") or today, "begins": "09:00", "ends": "11:30"}
    form = DutyForm(request.POST or None, user=request.user, on=today, initial=initial)
    back = reverse("communities:duty")
    page = FormPage(
        title="排班", back_url=back, back_label="法官值班", rows=("point judge", "day weeks", "begins ends")
    )

    def act(data: dict[str, Any]) -> str:
        point, judge = data.pop("point"), data.pop("judge")
        made = services.plan_duty(point_id=point.pk, judge_id=judge.pk, by=request.user, **data)
        return f"{judge.display_name}在{point}的{len(made)}个班次已排定。"

    return form_page(request, form, page, act=act)


@for_readers
@require_http_methods(["GET", "HEAD", "POST"])
def shift(request: PersonRequest, pk: int) -> HttpResponse:
    """One shift with its log; the next entry is written on the same page (值班记录)."""
    found = _shift(request, pk)
    place = found.service_point.division
    form = ConsultationForm(request.POST or None)
    if form.is_valid():
        with refusals_on(form):
            services.log_consultation(shift_id=pk, by=request.user, at=timezone.now(), **form.cleaned_data)
            messages.success(request, "值班记录已保存。")
            return redirect("communities:shift", pk)
    context = {
        "shift": found,
        "entries": found.consultations.select_related("recorded_by"),
        "form": form,
        "may_arrange": may_arrange(request.user, place) and not found.cancelled_reason,
        "may_log": may_report(request.user, place) and not found.cancelled_reason and found.starts_at <= timezone.now(),
    }
    return render(request, "communities/shift.html", context, status=422 if form.errors else 200)


@for_arrangers
@require_http_methods(["GET", "HEAD", "POST"])
def substitute(request: PersonRequest, pk: int) -> HttpResponse:
    """Have another judge stand in (替班)."""
    found = _shift(request, pk)
    form = SubstituteForm(request.POST or None, user=request.user, on=timezone.localdate())

    def act(data: dict[str, Any]) -> str:
        row = services.substitute(shift_id=pk, judge_id=data["judge"].pk, reason=data["reason"], by=request.user)
        return f"这一班由{row.on_duty.display_name}值班。"

    return form_page(request, form, _one(found, "替班"), act=act)


@for_arrangers
@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: PersonRequest, pk: int) -> HttpResponse:
    """Call a shift off (取消值班)."""
    found = _shift(request, pk)

    def act(data: dict[str, Any]) -> str:
        services.cancel_duty(shift_id=pk, reason=data["reason"], by=request.user)
        return "这一班已取消。"

    return form_page(request, ReasonForm(request.POST or None), _one(found, "取消值班"), act=act)


def _shift(request: PersonRequest, pk: int) -> DutyShift:
    rows = DutyShift.objects.visible_to(request.user)
    return get_object_or_404(rows.select_related("service_point__division", "judge", "substitute"), pk=pk)


def _one(shift: DutyShift, title: str) -> FormPage:
    when = f"{timezone.localtime(shift.starts_at):%Y-%m-%d %H:%M}"
    back = reverse("communities:shift", args=[shift.pk])
    return FormPage(title=title, subtitle=f"{shift.service_point}，{when}", back_url=back, back_label="班次")


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
