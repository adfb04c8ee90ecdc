"""Doorbells of the interface to other systems."""

from typing import Any

from celery import shared_task
from django.utils import timezone

from suyuan.exchange.services import repeats, tokens


@shared_task(name="exchange.sweep_idempotency_records")
def sweep_idempotency_records(**_: Any) -> None:
    repeats.sweep_idempotency_records(at=timezone.now())


@shared_task(name="exchange.sweep_expired_tokens")
def sweep_expired_tokens(**_: Any) -> None:
    tokens.sweep_expired_tokens()
