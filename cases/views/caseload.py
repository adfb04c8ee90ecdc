"""Everything a mediator has on hand (在办一览), for the mediator and for those who distribute."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cases.models import Dispute
from cases.queries.caseload import caseload
from cases.views.openings import PageRequest
from mediators.models import Mediator
from mediators.policies import may_open_mediator
from suyuan.accounts.policies import only_for


@only_for(may_open_mediator)
@require_safe
def mediator_caseload(request: PageRequest, pk: int) -> HttpResponse:
    """What one mediator has on hand, among the disputes the reader may see (在办一览)."""
    mediator = get_object_or_404(Mediator.objects.visible_to(request.user), pk=pk)
    held = caseload(mediator, Dispute.objects.visible_to(request.user), on=timezone.localdate())
    return render(request, "cases/caseload.html", {"mediator": mediator, "held": held})
