"""What is still missing in the mediators' files and on the roster (调解员待补事项)."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from mediators.models import MediatorComplaint, RosterEntry, TrainingRecord
from mediators.queries.roster import SOON_DAYS, decidable
from mediators.querysets import ROSTER_KEEPERS, court_codes
from suyuan.accounts.models import User
from suyuan.governance.queries.gap_kinds import Gap, Kind


def _terms(user: User, on: date) -> Iterator[Gap]:
    soon = on + timedelta(days=SOON_DAYS)
    rows = RosterEntry.objects.in_force(on).filter(
        court__in=court_codes(user, roles=ROSTER_KEEPERS), valid_to__lte=soon, renewed_by=None, ending=""
    )
    for row in rows.select_related("mediator", "organization").order_by("valid_to", "pk"):
        yield Gap(f"{row.subject.name}的聘期", reverse("mediators:roster_work"), f"{row.pk}", row.valid_to)


def _certificates(user: User, on: date) -> Iterator[Gap]:
    """Of mediators on the roster; a later training of the same kind takes the place of one that runs out."""
    later = TrainingRecord.objects.filter(
        Q(expires_on=None) | Q(expires_on__gt=OuterRef("expires_on")),
        mediator=OuterRef("mediator"), kind=OuterRef("kind"), completed_on__gt=OuterRef("completed_on"),
    )  # fmt: skip
    listed = RosterEntry.objects.in_force(on).filter(mediator=OuterRef("mediator"))
    rows = TrainingRecord.objects.visible_to(user).filter(
        Exists(listed), ~Exists(later), expires_on__lte=on + timedelta(days=SOON_DAYS)
    )
    for row in rows.select_related("mediator").order_by("expires_on", "pk"):
        url = reverse("mediators:mediator", args=[row.mediator_id])
        yield Gap(f"{row.mediator.name}，{row.title}", url, f"{row.pk}", row.expires_on)


def _complaints(user: User, on: date) -> Iterator[Gap]:
    rows = MediatorComplaint.objects.visible_to(user).filter(state="RECEIVED").select_related("mediator")
    for row in rows.order_by("received_on", "pk"):
        url = reverse("mediators:decide_complaint", args=[row.pk])
        yield Gap(f"{row.mediator.name}，{row.received_on}收到", url, f"{row.pk}")


def _proposals(user: User, on: date) -> Iterator[Gap]:
    for row in decidable(user).filter(state="PENDING"):
        url = reverse("mediators:decide_proposal", args=[row.pk])
        yield Gap(f"{row.subject.name}，{row.proposed_at:%Y-%m-%d}提出", url, f"{row.pk}")


MEDIATOR_KINDS: tuple[tuple[Kind, Callable[[User, date], Iterator[Gap]]], ...] = (
    (Kind("term", "名册聘期将满", "提出续聘，或者到期退出。", ROSTER_KEEPERS, dated=True), _terms),
    (
        Kind("certificate", "培训证书将过期或已过期", "安排培训，登记新的证书。", ROSTER_KEEPERS, dated=True),
        _certificates,
    ),
    (Kind("complaint", "投诉没有处理", "核查后登记结论和处理。", ROSTER_KEEPERS), _complaints),
    (Kind("proposal", "名册申请没有审核", "对照要求，列入或者不列入。", ROSTER_KEEPERS), _proposals),
)
