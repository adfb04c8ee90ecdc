"""How often a client may call (频次限制): so many requests in each minute of the clock."""

import time
from abc import ABC, abstractmethod
from dataclasses import dataclass

import structlog
from django.conf import settings
from django.core.cache import cache
from redis.exceptions import ConnectionError as CannotConnect
from redis.exceptions import TimeoutError as TakesTooLong
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle
from rest_framework.views import APIView

from suyuan.accounts.origin import current_origin
from suyuan.exchange.api.authentication import Access

WINDOW_SECONDS = 60

logger = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Allowance:
    """What is left of the quota in the present window."""

    name: str
    limit: int
    used: int
    seconds_left: int

    @property
    def remaining(self) -> int:
        return max(self.limit - self.used, 0)

    @property
    def exceeded(self) -> bool:
        return self.used > self.limit

    def headers(self) -> dict[str, str]:
        """Both families: of the IETF draft (RateLimit, RateLimit-Policy) and of its forerunners."""
        return {
            "RateLimit-Policy": f'"{self.name}";q={self.limit};w={WINDOW_SECONDS}',
            "RateLimit": f'"{self.name}";r={self.remaining};t={self.seconds_left}',
            "RateLimit-Limit": str(self.limit),
            "RateLimit-Remaining": str(self.remaining),
            "RateLimit-Reset": str(self.seconds_left),
        }


def count_request(*, name: str, caller: str, limit: int, now: float) -> Allowance:
    """Count one request (计数). While the cache is unreachable nothing is counted and everybody is served."""
    window, passed = divmod(int(now), WINDOW_SECONDS)
    try:
        used = _increment(f"rate:{name}:{caller}:{window}")
    except (CannotConnect, TakesTooLong):
        logger.warning("rate_limit_not_counted")
        used = 0
    return Allowance(name, limit, used, WINDOW_SECONDS - passed)


def _increment(key: str) -> int:
    if cache.add(key, 1, timeout=2 * WINDOW_SECONDS):
        return 1
    return cache.incr(key)


class Throttle(BaseThrottle, ABC):
    """Counts a request and leaves the allowance on the view, which puts it into the headers of every answer."""

    name = ""

    @abstractmethod
    def caller(self, request: Request) -> str:
        """Return whose quota the request counts against (频次主体)."""

    @abstractmethod
    def limit(self) -> int:
        """Return how many requests a caller has in a window (限额)."""

    def allow_request(self, request: Request, view: APIView) -> bool:
        self.allowance = count_request(name=self.name, caller=self.caller(request), limit=self.limit(), now=time.time())
        view.allowance = self.allowance  # type: ignore[attr-defined]
        return not self.allowance.exceeded

    def wait(self) -> float:
        return self.allowance.seconds_left


class ClientThrottle(Throttle):
    """Each client has its quota."""

    name = "client"

    def caller(self, request: Request) -> str:
        access = request.auth
        return str(access.client.pk) if isinstance(access, Access) else ""

    def limit(self) -> int:
        return settings.API_REQUESTS_PER_MINUTE


class TokenThrottle(Throttle):
    """Each address may try its secret so many times: nobody guesses one."""

    name = "token"

    def caller(self, request: Request) -> str:
        return current_origin().ip or ""

    def limit(self) -> int:
        return settings.API_TOKEN_REQUESTS_PER_MINUTE
