"""Keeping due days in step with the calendar (期限重算)."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from cases.models import Deadline
from cases.services._clock import write_due_day
from cases.services._transition import hold, note
from communities.queries.calendar import working_calendar
from suyuan.accounts.models import User
from suyuan.lib.calendar import WorkingCalendar


def recompute_deadlines(*, at: datetime) -> int:
    """Reckon every running clock anew whose calendar has changed since (期限重算), and return how many days moved.

    So a provisional due day becomes definite when the State Council's notice is entered. A moved day is logged.
    """
    calendar = working_calendar()
    stale = Deadline.objects.running().exclude(calendar_version=calendar.version).order_by("pk")
    return sum(_recompute(pk, calendar, at) for pk in stale.values_list("pk", flat=True))


@transaction.atomic
def _recompute(pk: int, calendar: WorkingCalendar, at: datetime) -> bool:
    clock = Deadline.objects.select_related("rule").get(pk=pk)
    dispute = hold(clock.dispute_id)
    clock.refresh_from_db(fields=["stopped_at", "expired_at", "halted_on"])
    if clock.stopped_at:
        return False
    before = clock.due_on
    write_due_day(clock, calendar)
    if clock.due_on >= localdate(at):
        clock.expired_at = None  # the new calendar gives more days: the period had not ended
    clock.save()
    if moved := clock.due_on != before:
        text = f"工作日历更新，到期日由{before:%Y-%m-%d}改为{clock.due_on:%Y-%m-%d}"
        note(dispute, text, by=User.objects.system(), at=at)
    return moved
