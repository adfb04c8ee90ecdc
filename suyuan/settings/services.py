"""Database, cache, broker, background jobs."""

from typing import Any

from celery.schedules import crontab
from psycopg2.extensions import parse_dsn

from suyuan.settings.deployment import ENV
from suyuan.settings.environment import Mode

_dsn: dict[str, Any] = parse_dsn(ENV.database_url)
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": _dsn.pop("dbname", "suyuan"),
        "USER": _dsn.pop("user", ""),
        "PASSWORD": _dsn.pop("password", ""),
        "HOST": _dsn.pop("host", ""),
        "PORT": _dsn.pop("port", ""),
        "OPTIONS": _dsn,
        "CONN_MAX_AGE": 0 if ENV.mode is Mode.TEST else 60,
        "CONN_HEALTH_CHECKS": True,
    },
}


def _database_of(redis_url: str) -> tuple[str, int]:
    """Split a Redis address into the server and the number of the database."""
    if redis_url.startswith("unix://"):
        server, _, query = redis_url.partition("?db=")
        return server, int(query or 0)
    server, _, number = redis_url.partition("://")[2].partition("/")
    return f"{redis_url.partition('://')[0]}://{server}", int(number or 0)


def _address(server: str, number: int) -> str:
    return f"{server}?db={number}" if server.startswith("unix://") else f"{server}/{number}"


def _broker_address(server: str, number: int) -> str:
    """Kombu writes a unix socket as redis+socket:// with the database as virtual_host."""
    if not server.startswith("unix://"):
        return _address(server, number)
    return f"redis+socket://{server.removeprefix('unix://')}?virtual_host={number}"


# The broker has the database that REDIS_URL names, the cache the next one: clearing a cache empties its database.
_server, _number = _database_of(ENV.redis_url)
CELERY_BROKER_URL = _broker_address(_server, _number)
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": _address(_server, _number + 1),
        "KEY_PREFIX": "suyuan",
    },
}

CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TIMEZONE = "Asia/Shanghai"
CELERY_ENABLE_UTC = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True

# Redelivery: a task whose worker died is handed out again once it cannot be running any more.
# Redis only pretends to own work, so what must not be lost is a row first, and beat sweeps the rows.
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_TIME_LIMIT = ENV.task_seconds
CELERY_TASK_SOFT_TIME_LIMIT = max(1, ENV.task_seconds * 9 // 10)
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": ENV.task_seconds + max(1, ENV.task_seconds // 10),
    "unacked_restore_interval": 1,
    "unacked_restore_throttle": 1,
}


def _sweep(seconds: float) -> dict[str, Any]:
    """A sweep that waited is as good as the next one."""
    return {"schedule": seconds, "options": {"expires": seconds}}


def _daily(hour: int, minute: int) -> dict[str, Any]:
    return {"schedule": crontab(hour=hour, minute=minute)}


# What is done daily though it has its own days (reviews, gaps, bulletins) tells of each once, so daily is harmless.
_SCHEDULE = {
    "cases.verify_tallies": _daily(2, 20),
    "exchange.sweep_idempotency_records": _daily(3, 10),
    "exchange.sweep_expired_tokens": _daily(3, 20),
    "mediators.record_retained_months": _daily(3, 30),
    "reports.reconcile_subsidies": _daily(4, 10),
    "reports.look_for_suspicions": _daily(4, 30),
    "reports.look_out": _daily(5, 40),  # after the night's deadlines and imports, before the working day
    "reports.prepare_bulletins": _daily(6, 30),  # the first working day of a month has something to prepare
    "cases.remind_of_outcomes": _daily(7, 30),
    "cases.remind_of_orders": _daily(7, 40),
    "governance.remind_of_gaps": _daily(7, 45),
    "cases.tell_of_review": _daily(7, 50),
    "cases.watch_deadlines": {"schedule": crontab(minute=5)},  # midnight brings most of it
    "cases.recompute_deadlines": {"schedule": crontab(minute="*/10")},
    "reports.refresh_rates": _sweep(120),  # finds what no doorbell told of: settled disputes, corrected populations
    "reports.resume_rates": _sweep(10),
    "cases.sweep_imports": _sweep(10),
    "mediators.sweep_subsidies": _sweep(10),
}
CELERY_BEAT_SCHEDULE = {task: {"task": task, **when} for task, when in _SCHEDULE.items()}
