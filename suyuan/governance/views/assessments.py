"""Assessment (工作考核): schemes, sheets, objections, commendations."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from communities.policies import arranges_somewhere
from communities.queries.proofs import attach_proofs
from suyuan.accounts.origin import PersonRequest
from suyuan.accounts.policies import only_for
from suyuan.files.documents import file_response
from suyuan.files.models import StoredFile
from suyuan.files.services.opening import open_file
from suyuan.governance.choices import SchemeState
from suyuan.governance.forms import (
    AnswerForm,
    AppealForm,
    CommendationForm,
    CopyForm,
    ItemForm,
    SchemeForm,
    ScoreForm,
)
from suyuan.governance.models import WorkAssessment, WorkScheme
from suyuan.governance.policies import may_assess, may_read_assessments
from suyuan.governance.queries.assessments import sheet_of, sheets
from suyuan.governance.queries.commendations import commendations
from suyuan.governance.services import assessments as services
from suyuan.governance.services import schemes
from suyuan.lib.form_pages import FormPage, form_page
from suyuan.lib.keyset import keyset_page

for_readers = only_for(may_read_assessments)
for_assessors = only_for(arranges_somewhere)
PAGE_SIZE = 20
STEPS = {
    "begin": (schemes.begin_scoring, "项目已固定，系统数据已算出，没有数据的等候人工评分。", True),
    "recompute": (services.recompute, "已按现在的数据重新计算。", True),
    "review": (services.review, "已复核。", False),
    "publish": (services.publish, "已公示，异议期内可以提出异议。", True),
    "again": (services.score_again, "已退回评分。", False),
    "settle": (services.settle, "考核结果已定。", True),
}


@for_readers
@require_safe
def assessment_list(request: PersonRequest) -> HttpResponse:
    """Schemes and commendations (工作考核)."""
    rows = WorkScheme.objects.visible_to(request.user).select_related("court").order_by("-last_on", "-pk")
    context = {
        "page": keyset_page(rows, size=PAGE_SIZE, cursor=request.GET.get("cursor")),
        "commendations": commendations(request.user)[:20],
        "assesses": _assesses(request),
    }
    return render(request, "governance/assessments.html", context)


@for_readers
@require_safe
def scheme(request: PersonRequest, pk: int) -> HttpResponse:
    """One scheme: its items, its sheets, the next step (考核方案)."""
    found = _scheme(request, pk)
    context = {
        "scheme": found,
        "items": found.items.all(),
        "sheets": sheets(found),
        "today": timezone.localdate(),
        "may_assess": may_assess(request.user, found.court),
    }
    return render(request, "governance/scheme.html", context)


@for_readers
@require_safe
def sheet(request: PersonRequest, pk: int) -> HttpResponse:
    """The sheet of one subject (考核表)."""
    found = _assessment(request, pk)
    until = found.scheme.appeal_until
    scored = sheet_of(found)
    attach_proofs(scored.scores)
    context = {
        "sheet": scored,
        "scheme": found.scheme,
        "appeals": found.appeals.select_related("made_by", "answered_by"),
        "may_assess": may_assess(request.user, found.scheme.court),
        "may_appeal": found.scheme.state == SchemeState.PUBLISHED and until and timezone.localdate() <= until,
    }
    return render(request, "governance/sheet.html", context)


@for_assessors
@require_http_methods(["GET", "HEAD", "POST"])
def new_scheme(request: PersonRequest) -> HttpResponse:
    """Begin a scheme (编制方案)."""
    form = SchemeForm(request.POST or None, user=request.user, initial={"period": timezone.localdate().year})
    page = _page("编制考核方案", rows=("name", "court subject_kind", "period appeal_days", "source"))

    def act(data: dict[str, Any]) -> str:
        return f"{schemes.write_scheme(**data, by=request.user, at=timezone.now())}已建立，请增加项目。"

    return form_page(request, form, page, act=act)


@for_assessors
@require_http_methods(["GET", "HEAD", "POST"])
def copy(request: PersonRequest, pk: int) -> HttpResponse:
    """Take a scheme over into another period (沿用方案)."""
    found = _scheme(request, pk)

    def act(data: dict[str, Any]) -> str:
        made = schemes.copy_scheme(scheme_id=pk, period=data["period"], by=request.user, at=timezone.now())
        return f"{made.period}的{made}已建立。"

    return form_page(request, CopyForm(request.POST or None), _of(found, "沿用到新的考核期"), act=act)


@for_assessors
@require_http_methods(["GET", "HEAD", "POST"])
def new_item(request: PersonRequest, pk: int) -> HttpResponse:
    """Add an item (增加项目)."""
    found = _scheme(request, pk)
    rows = ("title weight", "evidence indicator", "full_at zero_at", "standard")

    def act(data: dict[str, Any]) -> str:
        return f"{schemes.add_item(scheme_id=pk, **data, by=request.user)}已增加。"

    return form_page(request, ItemForm(request.POST or None), _of(found, "增加考核项目", rows=rows), act=act)


@for_assessors
@require_POST
def remove_item(request: PersonRequest, pk: int, item: int) -> HttpResponse:
    """Take an item off (删除项目)."""
    schemes.remove_item(scheme_id=_scheme(request, pk).pk, item_id=item, by=request.user)
    return redirect("governance:scheme", pk)


@for_assessors
@require_POST
def take_step(request: PersonRequest, pk: int, step: str) -> HttpResponse:
    """Go on with an assessment (考核步骤): begin, recompute, review, publish, score again, settle."""
    found = _scheme(request, pk)
    if step not in STEPS:
        raise Http404
    act, sentence, timed = STEPS[step]
    act(scheme_id=found.pk, by=request.user, **({"at": timezone.now()} if timed else {}))  # type: ignore[operator]
    messages.success(request, sentence)
    return redirect("governance:scheme", pk)


@for_assessors
@require_http_methods(["GET", "HEAD", "POST"])
def fill(request: PersonRequest, pk: int, score: int) -> HttpResponse:
    """Score an item by hand (人工评分)."""
    found = _assessment(request, pk)
    row = get_object_or_404(found.scores.select_related("item"), pk=score)
    initial = {"score": row.score, "leaves_out": row.leaves_out, "proof": row.proof}
    subtitle = f"{found.label}：{row.item.title}（{row.item.weight}分）。{row.item.standard}{row.explanation}"

    def act(data: dict[str, Any]) -> str:
        services.fill_score(score_id=score, **data, by=request.user, at=timezone.now())
        return f"{row.item.title}已评分。"

    form = ScoreForm(request.POST or None, request.FILES or None, initial=initial)
    return form_page(request, form, _on(found, "人工评分", subtitle), act=act)


@for_readers
@require_safe
def score_file(request: PersonRequest, pk: int, score: int, key: UUID) -> HttpResponse:
    """Open the proof of a score (考核依据附件)."""
    row = get_object_or_404(_assessment(request, pk).scores, pk=score)
    file = get_object_or_404(StoredFile.objects.of(row), key=key)
    content = open_file(file=file, label=f"考核得分{row.pk}的附件", by=request.user, at=timezone.now())
    return file_response(file, content)


@for_readers
@require_http_methods(["GET", "HEAD", "POST"])
def appeal(request: PersonRequest, pk: int) -> HttpResponse:
    """Object to a published result (提出异议)."""
    found = _assessment(request, pk)

    def act(data: dict[str, Any]) -> str:
        services.appeal(assessment_id=pk, text=data["text"], by=request.user, at=timezone.now())
        return "异议已提出，等候答复。"

    return form_page(request, AppealForm(request.POST or None), _on(found, "提出异议", found.label), act=act)


@for_assessors
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: PersonRequest, pk: int, objection: int) -> HttpResponse:
    """Answer an objection (答复异议)."""
    found = _assessment(request, pk)
    row = get_object_or_404(found.appeals, pk=objection)

    def act(data: dict[str, Any]) -> str:
        services.answer_appeal(appeal_id=objection, answer=data["answer"], by=request.user, at=timezone.now())
        return "已答复。需要更正得分的，请退回评分。"

    return form_page(request, AnswerForm(request.POST or None), _on(found, "答复异议", row.text), act=act)


@for_assessors
@require_http_methods(["GET", "HEAD", "POST"])
def commend(request: PersonRequest) -> HttpResponse:
    """Enter an honour (登记表彰)."""
    court = next((duty.court for duty in request.user.duties if duty.court), None)
    if court is None:
        raise Http404
    form = CommendationForm(request.POST or None, user=request.user, initial={"awarded_on": timezone.localdate()})
    page = _page("登记表彰", rows=("recipient title", "document awarded_on", "scheme"))

    def act(data: dict[str, Any]) -> str:
        made = services.commend(court=court, **data, by=request.user, at=timezone.now())
        return f"{made.recipient}的{made.title}已登记。"

    return form_page(request, form, page, act=act)


def _assesses(request: PersonRequest) -> bool:
    return any(duty.court and may_assess(request.user, duty.court) for duty in request.user.duties)


def _scheme(request: PersonRequest, pk: int) -> WorkScheme:
    return get_object_or_404(WorkScheme.objects.visible_to(request.user).select_related("court", "made_by"), pk=pk)


def _assessment(request: PersonRequest, pk: int) -> WorkAssessment:
    rows = WorkAssessment.objects.visible_to(request.user).select_related("scheme__court")
    return get_object_or_404(rows.prefetch_related("scores__item", "scores__filled_by"), pk=pk)


def _page(title: str, **more: Any) -> FormPage:
    return FormPage(title=title, back_url=reverse("governance:assessments"), back_label="工作考核", **more)


def _of(scheme: WorkScheme, title: str, **more: Any) -> FormPage:
    back = reverse("governance:scheme", args=[scheme.pk])
    return FormPage(title=title, subtitle=f"{scheme.period} {scheme}", back_url=back, back_label="方案", **more)


def _on(assessment: WorkAssessment, title: str, subtitle: str) -> FormPage:
    back = reverse("governance:sheet", args=[assessment.pk])
    return FormPage(title=title, subtitle=subtitle, back_url=back, back_label=assessment.label)
