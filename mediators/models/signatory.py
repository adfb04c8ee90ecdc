"""Who did a step with money (经办人): a column that keeps the person for good."""

from django.conf import settings
from django.db import models


def signatory(label: str, *, optional: bool = False) -> models.ForeignKey:
    """Return the column for the person who takes a step; empty until then when `optional`."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=label,
        db_index=False,
        null=optional,
        blank=optional,
    )
