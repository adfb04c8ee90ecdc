"""The judges' duty roster (法官值班): shifts, substitutes, what was done for those who came."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate, localtime, make_aware

from communities.models import Consultation, Division, DutyShift, Posting, ServicePoint
from communities.queries.jurisdiction import jurisdictions
from communities.services.field_permission import (
    FieldworkRefused,
    refuse_unless_arranging,
    refuse_unless_reporting,
)
from suyuan.accounts.models import User
from suyuan.accounts.roles import Role

LONGEST_SERIES = 26


@transaction.atomic
def plan_duty(
    *, point_id: int, judge_id: int, day: date, begins: time, ends: time, weeks: int = 1, by: User
) -> list[DutyShift]:
    """Put a judge on duty at a service point (排班), on one day or on that weekday for several weeks.

    Refuses with FieldworkForbidden, with FieldworkRefused hours in the wrong order, a closed place, a judge
    without a post at the court of the place, and hours in which the judge is on duty already.
    """
    point = ServicePoint.objects.select_related("division").get(pk=point_id)
    refuse_unless_arranging(by, point.division)
    if ends <= begins:
        raise FieldworkRefused("结束时间应晚于开始时间。", field="ends")
    if not 1 <= weeks <= LONGEST_SERIES:
        raise FieldworkRefused(f"一次可排1至{LONGEST_SERIES}周。", field="weeks")
    days = [day + timedelta(weeks=n) for n in range(weeks)]
    return [_shift(point, judge_id, one, begins, ends, by) for one in days]


@transaction.atomic
def substitute(*, shift_id: int, judge_id: int, reason: str, by: User) -> DutyShift:
    """Have another judge stand in (替班); whoever was planned stays named.

    Refuses with FieldworkForbidden, with FieldworkRefused a missing reason, the same judge, and as `plan_duty` does.
    """
    shift = _held(shift_id, by)
    if not reason.strip():
        raise FieldworkRefused("请写明替班原因。", field="reason")
    if judge_id == shift.on_duty.pk:
        raise FieldworkRefused("该法官本来就在这一班。", field="judge")
    _refuse_foreign(judge_id, shift.service_point.division, localdate(shift.starts_at))
    shift.substitute_id = None if judge_id == shift.judge_id else judge_id
    shift.substitution_reason = reason.strip() if shift.substitute_id else ""
    return _without_clash(shift)


@transaction.atomic
def cancel_duty(*, shift_id: int, reason: str, by: User) -> DutyShift:
    """Call a shift off (取消值班). Refuses with FieldworkForbidden, with FieldworkRefused one that has a log."""
    shift = _held(shift_id, by)
    if shift.consultations.exists():
        raise FieldworkRefused("这一班已有值班记录，不能取消。")
    shift.cancelled_reason = reason
    shift.save(update_fields=["cancelled_reason"])
    return shift


@transaction.atomic
def log_consultation(*, shift_id: int, by: User, at: datetime, **facts: Any) -> Consultation:
    """Write down what was asked and answered on duty (值班记录): kind, people, topic, answer.

    Refuses with FieldworkForbidden, with FieldworkRefused a shift that was cancelled or has not begun.
    """
    shift = DutyShift.objects.select_related("service_point__division").get(pk=shift_id)
    refuse_unless_reporting(by, shift.service_point.division)
    if shift.cancelled_reason or shift.starts_at > at:
        raise FieldworkRefused("这一班已经取消或尚未开始，不能记录。")
    return Consultation.objects.create(shift=shift, recorded_by=by, recorded_at=at, **facts)


def _shift(point: ServicePoint, judge_id: int, day: date, begins: time, ends: time, by: User) -> DutyShift:
    if point.closed_on or day < point.opened_on:
        raise FieldworkRefused(f"{point.name}在{day}没有开放。", field="day")
    _refuse_foreign(judge_id, point.division, day)
    shift = DutyShift(
        service_point=point,
        judge_id=judge_id,
        starts_at=make_aware(datetime.combine(day, begins)),
        ends_at=make_aware(datetime.combine(day, ends)),
        made_by=by,
    )
    return _without_clash(shift)


def _held(shift_id: int, by: User) -> DutyShift:
    shift = DutyShift.objects.select_for_update(of=("self",)).select_related("service_point__division").get(pk=shift_id)
    refuse_unless_arranging(by, shift.service_point.division)
    if shift.cancelled_reason:
        raise FieldworkRefused("这一班已经取消。")
    return shift


def _refuse_foreign(judge_id: int, place: Division, day: date) -> None:
    """A judge is on duty only where the judge's court is responsible that day, the whole city's court included."""
    covering = jurisdictions([place.pk], on=day)[place.pk].court
    courts = Posting.objects.in_force(on=day).filter(user=judge_id, role=Role.JUDGE).values_list("court_id", flat=True)
    if not courts:
        raise FieldworkRefused(f"此人在{day}不是法官，请核对任职。", field="judge")
    if covering and not any(covering.court_id.startswith(code) for code in courts if code):
        raise FieldworkRefused(
            f"{place.display_name}由{covering.court.name}管辖，该法官不在这个法院任职。", field="judge"
        )


def _without_clash(shift: DutyShift) -> DutyShift:
    try:
        with transaction.atomic():
            shift.save()
    except IntegrityError as error:
        raise FieldworkRefused(_clash(shift), field="judge") from error
    return shift


def _clash(shift: DutyShift) -> str:
    others = DutyShift.objects.of(shift.on_duty.pk).filter(starts_at__lt=shift.ends_at, ends_at__gt=shift.starts_at)
    other = others.exclude(pk=shift.pk).select_related("service_point").first()
    where = f"在{other.service_point.name}" if other else ""
    return f"{shift.on_duty.display_name}{localtime(shift.starts_at):%m月%d日}的这段时间已{where}值班，不能重叠。"
