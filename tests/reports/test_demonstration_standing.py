"""A demonstration community's targets beside what was reached, on the community's page."""

from decimal import Decimal

import pytest
from django.utils import timezone

from communities.models import DemonstrationTarget
from suyuan.accounts.roles import Role
from tests.communities.places import VILLAGE, demonstration
from tests.people import person

pytestmark = pytest.mark.django_db


def test_a_target_without_data_is_unknown_and_a_ceiling_that_holds_is_met(client):
    judge = person("judge", Role.JUDGE)
    made = demonstration()
    now = timezone.now()
    for measure, value in (("DISPUTES", 40), ("SUCCESS", 80), ("PERFORMANCE", 80)):
        DemonstrationTarget.objects.create(
            demonstration=made, year=timezone.localdate().year, measure=measure, value=value, set_by=judge, set_at=now
        )
    client.force_login(judge)
    page = client.get(f"/communities/{VILLAGE}/")
    lines = {line.target.measure: (line.value, line.met) for line in page.context["standing"].lines}
    assert lines == {"DISPUTES": (Decimal(0), True), "SUCCESS": (None, None), "PERFORMANCE": (None, None)}
    shown = page.content.decode()
    assert "数据不足" in shown
    assert "缺少三年数据，不能判断" in shown
