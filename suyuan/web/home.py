"""The front door: where a person arrives after signing in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from suyuan.web.navigation import entries_for


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Lead on to the first page of one's own navigation, or to one's account without any post (首页)."""
    entries = [entry for entry in entries_for(request.user, path=request.path) if entry.url != request.path]
    return redirect(entries[0].url if entries else "accounts:profile")
