"""Governance centres, litigation service stations, linked units (综治中心、诉讼服务站、联动单位) and their contacts."""

from datetime import date, datetime
from typing import Any, TypeVar

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from communities.models import Contact, Division, LinkedUnit, ServicePoint
from communities.services.field_permission import FieldworkRefused, refuse_unless_arranging
from suyuan.accounts.models import User

RowT = TypeVar("RowT", ServicePoint, LinkedUnit)


@transaction.atomic
def save_service_point(*, point_id: int | None = None, by: User, **facts: Any) -> ServicePoint:
    """Open a service point or correct what is said of it (登记服务点): kind, name, place, address, hours.

    Refuses with FieldworkForbidden, with FieldworkRefused a second one of that name in the place.
    """
    point = ServicePoint.objects.select_for_update().get(pk=point_id) if point_id else ServicePoint()
    if point_id:
        refuse_unless_arranging(by, point.division)
    refuse_unless_arranging(by, facts["division"])
    for name, value in facts.items():
        setattr(point, name, value)
    return _once(point, "该区划已有同名的服务点。")


@transaction.atomic
def close_service_point(*, point_id: int, closed_on: date, by: User, at: datetime) -> ServicePoint:
    """Close a service point (停用) on a day; its history stays.

    Refuses with FieldworkForbidden, with FieldworkRefused a day to come or before it opened, and duty still planned.
    """
    point = ServicePoint.objects.select_for_update().select_related("division").get(pk=point_id)
    refuse_unless_arranging(by, point.division)
    if not point.opened_on <= closed_on <= localdate(at):
        raise FieldworkRefused("停用日期应在启用日期之后、不晚于今天。", field="closed_on")
    planned = point.shifts.filter(starts_at__date__gte=closed_on, cancelled_reason="").count()
    if planned:
        raise FieldworkRefused(f"停用日之后还有{planned}个值班班次，请先取消。", field="closed_on")
    point.closed_on = closed_on
    point.save(update_fields=["closed_on"])
    return point


@transaction.atomic
def save_linked_unit(*, unit_id: int | None = None, by: User, **facts: Any) -> LinkedUnit:
    """Enter a linked unit or correct it (登记联动单位). Refuses as `save_service_point` does."""
    unit = LinkedUnit.objects.select_for_update().get(pk=unit_id) if unit_id else LinkedUnit()
    if unit_id:
        refuse_unless_arranging(by, unit.division)
    refuse_unless_arranging(by, facts["division"])
    for name, value in facts.items():
        setattr(unit, name, value)
    return _once(unit, "该区划已有同名的联动单位。")


@transaction.atomic
def add_contact(
    *, point_id: int | None = None, unit_id: int | None = None, name: str, office: str, phone: str, by: User, on: date
) -> Contact:
    """Name somebody to turn to (登记联系人) at a service point or a linked unit. Refuses with FieldworkForbidden."""
    refuse_unless_arranging(by, _place(point_id, unit_id))
    return Contact.objects.create(
        service_point_id=point_id, unit_id=unit_id, name=name, office=office, phone=phone, valid_from=on
    )


@transaction.atomic
def end_contact(*, contact_id: int, by: User, on: date) -> Contact:
    """Take a contact off (移除联系人) from today; who it was stays known. Refuses with FieldworkForbidden."""
    contact = Contact.objects.select_for_update().get(pk=contact_id, valid_to=None)
    refuse_unless_arranging(by, _place(contact.service_point_id, contact.unit_id))
    contact.valid_to = on
    contact.save(update_fields=["valid_to"])
    return contact


def _place(point_id: int | None, unit_id: int | None) -> Division:
    if point_id is not None:
        return ServicePoint.objects.select_related("division").get(pk=point_id).division
    return Division.objects.get(linked_units=unit_id)


def _once(row: RowT, sentence: str) -> RowT:
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise FieldworkRefused(sentence, field="name") from error
    return row
