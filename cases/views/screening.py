"""From a hazard that a screening found to a dispute (排查发现转为纠纷)."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from cases.services.screening import turn_finding_into_dispute
from cases.views.openings import PageRequest, for_those_who_log
from communities.models import ScreeningFinding


@for_those_who_log
@require_POST
def finding_to_dispute(request: PageRequest, pk: int) -> HttpResponse:
    """Make a draft of the hazard and open it, so that the parties can be added (转为纠纷)."""
    finding = get_object_or_404(ScreeningFinding.objects.visible_to(request.user), pk=pk)
    dispute = turn_finding_into_dispute(finding_id=finding.pk, by=request.user, at=timezone.now())
    messages.success(request, "已转为纠纷草稿，请补充当事人后登记。")
    return redirect("cases:log", key=dispute.key)
