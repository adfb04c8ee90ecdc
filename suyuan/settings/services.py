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

CELERY_BEAT_SCHEDULE: dict[str, dict[str, Any]] = {
    "exchange.sweep_idempotency_records": {
        "task": "exchange.sweep_idempotency_records",
        "schedule": crontab(hour=3, minute=10),
    },
    "exchange.sweep_expired_tokens": {
        "task": "exchange.sweep_expired_tokens",
        "schedule": crontab(hour=3, minute=20),
    },
    "cases.recompute_deadlines": {
        "task": "cases.recompute_deadlines",
        "schedule": crontab(minute="*/10"),
    },
    "cases.watch_deadlines": {
        "task": "cases.watch_deadlines",  # midnight brings most of it; the rest is told within the hour
        "schedule": crontab(minute=5),
    },
    "cases.sweep_imports": {
        "task": "cases.sweep_imports",
        "schedule": 10.0,
        "options": {"expires": 10},
    },
    "cases.remind_of_orders": {
        "task": "cases.remind_of_orders",
        "schedule": crontab(hour=7, minute=40),
    },
    "cases.remind_of_outcomes": {
        "task": "cases.remind_of_outcomes",
        "schedule": crontab(hour=7, minute=30),
    },
    "cases.tell_of_review": {
        "task": "cases.tell_of_review",  # daily, and harmless so: each half month is told of once
        "schedule": crontab(hour=7, minute=50),
    },
    "governance.remind_of_gaps": {
        "task": "governance.remind_of_gaps",  # daily, and harmless so: each gap is told of once
        "schedule": crontab(hour=7, minute=45),
    },
    "cases.verify_tallies": {
        "task": "cases.verify_tallies",
        "schedule": crontab(hour=2, minute=20),
    },
    "reports.refresh_rates": {
        "task": "reports.refresh_rates",  # also finds what no doorbell told of: settled disputes, corrected populations
        "schedule": 120.0,
        "options": {"expires": 120},
    },
    "reports.resume_rates": {
        "task": "reports.resume_rates",
        "schedule": 10.0,
        "options": {"expires": 10},
    },
    "reports.prepare_bulletins": {
        "task": "reports.prepare_bulletins",  # daily: the first working day of a month has something to prepare
        "schedule": crontab(hour=6, minute=30),
    },
    "reports.look_out": {
        "task": "reports.look_out",  # after the night's deadlines and imports, before the working day
        "schedule": crontab(hour=5, minute=40),
    },
    "reports.reconcile_subsidies": {
        "task": "reports.reconcile_subsidies",
        "schedule": crontab(hour=4, minute=10),
    },
    "reports.look_for_suspicions": {
        "task": "reports.look_for_suspicions",
        "schedule": crontab(hour=4, minute=30),
    },
    "mediators.record_retained_months": {
        "task": "mediators.record_retained_months",
        "schedule": crontab(hour=3, minute=30),
    },
    "mediators.sweep_subsidies": {
        "task": "mediators.sweep_subsidies",
        "schedule": 10.0,
        "options": {"expires": 10},  # a sweep that waited is as good as the next one
    },
}
