"""Answers shaped for the pages of accounts."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.utils import timezone

from suyuan.accounts.models import AccessLog, Notice, SignInSession, User
from suyuan.accounts.querysets import AccessLogQuerySet, UserQuerySet
from suyuan.accounts.rules.devices import device_name
from suyuan.lib.keyset import CappedCount, capped_count


@dataclass(frozen=True)
class OwnSession:
    """One of a person's signed-in browsers, and whether it is the one they look at."""

    session: SignInSession
    device: str
    is_current: bool


def own_sessions(*, user: User, current_key: str | None, at: datetime) -> list[OwnSession]:
    """A person's sessions still open (登录会话), the present one first."""
    since = at - timedelta(minutes=settings.SESSION_IDLE_MINUTES)
    rows = SignInSession.objects.visible_to(user).open(since=since)
    shown = [
        OwnSession(session=row, device=device_name(row.user_agent), is_current=row.session_key == current_key)
        for row in rows
    ]
    return sorted(shown, key=lambda own: not own.is_current)


def accounts(*, reader: User, on: date, text: str = "", state: str = "") -> UserQuerySet:
    """Accounts that match the filter (账号列表), with their present posts."""
    rows = User.objects.visible_to(reader).matching(text).with_duties(on=on)
    return rows.filter(is_active=state == "active") if state else rows


def is_locked_out(*, account: User, at: datetime) -> bool:
    """Tell whether wrong passwords have locked the account for now (登录锁定)."""
    return AccessAttempt.objects.filter(
        username=account.username,
        failures_since_start__gte=settings.AXES_FAILURE_LIMIT,
        attempt_time__gt=at - settings.AXES_COOLOFF_TIME,
    ).exists()


def access_log(
    *,
    reader: User,
    text: str = "",
    act: str = "",
    subject: str = "",
    since: date | None = None,
    until: date | None = None,
    failed: bool = False,
) -> AccessLogQuerySet:
    """Lines of the access log that match the filter (访问日志), the latest first."""
    condition = Q()
    if text:
        condition &= Q(username__iexact=text) | Q(user__display_name=text)
    if act:
        condition &= Q(act=act)
    if subject:
        condition &= Q(object_label__icontains=subject)
    if since:
        condition &= Q(at__gte=_midnight(since))
    if until:
        condition &= Q(at__lt=_midnight(until + timedelta(days=1)))
    if failed:
        condition &= Q(succeeded=False)
    return AccessLog.objects.visible_to(reader).filter(condition).select_related("user")


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=timezone.get_current_timezone())


def unread_notices(user: User | AnonymousUser) -> CappedCount:
    """How many notices a person has not read (未读通知), counted to 99."""
    own = Notice.objects.visible_to(user).unread() if isinstance(user, User) else Notice.objects.none()
    return capped_count(own, cap=99)
