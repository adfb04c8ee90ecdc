"""The front door: where a person arrives after signing in."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cases.policies import may_log, works_on_disputes
from cases.queries.inbox import concluded_this_month, inbox
from suyuan.accounts.origin import PersonRequest
from suyuan.accounts.roles import CASE_ROLES
from suyuan.web.navigation import entries_for


@require_safe
def home(request: PersonRequest) -> HttpResponse:
    """Show what waits for a person (工作台); administrators go on to their own page."""
    if not request.user.has_role(*CASE_ROLES):
        entries = [entry for entry in entries_for(request.user, path=request.path) if entry.url != request.path]
        return redirect(entries[0].url if entries else "accounts:profile")
    today = timezone.localdate()
    context = {"today": today, "may_log": may_log(request.user)}
    if works_on_disputes(request.user):
        waiting = inbox(request.user, on=today)
        context |= {
            "waiting": waiting,
            "nothing_waits": not any(panel.rows for panel in waiting),
            "month": concluded_this_month(request.user, on=today),
        }
    return render(request, "home/home.html", context)
