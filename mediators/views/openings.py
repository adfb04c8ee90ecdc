"""How the pages of mediators' files begin: whose file one may keep, and the page of a form."""

from typing import Any

from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from mediators.models import Mediator
from mediators.policies import may_keep_files
from mediators.querysets import ROSTER_KEEPERS, court_codes
from suyuan.accounts.origin import PersonRequest
from suyuan.accounts.policies import only_for

for_keepers = only_for(may_keep_files)


def own_court(request: PersonRequest) -> str:
    """The court for which this person keeps files (建档法院)."""
    return court_codes(request.user, roles=ROSTER_KEEPERS)[0]


def kept_mediator(request: PersonRequest, pk: int) -> Mediator:
    """A mediator whose file this person keeps, or 404."""
    return get_object_or_404(Mediator.objects.visible_to(request.user).kept_by(request.user), pk=pk)


def form_page(request: PersonRequest, form: BaseForm, **words: Any) -> HttpResponse:
    """A page that holds one form (表单页): title, subtitle, back_url, back_label, submit, note."""
    context = {"form": form, "groups": getattr(form, "groups", None), **words}
    return render(request, "mediators/file_form.html", context, status=422 if form.errors else 200)
