"""Health for machines: is the process alive, can it serve?"""

from collections.abc import Callable

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponseBase, JsonResponse
from kombu import Connection
from kombu.exceptions import OperationalError


class HealthMiddleware:
    """Answer /healthz and /readyz before anything else: no host, no session, no log line per probe (健康检查)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        match request.path:
            case "/healthz":
                return _uncached(JsonResponse({"status": "ok"}))
            case "/readyz":
                return _uncached(_readiness())
        return self.get_response(request)


def _uncached(response: JsonResponse) -> JsonResponse:
    response["Cache-Control"] = "no-store"
    return response


def _readiness() -> JsonResponse:
    """Tell whether the site can serve (就绪): database, broker, migrations; 503 if any cannot."""
    parts = {"database": _database(), "broker": _broker(), "migrations": _migrations()}
    ready = all(state == "ok" for state in parts.values())
    return JsonResponse({"status": "ok" if ready else "unavailable", **parts}, status=200 if ready else 503)


def _database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return "unreachable"
    return "ok"


def _broker() -> str:
    try:
        with Connection(settings.CELERY_BROKER_URL, connect_timeout=2) as broker:
            broker.ensure_connection(max_retries=1, timeout=2)
    except (OperationalError, OSError):
        return "unreachable"
    return "ok"


def _migrations() -> str:
    try:
        executor = MigrationExecutor(connection)
        pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return "unknown"
    return "pending" if pending else "ok"
