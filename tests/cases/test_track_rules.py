"""The administrator adds the law of tomorrow without code; what was in force stays on record."""

from datetime import date

import pytest
from django.urls import reverse

from cases.models import TrackRule
from suyuan.accounts.roles import Role
from tests.people import person

ADD = reverse("admin:cases_trackrule_add")
NEW = {
    "track": "POST_FILING_PRE_TRIAL",
    "origin": "COMPLAINT",
    "handling": "TRANSFERRED",
    "needs_procedure": "on",
    "basis": "演示：某年某号文",
    "confidence": "M",
    "valid_from": "2027-07-01",
    "valid_to": "",
}


@pytest.fixture
def keeper(client, db):
    client.force_login(person("keeper", Role.SYSTEM_ADMIN))
    return client


def test_a_new_rule_closes_the_one_before_and_keeps_it(keeper):
    assert keeper.post(ADD, NEW).status_code == 302

    line = TrackRule.objects.filter(track="POST_FILING_PRE_TRIAL", origin="COMPLAINT").order_by("valid_from")
    assert [(rule.valid_from, rule.valid_to) for rule in line] == [
        (date(2016, 7, 1), date(2025, 1, 1)),
        (date(2025, 1, 1), date(2027, 7, 1)),
        (date(2027, 7, 1), None),
    ]
    assert all(rule.corrected_at for rule in list(line)[1:])  # a later delivery leaves both alone
    assert TrackRule.objects.open_to("COMPLAINT", on=date(2027, 7, 1)).first().basis == NEW["basis"]


def test_a_rule_before_the_last_one_is_refused_in_words(keeper):
    answer = keeper.post(ADD, {**NEW, "valid_from": "2024-01-01"})

    assert "已有自2025-01-01起的规则，新规则应晚于这一天" in answer.text
    assert TrackRule.objects.filter(basis=NEW["basis"]).count() == 0


def test_what_a_rule_says_is_not_overwritten(keeper):
    rule = TrackRule.objects.get(track="SELF_MEDIATED")
    keeper.post(
        reverse("admin:cases_trackrule_change", args=[rule.pk]),
        {
            "basis": "更正后的依据",
            "confidence": "V",
            "valid_to": "",
            "handling": "TRANSFERRED",
            "track": "INVITED_ASSIST",
        },
    )

    rule.refresh_from_db()
    assert (rule.basis, rule.handling, rule.track) == ("更正后的依据", "CONFIRMATION_ONLY", "SELF_MEDIATED")


@pytest.mark.parametrize(("on", "open_then"), [("2024-06-01", True), ("2025-06-01", False)])
def test_the_page_shows_what_is_open_on_a_day(keeper, on, open_then):
    answer = keeper.get(reverse("admin:cases_trackrule_open"), {"on": on})

    complaint = next(group for group in answer.context["origins"] if group.origin == "已提交起诉材料")
    assert ("PRE_FILING_ASSIGNED" in {rule.track for rule in complaint.rules}) is open_then
    assert "先行调解（立案后、转入审理前）" in answer.text


def test_a_day_that_is_none_is_said(keeper):
    assert keeper.get(reverse("admin:cases_trackrule_open"), {"on": "明天"}).status_code == 200


def test_nobody_else_opens_it(client, db):
    client.force_login(person("clerk", Role.CLERK))
    assert client.get(reverse("admin:cases_trackrule_open")).status_code in {302, 403}
