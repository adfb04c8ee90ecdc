"""Papers of mediation to print and sign: information, service address, notice of a sitting, the record (打印)."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from cases import policies
from cases.forms.duties import ServiceAddressForm
from cases.lifecycle import Action
from cases.models import ScheduledSession, SettlementOffer
from cases.queries.duties import information_of
from cases.services import sessions
from cases.services.disclosure import print_service_address
from cases.views.openings import PageRequest, back_to, for_dispute_workers, visible_dispute, visible_party
from cases.views.small_forms import open_for, small_form


@for_dispute_workers
@require_safe
def information_sheet(request: PageRequest, key: UUID) -> HttpResponse:
    """The paper on rights and duties (权利义务告知书)."""
    dispute = visible_dispute(request, key)
    context = {"dispute": dispute, "notice": information_of(dispute), "today": timezone.localdate()}
    return render(request, "cases/papers/information.html", context)


@for_dispute_workers
@require_safe
def address_sheet(request: PageRequest, key: UUID, party: UUID) -> HttpResponse:
    """The confirmation of the address for service (送达地址确认书)."""
    dispute = visible_dispute(request, key)
    shown = visible_party(dispute, party)
    confirmed = print_service_address(party_id=shown.pk, by=request.user, at=timezone.now())
    context = {"dispute": dispute, "party": shown, "address": confirmed}
    return render(request, "cases/papers/address.html", context)


@for_dispute_workers
@require_http_methods(["GET", "POST"])
def confirm_address(request: PageRequest, key: UUID, party: UUID) -> HttpResponse:
    """Record where a party confirms to be served (确认送达地址)."""
    dispute = open_for(request, key, Action.EDIT)
    shown = visible_party(dispute, party)
    form = ServiceAddressForm(request.POST if request.method == "POST" else None, party=shown, now=timezone.localtime())
    return small_form(
        request, dispute, form, lambda by, at, **_: sessions.confirm_service_address(
            party_id=shown.pk, by=by, at=at, **form.told()
        ),
        done="送达地址已确认，请打印确认书由当事人签字。", title=f"确认送达地址：{shown}", submit="保存",
    )  # fmt: skip


@for_dispute_workers
@require_safe
def sitting_notice(request: PageRequest, plan: UUID) -> HttpResponse:
    """The notice of a sitting (调解通知): time, place, mediators, participants (特邀16 art. 14)."""
    plans = ScheduledSession.objects.visible_to(request.user).standing()
    whole = plans.select_related("dispute__centre", "room").prefetch_related(
        "participants__mediator", "participants__party"
    )
    session = get_object_or_404(whole, key=plan)
    people = session.participants.all()
    context = {
        "session": session,
        "called": [one.party for one in people if one.party],
        "mediators": [one.mediator.name for one in people if one.mediator],
        "others": [one.title for one in people if not one.party and not one.mediator],
        "today": timezone.localdate(),
    }
    return render(request, "cases/papers/notice.html", context)


@for_dispute_workers
@require_safe
def record_sheet(request: PageRequest, key: UUID, session: int) -> HttpResponse:
    """The record of a sitting (调解笔录), for those who may read what was said."""
    dispute = visible_dispute(request, key)
    if not policies.may_read_sessions(request.user, dispute):
        raise PermissionDenied
    record = get_object_or_404(dispute.sessions.select_related("recorded_by"), pk=session)
    context = {"dispute": dispute, "record": record, "notice": information_of(dispute)}
    return render(request, "cases/papers/record.html", context)


@for_dispute_workers
@require_http_methods(["POST"])
def convey_offer(request: PageRequest, offer: int) -> HttpResponse:
    """Take note that an offer was conveyed, and of the answer (转达方案)."""
    shown = get_object_or_404(SettlementOffer.objects.visible_to(request.user).select_related("dispute"), pk=offer)
    answer = request.POST.get("answer", "")
    if answer not in ("", "ACCEPTED", "REJECTED", "COUNTERED"):
        raise Http404
    sessions.convey_offer(offer_id=shown.pk, answer=answer, by=request.user, at=timezone.now())
    messages.success(request, "已记录。")
    return back_to(request, shown.dispute)
