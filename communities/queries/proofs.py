"""Files that prove the court's work in the places (留痕材料): photographs, materials, press."""

from collections.abc import Iterable

from django.db import models

from suyuan.files.models import StoredFile
from suyuan.files.querysets import subject_of


def attach_proofs(records: Iterable[models.Model]) -> None:
    """Put its kept files on each record as `proofs` (附件), in one query for all."""
    by_subject: dict[str, list[StoredFile]] = {subject_of(record): [] for record in records}
    for file in StoredFile.objects.filter(subject__in=by_subject):
        by_subject[file.subject].append(file)
    for record in records:
        record.proofs = by_subject[subject_of(record)]  # type: ignore[attr-defined]
