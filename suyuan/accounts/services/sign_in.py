"""Attempts to sign in that failed; a success begins a session (services/sessions.py)."""

from datetime import datetime

from axes.models import AccessAttempt
from django.conf import settings
from django.db import transaction

from suyuan.accounts.choices import Act
from suyuan.accounts.models import AccessLog, User
from suyuan.accounts.services.access_log import record_access


def record_failed_sign_in(*, username: str, at: datetime) -> int:
    """Record a wrong name or password (登录失败); return how many attempts are left before the lock."""
    record_access(by=_named(username), act=Act.SIGN_IN_FAILED, at=at, username=username, succeeded=False)
    failures = AccessAttempt.objects.filter(username=username).values_list("failures_since_start", flat=True)
    return max(settings.AXES_FAILURE_LIMIT - sum(failures), 0)


def record_lock_out(*, username: str, at: datetime) -> AccessLog:
    """Record an attempt at a locked account (登录锁定)."""
    return record_access(by=_named(username), act=Act.LOCKED_OUT, at=at, username=username, succeeded=False)


@transaction.atomic
def unlock_account(*, account: User, by: User, at: datetime) -> None:
    """Let a locked-out person try again (解除锁定)."""
    AccessAttempt.objects.filter(username__iexact=account.username).delete()
    record_access(by=by, act=Act.ACCOUNT_UNLOCKED, at=at, subject=account, label=account.username)


def _named(username: str) -> User | None:
    return User.objects.filter(username__iexact=username, is_system=False).first()
