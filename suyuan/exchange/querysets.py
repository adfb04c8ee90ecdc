"""Chainable filters on clients and on what they sent."""

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db import models

if TYPE_CHECKING:
    from suyuan.exchange.models import Client


class ClientQuerySet(models.QuerySet["Client"]):
    def enabled(self) -> Self:
        """Keep the clients that may use the interface now."""
        return self.filter(disabled_at__isnull=True)
