"""Possible duplicates, related disputes and mergers (重复、关联、并案)."""

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from cases.forms.kin import RelateForm, TellApartForm
from cases.lifecycle import Action
from cases.models import Dispute
from cases.policies import may_decide_duplicates
from cases.queries.duplicates import possible_duplicates
from cases.queries.kin import open_pairs, pair_lines
from cases.queries.rows import title_of
from cases.rules.likeness import WORTH_SHOWING
from cases.services import duplicates
from cases.views.openings import PageRequest, for_dispute_workers, for_those_who_log, visible_dispute
from cases.views.small_forms import open_for, small_form, step_form
from suyuan.accounts.policies import only_for
from suyuan.lib.keyset import capped_count, keyset_page


@for_those_who_log
@require_safe
def similar(request: PageRequest, key: UUID) -> HttpResponse:
    """What the draft may repeat (疑似重复), asked again after each automatic save."""
    dispute = visible_dispute(request, key)
    among = Dispute.objects.visible_to(request.user).exclude(number=None).prefetch_related("parties")
    alike = possible_duplicates(dispute, among=among, at_least=WORTH_SHOWING)
    lines = [(one.dispute, title_of(one.dispute.present_parties()), one.likeness.words) for one in alike]
    return render(request, "cases/log_pieces.html#similar", {"lines": lines})


@only_for(may_decide_duplicates)
@require_safe
def duplicate_list(request: PageRequest) -> HttpResponse:
    """The possible duplicates that wait for a decision (疑似重复)."""
    pairs = open_pairs(request.user)
    page = keyset_page(pairs, size=50, cursor=request.GET.get("cursor"))
    context = {"page": page, "lines": pair_lines(page.rows), "total": f"共 {capped_count(pairs)} 对"}
    return render(request, "cases/duplicate_list.html", context)


@for_dispute_workers
@require_http_methods(["GET", "POST"])
def tell_apart(request: PageRequest, key: UUID) -> HttpResponse:
    """Decide that two disputes are not the same one (不是重复)."""
    dispute = open_for(request, key, Action.FLAG)
    form, perform = step_form(TellApartForm, request, dispute), partial(duplicates.tell_apart, dispute_id=dispute.pk)
    done = "已记录不是重复，以后不再提示。"
    return small_form(request, dispute, form, perform, done=done, title="不是重复", submit="记录")


@for_dispute_workers
@require_http_methods(["GET", "POST"])
def relate(request: PageRequest, key: UUID) -> HttpResponse:
    """Link two disputes as related (关联)."""
    dispute = open_for(request, key, Action.FLAG)
    form, perform = step_form(RelateForm, request, dispute), partial(duplicates.relate, dispute_id=dispute.pk)
    return small_form(request, dispute, form, perform, done="已关联。", title="关联其他纠纷", submit="关联")
