"""工作台账: the register of a place and a period, as a page, a spreadsheet, a PDF."""

from urllib.parse import quote

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from reports.documents.register_sheet import NOTES, register_rows, register_sheet, register_title, whose
from reports.forms.readings import RegisterFilter
from reports.policies import may_see_rates
from reports.queries.places import working_place
from reports.queries.registers import Register, register
from reports.views.addresses import known_period, seen_place
from suyuan.accounts.origin import PersonRequest
from suyuan.accounts.policies import only_for
from suyuan.lib.pdf import SHEET, render_pdf
from suyuan.lib.periods import parse_period
from suyuan.lib.xlsx_writing import xlsx_chunks

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@only_for(may_see_rates)
@require_safe
def registers(request: PersonRequest) -> HttpResponse:
    """The register of a court, a tribunal, a town or a community (工作台账), in one step."""
    on = timezone.localdate()
    form = RegisterFilter(request.GET.dict(), user=request.user, on=on)
    if not form.is_valid() or not form.places:
        return render(request, "reports/registers.html", {"form": form}, status=422 if form.errors else 200)
    shown = register(working_place(form.cleaned_data["place"]), parse_period(form.cleaned_data["period"]), on=on)
    context = {"form": form, "register": shown, "title": register_title(shown), "whose": whose(shown), "notes": NOTES}
    return render(request, "reports/registers.html", context)


@only_for(may_see_rates)
@require_safe
def register_file(request: PersonRequest, place: str, period: str, suffix: str) -> HttpResponse:
    """The register as a file (导出台账): xlsx or pdf."""
    if suffix not in FILES:
        raise Http404
    shown = register(seen_place(request, place), known_period(period), on=timezone.localdate())
    content, kind = FILES[suffix]
    name = quote(f"{whose(shown)}{register_title(shown)}.{suffix}")
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
    return HttpResponse(content(shown), content_type=kind, headers=headers)


def _xlsx(shown: Register) -> bytes:
    return b"".join(xlsx_chunks(register_rows(shown), sheet="工作台账"))


def _pdf(shown: Register) -> bytes:
    return render_pdf(SHEET, register_sheet(shown))


FILES = {"xlsx": (_xlsx, XLSX), "pdf": (_pdf, "application/pdf")}
