"""Imports of court cases (导入诉讼案件): an upload is a row first, then a job takes it whole, however often it dies."""

import hashlib
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from cases.choices import BatchStatus
from cases.models import CaseType, ImportBatch, ListLayout
from cases.services.court_case_layouts import open_list
from cases.services.court_case_progress import Cancelled, forget_progress, watched, wish_to_cancel
from cases.services.court_case_reading import Reader
from cases.services.court_case_staging import stage
from cases.services.court_case_upserting import Outcome, take_over
from cases.services.later_steps import link_suits
from suyuan.accounts.models import User
from suyuan.lib.errors import DomainError, InvalidInput
from suyuan.lib.queue import enqueue_on_commit
from suyuan.lib.table_formats import Limits
from suyuan.lib.tables import Table

LIMITS = Limits(file_bytes=60 * 1024 * 1024, rows=500_000)
MOST_ATTEMPTS = 10
INTERRUPTED = "处理时多次中断，没有导入任何案件，请联系系统管理员"
_PATIENCE = timedelta(seconds=30)  # how long a queued upload may wait before the sweep rings again
_OPEN = (BatchStatus.QUEUED, BatchStatus.RUNNING)


class UploadRefused(DomainError):
    """A file that cannot be an upload (不能上传)."""

    code = "upload_refused"
    status = 422


def receive_upload(
    *, file_name: str, content: bytes, court_code: str | None, by: User, at: datetime, layout_id: int | None = None
) -> ImportBatch:
    """Keep an uploaded list (上传) and queue its import; `court_code` None takes cases of every court.

    Without a layout (清单格式) the one it is in is recognised. Refuses with UploadRefused an empty file, one above the
    limit, and a layout of another court.
    """
    if layout_id and not ListLayout.objects.for_court(court_code).filter(pk=layout_id).exists():
        raise UploadRefused("所选的清单格式不属于上传单位，请另选或用自动识别", field="layout")
    with transaction.atomic():
        batch = _keep(file_name, content, court_code, by, at, layout_id)
        enqueue_on_commit("cases.import_court_cases", batch_id=batch.pk)
    return batch


def import_list(*, file_name: str, content: bytes, court_code: str | None, by: User, at: datetime) -> ImportBatch:
    """Keep a list and import it at once (立即导入), as the command does. Refuses as receive_upload."""
    batch = _keep(file_name, content, court_code, by, at)
    run_import(batch_id=batch.pk, at=at)
    batch.refresh_from_db()
    return batch


def run_import(*, batch_id: int, at: datetime) -> None:
    """Import a kept list (处理导入批次): all of it in one transaction, or nothing.

    A batch that is done, or in another worker's hands, is left alone. One whose worker died is begun
    again, up to a number of attempts. A file that cannot be read fails with its sentence.
    """
    if not _begin(batch_id, at):
        return
    try:
        with transaction.atomic():
            batch = _in_hand(batch_id).first()
            if batch is not None:
                _finish(batch, _take(batch, at), at)
    except Cancelled:
        with transaction.atomic():
            _cancel(_in_hand(batch_id), at)
    except InvalidInput as refusal:
        with transaction.atomic():
            _in_hand(batch_id).update(status=BatchStatus.FAILED, problem=refusal.message, finished_at=at, content=None)


def cancel_import(*, batch_id: int, by: User, at: datetime) -> ImportBatch:
    """Cancel an upload (取消导入): one that waits at once, one at work at its next few thousand rows; nothing is kept.

    Refuses with UploadRefused one that is finished; ImportBatch.DoesNotExist for another court's.
    """
    batch = ImportBatch.objects.visible_to(by).defer("content").get(pk=batch_id)
    if not batch.is_open:
        raise UploadRefused("这个批次已经处理完毕，不能取消；导入有误的，改正清单后重新上传，同一案号会更新")
    wish_to_cancel(batch_id)
    with transaction.atomic():
        _cancel(_in_hand(batch_id), at)
    batch.refresh_from_db(fields=["status"])
    return batch


def _cancel(batches: QuerySet[ImportBatch], at: datetime) -> None:
    for batch_id in list(batches.values_list("pk", flat=True)):
        ImportBatch.objects.filter(pk=batch_id).update(status=BatchStatus.CANCELLED, finished_at=at, content=None)


def sweep_imports(*, at: datetime) -> None:
    """Ring again for every upload that nobody is working on (补派): its task was lost or its worker died."""
    with transaction.atomic():
        waiting = ImportBatch.objects.filter(status__in=_OPEN, uploaded_at__lt=at - _PATIENCE)
        for batch_id in list(waiting.select_for_update(skip_locked=True).values_list("pk", flat=True)):
            enqueue_on_commit("cases.import_court_cases", batch_id=batch_id)


def _keep(
    file_name: str, content: bytes, court_code: str | None, by: User, at: datetime, layout_id: int | None = None
) -> ImportBatch:
    if not content:
        raise UploadRefused("文件是空的，请选择有内容的文件", field="file")
    if len(content) > LIMITS.file_bytes:
        raise UploadRefused(f"文件超过了{LIMITS.file_bytes // 1048576}MB的上限，请分成几个文件", field="file")
    return ImportBatch.objects.create(
        file_name=file_name[-200:],
        fingerprint=hashlib.sha256(content).hexdigest(),
        content=content,
        court_id=court_code,
        layout_id=layout_id,
        uploaded_by=by,
        uploaded_at=at,
    )


def _in_hand(batch_id: int) -> QuerySet[ImportBatch]:
    """The batch while it is still to be done, unless another worker holds it."""
    return ImportBatch.objects.filter(pk=batch_id, status__in=_OPEN).select_for_update(skip_locked=True)


def _begin(batch_id: int, at: datetime) -> bool:
    """Count the attempt before it is made, so that a list that kills its worker is given up one day.

    Two bells at the same moment may both count; the row's lock lets only one of them go on.
    """
    with transaction.atomic():
        batch = _in_hand(batch_id).defer("content").first()
        if batch is None:
            return False
        if batch.attempts < MOST_ATTEMPTS:
            batch.status, batch.attempts = BatchStatus.RUNNING, batch.attempts + 1
        else:
            batch.status, batch.problem, batch.finished_at = BatchStatus.FAILED, INTERRUPTED, at
        batch.save(update_fields=["status", "attempts", "problem", "finished_at"])
        return batch.status == BatchStatus.RUNNING


def _take(batch: ImportBatch, at: datetime) -> Outcome:
    table = open_list(batch, limits=LIMITS, on=timezone.localdate(at))
    batch.header = list(table.headers)
    _stage(table, batch, at)
    outcome = take_over(batch_id=batch.pk, at=at)
    if outcome.added or outcome.changed:
        link_suits(batch=batch, at=at)
        enqueue_on_commit("reports.refresh_rates")
    return outcome


def _stage(table: Table, batch: ImportBatch, at: datetime) -> None:
    reader = Reader(
        categories=dict(CaseType.objects.values_list("code", "category")),
        court_code=batch.court_id or "",
        today=timezone.localdate(at),
    )
    stage(map(reader.stage, watched(table.rows, batch_id=batch.pk)), absent=table.absent)


def _finish(batch: ImportBatch, outcome: Outcome, at: datetime) -> None:
    batch.status = BatchStatus.DONE
    batch.row_count = outcome.total
    batch.added_count, batch.changed_count = outcome.added, outcome.changed
    batch.unchanged_count, batch.rejected_count = outcome.unchanged, outcome.rejected
    batch.unknown_types = outcome.unknown_types
    batch.content = None
    batch.finished_at = at
    batch.save()
    forget_progress(batch.pk)
