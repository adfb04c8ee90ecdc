from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cases.filters import DisputeFilter
from cases.models import Dispute
from cases.policies import may_log
from cases.queries.rows import dispute_rows, for_rows
from cases.views.openings import PageRequest, for_dispute_workers
from suyuan.lib.keyset import capped_count, keyset_page

PAGE_SIZE = 50


@for_dispute_workers
@require_safe
def dispute_list(request: PageRequest) -> HttpResponse:
    """The disputes one may know of, searched and narrowed (纠纷列表)."""
    today = timezone.localdate()
    found = DisputeFilter(request.GET, Dispute.objects.visible_to(request.user), user=request.user, on=today)
    page = keyset_page(for_rows(found.qs), size=PAGE_SIZE, cursor=request.GET.get("cursor"))
    context = {
        "filter": found,
        "page": page,
        "rows": dispute_rows(page.rows, on=today),
        "total": f"共 {capped_count(found.qs)} 件",
        "may_log": may_log(request.user),
        "narrowed": any(request.GET.get(name) for name in found.filters),
    }
    return render(request, "cases/dispute_list.html", context)
