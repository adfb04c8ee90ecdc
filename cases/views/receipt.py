from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cases.services.receipts import issue_receipt
from cases.views.openings import PageRequest, for_dispute_workers, visible_dispute


@for_dispute_workers
@require_safe
def receipt(request: PageRequest, key: UUID) -> HttpResponse:
    """The dated receipt, to print (收件回执)."""
    now = timezone.now()
    dispute = issue_receipt(dispute_id=visible_dispute(request, key).pk, by=request.user, at=now)
    return render(request, "cases/receipt.html", {"dispute": dispute, "now": now, "by": request.user})
