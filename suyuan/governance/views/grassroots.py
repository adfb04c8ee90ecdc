"""The work in the places at a glance (下沉工作)."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from suyuan.accounts.origin import PersonRequest
from suyuan.accounts.policies import only_for
from suyuan.governance.policies import may_read_governance
from suyuan.governance.queries.gaps import gap_groups
from suyuan.governance.queries.grassroots import subjects


@only_for(may_read_governance)
@require_safe
def grassroots(request: PersonRequest) -> HttpResponse:
    """Every subject with what waits in it (下沉工作)."""
    return render(request, "governance/grassroots.html", {"subjects": subjects(request.user, on=timezone.localdate())})


@only_for(may_read_governance)
@require_safe
def gaps(request: PersonRequest) -> HttpResponse:
    """What is still missing in one's area (待补事项)."""
    today = timezone.localdate()
    return render(request, "governance/gaps.html", {"groups": gap_groups(request.user, on=today), "today": today})
