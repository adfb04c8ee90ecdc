"""运行状况: how the system is running, for the system administrator."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from reports.queries.operations import operations
from suyuan.accounts.origin import PersonRequest
from suyuan.accounts.policies import may_manage_accounts, only_for


@only_for(may_manage_accounts)
@require_safe
def operations_page(request: PersonRequest) -> HttpResponse:
    """Tallies, queues, jobs and failures (运行状况); figures of the machine, nothing of any case."""
    return render(request, "home/operations.html", {"found": operations(at=timezone.now())})
