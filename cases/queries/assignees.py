"""To whom a dispute may be referred (可选的调解员和调解组织)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import BooleanField, Count, Exists, ExpressionWrapper, OuterRef, Q

from cases.lifecycle import State
from cases.models import Dispute
from cases.queries.mediators import bars_of
from communities.querysets import in_force
from mediators.models import MediationOrganization, Mediator, OrganizationMembership, RosterEntry

IN_HAND = Q(referrals__closed_at__isnull=True, referrals__dispute__state__in=[State.REFERRED, State.MEDIATING])
SHOWN = 20


@dataclass(frozen=True, slots=True)
class Assignee:
    """A mediator or organisation to choose: `value` is what the form sends, `load` the disputes now in hand."""

    value: str
    name: str
    kind: str
    details: str
    load: int
    obstacle: str


@dataclass(frozen=True, slots=True)
class Assignees:
    """The first of those who match (候选人), and how many match in all."""

    rows: list[Assignee]
    total: int


def assignees(dispute: Dispute, *, on: date, text: str = "", chosen: str = "") -> Assignees:
    """Return who on the court's roster in force may take the dispute (特邀16 arts 5, 6), the least loaded first.

    Organisations stand before single mediators. `chosen` is always among the rows, whatever the text.
    """
    text = text.strip()
    mediators, organizations = _mediators(dispute, on, text), _organizations(dispute, on, text)
    bars = bars_of(dispute)
    people = [_mediator(row, bars) for row in mediators[:SHOWN]]
    found = [_organization(row) for row in organizations[:SHOWN]] + people
    if chosen and chosen not in {row.value for row in found}:
        everybody = [_mediator(row, bars) for row in _mediators(dispute, on, "")]
        everybody += map(_organization, _organizations(dispute, on, ""))
        found = [row for row in everybody if row.value == chosen] + found
    return Assignees(rows=found, total=mediators.count() + organizations.count())


def members_to_name(dispute: Dispute, *, on: date) -> list[tuple[int, str]]:
    """Return the mediators an organisation may name when it signs for the dispute (本组织调解员)."""
    referral = dispute.open_referral()
    if referral is None or referral.organization_id is None:
        return []
    members = OrganizationMembership.objects.filter(
        in_force(on), organization=referral.organization_id, mediator=OuterRef("pk")
    )
    return _to_name(dispute, Mediator.objects.filter(Exists(members), user__isnull=False))


def mediators_to_name(dispute: Dispute, *, on: date) -> list[tuple[int, str]]:
    """Return who may be chosen or appointed for the dispute now (可以选定、指定的调解员).

    The members of the organisation that has it, else the court's roster; nobody whom the dispute bars.
    """
    referral = dispute.open_referral()
    if referral and referral.organization_id:
        return members_to_name(dispute, on=on)
    listed = Mediator.objects.on_roster(court_code=dispute.centre.court_id, on=on)
    return _to_name(dispute, listed.filter(user__isnull=False))


def _to_name(dispute: Dispute, mediators: Any) -> list[tuple[int, str]]:
    allowed = _with_load(mediators.exclude(pk__in=bars_of(dispute)))
    return [(row.pk, f"{row.name}（{row.get_mediator_class_display()}，在办{row.load}件）") for row in allowed]


def _mediators(dispute: Dispute, on: date, text: str) -> Any:
    """Those who cannot sign for want of an account come last."""
    listed = Mediator.objects.on_roster(court_code=dispute.centre.court_id, on=on).select_related("division")
    words = Q(name__icontains=text) | Q(specialities__icontains=text)
    found = _with_load(listed.filter(words) if text else listed)
    unable = ExpressionWrapper(Q(user__isnull=True), output_field=BooleanField())
    return found.alias(unable=unable).order_by("unable", "load", "pinyin", "pk")


def _organizations(dispute: Dispute, on: date, text: str) -> Any:
    entries = RosterEntry.objects.usable_by(dispute.centre.court_id).in_force(on).filter(organization=OuterRef("pk"))
    listed = MediationOrganization.objects.filter(Exists(entries)).select_related("division")
    return _with_load(listed.filter(name__icontains=text) if text else listed)


def _with_load(rows: Any) -> Any:
    """Count the disputes in hand into `load`, the least loaded first."""
    order = "pinyin" if rows.model is Mediator else "name"
    return rows.annotate(load=Count("referrals", filter=IN_HAND)).order_by("load", order, "pk")


def _mediator(row: Any, bars: dict[int, str]) -> Assignee:
    details = [
        row.background_names(),
        row.law_firm,
        row.specialities,
        row.division.display_name if row.division else "",
    ]
    return Assignee(
        value=f"mediator-{row.pk}",
        name=row.name,
        kind=row.get_mediator_class_display(),
        details="；".join(filter(None, details)),
        load=row.load,
        obstacle=bars.get(row.pk, "" if row.user_id else "没有登录账号，不能签收"),
    )


def _organization(row: Any) -> Assignee:
    return Assignee(
        value=f"organization-{row.pk}",
        name=row.name,
        kind=row.get_kind_display(),
        details=row.division.display_name if row.division else "",
        load=row.load,
        obstacle="",
    )
