"""A dispute as one line of a list."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from cases.choices import PartySide
from cases.models import Deadline, Dispute, DisputeFlag, FlagKind, Party, Referral
from cases.queries.clock import ClockFace, clock_of
from cases.queries.place_names import place_name


@dataclass(frozen=True, slots=True)
class DisputeRow:
    """What a list shows of a dispute (纠纷列表行)."""

    key: UUID
    number: str
    title: str
    place: str
    category: str
    state: str
    state_label: str
    is_draft: bool
    holder: str
    clock: ClockFace | None
    flags: list[FlagKind]
    logged_at: datetime
    changed_at: datetime


def dispute_rows(disputes: Iterable[Dispute], *, on: date) -> list[DisputeRow]:
    """Return the lines for disputes read through `for_rows` (纠纷列表)."""
    return [_row(dispute, on) for dispute in disputes]


def for_rows(disputes: "QuerySet[Dispute]") -> "QuerySet[Dispute]":
    """Fetch with the disputes what their lines need, in a fixed number of queries; no identifier is decrypted."""
    return (
        disputes.select_related("division__parent", "category")
        .defer("facts", "claim", "search_text")
        .prefetch_related(
            Prefetch("parties", Party.objects.only("dispute", "side", "name", "removed_at")),
            Prefetch("referrals", Referral.objects.open().select_related("mediator", "organization")),
            Prefetch("flags", DisputeFlag.objects.filter(lifted_at__isnull=True).select_related("kind")),
            Prefetch("deadlines", Deadline.objects.running().select_related("rule")),
        )
    )


def title_of(parties: Iterable[Party]) -> str:
    """Return who quarrels with whom (当事人): 张三与李四等2人."""
    applicants = _names(parties, PartySide.APPLICANT)
    respondents = _names(parties, PartySide.RESPONDENT)
    return "与".join(filter(None, [applicants, respondents])) or "未填写当事人"


def _names(parties: Iterable[Party], side: PartySide) -> str:
    names = [party.name for party in parties if party.side == side and party.name]
    return f"{names[0]}等{len(names)}人" if len(names) > 1 else "".join(names)


def _row(dispute: Dispute, on: date) -> DisputeRow:
    referral = dispute.open_referral()
    return DisputeRow(
        key=dispute.key,
        number=dispute.number or "草稿",
        title=title_of(dispute.present_parties()),
        place=place_name(dispute.division) or dispute.place_detail,
        category=dispute.category.name if dispute.category else "",
        state=dispute.state,
        state_label=dispute.get_state_display(),
        is_draft=dispute.number is None,
        holder=referral.holder_name if referral else "",
        clock=clock_of(dispute, on=on),
        flags=[flag.kind for flag in dispute.flags.all()],
        logged_at=dispute.logged_at,
        changed_at=dispute.changed_at,
    )
