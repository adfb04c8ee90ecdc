"""Hazard screening (隐患排查): campaigns and what they find. Source: document 002 二（三）."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate

from communities.choices import FindingOutcome
from communities.models import Division, ScreeningCampaign, ScreeningFinding
from communities.services.field_permission import FieldworkRefused, refuse_unless_arranging, refuse_unless_reporting
from suyuan.accounts.models import User


@transaction.atomic
def start_campaign(
    *, division: Division, first_on: date, last_on: date, by: User, at: datetime, **scope: Any
) -> ScreeningCampaign:
    """Start a campaign (发起排查) in a place: title, key areas, fields, people, periods.

    Refuses with FieldworkForbidden, with FieldworkRefused days in the wrong order.
    """
    refuse_unless_arranging(by, division)
    if last_on < first_on:
        raise FieldworkRefused("结束日期不能早于开始日期。", field="last_on")
    days = {"first_on": first_on, "last_on": last_on}
    return ScreeningCampaign.objects.create(division=division, **days, **scope, made_by=by, made_at=at)


@transaction.atomic
def record_finding(
    *,
    campaign_id: int,
    division: Division,
    people: str,
    text: str,
    found_on: date,
    place_detail: str = "",
    by: User,
    at: datetime,
) -> ScreeningFinding:
    """Write down a hazard (登记排查发现): where, who, what.

    Refuses with FieldworkForbidden, with FieldworkRefused a place outside the campaign or a day outside its time.
    """
    campaign = ScreeningCampaign.objects.select_related("division").get(pk=campaign_id)
    refuse_unless_reporting(by, division)
    if not division.prefix.startswith(campaign.division.prefix):
        raise FieldworkRefused(f"这次排查的范围是{campaign.division.display_name}。", field="division")
    if not campaign.first_on <= found_on <= min(campaign.last_on, localdate(at)):
        raise FieldworkRefused("发现日期应在排查期间内、不晚于今天。", field="found_on")
    return ScreeningFinding.objects.create(
        campaign=campaign,
        division=division,
        place_detail=place_detail,
        people=people,
        text=text,
        found_on=found_on,
        recorded_by=by,
        recorded_at=at,
    )


@transaction.atomic
def handle_finding(*, finding_id: int, outcome: FindingOutcome, handling: str, by: User) -> ScreeningFinding:
    """Say what became of a hazard (登记处理结果): watched or solved on the spot.

    Refuses with FieldworkForbidden, with FieldworkRefused one that is a dispute by now.
    """
    finding = hold_finding(finding_id, by)
    finding.outcome, finding.handling = outcome, handling
    finding.save(update_fields=["outcome", "handling"])
    return finding


@transaction.atomic
def mark_as_dispute(*, finding_id: int, dispute_key: UUID, by: User) -> ScreeningFinding:
    """Note that a hazard became a dispute (转为纠纷), by the dispute's key. Refuses as `handle_finding` does."""
    finding = hold_finding(finding_id, by)
    finding.outcome, finding.dispute_key = FindingOutcome.DISPUTE, dispute_key
    finding.save(update_fields=["outcome", "dispute_key"])
    return finding


def hold_finding(finding_id: int, by: User) -> ScreeningFinding:
    """Return a finding under lock, still open to handling (待处理的排查发现). Refuses as `handle_finding` does."""
    rows = ScreeningFinding.objects.select_for_update(of=("self",)).select_related("division", "campaign")
    finding = rows.get(pk=finding_id)
    refuse_unless_reporting(by, finding.division)
    if finding.outcome == FindingOutcome.DISPUTE:
        raise FieldworkRefused("该隐患已经转为纠纷，请在纠纷中办理。")
    return finding
