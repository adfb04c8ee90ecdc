"""Signed-in browsers (登录会话): begin, note, end."""

from datetime import datetime, timedelta
from importlib import import_module

from django.conf import settings
from django.db import transaction

from suyuan.accounts.choices import Act, SessionEnd
from suyuan.accounts.models import SignInSession, User
from suyuan.accounts.origin import current_origin
from suyuan.accounts.services.access_log import record_access
from suyuan.lib.errors import DomainError

NOTE_EVERY = timedelta(minutes=1)


class SessionIsNotYours(DomainError):
    """The session belongs to somebody else, is this very one, or has ended."""


def is_idle(*, seen_at: float | None, at: datetime) -> bool:
    """Tell whether a session was left alone longer than the limit (超时未操作); what was noted may be a minute old."""
    limit = timedelta(minutes=settings.SESSION_IDLE_MINUTES) + NOTE_EVERY
    return seen_at is not None and at.timestamp() - seen_at > limit.total_seconds()


def is_worth_noting(*, seen_at: float | None, at: datetime) -> bool:
    """Tell whether the last noted activity is old enough to be written again."""
    return seen_at is None or at.timestamp() - seen_at >= NOTE_EVERY.total_seconds()


@transaction.atomic
def begin_session(*, user: User, session_key: str, at: datetime) -> SignInSession:
    """Record a sign-in (登录)."""
    record_access(by=user, act=Act.SIGNED_IN, at=at)
    return _open(user=user, session_key=session_key, at=at)


def note_activity(*, session_key: str, user: User, at: datetime) -> None:
    """Write down that the session is in use (最近活动时间)."""
    rows = SignInSession.objects.filter(session_key=session_key, ended_at=None)
    if not rows.update(last_seen_at=at):
        _open(user=user, session_key=session_key, at=at)


@transaction.atomic
def sign_out(*, session_key: str, user: User, at: datetime) -> None:
    """End a person's own session at their word (退出登录)."""
    _end(session_key=session_key, end=SessionEnd.SIGNED_OUT, at=at)
    record_access(by=user, act=Act.SIGNED_OUT, at=at)


@transaction.atomic
def end_idle_session(*, session_key: str, user: User, at: datetime) -> None:
    """End a session that was left alone (超时退出). Source: GB/T 22239-2019 8.1.4.1 b."""
    _end(session_key=session_key, end=SessionEnd.IDLE, at=at)
    record_access(by=user, act=Act.IDLE_SIGNED_OUT, at=at)


@transaction.atomic
def end_other_session(*, session_id: int, current_key: str, by: User, at: datetime) -> None:
    """End one's session on another device (结束会话); refuses others' sessions with SessionIsNotYours."""
    session = SignInSession.objects.visible_to(by).filter(pk=session_id, ended_at=None).first()
    if session is None or session.session_key == current_key:
        raise SessionIsNotYours("该会话已经结束，或不能从这里结束。")
    _end(session_key=session.session_key, end=SessionEnd.ENDED_ELSEWHERE, at=at)
    record_access(by=by, act=Act.SESSION_ENDED, at=at, subject=session)


def end_all_sessions(*, user: User, end: SessionEnd, at: datetime, except_key: str = "") -> int:
    """End every session of an account but one (结束全部会话); return how many."""
    sessions = SignInSession.objects.filter(user=user, ended_at=None).exclude(session_key=except_key)
    keys = list(sessions.values_list("session_key", flat=True))
    for key in keys:
        _end(session_key=key, end=end, at=at)
    return len(keys)


def _open(*, user: User, session_key: str, at: datetime) -> SignInSession:
    origin = current_origin()
    session, _ = SignInSession.objects.update_or_create(
        session_key=session_key,
        defaults={"user": user, "last_seen_at": at, "ended_at": None, "end": ""},
        create_defaults={
            "user": user,
            "started_at": at,
            "last_seen_at": at,
            "ip": origin.ip,
            "user_agent": origin.user_agent[:300],
        },
    )
    return session


def _end(*, session_key: str, end: SessionEnd, at: datetime) -> None:
    SignInSession.objects.filter(session_key=session_key, ended_at=None).update(ended_at=at, end=end)
    import_module(settings.SESSION_ENGINE).SessionStore(session_key).delete()
