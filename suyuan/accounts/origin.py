"""Who and where the present request comes from: for the types of views, and for every line of the log (来源)."""

import ipaddress
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpRequest

if TYPE_CHECKING:
    from suyuan.accounts.models import User


class PersonRequest(HttpRequest):
    """The request of a signed-in person: what every view gets unless it says `login_not_required`."""

    user: "User"


@dataclass(frozen=True, slots=True)
class Origin:
    """Address, number and browser of a request; empty in jobs and commands."""

    ip: str | None = None
    request_id: str = ""
    user_agent: str = ""


_NOWHERE = Origin()
_current: ContextVar[Origin] = ContextVar("suyuan_request_origin", default=_NOWHERE)


def current_origin() -> Origin:
    """Return the origin of the request being served (请求来源)."""
    return _current.get()


@contextmanager
def acting_from(origin: Origin) -> Iterator[None]:
    """Serve one request as coming from this origin."""
    token = _current.set(origin)
    try:
        yield
    finally:
        _current.reset(token)


def request_ip(request: HttpRequest) -> str | None:
    """Return the visitor's address (来访 IP), seen through as many proxies as are trusted; None if unknown."""
    address = request.META.get("REMOTE_ADDR", "")
    if settings.TRUSTED_PROXIES:
        hops = request.headers.get("X-Forwarded-For", "").split(",")
        address = hops[-settings.TRUSTED_PROXIES] if len(hops) >= settings.TRUSTED_PROXIES else address
    try:
        return str(ipaddress.ip_address(address.strip()))
    except ValueError:
        return None
