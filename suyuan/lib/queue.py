"""Background jobs (任务队列): ringing their doorbell, and what is known of the queue and of their last runs."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from celery import current_app
from django.core.cache import cache
from django.db import transaction
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

_RAN = "job-ran:{}"


def enqueue_on_commit(task_name: str, **kwargs: object) -> None:
    """Send a task (任务) by name once the surrounding transaction has committed.

    The arguments are ids and other JSON values. When the broker cannot be reached the failure
    is logged and the caller goes on: the row is committed, and whoever owns it sweeps for it.
    """

    def ring() -> None:  # a function, since Django's report of a failure asks for its name
        current_app.send_task(task_name, kwargs=kwargs)

    transaction.on_commit(ring, robust=True)


def note_success(job: str, *, at: datetime) -> None:
    """Remember when a job last ended well (最近完成); in the cache, since losing it costs nothing."""
    cache.set(_RAN.format(job), at, None)


def last_successes(jobs: Iterable[str]) -> dict[str, datetime]:
    """Return when each job last ended well (各任务最近完成时间), as far as the cache knows."""
    keys = {_RAN.format(job): job for job in jobs}
    try:
        return {keys[key]: at for key, at in cache.get_many(keys).items()}
    except RedisError:
        return {}


def waiting_in_queue() -> int | None:
    """Return how many jobs wait for a worker (队列长度), or None when the broker cannot be reached."""
    try:
        with current_app.connection_for_read() as broker:
            broker.ensure_connection(max_retries=1, timeout=2)
            channel: Any = broker.default_channel  # of Redis, which has a client
            return int(channel.client.llen("celery"))
    except (OperationalError, RedisError, OSError):
        return None
