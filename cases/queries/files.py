from uuid import UUID

from cases.models import Dispute, SupervisionAnswer
from suyuan.files.models import StoredFile
from suyuan.files.querysets import subject_of


def file_of(dispute: Dispute, key: UUID, *, with_confidential: bool) -> StoredFile | None:
    """Return a file that belongs to a dispute (纠纷附件), or None; a confidential one only when told so."""
    answers = SupervisionAnswer.objects.filter(order__dispute=dispute)
    subjects = [subject_of(record) for record in (dispute, *answers)]
    files = StoredFile.objects.filter(subject__in=subjects).select_related("content")
    return files.filter(key=key, **{} if with_confidential else {"confidential": False}).first()


def files_of(dispute: Dispute, *, with_confidential: bool) -> list[StoredFile]:
    """Return the files of a dispute (附件), the newest first; confidential ones only when told so."""
    files = StoredFile.objects.of(dispute).order_by("-kept_at", "-pk")
    return list(files if with_confidential else files.filter(confidential=False))
