from datetime import datetime

from django.core.files.uploadedfile import UploadedFile

from cases.models import Dispute
from suyuan.accounts.models import User
from suyuan.files.models import StoredFile
from suyuan.files.services.keeping import keep_file


def keep_proof(
    upload: UploadedFile | None, dispute: Dispute, what: str, *, by: User, at: datetime
) -> StoredFile | None:
    """Keep a photograph or scan with the dispute, named for what it proves (保存凭证); None without a file."""
    if upload is None:
        return None
    upload.name = f"{what}-{upload.name}"
    return keep_file(upload=upload, subject=dispute, by=by, at=at, field="proof")
