"""A community on one printed sheet (社区一页纸)."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from communities.models import Community
from communities.queries import community_profile
from suyuan.accounts.origin import PersonRequest
from suyuan.accounts.policies import only_for
from suyuan.governance.policies import may_read_governance
from suyuan.governance.queries.community_sheet import community_sheet


@only_for(may_read_governance)
@require_safe
def sheet(request: PersonRequest, code: str) -> HttpResponse:
    """Everything about a community on one side of A4 (社区一页纸)."""
    found = get_object_or_404(Community.objects.visible_to(request.user).select_related("division"), pk=code)
    profile = community_profile(found, on=timezone.localdate())
    return render(request, "governance/community_sheet.html", {"sheet": community_sheet(request.user, profile)})
