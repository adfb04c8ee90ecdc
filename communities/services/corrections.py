"""Correcting reference data by hand (人工更正)."""

from datetime import datetime

from django.db import transaction

from communities.models import Division
from communities.models.reference import ReferenceRow
from communities.services.permission import refuse_unless_keeper
from communities.services.reference_divisions import searchable_pinyin
from suyuan.accounts.models import User


@transaction.atomic
def correct_row(*, row: ReferenceRow, by: User, at: datetime) -> None:
    """Store a row as corrected here (人工更正), so that no later delivery overwrites it."""
    refuse_unless_keeper(by)
    if isinstance(row, Division):
        row.pinyin = searchable_pinyin(row.name)
    row.corrected_at = at
    row.save()
