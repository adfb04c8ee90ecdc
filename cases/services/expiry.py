"""The end of a period (期限届满) as an event, and reminders before and at it (到期提醒)."""

from datetime import datetime

from django.db import transaction
from django.db.models import DateField, ExpressionWrapper, F
from django.utils.timezone import localdate

from cases.lifecycle import DISPUTE, Action
from cases.models import Deadline, Dispute
from cases.queries.concerned import centre_of, hands_of
from cases.services._transition import happen, hold
from suyuan.accounts.services.notices import notify


def expire_deadlines(*, at: datetime) -> int:
    """Log every clock that ran out unheeded, once, and tell those concerned what the law says next (期限届满).

    A paused clock does not run out. Returns how many were logged; harmless when run again.
    """
    ended = Deadline.objects.counting().filter(due_on__lt=localdate(at), expired_at=None).order_by("pk")
    return sum(_expire(pk, at) for pk in ended.values_list("pk", flat=True))


def remind_of_deadlines(*, at: datetime) -> int:
    """Remind those concerned some days before a period ends, by its rule, and on its last day (到期提醒).

    Returns how many clocks were near their end; nobody is told the same twice.
    """
    today = localdate(at)
    remind_on = ExpressionWrapper(F("due_on") - F("rule__remind_before"), output_field=DateField())
    near = Deadline.objects.counting().alias(remind_on=remind_on).filter(due_on__gte=today, remind_on__lte=today)
    return sum(_remind(pk, at) for pk in near.order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def _expire(pk: int, at: datetime) -> bool:
    clock, dispute = _held(pk)
    gone = clock.stopped_at or clock.halted_on or clock.expired_at or clock.due_on >= localdate(at)
    if gone or DISPUTE.find(Action.EXPIRE, dispute.state) is None:
        return False
    clock.expired_at = at
    clock.save(update_fields=["expired_at"])
    next_step = f"；{clock.rule.consequence}" if clock.rule.consequence else ""
    happen(dispute, Action.EXPIRE, at=at, note=f"{clock.rule.name}于{clock.due_on:%Y-%m-%d}届满{next_step}")
    people = hands_of(dispute) | centre_of(dispute, on=localdate(at))
    text = f"{dispute.number}：{clock.rule.name}已于{clock.due_on:%Y-%m-%d}届满。{clock.rule.consequence}"
    _tell(people, clock, dispute, "expired", text, at)
    return True


@transaction.atomic
def _remind(pk: int, at: datetime) -> bool:
    clock, dispute = _held(pk)
    today = localdate(at)
    if clock.stopped_at or clock.halted_on or clock.due_on < today:
        return False
    last_day = clock.due_on == today
    people = hands_of(dispute) or centre_of(dispute, on=today)
    if last_day:
        people |= centre_of(dispute, on=today)
    when = "今日到期" if last_day else f"{clock.due_on:%Y-%m-%d}到期"
    text = f"{dispute.number}：{clock.rule.name}{when}。"
    _tell(people, clock, dispute, "last-day" if last_day else "soon", text, at)
    return True


def _held(pk: int) -> tuple[Deadline, Dispute]:
    dispute = hold(Deadline.objects.values_list("dispute_id", flat=True).get(pk=pk))
    return Deadline.objects.select_related("rule").get(pk=pk), dispute


def _tell(people: set[int], clock: Deadline, dispute: Dispute, occasion: str, text: str, at: datetime) -> None:
    """A due day that moved is told anew: the day is part of the occasion."""
    source = f"deadline:{clock.pk}:{clock.due_on:%Y%m%d}:{occasion}"
    notify(users=people, text=text, url=f"/disputes/{dispute.key}/", source=source, at=at)
