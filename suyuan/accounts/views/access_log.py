"""The access log (访问日志): the audit administrator's page."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from suyuan.accounts import queries
from suyuan.accounts.forms import AccessLogFilterForm
from suyuan.accounts.origin import PersonRequest
from suyuan.accounts.policies import may_read_access_log, only_for
from suyuan.lib.keyset import keyset_page

PAGE_SIZE = 100


@only_for(may_read_access_log)
@require_safe
def access_log(request: PersonRequest) -> HttpResponse:
    """Who did what and when, filtered (访问日志)."""
    form = AccessLogFilterForm(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    rows = queries.access_log(reader=request.user, **wanted)
    page = keyset_page(rows, size=PAGE_SIZE, cursor=request.GET.get("cursor"))
    return render(request, "accounts/access_log.html", {"form": form, "page": page})
