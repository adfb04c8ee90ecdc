"""The division tree (区划)."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from communities.forms.places import DivisionSearchForm
from communities.models import Division
from communities.policies import may_keep_reference, may_read_places
from communities.queries import divisions
from suyuan.accounts.origin import PersonRequest
from suyuan.accounts.policies import only_for

for_place_readers = only_for(may_read_places)


@for_place_readers
@require_safe
def division_tree(request: PersonRequest) -> HttpResponse:
    """The top of the tree, or what a search found (区划)."""
    form = DivisionSearchForm(request.GET)
    text = form.cleaned_data["text"] if form.is_valid() else ""
    context = {
        "form": form,
        "text": text,
        "found": divisions.divisions_like(text) if text else None,
        "home": divisions.child_lines(divisions.places_with_centres(), on=timezone.localdate()),
        "provinces": divisions.provinces(),
        "limit": divisions.SEARCH_LIMIT,
        "may_keep": may_keep_reference(request.user),
    }
    return render(request, "communities/division_tree.html", context)


@for_place_readers
@require_safe
def division(request: PersonRequest, code: str) -> HttpResponse:
    """One place: what lies above and below it, its population, its court (区划)."""
    place = get_object_or_404(Division.objects.visible_to(request.user).select_related("community"), code=code)
    page = divisions.division_page(place, on=timezone.localdate())
    return render(request, "communities/division.html", {"page": page, "may_keep": may_keep_reference(request.user)})
