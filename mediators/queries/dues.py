"""One due as its page shows it (应计事项): what it stands on, what becomes of it and why; and what a run would do."""

from dataclasses import dataclass
from decimal import Decimal

from mediators.choices import DueState
from mediators.models import SubsidyClaim, SubsidyDue, Voucher
from mediators.queries.judging import Judgement, judge
from mediators.querysets import VoucherQuerySet
from suyuan.accounts.models import User

PREVIEWED = 500


@dataclass(frozen=True, slots=True)
class Previewed:
    """A due and what a run would do with it (预览)."""

    due: SubsidyDue
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class Preview:
    """What the next run would do (计提预览): line by line, and how many lines were left out."""

    lines: list[Previewed]
    total: Decimal
    more: bool


def preview(*, reader: User) -> Preview:
    """What a run would do now (计提预览) with what waits at the reader's courts, the oldest first."""
    waiting = SubsidyDue.objects.visible_to(reader).filter(state__in=[DueState.PENDING, DueState.HELD])
    dues = list(waiting.select_related("mediator", "court").order_by("pk")[: PREVIEWED + 1])
    judged = judge(dues[:PREVIEWED]) if dues else {}
    lines = [Previewed(due, judged[due.pk]) for due in dues[:PREVIEWED]]
    earned = (line.judgement.amount for line in lines if line.judgement.state == DueState.ACCRUED)
    return Preview(
        lines, sum((amount for amount in earned if amount is not None), Decimal(0)), more=len(dues) > PREVIEWED
    )


def vouchers_of(due: SubsidyDue, *, reader: User) -> VoucherQuerySet:
    """The vouchers that a due brought (凭证), the oldest first."""
    found = Voucher.objects.visible_to(reader).filter(
        source=due.source, mediator=due.mediator_id, kind__in=["ACCRUAL", "REVERSAL"]
    )
    return found.select_related("reversed_by").prefetch_related("entries").order_by("pk")


def claims_of(due: SubsidyDue) -> list[SubsidyClaim]:
    """The claims made for a due (申报), the latest first."""
    return list(due.claims.order_by("-pk"))
