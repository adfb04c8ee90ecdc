"""The papers that print (文书): each a sheet, opened only when what it is about exists."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cases.queries.papers import Papers, papers_of
from cases.views.openings import PageRequest, for_dispute_workers, visible_dispute


@dataclass(frozen=True, slots=True)
class Paper:
    """A printed paper: its title, its sheet, and whether there is anything to print."""

    title: str
    exists: Callable[[Papers], bool]


PAPERS = {
    "referral": Paper("委派、委托调解函", lambda papers: papers.dispute.open_referral() is not None),
    "agreement": Paper("调解协议书", lambda papers: papers.card is not None),
    "failure-report": Paper("调解终结报告", lambda papers: papers.report is not None),
    "termination-notice": Paper("调解终止告知书", lambda papers: papers.report is not None),
    "undisputed": Paper("无争议事实记载", lambda papers: papers.dispute.undisputed_facts.exists()),
    "transfer": Paper("移交材料", lambda papers: papers.dispute.state in ("ENDED", "REFUSED")),
    "application": Paper("司法确认申请书", lambda papers: papers.card is not None and papers.confirmation is not None),
    "ruling": Paper("民事裁定书（样稿）", lambda papers: papers.card is not None and papers.confirmation is not None),
    "enforcement": Paper("申请执行、起诉材料", lambda papers: papers.card is not None),
}


@for_dispute_workers
@require_safe
def show_paper(request: PageRequest, key: UUID, paper: str) -> HttpResponse:
    """Show a paper of a dispute as a sheet to print (打印文书)."""
    dispute = visible_dispute(request, key, open_to_the_trial=paper == "transfer")
    papers = papers_of(dispute, on=timezone.localdate())
    if paper not in PAPERS or not PAPERS[paper].exists(papers):
        raise Http404
    return render(request, f"cases/papers/{paper}.html", {"papers": papers, "title": PAPERS[paper].title})
