"""The front door: where a person arrives after signing in."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cases.policies import may_log, works_on_disputes
from cases.queries.inbox import ORDER_EXPLAINED, concluded_this_month, inbox
from mediators.queries.overview import ledger_overview
from reports.queries.overview import rate_overview
from suyuan.accounts.models import User
from suyuan.accounts.origin import PersonRequest
from suyuan.accounts.roles import CASE_ROLES, Role
from suyuan.web.navigation import entries_for

LEDGER_ROLES = frozenset({Role.SUBSIDY_REVIEWER, Role.FINANCE})


@require_safe
def home(request: PersonRequest) -> HttpResponse:
    """Show what waits for a person (工作台); administrators go on to their own page."""
    if not request.user.has_role(*CASE_ROLES):
        entries = [entry for entry in entries_for(request.user, path=request.path) if entry.url != request.path]
        return redirect(entries[0].url if entries else "accounts:profile")
    return render(request, "home/home.html", _panels(request.user, on=timezone.localdate()))


def _panels(user: User, *, on: date) -> dict[str, Any]:
    """What each of the person's posts works with: disputes, the ledger, the rates."""
    panels: dict[str, Any] = {"today": on, "may_log": may_log(user), "rates": rate_overview(user, on=on)}
    if works_on_disputes(user):
        panels |= {
            "inbox": inbox(user, on=on),
            "order_explained": ORDER_EXPLAINED,
            "month": concluded_this_month(user, on=on),
        }
    if user.has_role(*LEDGER_ROLES):
        panels["ledger"] = ledger_overview(user=user, on=on)
    return panels
