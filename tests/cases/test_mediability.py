from datetime import date
from decimal import Decimal

import pytest

from cases.models import CauseOfAction, ScreeningRule
from cases.queries.matter_rules import CONFIRMATION_EXCLUDED, MEDIABILITY, matter_rules
from cases.queries.screening import screening_hints
from cases.rules.matters import Matter, MatterRule, rules_on
from cases.rules.mediability import mediability
from cases.rules.sources import CONFIDENCE, Source

TODAY = date(2026, 11, 22)
FAMILY = "婚姻家庭、继承纠纷/婚姻家庭纠纷/"


def screened(path="", on=TODAY, **matter):
    return mediability(Matter(frozenset(path.split("/")), **matter), matter_rules(MEDIABILITY), on=on)


def codes(rules):
    return [rule.code for rule in rules]


@pytest.mark.parametrize(
    "path",
    [
        "非讼程序案件案由/督促程序案件/申请支付令",
        "非讼程序案件案由/公示催告程序案件/申请公示催告",
        "非讼程序案件案由/认定财产无主案件/申请认定财产无主",
        FAMILY + "婚姻无效纠纷",
        FAMILY + "亲子关系纠纷/确认亲子关系纠纷",
        FAMILY + "收养关系纠纷/确认收养关系纠纷",
    ],
)
def test_what_the_interpretation_bars_is_barred_and_not_proposed(path):
    found = screened(path, category="婚姻家庭纠纷")
    assert [rule.source.article for rule in found.barred] == ["民事诉讼法解释第143条"]
    assert found.first == ()


def test_divorce_must_be_mediated_first():
    found = screened(FAMILY + "离婚纠纷")
    assert found.barred == ()
    assert codes(found.first) == ["MUST_DIVORCE", "MUST_FAMILY"]


def test_what_is_only_suitable_is_named_where_no_rule_demands_mediation():
    property_services = "合同、准合同纠纷/合同纠纷/物业服务合同纠纷"
    assert codes(screened(property_services).first) == ["SUITABLE_2016", "SUITABLE_2017"]
    assert codes(screened("侵权责任纠纷/侵权责任纠纷/机动车交通事故责任纠纷").first) == ["MUST_ACCIDENT"]


def test_the_category_proposes_while_the_cause_is_unknown():
    assert codes(screened(category="邻里纠纷").first) == ["MUST_NEIGHBOUR"]


def test_a_court_s_own_rule_holds_for_that_court_and_up_to_its_amount():
    loan = "合同、准合同纠纷/合同纠纷/借款合同纠纷/民间借贷纠纷"
    own = ["SUITABLE_JIYUAN_SMALL_DEBT"]
    assert codes(screened(loan, court_code="豫9001", amount=Decimal(200_000)).first) == own
    assert screened(loan, court_code="豫9001", amount=Decimal("200000.01")).first == ()
    assert screened(loan, court_code="豫9001").first == ()
    assert screened(loan, court_code="粤1973", amount=Decimal(100)).first == ()


def test_a_rule_holds_from_its_first_day_to_the_day_before_its_last():
    rule = MatterRule(
        "X", "MUST", "某类", Source("某条"), frozenset({"甲"}), valid_from=date(2020, 1, 1), valid_to=date(2021, 1, 1)
    )
    matter = Matter(frozenset({"甲"}))
    days = [date(2019, 12, 31), date(2020, 1, 1), date(2020, 12, 31), date(2021, 1, 1)]
    assert [bool(rules_on(matter, [rule], on=day)) for day in days] == [False, True, True, False]
    assert not rules_on(Matter(frozenset({"乙"})), [rule], on=days[1])


@pytest.mark.parametrize("file_name", [MEDIABILITY, CONFIRMATION_EXCLUDED])
def test_every_delivered_rule_names_its_article_and_how_sure_it_is(file_name):
    rules = matter_rules(file_name)
    assert len(set(codes(rules))) == len(rules)
    assert [rule.code for rule in rules if not rule.source.article or rule.source.confidence not in CONFIDENCE] == []
    assert [rule.code for rule in rules if not (rule.causes or rule.categories)] == []


@pytest.mark.django_db
@pytest.mark.parametrize("file_name", [MEDIABILITY, CONFIRMATION_EXCLUDED])
def test_every_cause_of_a_rule_is_in_the_official_lists(file_name):
    known = {name for path in CauseOfAction.objects.values_list("path_names", flat=True) for name in path.split("/")}
    assert {name for rule in matter_rules(file_name) for name in rule.causes} - known == set()


@pytest.fixture
def of_cause(scene):
    def dispute(path_names):
        dispute = scene.registered()
        dispute.cause = CauseOfAction.objects.get(scheme="2025", path_names=path_names)
        return dispute

    return dispute


def test_the_hints_of_a_dispute_name_the_article(of_cause):
    hints = screening_hints(of_cause(FAMILY + "离婚纠纷"), on=TODAY)
    assert hints.unknown == ""
    assert hints.first[0].text == "属于离婚案件，应当先行调解。审理前应当调解，但不应久调不决。"
    assert (hints.first[0].article, hints.first[0].caveat) == ("民事诉讼法解释第145条", "")
    assert hints.first[1].caveat == "摘引，未读全文"


def test_a_barred_dispute_is_told_so(of_cause):
    hints = screening_hints(of_cause("非讼程序案件案由/督促程序案件/申请支付令"), on=TODAY)
    assert [hint.text for hint in hints.barred] == ["属于适用督促程序的案件，不得调解。"]


def test_a_rule_kept_here_can_look_at_the_amount_alone(scene):
    ScreeningRule.objects.create(
        code="OWN", effect="SUITABLE", subject="标的额较小的纠纷", amount_up_to=10_000, court_code="粤1973",
        basis="本院规定", confidence="X", valid_from=date(2026, 1, 1),
    )  # fmt: skip
    small, large = scene.registered(amount=Decimal(10_000)), scene.registered(amount=Decimal("10000.01"))
    assert "属于标的额较小的纠纷，适宜先行调解。" in [hint.text for hint in screening_hints(small, on=TODAY).first]
    assert screening_hints(large, on=TODAY).first == []
    assert screening_hints(small, on=date(2025, 12, 31)).first == []


def test_a_dispute_without_a_cause_says_what_is_missing(scene):
    hints = screening_hints(scene.registered(), on=TODAY)
    assert hints.barred == hints.first == []
    assert "尚未填写案由" in hints.unknown


def test_an_ended_dispute_gets_no_hints(scene):
    assert screening_hints(scene.settled(), on=TODAY) is None
