"""What stands beside a dispute (重复、关联、并案): possible duplicates, related and merged ones, its series."""

from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet

from cases.choices import PairVerdict
from cases.lifecycle import DISPUTE, Action
from cases.models import Dispute, DisputePair, Party, Series
from cases.queries.rows import title_of
from cases.queries.series import offered_terms
from suyuan.accounts.models import User

_SIDE = Prefetch("parties", Party.objects.only("dispute", "side", "name", "removed_at"))


@dataclass(frozen=True, slots=True)
class Kin:
    """Another dispute, by number and title, with what connects it."""

    pair: DisputePair | None
    dispute: Dispute
    title: str


@dataclass(frozen=True, slots=True)
class Kinship:
    suspected: list[Kin]
    related: list[Kin]
    merged: list[Kin]
    merged_into: Dispute | None
    series: Series | None
    is_model: bool
    offered_terms: str


def kinship(dispute: Dispute, *, reader: User) -> Kinship:
    """Return what stands beside a dispute (重复、关联、并案), as far as the reader may know."""
    pairs = (
        DisputePair.objects.visible_to(reader)
        .filter(Q(first=dispute) | Q(second=dispute), verdict__in=[PairVerdict.OPEN, PairVerdict.RELATED])
        .select_related("first", "second", "decided_by")
        .prefetch_related(_of("first"), _of("second"))
    )
    lines = [_kin(pair, pair.second if pair.first_id == dispute.pk else pair.first) for pair in pairs[:20]]
    merged = [_kin(None, one) for one in dispute.merged.prefetch_related(_SIDE)]
    return Kinship(
        suspected=[line for line in lines if line.pair and line.pair.verdict == PairVerdict.OPEN],
        related=[line for line in lines if line.pair and line.pair.verdict == PairVerdict.RELATED],
        merged=merged,
        merged_into=dispute.merged_into,
        series=dispute.series,
        is_model=bool(dispute.series and dispute.series.model_dispute_id == dispute.pk),
        offered_terms=offered_terms(dispute) if dispute.series else "",
    )


def open_pairs(reader: User) -> QuerySet[DisputePair]:
    """Return the possible duplicates that the reader may decide about (疑似重复), the most alike first."""
    pairs = DisputePair.objects.visible_to(reader).open().select_related("first__division", "second__division")
    return pairs.prefetch_related(_of("first"), _of("second")).order_by("-weight", "-id")


def _of(side: str) -> Prefetch:
    return Prefetch(f"{side}__parties", Party.objects.only("dispute", "side", "name", "removed_at"))


def _kin(pair: DisputePair | None, dispute: Dispute) -> Kin:
    return Kin(pair, dispute, title_of(dispute.present_parties()))


@dataclass(frozen=True, slots=True)
class PairLine:
    """A line of the list of possible duplicates."""

    pair: DisputePair
    first_title: str
    second_title: str

    @property
    def merger(self) -> tuple[Dispute, Dispute] | None:
        """Which one may be merged into which: the later into the earlier, but never one already in mediation."""
        first, second = self.pair.first, self.pair.second
        ways = [(second, first), (first, second)]
        return next(((one, other) for one, other in ways if DISPUTE.find(Action.MERGE, one.state)), None)


def pair_lines(pairs: list[DisputePair]) -> list[PairLine]:
    """Return the lines for pairs read through `open_pairs` (疑似重复列表)."""
    return [
        PairLine(pair, title_of(pair.first.present_parties()), title_of(pair.second.present_parties()))
        for pair in pairs
    ]
