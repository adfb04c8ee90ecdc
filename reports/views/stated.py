"""引用的数字: what others published, checked against itself and against this system's own readings."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from reports.forms.stated import AgainstForm, FigureForm, ParagraphForm
from reports.policies import may_quote, may_see_rates
from reports.queries.published import published_for
from reports.queries.stated import compared, figures_of, findings, paragraphs
from reports.services import stated as services
from suyuan.accounts.origin import PersonRequest
from suyuan.accounts.policies import only_for
from suyuan.lib.form_pages import FormPage, form_page
from suyuan.lib.keyset import keyset_page

PAGE_SIZE = 50
for_readers = only_for(may_see_rates)
for_quoters = only_for(may_quote)
BASIS = "没有统计期、范围和分母的数字不能比较；原文没有写的留空，不要代填。"


@for_readers
@require_safe
def stated_list(request: PersonRequest) -> HttpResponse:
    """The quoted paragraphs (引文)."""
    page = keyset_page(paragraphs(), size=PAGE_SIZE, cursor=request.GET.get("cursor"))
    return render(request, "reports/stated.html", {"page": page, "may_quote": may_quote(request.user)})


@for_readers
@require_safe
def paragraph(request: PersonRequest, pk: int) -> HttpResponse:
    """One paragraph: its figures, what they say of each other, one of them against a published reading (核对)."""
    found = get_object_or_404(paragraphs(), pk=pk)
    figures = figures_of(found)
    form = AgainstForm(request.GET or None, paragraph=found, published=published_for(request.user))
    against = compared(form.cleaned_data["figure"], form.cleaned_data["published"]) if form.is_valid() else None
    context = {
        "paragraph": found,
        "figures": figures,
        "findings": findings(figures),
        "form": form,
        "against": against,
        "may_quote": may_quote(request.user),
    }
    return render(request, "reports/stated_paragraph.html", context, status=422 if form.errors else 200)


@for_quoters
@require_http_methods(["GET", "HEAD", "POST"])
def new_paragraph(request: PersonRequest) -> HttpResponse:
    """Enter a paragraph (录入引文)."""
    page = FormPage(title="录入引文", back_url=reverse("reports:stated"), back_label="引用的数字", basis=BASIS)

    def act(data: dict[str, Any]) -> str:
        services.quote(**data, by=request.user, at=timezone.now())
        return "引文已录入，请逐项录入其中的数字。"

    return form_page(request, ParagraphForm(request.POST or None), page, act=act)


@for_quoters
@require_http_methods(["GET", "HEAD", "POST"])
def new_figure(request: PersonRequest, pk: int) -> HttpResponse:
    """Enter a figure of a paragraph (录入数字)."""
    found = get_object_or_404(paragraphs(), pk=pk)
    back = reverse("reports:stated_paragraph", args=[pk])
    rows = ("label kind", "printed unit", "period scope", "denominator", "said_of over")
    page = FormPage(title="录入数字", subtitle=found.source, back_url=back, back_label="引文", rows=rows, basis=BASIS)

    def act(data: dict[str, Any]) -> str:
        made = services.add_figure(paragraph_id=pk, figure=services.Printed(**data), by=request.user)
        return f"{made}已录入。"

    return form_page(request, FigureForm(request.POST or None, paragraph=found), page, act=act)
