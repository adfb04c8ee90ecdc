"""The secret address of a mediator's calendar feed (日历订阅)."""

import hashlib
import secrets
from datetime import datetime

from django.db import transaction

from cases.models import CalendarFeed
from mediators.models import Mediator
from suyuan.accounts.models import User
from suyuan.lib.errors import DomainError


class NoMediator(DomainError):
    """Only a mediator has a calendar of his own (不是调解员)."""

    code = "no_mediator"
    status = 403


def digest_of(secret: str) -> str:
    """Return by what a feed's secret is known (密钥摘要); the secret itself is not kept."""
    return hashlib.sha256(secret.encode()).hexdigest()


@transaction.atomic
def make_feed(*, by: User, at: datetime) -> str:
    """Make a new secret for the mediator's feed (生成订阅地址) and return it, this once; an older one is revoked.

    Refuses with NoMediator.
    """
    mediator = _mediator(by)
    revoke_feed(by=by, at=at)
    secret = secrets.token_urlsafe(32)
    CalendarFeed.objects.create(mediator=mediator, digest=digest_of(secret), made_at=at)
    return secret


def revoke_feed(*, by: User, at: datetime) -> None:
    """Let the mediator's feed stop at once (撤销订阅). Refuses with NoMediator."""
    _mediator(by).feeds.filter(revoked_at=None).update(revoked_at=at)


def _mediator(user: User) -> Mediator:
    mediator = Mediator.objects.filter(user=user).first()
    if mediator is None:
        raise NoMediator("只有调解员可以订阅自己的日历")
    return mediator
