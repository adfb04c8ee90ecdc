"""Posts (任职): the security administrator's pages."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from communities.forms.places import EndPostingForm, PostingFilterForm, PostingForm, WithdrawPostingForm
from communities.models import Posting
from communities.policies import may_manage_postings
from communities.queries.postings import postings
from communities.services.postings import end_posting, grant_posting, withdraw_posting
from suyuan.accounts.origin import PersonRequest
from suyuan.accounts.policies import only_for
from suyuan.lib.keyset import keyset_page
from suyuan.lib.refusals import refusals_on

PAGE_SIZE = 50
for_posting_managers = only_for(may_manage_postings)


@for_posting_managers
@require_safe
def posting_list(request: PersonRequest) -> HttpResponse:
    """Who holds which post where (任职)."""
    form = PostingFilterForm(request.GET or {"state": "current"})
    wanted = form.cleaned_data if form.is_valid() else {}
    page = keyset_page(postings(on=timezone.localdate(), **wanted), size=PAGE_SIZE, cursor=request.GET.get("cursor"))
    context = {"form": form, "page": page, "today": timezone.localdate()}
    return render(request, "communities/posting_list.html", context)


@for_posting_managers
@require_http_methods(["GET", "HEAD", "POST"])
def new_posting(request: PersonRequest) -> HttpResponse:
    """Grant a post (授予岗位)."""
    form = PostingForm(request.POST or None, initial={"valid_from": timezone.localdate()})
    if form.is_valid():
        with refusals_on(form):
            posting = grant_posting(**_references(form.cleaned_data), by=request.user, at=timezone.now())
            messages.success(request, f"已授予 {posting.user.display_name} {posting.get_role_display()}岗位。")
            return redirect("communities:posting_list")
    return render(request, "communities/new_posting.html", {"form": form}, status=422 if form.errors else 200)


@for_posting_managers
@require_safe
def posting_page(request: PersonRequest, pk: int) -> HttpResponse:
    """One post, and how it ends (任职)."""
    return _page(request, _posting(pk))


@for_posting_managers
@require_POST
def end(request: PersonRequest, pk: int) -> HttpResponse:
    """End a post (结束岗位)."""
    posting = _posting(pk)
    form = EndPostingForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            end_posting(posting_id=posting.pk, **form.cleaned_data, by=request.user, at=timezone.now())
            messages.success(request, "已写明离任日期。")
            return redirect("communities:posting_list")
    return _page(request, posting, status=422, end_form=form)


@for_posting_managers
@require_POST
def withdraw(request: PersonRequest, pk: int) -> HttpResponse:
    """Take back a post granted by mistake (撤销岗位)."""
    posting = _posting(pk)
    form = WithdrawPostingForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            withdraw_posting(posting_id=posting.pk, **form.cleaned_data, by=request.user, at=timezone.now())
            messages.success(request, "岗位已撤销。")
            return redirect("communities:posting_list")
    return _page(request, posting, status=422, withdraw_form=form)


def _posting(pk: int) -> Posting:
    return get_object_or_404(Posting.objects.select_related("user", "court", "tribunal", "division"), pk=pk)


def _page(request: PersonRequest, posting: Posting, *, status: int = 200, **forms: Any) -> HttpResponse:
    today = timezone.localdate()
    context = {
        "posting": posting,
        "may_withdraw": posting.valid_from >= today,
        "end_form": EndPostingForm(initial={"valid_to": today}),
        "withdraw_form": WithdrawPostingForm(),
        **forms,
    }
    return render(request, "communities/posting.html", context, status=status)


def _references(data: dict[str, Any]) -> dict[str, Any]:
    keys = {"user": "user_id", "court": "court_id", "tribunal": "tribunal_id", "division": "division_id"}
    return {
        keys.get(name, name): (value.pk if value else None) if name in keys else value for name, value in data.items()
    }
