"""What happens around every request: origin, sign-in, idle sign-out, refusals."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from urllib.parse import quote

import structlog
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, resolve_url
from django.utils import timezone

from suyuan.accounts.models import User
from suyuan.accounts.origin import Origin, acting_from, request_ip
from suyuan.accounts.policies import must_change_password
from suyuan.accounts.services import sessions
from suyuan.accounts.views.sign_in import IDLE_SENTENCE
from suyuan.lib.errors import DomainError
from suyuan.web import errors

OPEN_WITH_OLD_PASSWORD = {"accounts:change_password", "accounts:sign_out", "accounts:stay"}

GetResponse = Callable[[HttpRequest], HttpResponse]


class OriginMiddleware:
    """Lets services write into the access log where a request came from."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        origin = Origin(
            ip=request_ip(request),
            request_id=structlog.contextvars.get_contextvars().get("request_id", ""),
            user_agent=request.headers.get("User-Agent", ""),
        )
        with acting_from(origin):
            return self.get_response(request)


class DomainErrorMiddleware:
    """Shows a refusal as a sentence: a page, or for htmx a message that leaves the form as it is."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return errors.refused(request, exception) if isinstance(exception, DomainError) else None


class SignInMiddleware(LoginRequiredMiddleware):
    """Every page asks for sign-in unless its view says otherwise; htmx is sent there as a whole page."""

    def process_view(self, request: HttpRequest, view_func: Any, args: Any, kwargs: Any) -> HttpResponseBase | None:
        refusal = super().process_view(request, view_func, args, kwargs)
        return _go(request, refusal.headers["Location"]) if refusal else None


class IdleMiddleware:
    """Signs out a session that was idle too long, and notes the activity of the others."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponseBase | None:
        user, now = request.user, timezone.now()
        if not isinstance(user, User):
            return None
        if not sessions.is_idle(seen_at=request.session.get("seen_at"), at=now):
            _note_activity(request, user, now)
            return None
        sessions.end_idle_session(session_key=str(request.session.session_key), user=user, at=now)
        logout(request)
        messages.warning(request, IDLE_SENTENCE)
        sign_in = resolve_url(settings.LOGIN_URL)
        return _go(request, f"{sign_in}?next={quote(request.get_full_path())}" if request.method == "GET" else sign_in)


class PasswordMiddleware:
    """Lets a person with a first or expired password do nothing but change it."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponseBase | None:
        user = request.user
        if not isinstance(user, User) or _view_name(request) in OPEN_WITH_OLD_PASSWORD:
            return None
        late = must_change_password(user, at=timezone.now())
        return _go(request, resolve_url("accounts:change_password")) if late else None


def _view_name(request: HttpRequest) -> str:
    return request.resolver_match.view_name if request.resolver_match else ""


def _note_activity(request: HttpRequest, user: User, now: datetime) -> None:
    """Write the moment down at most once a minute, so that reading pages stays cheap."""
    if sessions.is_worth_noting(seen_at=request.session.get("seen_at"), at=now):
        request.session["seen_at"] = now.timestamp()
        if not request.session.session_key:
            request.session.save()
        sessions.note_activity(session_key=str(request.session.session_key), user=user, at=now)


def _go(request: HttpRequest, address: str) -> HttpResponseBase:
    """Redirect the whole page, also when htmx asked for a part of it."""
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": address})
    return redirect(address)
