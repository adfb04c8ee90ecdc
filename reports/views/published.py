"""发布的读数: publishing one, what was published, and why two of them differ."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from reports.forms.readings import CompareForm
from reports.policies import may_see_rates
from reports.queries.published import comparison, publication, published_for
from reports.services.publishing import publish_reading
from reports.views.rates import visible_reading
from suyuan.accounts.origin import PersonRequest
from suyuan.accounts.policies import only_for
from suyuan.lib.keyset import keyset_page

PAGE_SIZE = 50
for_readers = only_for(may_see_rates)


@for_readers
@require_POST
def publish(request: PersonRequest, place: str, period: str) -> HttpResponse:
    """Publish the reading as it stands (发布)."""
    found, _ = visible_reading(request, place, period)
    published = publish_reading(reading_id=found.pk, by=request.user, at=timezone.now())
    messages.success(request, "已发布。以后数据有变动，发布的数字不变，页面会注明已有修订。")
    return redirect("reports:publication", pk=published.pk)


@for_readers
@require_safe
def published_list(request: PersonRequest) -> HttpResponse:
    """What was published, the latest first (发布的读数)."""
    page = keyset_page(published_for(request.user), size=PAGE_SIZE, cursor=request.GET.get("cursor"))
    return render(request, "reports/published.html", {"page": page})


@for_readers
@require_safe
def publication_page(request: PersonRequest, pk: int) -> HttpResponse:
    """One publication as it was, and what would be said now (发布与现值)."""
    found = publication(request.user, pk, on=timezone.localdate())
    if found is None:
        raise Http404
    return render(request, "reports/publication.html", {"found": found, "document": found.published.document})


@for_readers
@require_safe
def compare(request: PersonRequest) -> HttpResponse:
    """Why two published readings differ (为什么不一样)."""
    form = CompareForm(request.GET or None, published=published_for(request.user))
    found = comparison(form.cleaned_data["one"], form.cleaned_data["other"]) if form.is_valid() else None
    status = 422 if form.errors else 200
    return render(request, "reports/compare.html", {"form": form, "found": found}, status=status)
