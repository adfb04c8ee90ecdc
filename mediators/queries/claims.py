"""Claims as pages list and show them (补贴申报)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from mediators.choices import DueState
from mediators.lifecycle import ClaimState
from mediators.models import SubsidyClaim, SubsidyDue, SubsidyRule
from mediators.queries.judging import judge
from mediators.querysets import ClaimQuerySet
from suyuan.accounts.models import User


def rule_for(due: SubsidyDue) -> SubsidyRule | None:
    """The rule under which a due can be claimed (申报依据), with its scheme; None when none covers it."""
    rule_id = judge([due])[due.pk].rule_id
    return SubsidyRule.objects.select_related("scheme").filter(pk=rule_id or 0).first()


def claims(*, reader: User, state: str = "") -> ClaimQuerySet:
    """Claims that match the filter (申报), the latest first, with what a line shows."""
    found = SubsidyClaim.objects.visible_to(reader)
    if state:
        found = found.filter(state=state)
    return found.select_related("mediator", "due", "court").prefetch_related("receipts")


@dataclass(frozen=True, slots=True)
class Claimable:
    """A conclusion that can still be claimed (可以申报), and until when."""

    due: SubsidyDue
    wording: str
    claim_by: date | None


def claimable(*, reader: User, limit: int = 50) -> list[Claimable]:
    """What a mediator may claim now (可以申报的事项), the oldest first."""
    standing = SubsidyClaim.objects.exclude(state__in=[ClaimState.REFUSED, ClaimState.WITHDRAWN])
    own = SubsidyDue.objects.visible_to(reader).filter(mediator__user=reader, state=DueState.BY_CLAIM)
    dues = list(own.exclude(claims__in=standing).select_related("court").order_by("pk")[:limit])
    judged = judge(dues) if dues else {}
    rule_ids = {row.rule_id for row in judged.values() if row.rule_id}
    rules = SubsidyRule.objects.select_related("scheme").in_bulk(rule_ids)
    return [_claimable(due, rules.get(judged[due.pk].rule_id or 0)) for due in dues]


def _claimable(due: SubsidyDue, rule: SubsidyRule | None) -> Claimable:
    days = rule.scheme.claim_days if rule else None
    until = due.occurred_on + timedelta(days=days) if days is not None else None
    return Claimable(due, rule.wording if rule else "", until)


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a claim, for the timeline (办理记录)."""

    at: datetime
    title: str
    text: str
    by: str


def steps_of(claim: SubsidyClaim) -> list[Step]:
    """What happened to a claim (办理记录), the latest first."""
    rows = claim.steps.select_related("taken_by").order_by("-pk")
    return [Step(row.taken_at, row.get_action_display(), row.note, row.taken_by.display_name) for row in rows]
