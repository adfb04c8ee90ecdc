"""通报: the drafts and what was issued, one bulletin, the templates."""

from urllib.parse import quote

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from reports.documents.bulletin_sheet import bulletin_sheet
from reports.forms.bulletins import BulletinForm, NewBulletinForm, TemplateForm
from reports.models import Bulletin, BulletinTemplate
from reports.policies import may_issue_bulletins, may_see_rates, may_write_bulletin
from reports.queries.bulletins import figure_names, filled, period_of_bulletin
from reports.services import bulletins as services
from suyuan.accounts.origin import PersonRequest
from suyuan.accounts.policies import only_for
from suyuan.lib.keyset import keyset_page
from suyuan.lib.pdf import SHEET, render_pdf
from suyuan.lib.refusals import refusals_on

PAGE_SIZE = 50
for_readers, for_writers = only_for(may_see_rates), only_for(may_issue_bulletins)


@for_readers
@require_http_methods(["GET", "HEAD", "POST"])
def bulletin_list(request: PersonRequest) -> HttpResponse:
    """The bulletins of one's courts, the latest period first; a coordinator drafts one by hand (通报)."""
    on = timezone.localdate()
    form = NewBulletinForm(request.POST or None, user=request.user, on=on)
    if form.is_valid():
        with refusals_on(form):
            drafted = services.draft_bulletin(
                court_code=form.cleaned_data["court"],
                period=form.cleaned_data["period"],
                by=request.user,
                at=timezone.now(),
            )
            return redirect("reports:bulletin", pk=drafted.pk)
    seen = Bulletin.objects.visible_to(request.user).select_related("court", "issued_by")
    page = keyset_page(seen.order_by("-last_on", "-pk"), size=PAGE_SIZE, cursor=request.GET.get("cursor"))
    context = {"page": page, "form": form, "may_write": may_issue_bulletins(request.user)}
    return render(request, "reports/bulletins.html", context, status=422 if form.errors else 200)


@for_readers
@require_http_methods(["GET", "HEAD", "POST"])
def bulletin_page(request: PersonRequest, pk: int) -> HttpResponse:
    """One bulletin as it reads; a draft can be changed below (通报)."""
    found = _seen(request, pk)
    form = BulletinForm(request.POST or None, initial={"title": found.title, "body": found.body})
    if form.is_valid():
        with refusals_on(form):
            services.edit_bulletin(bulletin_id=pk, by=request.user, at=timezone.now(), **form.cleaned_data)
            messages.success(request, "已保存，上面是按现有数据填好的全文。")
            return redirect("reports:bulletin", pk=pk)
    context = {
        "bulletin": found,
        "shown": filled(found, on=timezone.localdate()),
        "period": period_of_bulletin(found),
        "form": form,
        "names": figure_names(),
        "may_write": may_write_bulletin(request.user, found),
    }
    return render(request, "reports/bulletin.html", context, status=422 if form.errors else 200)


@for_writers
@require_POST
def issue_bulletin(request: PersonRequest, pk: int) -> HttpResponse:
    """Issue a draft (签发)."""
    _seen(request, pk)
    services.issue_bulletin(bulletin_id=pk, by=request.user, at=timezone.now())
    messages.success(request, "通报已签发，文字和数字不再改变。")
    return redirect("reports:bulletin", pk=pk)


@for_readers
@require_safe
def bulletin_pdf(request: PersonRequest, pk: int) -> HttpResponse:
    """The bulletin as a PDF (导出通报)."""
    found = _seen(request, pk)
    shown = filled(found, on=timezone.localdate())
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(shown.title)}.pdf"}
    made = render_pdf(SHEET, bulletin_sheet(found, shown))
    return HttpResponse(made, content_type="application/pdf", headers=headers)


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
def bulletin_templates(request: PersonRequest) -> HttpResponse:
    """The templates in use, and the form that gives one's court its own (通报模板)."""
    form = TemplateForm(request.POST or None, user=request.user)
    if form.is_valid():
        with refusals_on(form):
            services.write_template(
                court_code=form.cleaned_data["court"],
                kind=form.cleaned_data["kind"],
                title=form.cleaned_data["title"],
                body=form.cleaned_data["body"],
                by=request.user,
                at=timezone.now(),
            )
            messages.success(request, "模板已保存，以后的草稿按它拟写；已拟的草稿不变。")
            return redirect("reports:bulletin_templates")
    rows = BulletinTemplate.objects.visible_to(request.user).in_use().select_related("court")
    context = {"form": form, "templates": rows, "names": figure_names()}
    return render(request, "reports/bulletin_templates.html", context, status=422 if form.errors else 200)


def _seen(request: PersonRequest, pk: int) -> Bulletin:
    return get_object_or_404(Bulletin.objects.visible_to(request.user).select_related("court", "issued_by"), pk=pk)
