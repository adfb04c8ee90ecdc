"""Organisations and studios (特邀调解组织、调解室)."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render, resolve_url
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from mediators.forms.organizations import MemberForm, MembershipEndForm, OrganizationForm, StudioForm
from mediators.models import MediationOrganization, MediationStudio, Mediator
from mediators.policies import may_keep_files, may_list_organizations
from mediators.queries import organizations as queries
from mediators.services import organizations
from mediators.views.openings import for_keepers, form_page, own_court
from suyuan.accounts.origin import PersonRequest
from suyuan.accounts.policies import only_for
from suyuan.lib.refusals import refusals_on


@only_for(may_list_organizations)
@require_safe
def organization_list(request: PersonRequest) -> HttpResponse:
    """The organisations within reach, and the studios (调解组织和调解室)."""
    today = timezone.localdate()
    context = {
        "organizations": queries.organizations(reader=request.user, on=today),
        "studios": MediationStudio.objects.visible_to(request.user).select_related("organization", "leader", "court"),
        "may_keep": may_keep_files(request.user),
    }
    return render(request, "mediators/organization_list.html", context)


@only_for(may_list_organizations)
@require_safe
def organization_page(request: PersonRequest, pk: int) -> HttpResponse:
    """One organisation: what it told, how it stands to the requirements, its members and terms (调解组织)."""
    row = get_object_or_404(MediationOrganization.objects.visible_to(request.user), pk=pk)
    kept = MediationOrganization.objects.visible_to(request.user).kept_by(request.user)
    context = {
        "organization": row,
        **queries.organization_facts(row, on=timezone.localdate()),
        "may_keep": may_keep_files(request.user) and kept.filter(pk=pk).exists(),
    }
    return render(request, "mediators/organization.html", context)


@for_keepers
@require_http_methods(["GET", "HEAD", "POST"])
def new_organization(request: PersonRequest) -> HttpResponse:
    """Open an organisation's file (登记组织)."""
    form = OrganizationForm(request.POST or None)
    return _save(request, form, None, title="登记调解组织", back=resolve_url("mediators:organization_list"))


@for_keepers
@require_http_methods(["GET", "HEAD", "POST"])
def edit_organization(request: PersonRequest, pk: int) -> HttpResponse:
    """Correct an organisation's file (修改组织)."""
    row = _kept(request, pk)
    form = OrganizationForm(request.POST or None, organization=row)
    return _save(request, form, row.pk, title="修改调解组织", back=resolve_url("mediators:organization", pk))


@for_keepers
@require_http_methods(["GET", "HEAD", "POST"])
def add_member(request: PersonRequest, pk: int) -> HttpResponse:
    """Enter a mediator among an organisation's (列为成员)."""
    row = _kept(request, pk)
    form = MemberForm(request.POST or None, reach=Mediator.objects.visible_to(request.user).defer("phone"))
    if form.is_valid():
        with refusals_on(form):
            organizations.add_member(
                organization_id=row.pk,
                mediator_id=form.cleaned_data["mediator"].pk,
                valid_from=form.cleaned_data["valid_from"],
                by=request.user,
                at=timezone.now(),
            )
            messages.success(request, "已列为成员。")
            return redirect("mediators:organization", row.pk)
    return _page(request, form, "列为成员", resolve_url("mediators:organization", row.pk), row.name)


@for_keepers
@require_http_methods(["GET", "HEAD", "POST"])
def end_membership(request: PersonRequest, pk: int, membership: int) -> HttpResponse:
    """Note that a member leaves (退出组织)."""
    row = _kept(request, pk)
    member = get_object_or_404(row.memberships.select_related("mediator"), pk=membership, valid_to=None)
    form = MembershipEndForm(request.POST or None, initial={"valid_to": timezone.localdate()})
    if form.is_valid():
        with refusals_on(form):
            organizations.end_membership(
                membership_id=member.pk, **form.cleaned_data, by=request.user, at=timezone.now()
            )
            messages.success(request, "已写明退出日期。")
            return redirect("mediators:organization", row.pk)
    return _page(request, form, f"{member.mediator.name}退出", resolve_url("mediators:organization", pk), row.name)


@for_keepers
@require_http_methods(["GET", "HEAD", "POST"])
def edit_studio(request: PersonRequest, pk: int | None = None) -> HttpResponse:
    """Register a studio, or correct it (调解室)."""
    studio = None if pk is None else get_object_or_404(MediationStudio.objects.visible_to(request.user), pk=pk)
    reach = (
        MediationOrganization.objects.visible_to(request.user),
        Mediator.objects.visible_to(request.user).defer("phone"),
    )
    form = StudioForm(request.POST or None, reach=reach, studio=studio)
    back = resolve_url("mediators:organization_list")
    if form.is_valid():
        with refusals_on(form):
            organizations.save_studio(
                studio_id=pk, court_id=own_court(request), facts=form.cleaned_data, by=request.user, at=timezone.now()
            )
            messages.success(request, "调解室已保存。")
            return redirect(back)
    return _page(request, form, "修改调解室" if studio else "设立调解室", back)


def _save(request: PersonRequest, form: OrganizationForm, pk: int | None, *, title: str, back: str) -> HttpResponse:
    if form.is_valid():
        with refusals_on(form):
            saved = organizations.save_organization(
                organization_id=pk, court_id=own_court(request), facts=form.cleaned_data, by=request.user,
                at=timezone.now(),
            )  # fmt: skip
            messages.success(request, "组织已保存。")
            return redirect("mediators:organization", saved.pk)
    return _page(request, form, title, back)


def _kept(request: PersonRequest, pk: int) -> MediationOrganization:
    return get_object_or_404(MediationOrganization.objects.visible_to(request.user).kept_by(request.user), pk=pk)


def _page(request: PersonRequest, form: Any, title: str, back: str, subtitle: str = "") -> HttpResponse:
    return form_page(request, form, title=title, subtitle=subtitle, back_url=back, back_label=subtitle or "调解组织")
