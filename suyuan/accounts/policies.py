"""May this person do this now? (权限)"""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseBase

from suyuan.accounts.models import User
from suyuan.accounts.origin import PersonRequest
from suyuan.accounts.roles import Role

PROTECTED = (Role.SECURITY_ADMIN, Role.AUDIT_ADMIN)

View = Callable[..., HttpResponseBase]


def must_change_password(user: User, *, at: datetime) -> bool:
    """A first or reset password, or one past its days, is changed before anything else (强制修改密码)."""
    set_at = user.password_changed_at or user.created_at
    return user.must_change_password or set_at + timedelta(days=settings.PASSWORD_MAX_DAYS) <= at


def may_manage_accounts(user: User) -> bool:
    """Only the system administrator (系统管理员) creates, disables and resets accounts."""
    return user.has_role(Role.SYSTEM_ADMIN)


def may_read_access_log(user: User) -> bool:
    """Only the audit administrator (审计管理员) reads the access log."""
    return user.has_role(Role.AUDIT_ADMIN)


def is_out_of_reach(account: User) -> bool:
    """Accounts of 安全管理员 and 审计管理员, which the system administrator may neither enter nor shut.

    Source: GB/T 22239-2019 8.1.5, each administrator limited to an interface of their own.
    """
    return account.has_role(*PROTECTED)


def only_for(may: Callable[[User], bool]) -> Callable[[View], View]:
    """Decorate a page whose existence is no secret: 403 for a signed-in person who may not open it (岗位限制)."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: PersonRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not may(request.user):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return decorate
