"""Importing reference data (导入基础数据): the system administrator's upload page."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from communities.forms.places import ReferenceImportForm
from communities.policies import may_keep_reference
from communities.services.reference_import import import_reference, rejected_file
from suyuan.accounts.origin import PersonRequest
from suyuan.accounts.policies import only_for
from suyuan.lib.refusals import refusals_on

SHOWN_REJECTS = 100
for_keepers = only_for(may_keep_reference)


@for_keepers
@require_http_methods(["GET", "HEAD", "POST"])
def import_list(request: PersonRequest) -> HttpResponse:
    """Upload a list of divisions, population or holidays (导入基础数据)."""
    form = ReferenceImportForm(request.POST or None, request.FILES or None, initial={"kind": "divisions"})
    result = None
    if form.is_valid():
        with refusals_on(form):
            result = import_reference(**form.cleaned_data, by=request.user, at=timezone.now())
    context = {
        "form": form,
        "outcome": result and result.outcome,
        "shown": result and result.outcome.rejects[:SHOWN_REJECTS],
        "rejected_key": result and result.rejected_key,
    }
    return render(request, "communities/import_reference.html", context, status=422 if form.errors else 200)


@for_keepers
@require_safe
def rejected_rows(request: PersonRequest, key: UUID) -> HttpResponse:
    """The rows that came back, as a file to correct (未导入的行)."""
    content = rejected_file(key=str(key), by=request.user)
    if content is None:
        raise Http404
    headers = {"Content-Disposition": "attachment; filename*=UTF-8''%E6%9C%AA%E5%AF%BC%E5%85%A5%E7%9A%84%E8%A1%8C.csv"}
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers)
