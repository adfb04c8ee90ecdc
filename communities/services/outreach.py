"""Outreach (定制式司法宣传): lessons planned, held, called off. Source: 实施意见 二（七）."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.timezone import localdate

from communities.choices import OutreachForm
from communities.models import Division, OutreachEvent, Tribunal
from communities.queries.jurisdiction import jurisdictions
from communities.services.field_permission import FieldworkRefused, refuse_unless_arranging, refuse_unless_reporting
from suyuan.accounts.models import User
from suyuan.files.services.keeping import keep_files


@transaction.atomic
def plan_outreach(
    *,
    tribunal_id: int,
    division: Division,
    form: OutreachForm,
    title: str,
    held_on: date,
    audience: str = "",
    materials: str = "",
    by: User,
    at: datetime,
) -> OutreachEvent:
    """Plan a public lesson or another event (安排宣传活动), or enter one that was held already.

    Refuses with FieldworkForbidden, with FieldworkRefused a place that the tribunal's court does not cover.
    """
    refuse_unless_arranging(by, division)
    tribunal = Tribunal.objects.get(pk=tribunal_id)
    covering = jurisdictions([division.pk], on=held_on)[division.pk].court
    if covering and covering.court_id != tribunal.court_id:
        raise FieldworkRefused(f"{division.display_name}由{covering.court.name}管辖。", field="division")
    return OutreachEvent.objects.create(
        tribunal=tribunal,
        division=division,
        form=form,
        title=title,
        held_on=held_on,
        audience=audience,
        materials=materials,
        made_by=by,
        made_at=at,
    )


@transaction.atomic
def report_outreach(
    *, event_id: int, attendance: int, by: User, at: datetime, media: str = "", result: str = "",
    uploads: Iterable[UploadedFile] = (),
) -> OutreachEvent:  # fmt: skip
    """Write down how an event went (登记开展情况): attendance, media, result; a second time corrects it.

    Photographs, materials and press cuttings are kept with the event. Refuses with FieldworkForbidden, with
    FieldworkRefused an event to come or called off, with UnfitFile a file that is not kept.
    """
    event = OutreachEvent.objects.select_for_update(of=("self",)).select_related("division").get(pk=event_id)
    refuse_unless_reporting(by, event.division)
    if event.cancelled_reason or event.held_on > localdate(at):
        raise FieldworkRefused("活动已经取消或还没有到日期，不能登记开展情况。")
    facts: dict[str, Any] = {"attendance": attendance, "media": media, "result": result}
    for name, value in facts.items():
        setattr(event, name, value)
    event.save(update_fields=[*facts])
    keep_files(uploads=uploads, subject=event, by=by, at=at, field="uploads")
    return event


@transaction.atomic
def cancel_outreach(*, event_id: int, reason: str, by: User) -> OutreachEvent:
    """Call an event off (取消活动). Refuses with FieldworkForbidden, with FieldworkRefused one that was held."""
    event = OutreachEvent.objects.select_for_update(of=("self",)).select_related("division").get(pk=event_id)
    refuse_unless_arranging(by, event.division)
    if event.is_held or event.cancelled_reason:
        raise FieldworkRefused("活动已经开展或已经取消。")
    event.cancelled_reason = reason
    event.save(update_fields=["cancelled_reason"])
    return event
