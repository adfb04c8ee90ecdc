"""How every page about disputes begins: who may come in, and to which dispute."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, resolve_url
from django_htmx.http import HttpResponseClientRedirect
from django_htmx.middleware import HtmxDetails

from cases.models import Dispute, Party
from cases.policies import may_log, works_on_disputes
from cases.queries.dispute_page import for_page
from suyuan.accounts.models import User
from suyuan.accounts.origin import PersonRequest
from suyuan.accounts.policies import only_for


class PageRequest(PersonRequest):
    """A signed-in person's request, which htmx may have made."""

    htmx: HtmxDetails


for_dispute_workers = only_for(works_on_disputes)
for_those_who_log = only_for(may_log)


def visible_dispute(request: PageRequest, key: UUID, *, open_to_the_trial: bool = False) -> Dispute:
    """Return the dispute with what its page needs, or 404 when this person may not know of it.

    A judge who could try the case gets 404 everywhere but on the pages that say `open_to_the_trial`: those show
    the transferable set and nothing else (特邀16 art. 22; 在线21 art. 18).
    """
    visible = Dispute.objects.visible_to(request.user)
    return get_object_or_404(for_page(visible if open_to_the_trial else visible.whole_for(request.user)), key=key)


def tries_the_case(user: User, dispute: Dispute) -> bool:
    """Say whether a judge would look at a dispute that went to court (审理法官): to them goes the transferable set."""
    return not Dispute.objects.visible_to(user).whole_for(user).filter(pk=dispute.pk).exists()


def visible_party(dispute: Dispute, party: UUID) -> Party:
    """Return a party of a dispute that is visible, or 404."""
    return get_object_or_404(dispute.parties, key=party)


def back_to(request: PageRequest, dispute: Dispute) -> HttpResponse:
    """Go back to the dispute's page; htmx goes there as a whole page."""
    url = resolve_url("cases:dispute", key=dispute.key)
    return HttpResponseClientRedirect(url) if request.htmx else redirect(url)
