"""Circuits (巡回): requests of communities, the day's route, its log, and what people said."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from communities.choices import CircuitMode, VisitKind
from communities.models import Circuit, CircuitRequest, CircuitStop, Division, Feedback, Posting, Tribunal
from communities.services.field_permission import FieldworkRefused, refuse_unless_arranging, refuse_unless_reporting
from suyuan.accounts.models import User
from suyuan.accounts.roles import Role
from suyuan.files.services.keeping import keep_files


@dataclass(frozen=True, slots=True)
class Stop:
    """A place on the route (站点), perhaps in answer to a request."""

    division: Division
    starts_at: time
    ends_at: time
    kinds: Sequence[str]
    plan: str = ""
    request_id: int | None = None


@dataclass(frozen=True, slots=True)
class StopLog:
    """What was done at a stop (巡回日志); counts left empty are unknown, not 0. `feedback`: one opinion each."""

    record: str
    people_count: int | None = None
    trial_count: int | None = None
    mediation_count: int | None = None
    settled_count: int | None = None
    feedback: Sequence[str] = field(default=())


@transaction.atomic
def request_circuit(
    *, division: Division, kind: VisitKind, text: str, wanted_by: date | None, by: User, at: datetime
) -> CircuitRequest:
    """Ask the judges to come to a place (提出巡回需求).

    Refuses with FieldworkForbidden, with FieldworkRefused a day gone by.
    """
    refuse_unless_reporting(by, division)
    if wanted_by and wanted_by < localdate(at):
        raise FieldworkRefused("希望的日期已经过去。", field="wanted_by")
    return CircuitRequest.objects.create(
        division=division, kind=kind, text=text, wanted_by=wanted_by, requested_by=by, requested_at=at
    )


@transaction.atomic
def decline_request(*, request_id: int, reason: str, by: User) -> CircuitRequest:
    """Answer that the judges will not come (不安排), with the reason.

    Refuses with FieldworkForbidden, with FieldworkRefused a request that is answered already.
    """
    wanted = CircuitRequest.objects.select_for_update().select_related("division").get(pk=request_id)
    refuse_unless_arranging(by, wanted.division)
    if wanted.declined_reason or CircuitStop.objects.filter(request=wanted).exists():
        raise FieldworkRefused("这项需求已经答复。")
    wanted.declined_reason = reason
    wanted.save(update_fields=["declined_reason"])
    return wanted


@transaction.atomic
def plan_circuit(*, tribunal_id: int, judge_id: int, held_on: date, note: str, by: User, at: datetime) -> Circuit:
    """Plan a day on circuit (安排巡回); its stops follow. It is directed until a stop answers a request.

    Refuses with FieldworkForbidden, with FieldworkRefused a judge without a post at the tribunal's court that day
    or with another circuit on it.
    """
    tribunal = Tribunal.objects.select_related("seat").get(pk=tribunal_id)
    if tribunal.seat is None:
        raise FieldworkRefused("该法庭的驻地尚未录入。", field="tribunal")
    refuse_unless_arranging(by, tribunal.seat)
    judges = Posting.objects.in_force(on=held_on).filter(user=judge_id, role=Role.JUDGE, court=tribunal.court_id)
    if not judges.exists():
        raise FieldworkRefused("该法官在这一天不在法庭所属法院任职。", field="judge")
    try:
        with transaction.atomic():
            return Circuit.objects.create(
                tribunal=tribunal,
                judge_id=judge_id,
                mode=CircuitMode.DIRECTED,
                held_on=held_on,
                note=note,
                planned_by=by,
                planned_at=at,
            )
    except IntegrityError as error:
        raise FieldworkRefused("该法官这一天已有巡回安排。", field="held_on") from error


@transaction.atomic
def add_stop(*, circuit_id: int, stop: Stop, by: User) -> CircuitStop:
    """Put a place on the route (增加站点). A stop that answers a request makes the circuit one on demand (按需).

    Refuses with FieldworkForbidden, with FieldworkRefused a cancelled circuit, hours in the wrong order or that
    overlap another stop, and a request answered already.
    """
    circuit = Circuit.objects.select_for_update().get(pk=circuit_id)
    refuse_unless_arranging(by, stop.division)
    _refuse_unfit(circuit, stop)
    if stop.request_id:
        _answer(circuit, stop, stop.request_id)
    return CircuitStop.objects.create(
        circuit=circuit,
        division=stop.division,
        request_id=stop.request_id,
        starts_at=stop.starts_at,
        ends_at=stop.ends_at,
        kinds=list(stop.kinds),
        plan=stop.plan,
    )


@transaction.atomic
def cancel_circuit(*, circuit_id: int, reason: str, by: User) -> Circuit:
    """Call a circuit off (取消巡回); the requests it answered wait again.

    Refuses with FieldworkForbidden, with FieldworkRefused one that has a log.
    """
    circuit = Circuit.objects.select_for_update(of=("self",)).select_related("tribunal__seat").get(pk=circuit_id)
    if circuit.tribunal.seat:
        refuse_unless_arranging(by, circuit.tribunal.seat)
    if circuit.cancelled_reason or circuit.stops.filter(logged_at__isnull=False).exists():
        raise FieldworkRefused("这次巡回已经取消或已有日志，不能取消。")
    circuit.stops.update(request=None)
    circuit.cancelled_reason = reason
    circuit.save(update_fields=["cancelled_reason"])
    return circuit


@transaction.atomic
def log_stop(
    *, stop_id: int, log: StopLog, by: User, at: datetime, uploads: Sequence[UploadedFile] = ()
) -> CircuitStop:
    """Write down what was done at a stop and what people said there (巡回日志、群众意见); a second log corrects it.

    Photographs and materials are kept with the stop.

    Refuses with FieldworkForbidden, with FieldworkRefused a circuit that was cancelled or is to come, and more
    settled than mediated, with UnfitFile a file that is not kept.
    """
    stop = CircuitStop.objects.select_for_update(of=("self",)).select_related("circuit", "division").get(pk=stop_id)
    refuse_unless_reporting(by, stop.division)
    if stop.circuit.cancelled_reason or stop.circuit.held_on > localdate(at):
        raise FieldworkRefused("这次巡回已经取消或还没有到日期，不能记录。")
    if (log.settled_count or 0) > (log.mediation_count or 0):
        raise FieldworkRefused("调解成功的件数不能多于调解的件数。", field="settled_count")
    for name in ("record", "people_count", "trial_count", "mediation_count", "settled_count"):
        setattr(stop, name, getattr(log, name))
    stop.logged_by, stop.logged_at = by, at
    stop.save()
    keep_files(uploads=uploads, subject=stop, by=by, at=at, field="uploads")
    for text in log.feedback:
        record_feedback(division=stop.division, text=text, heard_on=stop.circuit.held_on, stop=stop, by=by, at=at)
    return stop


@transaction.atomic
def record_feedback(
    *, division: Division, text: str, heard_on: date, by: User, at: datetime, stop: CircuitStop | None = None
) -> Feedback:
    """Keep an opinion or a difficulty of a place (收集群众意见、治理难点).

    Refuses with FieldworkForbidden, with FieldworkRefused a day to come.
    """
    refuse_unless_reporting(by, division)
    if heard_on > localdate(at):
        raise FieldworkRefused("收集日期不能晚于今天。", field="heard_on")
    told: dict[str, Any] = {"division": division, "stop": stop, "text": text, "heard_on": heard_on}
    return Feedback.objects.create(**told, recorded_by=by, recorded_at=at)


def _refuse_unfit(circuit: Circuit, stop: Stop) -> None:
    if circuit.cancelled_reason:
        raise FieldworkRefused("这次巡回已经取消。")
    if stop.ends_at <= stop.starts_at:
        raise FieldworkRefused("离开时间应晚于到达时间。", field="ends_at")
    other = circuit.stops.filter(starts_at__lt=stop.ends_at, ends_at__gt=stop.starts_at).first()
    if other:
        raise FieldworkRefused(
            f"与{other.division.display_name}（{other.starts_at:%H:%M}–{other.ends_at:%H:%M}）时间重叠。",
            field="starts_at",
        )


def _answer(circuit: Circuit, stop: Stop, request_id: int) -> None:
    wanted = CircuitRequest.objects.select_for_update().get(pk=request_id)
    if wanted.declined_reason or CircuitStop.objects.filter(request=wanted).exists():
        raise FieldworkRefused("这项需求已经答复。", field="request")
    if wanted.division_id != stop.division.pk:
        raise FieldworkRefused("这项需求不是该地点提出的。", field="request")
    circuit.mode = CircuitMode.ON_DEMAND
    circuit.save(update_fields=["mode"])
