"""Who calls: a client with a bearer token (RFC 6750)."""

from dataclasses import dataclass
from hashlib import sha256

from oauth2_provider.models import AccessToken
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from suyuan.accounts.models import User
from suyuan.exchange.models import Client

REALM = 'Bearer realm="suyuan"'


@dataclass(frozen=True, slots=True)
class Access:
    """What a token lets its client do: `request.auth` in every view of the API."""

    client: Client
    scopes: frozenset[str]


class ClientAuthentication(BaseAuthentication):
    """Reads the token in one query. The user of the request is the client's account."""

    def authenticate(self, request: Request) -> tuple[User, Access] | None:
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != "bearer":
            return None
        found = _token(token.strip())
        client = _enabled_client(found)
        if found is None or client is None:
            raise AuthenticationFailed("访问令牌无效，请重新取得")
        if found.is_expired():
            raise AuthenticationFailed("访问令牌已过期，请重新取得")
        if not found.allows_audience(request.build_absolute_uri(request.path)):
            raise AuthenticationFailed("访问令牌不适用于本地址，请重新取得")
        return client.account, Access(client, frozenset(found.scope.split()) & frozenset(client.scopes))

    def authenticate_header(self, request: Request) -> str:
        carried_one = "Authorization" in request.headers
        return f'{REALM}, error="invalid_token"' if carried_one else REALM


def _token(text: str) -> AccessToken | None:
    """Only the checksum of a token is stored."""
    return (
        AccessToken.objects.select_related("application__exchange_client__account")
        .filter(token_checksum=sha256(text.encode()).hexdigest())
        .first()
    )


def _enabled_client(token: AccessToken | None) -> Client | None:
    client = getattr(token.application, "exchange_client", None) if token else None
    return client if client and client.disabled_at is None else None
