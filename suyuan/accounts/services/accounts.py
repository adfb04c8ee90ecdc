"""Accounts (账号): create, change, disable, enable, and their passwords."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from suyuan.accounts import policies
from suyuan.accounts.choices import Act, SessionEnd
from suyuan.accounts.models import OldPassword, User
from suyuan.accounts.rules.passwords import temporary_password
from suyuan.accounts.services import sessions
from suyuan.accounts.services.access_log import record_access
from suyuan.lib.errors import DomainError, InvalidInput


class AccountRefused(DomainError):
    """The account may not be changed this way."""


class PasswordRefused(InvalidInput):
    """The old password is wrong, or the new one breaks the rules."""

    code = "password_refused"


@dataclass(frozen=True)
class Credentials:
    """An account with a password to be told once and changed at first use (初始密码)."""

    account: User
    password: str


@transaction.atomic
def create_account(*, username: str, display_name: str, by: User | None, at: datetime) -> Credentials:
    """Create an account (新建账号) without any post; refuses a name in use with AccountRefused."""
    username = username.strip().lower()
    if User.objects.filter(username__iexact=username).exists():
        raise AccountRefused(f"登录名“{username}”已被使用。", field="username")
    password = temporary_password()
    account = User.objects.create_user(
        username, password, display_name=display_name.strip(), must_change_password=True, created_at=at
    )
    record_access(by=by, act=Act.ACCOUNT_CREATED, at=at, subject=account, label=account.username)
    return Credentials(account=account, password=password)


@transaction.atomic
def rename_account(*, account_id: int, display_name: str, by: User, at: datetime) -> User:
    """Correct a person's name (修改姓名)."""
    account = _locked(account_id)
    account.display_name = display_name.strip()
    account.save(update_fields=["display_name"])
    record_access(by=by, act=Act.ACCOUNT_CHANGED, at=at, subject=account, label=account.username)
    return account


@transaction.atomic
def disable_account(*, account_id: int, reason: str, by: User, at: datetime) -> User:
    """Shut an account (停用账号) and end its sessions; refuses one's own and protected ones with AccountRefused."""
    account = _locked(account_id)
    if account.pk == by.pk:
        raise AccountRefused("不能停用自己的账号。")
    _refuse_protected(account)
    account.is_active = False
    account.save(update_fields=["is_active"])
    sessions.end_all_sessions(user=account, end=SessionEnd.DISABLED, at=at)
    record_access(by=by, act=Act.ACCOUNT_DISABLED, at=at, subject=account, label=account.username, reason=reason)
    return account


@transaction.atomic
def enable_account(*, account_id: int, by: User, at: datetime) -> Credentials:
    """Open a disabled account again (启用账号), with a new password to be changed at first use."""
    account = _locked(account_id)
    account.is_active = True
    account.save(update_fields=["is_active"])
    record_access(by=by, act=Act.ACCOUNT_ENABLED, at=at, subject=account, label=account.username)
    return _give_temporary_password(account, at=at)


@transaction.atomic
def reset_password(*, account_id: int, by: User, at: datetime) -> Credentials:
    """Give an account a password to be changed at first use (重置密码); refuses protected ones with AccountRefused."""
    account = _locked(account_id)
    _refuse_protected(account)
    if not account.is_active:
        raise AccountRefused("账号已停用，请先启用。")
    record_access(by=by, act=Act.PASSWORD_RESET, at=at, subject=account, label=account.username)
    return _give_temporary_password(account, at=at)


@transaction.atomic
def reset_password_at_console(*, username: str, at: datetime) -> Credentials:
    """Reset any password from the server itself (控制台重置密码), also an administrator's."""
    account = User.objects.people().select_for_update().filter(username__iexact=username).first()
    if account is None:
        raise AccountRefused(f"没有登录名为“{username}”的账号。")
    record_access(
        by=None, act=Act.PASSWORD_RESET, at=at, subject=account, label=account.username, reason="在服务器上用命令重置"
    )
    return _give_temporary_password(account, at=at)


@transaction.atomic
def change_own_password(*, user: User, old: str, new: str, session_key: str, at: datetime) -> User:
    """Change one's password (修改密码) and end one's other sessions; refuses with PasswordRefused."""
    account = _locked(user.pk)
    if not account.check_password(old):
        raise PasswordRefused([("old", "原密码不正确。")])
    try:
        validate_password(new, account)
    except ValidationError as error:
        raise PasswordRefused([("new", message) for message in error.messages]) from error
    _set_password(account, new, at=at, must_change=False)
    sessions.end_all_sessions(user=account, end=SessionEnd.PASSWORD_CHANGED, at=at, except_key=session_key)
    record_access(by=user, act=Act.PASSWORD_CHANGED, at=at)
    return account


def _locked(account_id: int) -> User:
    return User.objects.people().select_for_update().get(pk=account_id)


def _refuse_protected(account: User) -> None:
    if policies.is_out_of_reach(account):
        raise AccountRefused("安全管理员、审计管理员的账号不由系统管理员停用或重置，请在服务器上用命令办理。")


def _give_temporary_password(account: User, *, at: datetime) -> Credentials:
    password = temporary_password()
    _set_password(account, password, at=at, must_change=True)
    sessions.end_all_sessions(user=account, end=SessionEnd.PASSWORD_CHANGED, at=at)
    return Credentials(account=account, password=password)


def _set_password(account: User, password: str, *, at: datetime, must_change: bool) -> None:
    if account.has_usable_password():
        OldPassword.objects.create(user=account, password=account.password, set_at=account.password_changed_at or at)
    account.set_password(password)
    account.must_change_password = must_change
    account.password_changed_at = at
    account.save(update_fields=["password", "must_change_password", "password_changed_at"])
