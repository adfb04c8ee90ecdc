from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.choices import Track
from cases.queries.confirmation import confirmation_check
from cases.queries.matter_rules import CONFIRMATION_EXCLUDED, matter_rules
from cases.rules.confirmation import (
    INVITED_BY_COURT,
    ON_THE_DOCKET,
    Agreement,
    confirmation_findings,
    last_application_day,
)
from cases.rules.matters import Matter
from suyuan.lib.calendar import WorkingCalendar
from tests.cases.scene import MONDAY

SPRING_FESTIVAL = {date(2026, 2, 15) + timedelta(i): "春节" for i in range(9)}
CALENDAR = WorkingCalendar(SPRING_FESTIVAL, frozenset({date(2026, 2, 14), date(2026, 2, 28)}), frozenset({2026}), "x")
SIGNED = date(2026, 1, 19)
ANY_DAY = st.dates(date(2000, 1, 1), date(2100, 12, 31))


def findings(*, on=SIGNED, track="PRE_FILING_ASSIGNED", causes=(), **facts):
    told = {"presiding_organization": "某镇人民调解委员会", "court_name": "某区人民法院", **facts}
    agreement = Agreement(track, Matter(frozenset(causes)), SIGNED, **told)
    return confirmation_findings(agreement, excluded=matter_rules(CONFIRMATION_EXCLUDED), calendar=CALENDAR, on=on)


def texts(found, severity):
    return [finding.text for finding in found if finding.severity == severity]


def test_the_thirty_days_run_from_the_day_the_agreement_takes_effect_and_roll_over_a_holiday():
    assert last_application_day(SIGNED, CALENDAR).due_on == date(2026, 2, 24)
    assert texts(findings(), "PASSED")[0] == "申请期限自协议生效的2026年1月19日起30日，至2026年2月24日届满，还剩36日"


@pytest.mark.parametrize(
    ("on", "severity", "words"),
    [
        (date(2026, 2, 20), "PASSED", "还剩4日"),
        (date(2026, 2, 21), "WARNING", "还剩3日"),
        (date(2026, 2, 24), "WARNING", "今天是最后一日"),
        (date(2026, 2, 25), "OBSTACLE", "已过1日"),
    ],
)
def test_the_last_day_is_warned_of_and_then_lost(on, severity, words):
    assert any(text.endswith(words) for text in texts(findings(on=on), severity))


def test_no_organisation_on_record_is_an_open_point_of_law_and_said_to_be_one():
    [open_point] = [finding for finding in findings(presiding_organization="") if finding.severity == "WARNING"]
    assert "尚无定论" in open_point.text
    assert open_point.source.caveat == "未找到明确规定"


@pytest.mark.parametrize(
    "cause", ["收养关系纠纷", "婚姻无效纠纷", "物权确认纠纷", "著作权权属纠纷", "公示催告程序案件", "破产程序案件"]
)
def test_excluded_matters_stop_the_application(cause):
    found = findings(causes=["某部分", cause])
    assert "裁定不予受理" in found[0].text
    assert found[0].severity == "OBSTACLE"
    assert found[0].source.article == "民事诉讼法解释第357条（2020年条文序号）"


def test_a_divorce_is_left_to_judgment_and_an_ordinary_debt_passes():
    assert any("解除、撤销婚姻关系" in text for text in texts(findings(causes=["离婚纠纷"]), "WARNING"))
    assert texts(findings(causes=["民间借贷纠纷"]), "WARNING") == []
    assert texts(findings(causes=["民间借贷纠纷"]), "OBSTACLE") == []


def test_the_court_depends_on_where_the_dispute_came_from():
    invited = texts(findings(), "ADVICE")
    assert any("作出邀请的法院（某区人民法院）" in text for text in invited)
    alone = texts(findings(track="SELF_MEDIATED"), "ADVICE")
    assert any("住所地、标的物所在地或者调解组织所在地" in text for text in alone)
    on_the_docket = texts(findings(track="IN_TRIAL_ENTRUSTED"), "ADVICE")
    assert any("制作调解书" in text for text in on_the_docket)


def test_the_tracks_of_the_rules_are_tracks():
    assert set(Track.values) >= INVITED_BY_COURT | ON_THE_DOCKET


def test_an_oral_agreement_has_to_be_written_down_first():
    assert any("口头" in text for text in texts(findings(is_oral=True), "WARNING"))


@given(ANY_DAY, ANY_DAY, st.sampled_from(Track.values))
def test_every_day_is_answered_and_stops_come_first(effective_on, on, track):
    agreement = Agreement(track, Matter(frozenset()), effective_on)
    found = confirmation_findings(agreement, excluded=(), calendar=CALENDAR, on=on)
    order = ["OBSTACLE", "WARNING", "PASSED", "ADVICE"]
    ranks = [order.index(finding.severity) for finding in found]
    assert ranks == sorted(ranks)
    late = on > last_application_day(effective_on, CALENDAR).due_on
    assert late == any(finding.severity == "OBSTACLE" for finding in found)


def test_the_check_of_a_settled_dispute(scene):
    dispute = scene.settled()
    check = confirmation_check(dispute, on=MONDAY.date())
    assert check.last_day.due_on == date(2026, 4, 1)
    assert check.days_left == 30
    assert any("没有记录主持调解的组织" in finding.text for finding in check.findings)
    assert all(finding.severity == "ADVICE" for finding in check.advice)
    assert any(dispute.centre.court.name in finding.text for finding in check.advice)


def test_a_presiding_organisation_on_record_passes(scene):
    dispute = scene.mediating()
    scene.settle(dispute, presiding_organization_id=scene.organization.pk)
    check = confirmation_check(dispute, on=MONDAY.date())
    assert any(scene.organization.name in finding.text for finding in check.findings if finding.severity == "PASSED")


def test_there_is_nothing_to_confirm_without_an_agreement(scene):
    assert confirmation_check(scene.mediating(), on=MONDAY.date()) is None
