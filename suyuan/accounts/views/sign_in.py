"""Sign-in, sign-out, and the sign of life that keeps a session."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import authenticate, login, logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from suyuan.accounts.forms import SignInForm
from suyuan.accounts.models import User
from suyuan.accounts.origin import PersonRequest
from suyuan.accounts.services import sessions
from suyuan.accounts.services.sign_in import record_failed_sign_in, record_lock_out

TEMPLATE = "accounts/sign_in.html"
IDLE_SENTENCE = f"超过 {settings.SESSION_IDLE_MINUTES} 分钟没有操作，已自动退出，请重新登录。"


@login_not_required
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """The sign-in page (登录)."""
    if request.user.is_authenticated:
        return redirect(_next(request))
    form = SignInForm(request.POST or None)
    if form.is_valid():
        user = authenticate(request, **form.cleaned_data)
        if isinstance(user, User):
            _begin(request, user)
            return redirect(_next(request))
        if not getattr(request, "axes_locked_out", False):
            _refuse(form)
    context = {"form": form, "next": _wanted(request)}
    return render(request, TEMPLATE, context, status=422 if form.errors else 200)


def locked_out(request: HttpRequest, response: HttpResponse, credentials: dict[str, Any]) -> HttpResponse:
    """Answer an attempt at a locked account (AXES_LOCKOUT_CALLABLE)."""
    record_lock_out(username=credentials["username"], at=timezone.now())
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    text = f"连续 {settings.AXES_FAILURE_LIMIT} 次输错密码，请 {minutes} 分钟后再试，或联系系统管理员解除锁定。"
    context = {"form": SignInForm(), "locked_text": text, "next": _wanted(request)}
    return render(request, TEMPLATE, context, status=429)


@require_POST
def sign_out(request: PersonRequest) -> HttpResponse:
    """End this session (退出登录), at one's word or because the page was left alone too long."""
    end = sessions.end_idle_session if "idle" in request.POST else sessions.sign_out
    end(session_key=str(request.session.session_key), user=request.user, at=timezone.now())
    logout(request)
    if "idle" in request.POST:
        messages.warning(request, IDLE_SENTENCE)
    return redirect("accounts:sign_in")


@require_POST
def stay(request: PersonRequest) -> HttpResponse:
    """Note that the person is still there (继续使用)."""
    return HttpResponse(status=204)


def _begin(request: HttpRequest, user: User) -> None:
    login(request, user)
    now = timezone.now()
    request.session["seen_at"] = now.timestamp()
    sessions.begin_session(user=user, session_key=str(request.session.session_key), at=now)


def _refuse(form: SignInForm) -> None:
    left = record_failed_sign_in(username=form.cleaned_data["username"], at=timezone.now())
    sentence = "登录名或密码不正确。"
    form.add_error(None, f"{sentence}再错 {left} 次，账号将暂时锁定。" if left else sentence)


def _wanted(request: HttpRequest) -> str:
    return request.POST.get("next") or request.GET.get("next") or ""


def _next(request: HttpRequest) -> str:
    wanted = _wanted(request)
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if safe else resolve_url(settings.LOGIN_REDIRECT_URL)
