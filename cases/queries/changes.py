"""What happened to disputes since a reader last asked (变更): in one order, nothing left out."""

from dataclasses import dataclass

from django.db import connection
from django.db.models import QuerySet

from cases.models import Dispute, DisputeEvent
from suyuan.lib.keyset import CursorUnreadable

_LONGEST = 18  # digits of a bigint, well within its range


@dataclass(frozen=True, slots=True)
class Changes:
    """A page of the log (一页变更): `cursor` is where to read on, now or later; `more` says that it is worth it now."""

    events: list[DisputeEvent]
    cursor: str
    more: bool


def changes_of(disputes: QuerySet[Dispute], *, since: str | None, size: int) -> Changes:
    """Return what was logged about the disputes after a cursor (变更), oldest first; without one, from the beginning.

    Refuses with CursorUnreadable. The order is that of the log's ids, and the page ends at the last settled
    id: see `latest_cursor`. A page that is not full has seen everything up to there, of whomever it was, so
    the next one starts there.
    """
    after = _position(since)
    settled = _settled_id()
    log = DisputeEvent.objects.filter(dispute__in=disputes, pk__gt=after, pk__lte=settled).order_by("pk")
    events = list(log.select_related("dispute")[: size + 1])
    more = len(events) > size
    events = events[:size]
    return Changes(events, str(events[-1].pk if more else max(after, settled)), more)


def latest_cursor() -> str:
    """Return the cursor after everything that has been logged so far (当前变更位置).

    Take it before reading a list: what changes meanwhile is then in the list, in the changes, or in both.
    """
    return str(_settled_id())


def _settled_id() -> int:
    """The id up to which the log will never grow any more.

    Ids are given out in order, but their transactions commit in any order: whoever read up to the highest id
    seen would never see a lower one that commits later. The function in the database knows what is still
    under way (migration 0004). It asks before the log is read, so whatever commits in between is read too.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT cases_settled_event_id()")
        (settled,) = cursor.fetchone()
    return int(settled)


def _position(cursor: str | None) -> int:
    if not cursor:
        return 0
    if not (cursor.isascii() and cursor.isdigit() and len(cursor) <= _LONGEST):
        raise CursorUnreadable
    return int(cursor)
