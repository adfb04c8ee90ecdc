"""The files that belong to a dispute: consents, signatures, proofs."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from cases import policies
from cases.queries.aftermath import transferable_set
from cases.queries.files import file_of
from cases.views.openings import PageRequest, for_dispute_workers, tries_the_case, visible_dispute
from suyuan.files.documents import file_response
from suyuan.files.services.opening import open_file


@for_dispute_workers
@require_safe
def dispute_file(request: PageRequest, key: UUID, file: UUID) -> HttpResponse:
    """Open a file of a dispute (查看附件); what belongs to the mediation itself only for those who may read that.

    A judge who could try the case opens the complaint and its annexes only.
    """
    dispute = visible_dispute(request, key, open_to_the_trial=True)
    found = file_of(dispute, file, with_confidential=policies.may_read_sessions(request.user, dispute))
    if found and tries_the_case(request.user, dispute) and found not in transferable_set(dispute).complaints:
        found = None
    if found is None:
        raise Http404
    label = dispute.number or "未登记纠纷"
    return file_response(found, open_file(file=found, label=label, by=request.user, at=timezone.now()))
