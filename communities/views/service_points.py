"""Governance centres, litigation service stations, linked units, and whom to call there."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from communities.forms.fieldwork import (
    CloseForm,
    ContactForm,
    LinkedUnitForm,
    ServicePointForm,
    service_point_initial,
)
from communities.models import LinkedUnit, ServicePoint
from communities.policies import arranges_somewhere, may_arrange, may_read_communities, within_arranging
from communities.queries.fieldwork import linked_units, service_points
from communities.services import service_points as services
from suyuan.accounts.origin import PersonRequest
from suyuan.accounts.policies import only_for
from suyuan.lib.form_pages import FormPage, form_page

for_readers = only_for(may_read_communities)
for_arrangers = only_for(arranges_somewhere)
_LIST = partial(FormPage, back_label="综治中心与诉讼服务站")
_POINT_ROWS = ("kind division", "name tribunal", "address", "phone opening_hours", "opened_on")


@for_readers
@require_safe
def point_list(request: PersonRequest) -> HttpResponse:
    """Governance centres and stations (综治中心与诉讼服务站)."""
    context = {"points": service_points(request.user), "arranges": arranges_somewhere(request.user)}
    return render(request, "communities/service_points.html", context)


@for_readers
@require_safe
def point(request: PersonRequest, pk: int) -> HttpResponse:
    """One service point with its staff (服务点)."""
    found = get_object_or_404(service_points(request.user), pk=pk)
    context = {"point": found, "may_arrange": may_arrange(request.user, found.division)}
    return render(request, "communities/service_point.html", context)


@for_arrangers
@require_http_methods(["GET", "HEAD", "POST"])
def new_point(request: PersonRequest) -> HttpResponse:
    """Open a service point (登记服务点)."""
    today = timezone.localdate()
    form = ServicePointForm(request.POST or None, user=request.user, on=today, initial={"opened_on": today})
    page = _LIST(title="登记服务点", back_url=reverse("communities:service_points"), rows=_POINT_ROWS)

    def act(data: dict[str, Any]) -> str:
        return f"{services.save_service_point(by=request.user, **data)}已登记。"

    return form_page(request, form, page, act=act)


@for_arrangers
@require_http_methods(["GET", "HEAD", "POST"])
def edit_point(request: PersonRequest, pk: int) -> HttpResponse:
    """Correct what is said of a service point (更正服务点)."""
    found = get_object_or_404(ServicePoint.objects.visible_to(request.user), pk=pk)
    form = ServicePointForm(
        request.POST or None, user=request.user, on=timezone.localdate(), initial=service_point_initial(found)
    )
    back = reverse("communities:service_point", args=[pk])
    page = FormPage(title="更正服务点", subtitle=found.name, back_url=back, back_label=found.name, rows=_POINT_ROWS)

    def act(data: dict[str, Any]) -> str:
        return f"{services.save_service_point(point_id=pk, by=request.user, **data)}已更正。"

    return form_page(request, form, page, act=act)


@for_arrangers
@require_http_methods(["GET", "HEAD", "POST"])
def close_point(request: PersonRequest, pk: int) -> HttpResponse:
    """Close a service point (停用)."""
    found = get_object_or_404(ServicePoint.objects.visible_to(request.user), pk=pk)
    form = CloseForm(request.POST or None, initial={"closed_on": timezone.localdate()})
    back = reverse("communities:service_point", args=[pk])
    page = FormPage(title=f"停用{found}", back_url=back, back_label=found.name, submit_label="停用", tone="danger")

    def act(data: dict[str, Any]) -> str:
        services.close_service_point(point_id=pk, by=request.user, at=timezone.now(), **data)
        return f"{found}已停用。"

    return form_page(request, form, page, act=act)


@for_readers
@require_safe
def unit_list(request: PersonRequest) -> HttpResponse:
    """Linked units and their contacts (联动单位)."""
    units = list(linked_units(request.user))
    own = within_arranging(request.user, [unit.division for unit in units])
    context = {"units": units, "arranges": arranges_somewhere(request.user), "own": own}
    return render(request, "communities/linked_units.html", context)


@for_arrangers
@require_http_methods(["GET", "HEAD", "POST"])
def save_unit(request: PersonRequest, pk: int | None = None) -> HttpResponse:
    """Enter a linked unit or correct it (登记联动单位)."""
    found = get_object_or_404(LinkedUnit.objects.visible_to(request.user), pk=pk) if pk is not None else None
    initial = service_point_initial(found) if found else {"joined_on": timezone.localdate()}
    form = LinkedUnitForm(request.POST or None, user=request.user, initial=initial)
    back = reverse("communities:linked_units")
    rows = ("name division", "duties", "joined_on left_on")
    page = FormPage(title="更正联动单位" if found else "登记联动单位", back_url=back, back_label="联动单位", rows=rows)

    def act(data: dict[str, Any]) -> str:
        return f"{services.save_linked_unit(unit_id=pk, by=request.user, **data)}已保存。"

    return form_page(request, form, page, act=act)


@for_arrangers
@require_http_methods(["GET", "HEAD", "POST"])
def add_contact(request: PersonRequest, kind: str, pk: int) -> HttpResponse:
    """Name somebody to turn to (登记联系人) at a service point (`point`) or a linked unit (`unit`)."""
    found = _holder(request, kind, pk)
    back = reverse("communities:service_point", args=[pk]) if kind == "point" else reverse("communities:linked_units")
    page = FormPage(title="登记联系人", subtitle=found.name, back_url=back, back_label=found.name)
    form = ContactForm(request.POST or None)

    def act(data: dict[str, Any]) -> str:
        holder: dict[str, Any] = {f"{kind}_id": pk}
        contact = services.add_contact(**holder, **data, by=request.user, on=timezone.localdate())
        return f"{contact.name}已登记。"

    return form_page(request, form, page, act=act)


@for_arrangers
@require_POST
def end_contact(request: PersonRequest, kind: str, pk: int, contact: int) -> HttpResponse:
    """Take a contact off (移除联系人)."""
    found = _holder(request, kind, pk)
    get_object_or_404(found.contacts, pk=contact, valid_to=None)
    services.end_contact(contact_id=contact, by=request.user, on=timezone.localdate())
    return redirect("communities:service_point", pk) if kind == "point" else redirect("communities:linked_units")


def _holder(request: PersonRequest, kind: str, pk: int) -> ServicePoint | LinkedUnit:
    """The service point (`point`) or linked unit (`unit`) that a contact belongs to."""
    if kind == "point":
        return get_object_or_404(ServicePoint.objects.visible_to(request.user), pk=pk)
    return get_object_or_404(LinkedUnit.objects.visible_to(request.user), pk=pk)
