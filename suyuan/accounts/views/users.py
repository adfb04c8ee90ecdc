"""Accounts of others (账号管理): the system administrator's pages."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from suyuan.accounts import queries
from suyuan.accounts.forms import AccountNameForm, DisableForm, NewAccountForm, UserFilterForm
from suyuan.accounts.models import User
from suyuan.accounts.origin import PersonRequest
from suyuan.accounts.policies import is_out_of_reach, may_manage_accounts, only_for
from suyuan.accounts.services import accounts
from suyuan.accounts.services.sign_in import unlock_account
from suyuan.lib.keyset import capped_count, keyset_page
from suyuan.lib.refusals import refusals_on

PAGE_SIZE = 50
for_account_managers = only_for(may_manage_accounts)


@for_account_managers
@require_safe
def user_list(request: PersonRequest) -> HttpResponse:
    """Accounts, filtered by name and state (账号列表)."""
    form = UserFilterForm(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    rows = queries.accounts(reader=request.user, on=timezone.localdate(), **wanted)
    page = keyset_page(rows, size=PAGE_SIZE, cursor=request.GET.get("cursor"))
    context = {"form": form, "page": page, "total": f"共 {capped_count(rows)} 个账号"}
    return render(request, "accounts/user_list.html", context)


@for_account_managers
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new_user(request: PersonRequest) -> HttpResponse:
    """Create an account and show its first password once (新建账号)."""
    form = NewAccountForm(request.POST or None)
    if form.is_valid():
        with refusals_on(form):
            credentials = accounts.create_account(**form.cleaned_data, by=request.user, at=timezone.now())
            return _show_password(request, credentials, title="账号已建立")
    return render(request, "accounts/new_user.html", {"form": form}, status=422 if form.errors else 200)


@for_account_managers
@require_safe
def user_page(request: PersonRequest, pk: int) -> HttpResponse:
    """One account and what may be done with it (账号)."""
    return _page(request, _visible(request, pk))


@for_account_managers
@require_POST
def rename_user(request: PersonRequest, pk: int) -> HttpResponse:
    """Correct a person's name (修改姓名)."""
    account = _visible(request, pk)
    form = AccountNameForm(request.POST)
    if not form.is_valid():
        return _page(request, account, status=422, name_form=form)
    accounts.rename_account(account_id=account.pk, **form.cleaned_data, by=request.user, at=timezone.now())
    messages.success(request, "姓名已修改。")
    return redirect("accounts:user", pk=account.pk)


@for_account_managers
@require_POST
def disable_user(request: PersonRequest, pk: int) -> HttpResponse:
    """Shut an account (停用账号)."""
    account = _visible(request, pk)
    form = DisableForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            accounts.disable_account(account_id=account.pk, **form.cleaned_data, by=request.user, at=timezone.now())
            messages.success(request, "账号已停用，其所有登录已结束。")
            return redirect("accounts:user", pk=account.pk)
    return _page(request, account, status=422, disable_form=form)


@for_account_managers
@never_cache
@require_POST
def enable_user(request: PersonRequest, pk: int) -> HttpResponse:
    """Open a disabled account again (启用账号)."""
    account = _visible(request, pk)
    credentials = accounts.enable_account(account_id=account.pk, by=request.user, at=timezone.now())
    return _show_password(request, credentials, title="账号已启用")


@for_account_managers
@never_cache
@require_POST
def reset_password(request: PersonRequest, pk: int) -> HttpResponse:
    """Give an account a new first password (重置密码)."""
    account = _visible(request, pk)
    credentials = accounts.reset_password(account_id=account.pk, by=request.user, at=timezone.now())
    return _show_password(request, credentials, title="密码已重置")


@for_account_managers
@require_POST
def unlock_user(request: PersonRequest, pk: int) -> HttpResponse:
    """Let a locked-out person try again (解除锁定)."""
    account = _visible(request, pk)
    unlock_account(account=account, by=request.user, at=timezone.now())
    messages.success(request, "已解除锁定。")
    return redirect("accounts:user", pk=account.pk)


def _visible(request: PersonRequest, pk: int) -> User:
    return get_object_or_404(User.objects.visible_to(request.user), pk=pk)


def _page(request: PersonRequest, account: User, *, status: int = 200, **forms: Any) -> HttpResponse:
    context = {
        "account": account,
        "out_of_reach": is_out_of_reach(account),
        "locked": queries.is_locked_out(account=account, at=timezone.now()),
        "name_form": AccountNameForm(initial={"display_name": account.display_name}),
        "disable_form": DisableForm(),
        **forms,
    }
    return render(request, "accounts/user.html", context, status=status)


def _show_password(request: PersonRequest, credentials: accounts.Credentials, *, title: str) -> HttpResponse:
    return render(request, "accounts/first_password.html", {"credentials": credentials, "title": title})
