from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cases.queries.triage import triage_of
from cases.views.openings import PageRequest, for_dispute_workers, visible_dispute


@for_dispute_workers
@require_safe
def score(request: PageRequest, key: UUID) -> HttpResponse:
    """The score with the features ticked so far (实时得分)."""
    dispute = visible_dispute(request, key)
    found = triage_of(dispute, features=request.GET.getlist("features"), on=timezone.localdate())
    return render(request, "cases/triage_score.html", {"triage": found})
