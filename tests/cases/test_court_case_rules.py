"""The pure rules of a court's list: what counts, and the forms of a filing date."""

from datetime import date

import pytest

from cases.choices import AttributionMethod, SuitKind
from cases.rules.attribution import ORDER, UNATTRIBUTED
from cases.rules.counting import COUNTED, EXCLUDED, UNKNOWN_TYPE, counting
from suyuan.lib.written_dates import read_date

CATEGORIES = {
    "民初": "民事案件",
    "行初": "行政案件",
    "民终": "民事案件",
    "行监": "行政案件",
    "民特": "民事案件",
    "民督": "民事案件",
    "民撤": "民事案件",
    "行审": "行政案件",
    "民辖": "管辖案件",
    "行保": "非诉保全审查案件",
    "执恢": "执行类案件",
    "行赔初": "国家赔偿与司法救助案件",
    "刑初": "刑事案件",
}


@pytest.mark.parametrize(("type_code", "kind"), [("民初", "CIVIL"), ("行初", "ADMINISTRATIVE")])
def test_first_instance_civil_and_administrative_cases_count(type_code, kind):
    assert counting(type_code, CATEGORIES) == counting(type_code, {})
    assert counting(type_code, CATEGORIES).kind == kind
    assert counting(type_code, CATEGORIES).reason == ""


@pytest.mark.parametrize(
    ("type_code", "reason"),
    [
        ("诉前调", "诉前调解"),
        ("民诉前调", "诉前调解"),
        ("诉前调确", "诉前调解"),
        ("诉前调书", "诉前调解"),
        ("执", "执行"),
        ("执保", "执行"),
        ("执恢", "执行"),
        ("民特", "特别程序（含司法确认）"),
        ("民终", "二审"),
        ("行监", "审判监督"),
        ("民督", "督促、催告程序"),
        ("民撤", "其他民事程序"),
        ("行审", "其他行政程序"),
        ("民辖", "管辖案件"),
        ("行保", "非诉保全审查案件"),
        ("行赔初", "国家赔偿与司法救助案件"),
        ("刑初", "刑事案件"),
        ("民调初", UNKNOWN_TYPE),
    ],
)
def test_everything_else_is_left_out_with_its_reason(type_code, reason):
    counted = counting(type_code, CATEGORIES)
    assert (counted.kind, counted.reason) == (EXCLUDED, reason)


def test_the_rules_speak_the_stored_values():
    assert set(COUNTED.values()) | {EXCLUDED} == set(SuitKind.values)
    assert [step.method for step in ORDER] + [UNATTRIBUTED] == AttributionMethod.values


@pytest.mark.parametrize(
    "text",
    [
        "2024-03-05",
        "2024-3-5",
        "2024/3/5",
        "2024.03.05",
        "2024年3月5日",
        "2024 年 3 月 5 日",
        "２０２４年０３月０５日",
        "20240305",
        "2024-03-05 08:30",
        "2024-3-5 8:30:15",
        "2024-03-05T08:30:00",
        "2024-03-05 00:00:00",
        "45356",
    ],
)
def test_the_forms_of_a_filing_date(text):
    assert read_date(text) == date(2024, 3, 5)


@pytest.mark.parametrize("text", ["", "2024-02-30", "24-3-5", "三月五日", "2024-13-01", "2024-3", "12345678", "99999"])
def test_what_is_no_day_is_none(text):
    assert read_date(text) is None


def test_a_time_does_not_eat_into_the_day():
    assert read_date("2024-3-1 12:30") == date(2024, 3, 1)
