"""The list of applications for judicial confirmation."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cases.lifecycle import ConfirmationState
from cases.queries.docket import docket_page
from cases.views.openings import PageRequest, for_dispute_workers


@for_dispute_workers
@require_safe
def docket(request: PageRequest) -> HttpResponse:
    """The applications for confirmation this person may see (司法确认案件)."""
    state = request.GET.get("state", "")
    rows, page = docket_page(request.user, state=state, cursor=request.GET.get("cursor"), on=timezone.localdate())
    context = {"rows": rows, "page": page, "state": state, "states": ConfirmationState.choices}
    return render(request, "cases/confirmations.html", context)
