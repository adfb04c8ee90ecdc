"""Mediators (调解员): the list, one mediator's page, and a mediator's own statement."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from mediators.forms.mediators import MediatorFilterForm
from mediators.models import Mediator
from mediators.policies import (
    is_mediator,
    may_call_mediators,
    may_keep_file,
    may_keep_ledger,
    may_list_mediators,
    may_look_up_disputes,
    may_open_mediator,
)
from mediators.queries import ledger
from mediators.queries import mediators as queries
from mediators.queries.overview import statement
from mediators.services import disclosure
from suyuan.accounts.origin import PersonRequest
from suyuan.accounts.policies import only_for
from suyuan.lib.keyset import capped_count, keyset_page
from suyuan.lib.masking import mask_phone

PAGE_SIZE = 50
LINES = 20


@only_for(may_list_mediators)
@require_safe
def mediator_list(request: PersonRequest) -> HttpResponse:
    """The mediators within reach, filtered (调解员名册)."""
    form = MediatorFilterForm(request.GET)
    form.full_clean()
    found = queries.mediators(reader=request.user, on=timezone.localdate(), **form.cleaned_data)
    page = keyset_page(found, size=PAGE_SIZE, cursor=request.GET.get("cursor"))
    context = {"form": form, "page": page, "total": f"共 {capped_count(found)} 人"}
    return render(request, "mediators/mediator_list.html", context)


@only_for(may_open_mediator)
@require_safe
def mediator_page(request: PersonRequest, pk: int) -> HttpResponse:
    """One mediator: who they are, on which rosters, and for those concerned the statement (调解员)."""
    mediator = get_object_or_404(Mediator.objects.visible_to(request.user).select_related("division"), pk=pk)
    today = timezone.localdate()
    context = {
        "mediator": mediator,
        "roster": queries.roster_terms(mediator, on=today),
        "memberships": queries.membership_terms(mediator, on=today),
        "masked_phone": mask_phone(mediator.phone),
        "may_call": may_call_mediators(request.user),
        "may_list": may_list_mediators(request.user),
        "is_own": mediator.user_id == request.user.pk,
        "may_keep": may_keep_file(request.user, mediator),
    }
    if context["is_own"] or context["may_keep"]:
        context |= queries.file_of(mediator, on=today)
    if may_keep_ledger(request.user):
        context |= _statement(request, mediator)
    return render(request, "mediators/mediator.html", context)


@only_for(is_mediator)
@require_safe
def my_subsidies(request: PersonRequest) -> HttpResponse:
    """What I have earned, what is still to come, and every voucher about me (我的补贴)."""
    mediator = Mediator.objects.visible_to(request.user).filter(user=request.user).first()
    context = {"mediator": mediator}
    if mediator:
        context |= _statement(request, mediator)
    return render(request, "mediators/my_subsidies.html", context)


@only_for(may_call_mediators)
@never_cache
@require_POST
def reveal_phone(request: PersonRequest, pk: int) -> HttpResponse:
    """Show the telephone number in full, once, for a reason (查看完整联系电话)."""
    mediator = get_object_or_404(Mediator.objects.visible_to(request.user), pk=pk)
    reason = request.POST.get("reason", "")
    full = disclosure.reveal_phone(mediator_id=mediator.pk, reason=reason, by=request.user, at=timezone.now())
    return render(request, "components/masked.html", {"label": "联系电话", "masked": "", "full": full})


def _statement(request: PersonRequest, mediator: Mediator) -> dict[str, Any]:
    found = ledger.vouchers(reader=request.user).filter(mediator=mediator)
    return {
        "statement": statement(mediator=mediator, reader=request.user, on=timezone.localdate()),
        "page": keyset_page(ledger.with_lines(found), size=LINES, cursor=request.GET.get("cursor")),
        "total": f"共 {capped_count(found)} 张凭证",
        "may_look_up": may_look_up_disputes(request.user),
    }
