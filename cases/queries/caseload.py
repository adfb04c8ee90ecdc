"""Everything a mediator has on hand (我的工作): disputes with their clocks, this month's share, and how it went."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Min, Q, QuerySet

from cases.lifecycle import State
from cases.models import Dispute, Referral
from cases.queries.rows import DisputeRow, dispute_rows, for_rows
from mediators.models import Mediator, MediatorLeave


@dataclass(frozen=True, slots=True)
class Caseload:
    """A mediator's work on a day: what waits for a signature, what runs, and the counts beside it."""

    waiting: list[DisputeRow]
    running: list[DisputeRow]
    this_month: int
    cap: int | None
    settled: int
    concluded: int
    leaves: list[MediatorLeave]

    @property
    def in_hand(self) -> int:
        return len(self.waiting) + len(self.running)


def caseload(mediator: Mediator, disputes: QuerySet[Dispute], *, on: date) -> Caseload:
    """What the mediator has on hand among the `disputes` the reader may see (在办), the nearest deadline first."""
    held = disputes.filter(referrals__mediator=mediator, referrals__closed_at__isnull=True)
    due = Min("deadlines__due_on", filter=Q(deadlines__stopped_at__isnull=True, deadlines__rule__track__gt=""))
    running = held.filter(state=State.MEDIATING).annotate(next_due=due).order_by("next_due", "pk")
    year = held.filter(concluded_on__year=on.year).aggregate(
        settled=Count("pk", filter=Q(state=State.SETTLED)), concluded=Count("pk")
    )
    own = Referral.objects.filter(mediator=mediator)
    return Caseload(
        waiting=dispute_rows(for_rows(held.filter(state=State.REFERRED).order_by("pk")), on=on),
        running=dispute_rows(for_rows(running), on=on),
        this_month=own.filter(referred_at__year=on.year, referred_at__month=on.month).count(),
        cap=mediator.monthly_cap,
        settled=year["settled"],
        concluded=year["concluded"],
        leaves=[*mediator.leaves.filter(valid_to__gt=on).order_by("valid_from")],
    )
