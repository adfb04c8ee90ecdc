"""Opening kept files (查看附件)."""

import hashlib
from datetime import datetime

from suyuan.accounts.choices import Act
from suyuan.accounts.models import User
from suyuan.accounts.services.access_log import record_access
from suyuan.files.models import StoredFile


class FileDamaged(Exception):
    """The content is not the one that was kept (附件内容被改动). Never shown, always loud."""


def open_file(*, file: StoredFile, label: str, by: User, at: datetime) -> bytes:
    """Return a file's content (打开附件) and write the access to the log under `label`, a number and no name.

    The caller has made sure that this person may. Raises FileDamaged when the content differs from what was kept.
    """
    content = bytes(file.content.content)
    if hashlib.sha256(content).hexdigest() != file.sha256:
        raise FileDamaged(f"stored file {file.pk} differs from its digest")
    record_access(by=by, act=Act.VIEWED, at=at, subject=file, label=label)
    return content
