"""The roster (名册): what waits for a decision, who is listed and for how long, and the public page."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render, resolve_url
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mediators.choices import ProposalOrigin
from mediators.forms.record import EndingForm, ListingForm, ProposalForm
from mediators.models import MediationOrganization, Mediator, RosterEntry
from mediators.policies import may_open_mediator
from mediators.queries import roster as queries
from mediators.services import roster
from mediators.views.openings import for_keepers, form_page, own_court
from suyuan.accounts.origin import PersonRequest
from suyuan.accounts.policies import only_for
from suyuan.lib.refusals import refusals_on

BY_COURT = [ProposalOrigin.INVITED, ProposalOrigin.APPLIED, ProposalOrigin.RECOMMENDED, ProposalOrigin.RENEWAL]
BY_SELF = [ProposalOrigin.APPLIED, ProposalOrigin.RENEWAL]


@for_keepers
@require_safe
def roster_work(request: PersonRequest) -> HttpResponse:
    """Applications, terms about to end, assistants who passed their training (名册管理)."""
    context = queries.roster_work(court_code=own_court(request), reader=request.user, on=timezone.localdate())
    return render(request, "mediators/roster_work.html", context)


@only_for(may_open_mediator)
@require_http_methods(["GET", "HEAD", "POST"])
def propose_mediator(request: PersonRequest, pk: int) -> HttpResponse:
    """Ask that a mediator be listed: the court's people, or the mediator (申请列入名册)."""
    mediator = get_object_or_404(Mediator.objects.visible_to(request.user), pk=pk)
    own = mediator.user_id == request.user.pk
    if not own:
        mediator = get_object_or_404(Mediator.objects.visible_to(request.user).kept_by(request.user), pk=pk)
    court = mediator.court_id if own and mediator.court_id else own_court(request)
    back = resolve_url("mediators:mediator", pk)
    return _propose(request, {"mediator_id": pk}, court, BY_SELF if own else BY_COURT, mediator.name, back)


@for_keepers
@require_http_methods(["GET", "HEAD", "POST"])
def propose_organization(request: PersonRequest, pk: int) -> HttpResponse:
    """Ask that an organisation be listed: the court's people (组织申请列入名册)."""
    row = get_object_or_404(MediationOrganization.objects.visible_to(request.user).kept_by(request.user), pk=pk)
    back = resolve_url("mediators:organization", pk)
    return _propose(request, {"organization_id": pk}, own_court(request), BY_COURT, row.name, back)


@for_keepers
@require_POST
def propose_assistant(request: PersonRequest, pk: int) -> HttpResponse:
    """Propose a trained assistant in one click (提名社区法官助理)."""
    posting = get_object_or_404(queries.trained_assistants(reader=request.user, on=timezone.localdate()), pk=pk)
    proposal = roster.propose_assistant(
        posting_id=posting.pk, court_id=own_court(request), by=request.user, at=timezone.now()
    )
    messages.success(request, f"已提名{proposal.subject.name}，待审核。")
    return redirect("mediators:roster_work")


@for_keepers
@require_POST
def propose_renewal(request: PersonRequest, pk: int) -> HttpResponse:
    """Propose that a term which runs out be renewed, in one click (续聘)."""
    entry = get_object_or_404(RosterEntry.objects.visible_to(request.user), pk=pk, court=own_court(request))
    proposal = roster.propose_renewal(entry_id=entry.pk, by=request.user, at=timezone.now())
    return redirect("mediators:decide_proposal", proposal.pk)


@for_keepers
@require_http_methods(["GET", "HEAD", "POST"])
def decide_proposal(request: PersonRequest, pk: int) -> HttpResponse:
    """List, or do not (审核): how the one proposed stands to the requirements is beside the form."""
    proposal = get_object_or_404(queries.decidable(request.user), pk=pk)
    today = timezone.localdate()
    form = ListingForm(request.POST or None, initial=queries.suggested_term(proposal, on=today))
    if form.is_valid():
        with refusals_on(form):
            terms: dict[str, Any] = {"proposal_id": pk, "by": request.user, "at": timezone.now()}
            if "refuse" in request.POST:
                roster.refuse_proposal(reason=form.cleaned_data["reason"], **terms)
            else:
                roster.list_proposal(**form.cleaned_data, **terms)
            messages.success(request, "已审核。")
            return redirect("mediators:roster_work")
    context = {"proposal": proposal, "form": form, "standings": queries.standings_of(proposal, on=today)}
    return render(request, "mediators/proposal.html", context, status=422 if form.errors else 200)


@for_keepers
@require_http_methods(["GET", "HEAD", "POST"])
def end_entry(request: PersonRequest, pk: int) -> HttpResponse:
    """Take somebody off the roster before the term ends (退出名册)."""
    entry = get_object_or_404(
        RosterEntry.objects.visible_to(request.user).select_related("mediator", "organization", "court"),
        pk=pk,
        court=own_court(request),
    )
    form = EndingForm(request.POST or None, today=timezone.localdate())
    back = resolve_url("mediators:roster_work")
    if form.is_valid():
        with refusals_on(form):
            roster.end_entry(entry_id=pk, **form.cleaned_data, by=request.user, at=timezone.now())
            messages.success(request, "已退出名册。")
            return redirect(back)
    return form_page(request, form, title="退出名册", subtitle=entry.subject.name, back_url=back, back_label="名册管理")


@login_not_required
@require_safe
def public_roster(request: HttpRequest) -> HttpResponse:
    """The roster as everybody may read it, without sign-in (公开名册; 特邀16 art. 8, 在线21 art. 5)."""
    today = timezone.localdate()
    context = queries.public_roster(court_code=request.GET.get("court", ""), on=today)
    return render(request, "mediators/public_roster.html", {**context, "today": today})


def _propose(
    request: PersonRequest, subject: dict[str, Any], court: str, origins: list[ProposalOrigin], name: str, back: str
) -> HttpResponse:
    form = ProposalForm(request.POST or None, origins=origins)
    if form.is_valid():
        with refusals_on(form):
            roster.propose(court_id=court, **form.cleaned_data, **subject, by=request.user, at=timezone.now())
            messages.success(request, "申请已提出，待审核。")
            return redirect(back)
    return form_page(
        request, form, title="申请列入名册", subtitle=name, back_url=back, back_label=name, submit="提出申请"
    )
