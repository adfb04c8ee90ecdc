"""Clients of the interface (接口客户端): admit, change the secret, disable, enable."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from oauth2_provider.generators import generate_client_secret
from oauth2_provider.models import Application

from suyuan.accounts.choices import Act
from suyuan.accounts.models import User
from suyuan.accounts.services.access_log import record_access
from suyuan.exchange.choices import Scope
from suyuan.exchange.models import Client
from suyuan.lib.errors import DomainError, InvalidInput


class ClientRefused(DomainError):
    """The client cannot be admitted or changed this way."""


class ClientUnknown(DomainError):
    """There is no client with this code."""

    code = "client_unknown"
    status = 404


@dataclass(frozen=True)
class Credentials:
    """A client with the secret to be told once (密钥); only its hash is stored."""

    client: Client
    client_id: str
    secret: str


@transaction.atomic
def admit_client(
    *, code: str, name: str, division_code: str, scopes: Iterable[str], by: User, at: datetime
) -> Credentials:
    """Admit a client (开通接口客户端) with an account of its own that cannot sign in.

    Refuses a code in use with ClientRefused, unknown or missing scopes with InvalidInput.
    """
    if Client.objects.filter(code=code).exists():
        raise ClientRefused(f"代码“{code}”已被其他客户端使用", field="code")
    secret = generate_client_secret()
    application = Application.objects.create(
        name=name,
        client_type=Application.CLIENT_CONFIDENTIAL,
        authorization_grant_type=Application.GRANT_CLIENT_CREDENTIALS,
        client_secret=secret,
    )
    client = Client.objects.create(
        code=code,
        name=name,
        division_code=division_code,
        scopes=_known(scopes),
        application=application,
        account=_account_for(code, name, at),
        created_at=at,
        secret_changed_at=at,
    )
    record_access(by=by, act=Act.ACCOUNT_CREATED, at=at, subject=client, label=code)
    return Credentials(client=client, client_id=application.client_id, secret=secret)


@transaction.atomic
def change_secret(*, code: str, by: User, at: datetime) -> Credentials:
    """Give a client a new secret (更换密钥); the old one and every token end at once. Refuses with ClientUnknown."""
    client = _locked(code)
    secret = generate_client_secret()
    client.application.client_secret = secret
    client.application.save(update_fields=["client_secret", "updated"])
    client.secret_changed_at = at
    client.save(update_fields=["secret_changed_at"])
    _end_tokens(client)
    record_access(by=by, act=Act.PASSWORD_RESET, at=at, subject=client, label=code)
    return Credentials(client=client, client_id=client.application.client_id, secret=secret)


@transaction.atomic
def disable_client(*, code: str, reason: str, by: User, at: datetime) -> Client:
    """Shut a client out (停用接口客户端) and end its tokens; refuses with ClientUnknown, ClientRefused."""
    client = _locked(code)
    if client.disabled_at:
        raise ClientRefused(f"客户端“{code}”已经停用")
    client.disabled_at = at
    client.save(update_fields=["disabled_at"])
    _end_tokens(client)
    record_access(by=by, act=Act.ACCOUNT_DISABLED, at=at, subject=client, label=code, reason=reason)
    return client


@transaction.atomic
def enable_client(*, code: str, by: User, at: datetime) -> Client:
    """Let a disabled client in again (启用接口客户端), its secret unchanged; refuses likewise."""
    client = _locked(code)
    if not client.disabled_at:
        raise ClientRefused(f"客户端“{code}”没有停用")
    client.disabled_at = None
    client.save(update_fields=["disabled_at"])
    record_access(by=by, act=Act.ACCOUNT_ENABLED, at=at, subject=client, label=code)
    return client


def _known(scopes: Iterable[str]) -> list[str]:
    wanted = set(scopes)
    unknown = sorted(wanted - set(Scope.values))
    if unknown:
        raise InvalidInput(
            [("scopes", f"没有“{scope}”这个权限，可用的有：{'、'.join(Scope.values)}") for scope in unknown]
        )
    if not wanted:
        raise InvalidInput([("scopes", "至少需要一项权限")])
    return sorted(wanted)


def _account_for(code: str, name: str, at: datetime) -> User:
    """The account that the client's acts are recorded under (经办账号)."""
    username = f"client-{code}"[:50]
    if User.objects.filter(username__iexact=username).exists():
        raise ClientRefused(f"登录名“{username}”已被使用，请换一个代码", field="code")
    return User.objects.create_user(username, display_name=name[:50], is_active=False, is_system=True, created_at=at)


def _locked(code: str) -> Client:
    client = Client.objects.select_related("application").select_for_update(of=("self",)).filter(code=code).first()
    if client is None:
        raise ClientUnknown(f"没有代码为“{code}”的客户端")
    return client


def _end_tokens(client: Client) -> None:
    client.application.accesstoken_set.all().delete()
