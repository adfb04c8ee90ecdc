"""Chainable filters on clients."""

from typing import Self

from django.db import models


class ClientQuerySet(models.QuerySet):
    def enabled(self) -> Self:
        """Keep the clients that may use the interface now."""
        return self.filter(disabled_at__isnull=True)
