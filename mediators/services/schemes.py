"""Subsidy schemes (补贴方案): drafted from another, revised, put in force. What is in force is never edited."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from mediators.choices import DueState, SchemeStatus
from mediators.models import SubsidyDue, SubsidyRule, SubsidyScheme
from suyuan.accounts.models import User
from suyuan.lib.errors import DomainError, InvalidInput
from suyuan.lib.queue import enqueue_on_commit


class SchemeRefused(DomainError):
    """A scheme that cannot be changed or put in force (方案不能办理)."""

    code = "scheme_refused"


@transaction.atomic
def draft_scheme(*, scheme_id: int, court_code: str, by: User, at: datetime) -> SubsidyScheme:
    """Begin a draft from a scheme or a published example (起草方案), with all its rules, for a court."""
    pattern = SubsidyScheme.objects.get(pk=scheme_id)
    rules = list(pattern.rules.order_by("code"))
    draft = pattern
    draft.pk, draft.status, draft.court_id = None, SchemeStatus.DRAFT, court_code
    draft.organization = draft.fund = None
    draft.code = f"{court_code}-{at:%Y%m%d%H%M%S}-{by.pk}"
    draft.name, draft.valid_from, draft.valid_to = f"{draft.name}（草案）"[:100], localdate(at), None
    draft.save(force_insert=True)
    for rule in rules:
        rule.pk, rule.scheme, rule.fund = None, draft, None
    SubsidyRule.objects.bulk_create(rules)
    return draft


@transaction.atomic
def revise_draft(*, scheme_id: int, facts: Mapping[str, Any], rules: Iterable[Mapping[str, Any]]) -> SubsidyScheme:
    """Write a draft anew (修改草案), its rules whole. Refuses with SchemeRefused what is not a draft."""
    draft = _hold_draft(scheme_id)
    for name, value in facts.items():
        setattr(draft, name, value)
    draft.save()
    draft.rules.all().delete()
    SubsidyRule.objects.bulk_create(SubsidyRule(scheme=draft, **rule) for rule in rules)
    return draft


@transaction.atomic
def discard_draft(*, scheme_id: int) -> None:
    """Throw a draft away (删除草案). Refuses with SchemeRefused what is not a draft."""
    draft = _hold_draft(scheme_id)
    draft.rules.all().delete()
    draft.delete()


@transaction.atomic
def adopt_scheme(*, scheme_id: int, valid_from: date) -> SubsidyScheme:
    """Put a draft in force from a day on (施行方案); the scheme it follows ends that day.

    Refuses with SchemeRefused a draft without rules or source, and with InvalidInput (`valid_from`) a day on or after
    which the scheme before has paid already, or on or before the day that one began.
    """
    draft = _hold_draft(scheme_id)
    if not draft.rules.exists() or not draft.source.strip():
        raise SchemeRefused("方案至少要有一条规则，并写明来源（文号），才能施行。")
    earlier = SubsidyScheme.objects.select_for_update().filter(
        status=SchemeStatus.IN_FORCE, court=draft.court_id, organization=draft.organization_id
    )
    if earlier.filter(valid_from__gte=valid_from).exists():
        raise InvalidInput([("valid_from", "施行日期应晚于现行方案的起始日期")])
    standing = earlier.filter(valid_to=None) | earlier.filter(valid_to__gt=valid_from)
    paid = SubsidyDue.objects.filter(
        scheme__in=list(standing.values_list("pk", flat=True)), state=DueState.ACCRUED, occurred_on__gte=valid_from
    )
    last = paid.order_by("-occurred_on").values_list("occurred_on", flat=True).first()
    if last:
        raise InvalidInput([("valid_from", f"现行方案已计提到{last:%Y-%m-%d}的事项，施行日期应在此之后")])
    standing.update(valid_to=valid_from)
    draft.status, draft.valid_from = SchemeStatus.IN_FORCE, valid_from
    draft.save(update_fields=["status", "valid_from"])
    enqueue_on_commit("mediators.accrue_subsidies")
    return draft


def _hold_draft(scheme_id: int) -> SubsidyScheme:
    scheme = SubsidyScheme.objects.select_for_update().get(pk=scheme_id)
    if scheme.status != SchemeStatus.DRAFT:
        raise SchemeRefused("只有草案可以修改；要改变标准，请起草新方案并确定施行日期。")
    return scheme
