"""Disputes of a community year by year: a year that has not ended is not held against a whole one."""

from datetime import date, datetime

import pytest

from cases.models import Dispute
from communities.models import Community, MediationCentre
from reports.queries.community_page import disputes_by_year
from suyuan.accounts.models import User
from tests.lawsuits import COURT, EAST_1, build_province

pytestmark = pytest.mark.django_db


def _registered(count: int, year: int) -> None:
    centre, _ = MediationCentre.objects.get_or_create(code=COURT, defaults={"name": "中心", "court_id": COURT})
    at = datetime.fromisoformat(f"{year}-05-06T09:00:00+08:00")
    Dispute.objects.bulk_create(
        Dispute(
            number=f"测试{year}-{n}", centre=centre, state="RECEIVED", intake_source="PARTY", division_id=EAST_1,
            logged_by=User.objects.system(), logged_at=at, registered_at=at, changed_at=at,
        )
        for n in range(count)
    )  # fmt: skip


def test_whole_years_are_compared_and_the_running_one_is_not():
    build_province()
    for count, year in ((8, 2023), (12, 2024), (18, 2025), (5, 2026)):
        _registered(count, year)

    found = disputes_by_year(Community.objects.get(pk=EAST_1), on=date(2026, 6, 1))

    assert [(row.year, row.registered, row.growth, row.ended) for row in found] == [
        (2026, 5, "", False), (2025, 18, "+50.0%", True), (2024, 12, "+4 件", True), (2023, 8, "", True),
    ]  # fmt: skip
