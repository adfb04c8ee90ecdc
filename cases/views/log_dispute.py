"""The log form: who, what, where; the rest folded away; a draft that always saves."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cases.forms.dispute import FactsForm, PartiesForm, PartyFormSet
from cases.lifecycle import Action, State
from cases.models import CauseOfAction, Dispute
from cases.policies import may
from cases.queries.dispute_page import for_page
from cases.queries.missing import missing_in
from cases.queries.places import villages_in
from cases.services.intake import add_facts, save_and_register_draft, save_draft
from cases.views.openings import PageRequest, back_to, for_dispute_workers, for_those_who_log, visible_dispute
from cases.views.refusals import show_refusals
from suyuan.lib.errors import DomainError
from suyuan.lib.refusals import refusals_on


@for_those_who_log
@require_safe
def log_dispute(request: PageRequest) -> HttpResponse:
    """Begin a draft under a new key (登记纠纷); saving it twice saves one."""
    return redirect("cases:log", key=uuid4())


@for_those_who_log
@never_cache
@require_http_methods(["GET", "POST"])
def log(request: PageRequest, key: UUID) -> HttpResponse:
    """Write a draft, save it, register it (登记表)."""
    dispute = _draft(request, key)
    data = request.POST if request.method == "POST" else None
    facts = FactsForm(data, user=request.user, dispute=dispute, on=timezone.localdate())
    parties = PartiesForm(data, dispute=dispute)
    if data is not None:
        readable = facts.is_valid() & parties.is_valid()
        act = save_and_register_draft if "register" in data and readable else save_draft
        try:
            saved = act(
                key=key,
                facts=facts.told(),
                parties=parties.told(),
                origin=facts.told_origin(),
                by=request.user,
                at=timezone.now(),
            )
        except DomainError as refusal:
            show_refusals(refusal, facts, parties)
        else:
            if readable:
                return _done(request, saved)
    return _log_page(request, key, facts, parties)


@for_those_who_log
@require_POST
def autosave(request: PageRequest, key: UUID) -> HttpResponse:
    """Save what can be read of a draft while it is written (自动保存)."""
    dispute = _draft(request, key)
    now = timezone.now()
    facts = FactsForm(request.POST, user=request.user, dispute=dispute, on=timezone.localdate(now))
    parties = PartiesForm(request.POST, dispute=dispute)
    facts.is_valid()
    origin = facts.told_origin()
    save_draft(key=key, facts=facts.told(), parties=parties.told(), origin=origin, by=request.user, at=now)
    return JsonResponse({"saved_at": now.isoformat()})


@for_dispute_workers
@require_http_methods(["GET", "POST"])
def edit_facts(request: PageRequest, key: UUID) -> HttpResponse:
    """Add to what is known about a registered dispute (补充信息)."""
    dispute = visible_dispute(request, key)
    data = request.POST if request.method == "POST" else None
    form = FactsForm(data, user=request.user, dispute=dispute, on=timezone.localdate())
    if form.is_valid():
        with refusals_on(form):
            add_facts(
                dispute_id=dispute.pk,
                facts=form.told(),
                origin=form.told_origin(),
                by=request.user,
                at=timezone.now(),
            )
            messages.success(request, "信息已保存。")
            return back_to(request, dispute)
    return render(request, "cases/facts.html", {"dispute": dispute, "form": form}, status=422 if form.errors else 200)


@for_those_who_log
@require_safe
def missing(request: PageRequest, key: UUID) -> HttpResponse:
    """What the draft still lacks (还缺什么), asked again after each automatic save."""
    dispute = visible_dispute(request, key)
    return render(request, "cases/log.html#missing", {"missing": missing_in(dispute)})


@for_those_who_log
@require_safe
def party_row(request: PageRequest) -> HttpResponse:
    """One more empty row of the form (再加一人)."""
    told = request.GET.get("parties-TOTAL_FORMS", "")
    count = int(told) if told.isdecimal() else 0
    row = PartyFormSet(prefix=PartiesForm.PREFIX).empty_form
    row.prefix = f"{PartiesForm.PREFIX}-{count}"
    return render(request, "cases/log_pieces.html#party_row", {"row": row, "total": count + 1})


@for_dispute_workers
@require_safe
def origin(request: PageRequest) -> HttpResponse:
    """What the chosen source is asked (来源情况)."""
    form = FactsForm(request.GET, user=request.user, dispute=None, on=timezone.localdate())
    return render(request, "cases/log_pieces.html#origin", {"fields": form.origin})


@for_dispute_workers
@require_safe
def villages(request: PageRequest) -> HttpResponse:
    """The villages of the town chosen (村、社区选择)."""
    return render(request, "cases/log_pieces.html#villages", {"villages": villages_in(request.GET.get("town", ""))})


@for_dispute_workers
@require_safe
def causes(request: PageRequest) -> HttpResponse:
    """Causes of action whose name contains what is typed (案由提示)."""
    named = CauseOfAction.objects.in_force(timezone.localdate()).filter(name__contains=request.GET.get("cause", ""))
    return render(request, "cases/log_pieces.html#causes", {"causes": named.order_by("-level", "pk")[:20]})


def _draft(request: PageRequest, key: UUID) -> Dispute | None:
    """The draft under the key, None when it is still to be made; 404 for what is registered or another's."""
    found = for_page(Dispute.objects.visible_to(request.user)).filter(key=key).first()
    if found and found.state != State.DRAFT:
        raise Http404
    return found


def _done(request: PageRequest, saved: Dispute) -> HttpResponse:
    if saved.number:
        messages.success(request, f"已登记，编号 {saved.number}。")
        return redirect("cases:dispute", key=saved.key)
    messages.success(request, "草稿已保存。")
    return redirect("cases:log", key=saved.key)


def _log_page(request: PageRequest, key: UUID, facts: FactsForm, parties: PartiesForm) -> HttpResponse:
    dispute = _draft(request, key)
    failed = bool(facts.errors or any(row.errors for row in parties.rows))
    context = {
        "key": key,
        "facts": facts,
        "parties": parties.rows,
        "missing": missing_in(dispute) if dispute else [],
        "dispute": dispute,
        "failed": failed,
        "more_open": any(name in facts.errors for name in facts.FOLDED) or any(box.errors for box in facts.origin),
        "may_withdraw": dispute is not None and may(request.user, Action.WITHDRAW, dispute),
    }
    return render(request, "cases/log.html", context, status=422 if failed else 200)
