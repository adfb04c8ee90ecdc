"""The yearly assessment (年度考核): the court's overview, scoring, filing, and the scheme."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render, resolve_url
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mediators.forms.assessment import PointsForm, SchemeForm
from mediators.models import Assessment, Mediator
from mediators.policies import is_mediator
from mediators.queries import assessment as queries
from mediators.services import assessment
from mediators.views.openings import for_keepers, form_page, kept_mediator, own_court
from suyuan.accounts.origin import PersonRequest
from suyuan.accounts.policies import only_for
from suyuan.lib.refusals import refusals_on


@for_keepers
@require_safe
def overview(request: PersonRequest) -> HttpResponse:
    """Who has scored, who is assessed, what is filed (年度考核)."""
    year = queries.year_asked(request.GET.get("year", ""), on=timezone.localdate())
    context = queries.overview(court_code=own_court(request), year=year)
    return render(request, "mediators/assessments.html", {**context, "years": queries.years(timezone.localdate())})


@for_keepers
@require_http_methods(["GET", "HEAD", "POST"])
def assess(request: PersonRequest, pk: int, year: int) -> HttpResponse:
    """Score a mediator's year for the court (考核)."""
    mediator = kept_mediator(request, pk)
    return _score(request, mediator, own_court(request), year, by_self=False)


@only_for(is_mediator)
@require_http_methods(["GET", "HEAD", "POST"])
def score_oneself(request: PersonRequest, year: int) -> HttpResponse:
    """Score oneself for a year (自评)."""
    mediator = get_object_or_404(Mediator.objects.visible_to(request.user), user=request.user, court__isnull=False)
    return _score(request, mediator, mediator.court_id or "", year, by_self=True)


@for_keepers
@require_POST
def file(request: PersonRequest, pk: int) -> HttpResponse:
    """File an assessment (备案)."""
    found = get_object_or_404(Assessment.objects.visible_to(request.user), pk=pk, court=own_court(request))
    assessment.file_assessment(assessment_id=found.pk, by=request.user, at=timezone.now())
    messages.success(request, "已备案，不再更改。")
    return redirect(f"{resolve_url('mediators:assessments')}?year={found.year}")


@for_keepers
@require_http_methods(["GET", "HEAD", "POST"])
def new_scheme(request: PersonRequest) -> HttpResponse:
    """Put a version of the court's scheme in force (启用考核方案), beginning from the current one or the example."""
    court = own_court(request)
    form = SchemeForm(request.POST or None, example=queries.scheme_to_begin_from(court))
    back = resolve_url("mediators:assessments")
    if form.is_valid():
        with refusals_on(form):
            assessment.adopt_scheme(court_id=court, **form.cleaned_data, by=request.user, at=timezone.now())
            messages.success(request, "方案已启用；以前年度仍按当时的方案。")
            return redirect(back)
    note = "以现行方案（没有的，以公开的外地示例）为底稿；启用后旧方案停用，已考核的年度不变。"
    return form_page(request, form, title="考核方案", back_url=back, back_label="年度考核", note=note)


def _score(request: PersonRequest, mediator: Mediator, court: str, year: int, *, by_self: bool) -> HttpResponse:
    scheme = queries.scheme_of_year(court, year)
    back = resolve_url("mediators:mediator", mediator.pk) if by_self else resolve_url("mediators:assessments")
    if scheme is None:
        return render(request, "mediators/no_scheme.html", {"year": year, "back": back, "by_self": by_self}, status=404)
    known, told = queries.points_known(mediator, court, year, by_self=by_self)
    form = PointsForm(request.POST or None, scheme=scheme, known=known)
    if form.is_valid():
        with refusals_on(form):
            service = assessment.score_oneself if by_self else assessment.assess
            service(
                mediator_id=mediator.pk, court_id=court, year=year, **form.told(), by=request.user, at=timezone.now()
            )
            messages.success(request, "得分已保存。")
            return redirect(back)
    title = f"{year}年度{'自评' if by_self else '考核'}"
    return form_page(
        request, form, title=title, subtitle=mediator.name, back_url=back, back_label="返回",
        note=f"方案：{scheme.name}。依据：{scheme.source}。{told}",
    )  # fmt: skip
