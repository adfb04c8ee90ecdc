"""Importing the courts' lists of cases (导入诉讼案件): upload, what came of it, the rows that came back."""

from urllib.parse import quote

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cases.forms.court_cases import CourtCaseUploadForm
from cases.models import ImportBatch
from cases.policies import may_import_court_cases
from cases.queries.court_case_imports import batch_rows, rejected_page, rejected_rows_file
from cases.services import court_case_imports as services
from cases.services.court_case_imports import receive_upload
from cases.services.court_case_progress import rows_read
from cases.views.openings import PageRequest
from suyuan.accounts.policies import only_for
from suyuan.lib.keyset import keyset_page
from suyuan.lib.refusals import refusals_on

PAGE_SIZE = 20
for_importers = only_for(may_import_court_cases)


@for_importers
@require_http_methods(["GET", "HEAD", "POST"])
def import_court_cases(request: PageRequest) -> HttpResponse:
    """Upload a list, and see earlier ones (导入诉讼)."""
    form = CourtCaseUploadForm(request.POST or None, request.FILES or None, user=request.user)
    if form.is_valid():
        with refusals_on(form):
            file, layout = form.cleaned_data["file"], form.cleaned_data["layout"]
            batch = receive_upload(
                file_name=file.name,
                content=file.read(),
                court_code=form.cleaned_data["court"].pk,
                by=request.user,
                at=timezone.now(),
                layout_id=layout.pk if layout else None,
            )
            return redirect("cases:import_batch", pk=batch.pk)
    page = keyset_page(
        batch_rows(ImportBatch.objects.visible_to(request.user)), size=PAGE_SIZE, cursor=request.GET.get("cursor")
    )
    context = {"form": form, "page": page}
    return render(request, "cases/import_court_cases.html", context, status=422 if form.errors else 200)


@for_importers
@require_safe
def import_batch(request: PageRequest, pk: int) -> HttpResponse:
    """One upload (导入批次): how far it is, its counts, the rows that came back; under htmx only what moves."""
    batch = get_object_or_404(batch_rows(ImportBatch.objects.visible_to(request.user)), pk=pk)
    page = rejected_page(batch, cursor=request.GET.get("cursor"))
    part = "#progress" if request.htmx else ""
    context = {"batch": batch, "page": page, "rows_read": rows_read(batch.pk) if batch.is_open else None}
    return render(request, f"cases/import_batch.html{part}", context)


@for_importers
@require_POST
def cancel_import(request: PageRequest, pk: int) -> HttpResponse:
    """Cancel an upload that is not finished (取消导入)."""
    get_object_or_404(ImportBatch.objects.visible_to(request.user).only("pk"), pk=pk)
    services.cancel_import(batch_id=pk, by=request.user, at=timezone.now())
    messages.success(request, "已要求取消，正在处理的会在几秒内停下，不会留下任何案件。")
    return redirect("cases:import_batch", pk=pk)


@for_importers
@require_safe
def rejected_court_cases(request: PageRequest, pk: int) -> HttpResponse:
    """The rows that came back, as a file to correct and upload again (退回的行)."""
    batch = get_object_or_404(ImportBatch.objects.visible_to(request.user), pk=pk)
    name = quote(f"{batch.file_name.rpartition('.')[0] or batch.file_name}_退回.csv")
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
    return HttpResponse(b"".join(rejected_rows_file(batch)), content_type="text/csv; charset=utf-8", headers=headers)
