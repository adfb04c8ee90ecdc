"""Simple or complex (繁简分流), as the dispute's page shows it: the score, a person's decision, procedures that fit."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from cases.choices import CaseFeature, Complexity, TriageFactor
from cases.lifecycle import FINAL, State
from cases.models import Dispute, SmallClaimLimit, TriageDecision, TriageWeight
from cases.queries.matter_rules import matter_of, names_in
from cases.rules import triage as rules
from cases.rules.sources import Source
from suyuan.lib.money import yuan

SMALL_CLAIM_BASIS = "民事诉讼法第165、166条"
QUICK_BASIS = "民事诉讼法第160条；民事诉讼法解释第257条"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the score in words (得分项)."""

    factor: str
    reason: str
    points: int
    article: str
    caveat: str


@dataclass(frozen=True, slots=True)
class ProcedureHint:
    """What may be said of a procedure today (程序提示): a sentence, its article, how sure the figures are."""

    title: str
    text: str
    article: str
    caveat: str
    tone: str


@dataclass(frozen=True, slots=True)
class Triage:
    """The score of a dispute as it stands (繁简研判); `suggested` is empty when no dividing line is in force."""

    parts: list[Part]
    total: int
    limit: int | None
    suggested: str
    unknown: list[str]
    hints: list[ProcedureHint]
    decision: TriageDecision | None
    features: list[str]

    @property
    def suggestion(self) -> str:
        return str(Complexity(self.suggested).label) if self.suggested else ""

    @property
    def has_moved(self) -> bool:
        """Whether the score is another than when it was decided (情况有变化)."""
        return self.decision is not None and self.decision.score != self.total

    def as_stored(self) -> list[dict[str, Any]]:
        """The parts as a decision keeps them (得分构成)."""
        return [{"factor": part.factor, "reason": part.reason, "points": part.points} for part in self.parts]


def triage_panel(dispute: Dispute, *, on: date) -> Triage | None:
    """Return the triage of a dispute for its page (繁简分流); None for a draft, and once it ended undecided."""
    if dispute.state == State.DRAFT:
        return None
    decision = dispute.triage_decisions.select_related("decided_by").last()
    if decision is None and dispute.state in FINAL:
        return None
    return triage_of(dispute, features=decision.features if decision else (), decision=decision, on=on)


def triage_of(dispute: Dispute, *, features: Iterable[str], on: date, decision: TriageDecision | None = None) -> Triage:
    """Return the score with these features (繁简研判), every part with its reason and source (procedure 2.3)."""
    load = rules.Load(
        causes=matter_of(dispute).causes,
        amount=dispute.amount,
        party_count=len(dispute.present_parties()),
        features=frozenset(features),
    )
    found = rules.score(load, [_weight(row) for row in TriageWeight.objects.in_force(on)])
    return Triage(
        parts=[_part(weight) for weight in found.parts],
        total=found.total,
        limit=found.limit,
        suggested=found.suggestion,
        unknown=_unknown(dispute),
        hints=[_small_claim(dispute, load, on), _quick(load, found)],
        decision=decision,
        features=[str(feature.label) for feature in CaseFeature if feature in load.features],
    )


def _weight(row: TriageWeight) -> rules.Weight:
    return rules.Weight(
        code=row.code,
        factor=row.factor,
        reason=row.reason,
        points=row.points,
        source=Source(row.basis, row.confidence),
        causes=names_in(row.causes),
        amount_above=row.amount_above,
        amount_up_to=row.amount_up_to,
        parties_from=row.parties_from,
        feature=row.feature,
    )


def _part(weight: rules.Weight) -> Part:
    source = weight.source
    return Part(str(TriageFactor(weight.factor).label), weight.reason, weight.points, source.article, source.caveat)


def _unknown(dispute: Dispute) -> list[str]:
    missing = [("案由", dispute.cause_id is None), ("涉及金额", dispute.amount is None)]
    return [name for name, is_missing in missing if is_missing]


def _small_claim(dispute: Dispute, load: rules.Load, on: date) -> ProcedureHint:
    row, known_until = _limits(dispute, on)
    limits = rules.SmallClaim(row.automatic_up_to, row.agreed_up_to) if row else None
    verdict = rules.small_claim(load, limits)
    text, tone = {
        rules.EXCLUDED: (f"{_labels(rules.obstacles(load, rules.NOT_SMALL))}，不适用小额诉讼。", "neutral"),
        rules.UNKNOWN: (_why_unknown(dispute, row, known_until, on), "neutral"),
        rules.TOO_MUCH: ("金额超过小额诉讼标准，不适用。", "neutral"),
        rules.AUTOMATIC: (f"不超过{yuan(row.automatic_up_to) if row else ''}，属于小额诉讼，一审终审。", "success"),
        rules.AGREED: (f"不超过{yuan(row.agreed_up_to) if row else ''}，双方约定的，可以适用小额诉讼。", "info"),
    }[verdict]
    article = f"{SMALL_CLAIM_BASIS}；{row.basis}" if row else SMALL_CLAIM_BASIS
    return ProcedureHint("小额诉讼", text, article, Source("", row.confidence).caveat if row else "", tone)


def _limits(dispute: Dispute, on: date) -> tuple[SmallClaimLimit | None, int | None]:
    """The limits of the province in the year, and the last earlier year for which any are known."""
    if not dispute.division_id:
        return None, None
    province = f"{dispute.division_id[:2]}0000000000"
    rows = SmallClaimLimit.objects.in_force(on).filter(province=province, year__lte=on.year).order_by("-year")
    latest = rows.first()
    if latest is None:
        return None, None
    return (latest, None) if latest.year == on.year else (None, latest.year)


def _why_unknown(dispute: Dispute, row: SmallClaimLimit | None, known_until: int | None, on: date) -> str:
    if row is not None:
        return "涉及金额不详，不能判断是否适用小额诉讼。"
    place = "发生地所在省份" if dispute.division_id else "发生地不详，"
    last = f"（最近录入的是{known_until}年）" if known_until else ""
    return f"{place}{on.year}年的小额诉讼标准未录入{last}，不能判断是否适用。"


def _quick(load: rules.Load, found: rules.Score) -> ProcedureHint:
    if excluded := rules.obstacles(load, rules.NOT_QUICK):
        return ProcedureHint("简易程序、速裁", f"{_labels(excluded)}，不宜速裁。", QUICK_BASIS, "", "neutral")
    if found.suggestion == rules.COMPLEX:
        return ProcedureHint("简易程序、速裁", "得分达到繁案，是否速裁由人判断。", QUICK_BASIS, "", "neutral")
    text = "事实清楚、权利义务关系明确、争议不大的，可以适用简易程序，快调速裁。"
    return ProcedureHint("简易程序、速裁", text, QUICK_BASIS, "", "info")


def _labels(features: Iterable[str]) -> str:
    return "、".join(str(CaseFeature(feature).label) for feature in features)
