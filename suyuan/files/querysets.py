from typing import Self

from django.db import models


def subject_of(record: models.Model) -> str:
    """Return the text by which files name the record that they belong to (所属), as in cases.dispute:17."""
    return f"{record._meta.label_lower}:{record.pk}"


class StoredFileQuerySet(models.QuerySet):
    def of(self, record: models.Model) -> Self:
        """Keep the files that belong to a record (附件)."""
        return self.filter(subject=subject_of(record))
