"""Topics and risks of a dispute, and whom to inform (专题、风险与告知), as its page shows them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from cases.models import Dispute, DisputeFlag, FlagKind, InformingDuty
from cases.rules.sources import Source

FLAGS_WITH_DUTIES = (
    Prefetch("flags", DisputeFlag.objects.select_related("kind", "set_by", "lifted_by")),
    Prefetch("flags__duties", InformingDuty.objects.select_related("rule", "closed_by", "proof")),
)


@dataclass(frozen=True, slots=True)
class DutyLine:
    """One task of informing (告知任务): until when, on what basis, and how it was done."""

    duty: InformingDuty
    source: Source
    days_left: int

    @property
    def is_open(self) -> bool:
        return self.duty.closed_at is None

    @property
    def overdue(self) -> bool:
        return self.is_open and self.days_left < 0


@dataclass(frozen=True, slots=True)
class FlagLine:
    flag: DisputeFlag
    duties: list[DutyLine]


@dataclass(frozen=True, slots=True)
class Flags:
    """The standing flags with their tasks, those lifted, and a hint about a flag that should perhaps be set."""

    standing: list[FlagLine]
    lifted: list[DisputeFlag]
    hint: str

    @property
    def grave(self) -> bool:
        return any(line.flag.kind.grave for line in self.standing)


def flags_of(dispute: Dispute, *, on: date) -> Flags:
    """Return the topics and risks of a dispute (专题、风险) read with `FLAGS_WITH_DUTIES`, without a query."""
    flags = dispute.flags.all()
    standing = [FlagLine(flag, [_line(duty, on) for duty in flag.duties.all()]) for flag in flags if not flag.lifted_at]
    lifted = [flag for flag in flags if flag.lifted_at]
    minors = [party.name for party in dispute.present_parties() if party.minor]
    marked = any(line.flag.kind.code == "MINOR" for line in standing)
    hint = f"{'、'.join(minors)}是未成年人，请考虑标注“涉未成年人”。" if minors and not marked else ""
    return Flags(standing, lifted, hint)


def kinds_to_set(dispute: Dispute, *, on: date) -> QuerySet[FlagKind]:
    """Return the kinds in force that do not stand on the dispute yet (可标注的种类)."""
    standing = dispute.flags.filter(lifted_at__isnull=True).values("kind")
    return FlagKind.objects.in_force(on).exclude(pk__in=standing)


def _line(duty: InformingDuty, on: date) -> DutyLine:
    return DutyLine(duty, Source(duty.rule.basis, duty.rule.confidence), (duty.due_on - on).days)
