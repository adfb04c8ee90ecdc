"""Opening the files that prove the court's work in the places (查看留痕材料)."""

from uuid import UUID

from django.db.models import Model
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from communities.models import CircuitStop, OutreachEvent
from communities.policies import may_read_communities
from suyuan.accounts.origin import PersonRequest
from suyuan.accounts.policies import only_for
from suyuan.files.documents import file_response
from suyuan.files.models import StoredFile
from suyuan.files.services.opening import open_file

for_readers = only_for(may_read_communities)


@for_readers
@require_safe
def outreach_file(request: PersonRequest, pk: int, key: UUID) -> HttpResponse:
    """Open a photograph, material or press cutting of an event (宣传活动附件)."""
    event = get_object_or_404(OutreachEvent.objects.visible_to(request.user), pk=pk)
    return _opened(request, event, key, f"宣传活动{pk}的附件")


@for_readers
@require_safe
def stop_file(request: PersonRequest, pk: int, key: UUID) -> HttpResponse:
    """Open a photograph of a stop on circuit (巡回附件)."""
    stop = get_object_or_404(CircuitStop.objects.visible_to(request.user), pk=pk)
    return _opened(request, stop, key, f"巡回站点{pk}的附件")


def _opened(request: PersonRequest, record: Model, key: UUID, label: str) -> HttpResponse:
    file = get_object_or_404(StoredFile.objects.of(record), key=key)
    return file_response(file, open_file(file=file, label=label, by=request.user, at=timezone.now()))
