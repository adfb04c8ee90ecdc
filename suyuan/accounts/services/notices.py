"""Telling people something inside the system (站内通知)."""

from collections.abc import Iterable
from datetime import datetime

from suyuan.accounts.models import Notice, User


def notify(*, users: Iterable[User | int], text: str, source: str, at: datetime, url: str = "") -> int:
    """Tell people something once (通知), and return how many rows were offered.

    `source` names the occasion, as in "deadline:17:due" (up to 120 characters): the same source tells a person once,
    however often the caller runs. `text` (up to 200 characters) is one sentence that names a record by its number and
    tells no party's name and no case content; `url` is a path of this site. Runs in the caller's transaction.
    """
    people = {user.pk if isinstance(user, User) else user for user in users}
    rows = [Notice(user_id=pk, text=text[:200], url=url, source=source, sent_at=at) for pk in sorted(people)]
    Notice.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def read_notice(*, notice_id: int, by: User, at: datetime) -> Notice:
    """Mark a notice as read (已读) and return it; Notice.DoesNotExist for another person's."""
    notice = Notice.objects.visible_to(by).get(pk=notice_id)
    Notice.objects.filter(pk=notice.pk, read_at=None).update(read_at=at)
    return notice


def read_all_notices(*, by: User, at: datetime) -> int:
    """Mark everything told to a person as read (全部已读); return how many were not."""
    return Notice.objects.visible_to(by).unread().update(read_at=at)
