"""Ringing the doorbell of a background job (任务队列)."""

from celery import current_app
from django.db import transaction


def enqueue_on_commit(task_name: str, **kwargs: object) -> None:
    """Send a task (任务) by name once the surrounding transaction has committed.

    The arguments are ids and other JSON values. When the broker cannot be reached the failure
    is logged and the caller goes on: the row is committed, and whoever owns it sweeps for it.
    """

    def ring() -> None:  # a function, since Django's report of a failure asks for its name
        current_app.send_task(task_name, kwargs=kwargs)

    transaction.on_commit(ring, robust=True)
