"""What a person does with their own account: profile, password, sessions."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from suyuan.accounts import queries
from suyuan.accounts.forms import PasswordForm
from suyuan.accounts.origin import PersonRequest
from suyuan.accounts.policies import must_change_password
from suyuan.accounts.services.accounts import change_own_password
from suyuan.accounts.services.sessions import end_other_session
from suyuan.lib.refusals import refusals_on


@require_safe
def profile(request: PersonRequest) -> HttpResponse:
    """One's own account and posts (我的账号)."""
    return render(request, "accounts/profile.html", {"account": request.user})


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def change_password(request: PersonRequest) -> HttpResponse:
    """Change one's password (修改密码), forced for a first or expired one."""
    now = timezone.now()
    forced = must_change_password(request.user, at=now)
    form = PasswordForm(request.POST or None)
    if form.is_valid():
        with refusals_on(form):
            account = change_own_password(
                user=request.user,
                old=form.cleaned_data["old"],
                new=form.cleaned_data["new"],
                session_key=str(request.session.session_key),
                at=now,
            )
            update_session_auth_hash(request, account)
            messages.success(request, "密码已修改，其他设备上的登录已退出。")
            return redirect("home" if forced else "accounts:profile")
    context = {"form": form, "forced": forced, "layout": f"layouts/{'auth' if forced else 'base'}.html"}
    return render(request, "accounts/change_password.html", context, status=422 if form.errors else 200)


@require_safe
def session_list(request: PersonRequest) -> HttpResponse:
    """Where one is signed in (登录会话)."""
    rows = queries.own_sessions(user=request.user, current_key=request.session.session_key, at=timezone.now())
    return render(request, "accounts/sessions.html", {"sessions": rows})


@require_POST
def end_session(request: PersonRequest, pk: int) -> HttpResponse:
    """End one's session on another device (结束会话)."""
    end_other_session(session_id=pk, current_key=str(request.session.session_key), by=request.user, at=timezone.now())
    messages.success(request, "已结束该设备上的登录。")
    return redirect("accounts:sessions")
