"""The roster as pages show it (名册): what waits, what runs out, what the public reads."""

from collections import defaultdict
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from communities.models import Court, Posting
from communities.querysets import area_prefixes, in_force, starts_with_any
from mediators.choices import MediatorClass, ProposalState
from mediators.models import RosterEntry, RosterProposal
from mediators.queries.requirements import Standing, standings
from mediators.querysets import with_courts_above
from suyuan.accounts.models import User
from suyuan.accounts.roles import Role

SOON_DAYS = 90
USUAL_YEARS = 2  # 通许、德州: two years, renewable; a suggestion in the form, no rule here


def roster_work(*, court_code: str, reader: User, on: date) -> dict[str, Any]:
    """What the keeper of a roster has to do (名册管理): decide, renew, propose; and who is listed."""
    pending = decidable(reader).filter(state=ProposalState.PENDING)
    entries = RosterEntry.objects.visible_to(reader).filter(court=court_code).select_related("mediator", "organization")
    current = entries.in_force(on)
    return {
        "pending": pending,
        "ending": current.filter(valid_to__lte=on + timedelta(days=SOON_DAYS), renewed_by=None).order_by("valid_to"),
        "current": current.order_by("-valid_from", "pk")[:200],
        "current_count": current.count(),
        "ended": entries.filter(valid_to__lte=on).order_by("-valid_to")[:50],
        "assistants": trained_assistants(reader=reader, on=on),
        "court": Court.objects.get(pk=court_code),
    }


def decidable(reader: User) -> QuerySet[RosterProposal]:
    """The proposals this person may decide on (待审核)."""
    rows = RosterProposal.objects.visible_to(reader)
    return rows.select_related("mediator", "organization", "court", "proposed_by", "renews").order_by("proposed_at")


def trained_assistants(*, reader: User, on: date) -> QuerySet[Posting]:
    """Assistants in the reader's area who passed the tribunal's training and are on no roster (可提名的助理)."""
    postings = Posting.objects.filter(in_force(on), role=Role.ASSISTANT, trained_on__lte=on)
    listed = RosterEntry.objects.in_force(on).filter(mediator__user=OuterRef("user"))
    proposed = RosterProposal.objects.filter(state=ProposalState.PENDING, mediator__user=OuterRef("user"))
    near = starts_with_any("division__prefix", area_prefixes(reader))
    rows = postings.filter(near, ~Exists(listed), ~Exists(proposed)).select_related("user", "division")
    return rows.order_by("division", "user__display_name", "pk")


def suggested_term(proposal: RosterProposal, *, on: date) -> dict[str, date]:
    """The dates a listing form begins with (建议任期): a renewal goes on where the old term ends."""
    start = proposal.renews.valid_to if proposal.renews and proposal.renews.valid_to else on
    return {"valid_from": start, "valid_to": start.replace(year=start.year + USUAL_YEARS, day=min(start.day, 28))}


def standings_of(proposal: RosterProposal, *, on: date) -> list[Standing]:
    """How the one proposed stands to the requirements (达到情况)."""
    return standings(proposal.subject, court_id=proposal.court_id, on=on)


def public_roster(*, court_code: str, on: date) -> dict[str, Any]:
    """What the public may read of a court's roster (公开名册): names, class, fields, languages, fee, term; no more.

    在线21 art. 5 names the fields; telephone, address, number and age stay out (PIPL art. 6).
    """
    courts = Court.objects.filter(Exists(RosterEntry.objects.in_force(on).filter(court=OuterRef("pk"))))
    chosen = courts.filter(pk=court_code).first() or courts.filter(level="BASIC").first() or courts.first()
    if chosen is None:
        return {"courts": courts, "court": None}
    entries = RosterEntry.objects.in_force(on).filter(court__in=with_courts_above([chosen.pk])).select_related("court")
    mediators = (
        entries.filter(mediator__isnull=False)
        .select_related("mediator")
        .defer("mediator__phone", "mediator__address", "mediator__identity_number")
    )
    return {
        "courts": courts,
        "court": chosen,
        "organizations": entries.filter(organization__isnull=False)
        .select_related("organization")
        .prefetch_related("organization__expertise"),
        "classes": _by_class(mediators.prefetch_related("mediator__expertise").order_by("mediator__pinyin", "pk")),
    }


def _by_class(entries: QuerySet[RosterEntry]) -> list[tuple[str, list[RosterEntry]]]:
    found = defaultdict(list)
    for entry in entries:
        if entry.mediator:
            found[entry.mediator.mediator_class].append(entry)
    return [(kind.label, found[kind]) for kind in MediatorClass if found[kind]]
