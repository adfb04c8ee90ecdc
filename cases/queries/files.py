from uuid import UUID

from cases.models import Dispute
from suyuan.files.models import StoredFile


def file_of(dispute: Dispute, key: UUID, *, with_confidential: bool) -> StoredFile | None:
    """Return a file that belongs to a dispute (纠纷附件), or None; a confidential one only when told so."""
    files = StoredFile.objects.of(dispute).select_related("content")
    return files.filter(key=key, **{} if with_confidential else {"confidential": False}).first()
