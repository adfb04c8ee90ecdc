"""Keeping files that people bring (保存附件)."""

import hashlib
from collections.abc import Iterable
from datetime import datetime
from pathlib import PurePath

from django.core.files.uploadedfile import UploadedFile
from django.db import models, transaction

from suyuan.accounts.models import User
from suyuan.files.choices import FileKind
from suyuan.files.models import FileContent, StoredFile
from suyuan.files.querysets import subject_of
from suyuan.files.rules.content import MAX_BYTES, kind_of
from suyuan.lib.errors import DomainError


class UnfitFile(DomainError):
    """A file that is empty, too large or of a kind that is not kept (附件不符合要求)."""

    code = "unfit_file"
    status = 422


@transaction.atomic
def keep_file(
    *,
    upload: UploadedFile,
    subject: models.Model,
    by: User,
    at: datetime,
    field: str = "file",
    confidential: bool = False,
) -> StoredFile:
    """Keep an uploaded file (保存附件) for a record, encrypted, in the caller's transaction.

    JPEG, PNG, WebP, PDF, Word and Excel, told by their content, up to 20 MB. `field` is the form's field, named when
    the file is refused with UnfitFile. The same content for the same record is kept once.
    """
    content = upload.read()
    upload.seek(0)  # a form shown again, or a second record, may read it once more
    kind = _fit_kind(content, upload.name or "", field)
    digest = hashlib.sha256(content).hexdigest()
    kept = StoredFile.objects.of(subject).filter(sha256=digest, confidential=confidential).first()
    if kept:
        return kept
    stored = StoredFile.objects.create(
        subject=subject_of(subject), name=PurePath(upload.name or "附件").name[-120:], kind=kind,
        size=len(content), sha256=digest, confidential=confidential, kept_by=by, kept_at=at,
    )  # fmt: skip
    FileContent.objects.create(file=stored, content=content)
    return stored


def keep_files(
    *,
    uploads: Iterable[UploadedFile],
    subject: models.Model,
    by: User,
    at: datetime,
    field: str = "files",
    confidential: bool = False,
) -> list[StoredFile]:
    """Keep several uploaded files (保存多个附件): all of them or, with UnfitFile, none."""
    with transaction.atomic():
        return [
            keep_file(upload=upload, subject=subject, by=by, at=at, field=field, confidential=confidential)
            for upload in uploads
        ]


def _fit_kind(content: bytes, name: str, field: str) -> str:
    if not content:
        raise UnfitFile(f"“{name}”是空文件，请重新选择", field=field)
    if len(content) > MAX_BYTES:
        raise UnfitFile(f"“{name}”超过20 MB，请压缩后上传", field=field)
    kind = kind_of(content)
    if kind is None:
        kinds = "、".join(["JPEG、PNG、WebP 图片", FileKind.PDF.label, FileKind.DOCX.label, FileKind.XLSX.label])
        raise UnfitFile(f"“{name}”不是可以保存的文件，请上传{kinds}", field=field)
    return kind
