"""`./dev manage lawsuits_per_10k`: everything a figure rests on, or a sentence and exit code 2."""

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests import lawsuits
from tests.lawsuits import CITY, COURT, EAST, EAST_1, WEST_1
from tests.reports.suits import settle, suits

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def year_2024():
    """123 suits in a city of 100,000: 12.30; with 27 settled before suit 15.00."""
    lawsuits.build_province()
    lawsuits.population(CITY, 100_000, date(2020, 11, 1), "第七次人口普查")
    suits(100, EAST_1)
    suits(20, WEST_1, method="DEFENDANT", kind="ADMINISTRATIVE")
    suits(3, CITY, method="PLAINTIFF")
    suits(6, EAST_1, kind="EXCLUDED")
    suits(4, EAST_1, kind="EXCLUDED", reason="诉前调解")
    suits(2, None)
    settle(27, EAST_1)


def command(**options: object) -> str:
    out = StringIO()
    call_command("lawsuits_per_10k", stdout=out, **options)
    return out.getvalue()


def test_the_json_says_everything():
    said = json.loads(command(period="2024", division="910100", json=True))
    assert (said["numerator"], said["parts"]) == (123, {"civil": 103, "administrative": 20})
    assert said["exclusions"] == {"执行": 6, "诉前调解": 4}
    assert (said["value"], said["withheld"]) == (12.3, None)
    assert {k: said["denominator"][k] for k in ("population", "vintage", "counted_on", "source")} == {
        "population": 100_000, "vintage": "第七次人口普查", "counted_on": "2020-11-01", "source": "测试公报",
    }  # fmt: skip
    assert (said["companion"]["numerator"], said["companion"]["value"]) == (150, 15.0)
    assert {method: row["share_percent"] for method, row in said["attribution"].items()} == {
        "PLACE_OF_DISPUTE": 81.3, "DEFENDANT": 16.26, "PLAINTIFF": 2.44,
    }  # fmt: skip
    assert (said["unattributed"], said["counted_for_the_place_alone"]) == (2, 3)
    assert (said["definition"]["version"], len(said["definition"]["fingerprint"])) == (1, 64)
    assert said["definition"]["is_proposal"] is True
    assert (said["place"]["code"], said["period"]["label"], said["period"]["complete"]) == (CITY, "2024年", True)
    assert said["cut_off_at"]


def test_the_sentence_holds_every_number():
    assert command(period="2024", division=CITY).splitlines()[0] == (
        "2024年，地9101新收一审民事案件103件、行政案件20件，按口径计入民事、行政案件123件。"
        "分母为常住人口100,000人（第七次人口普查，2020-11-01）：123 ÷ 100,000 × 10,000 = 12.30件/万人"
        "（四舍五入，保留两位小数）。"
        "同期诉前调解成功27件，连同新收案件共150件纠纷诉至法院，诉至法院万人率为150 ÷ 100,000 × 10,000 = 15.00件/万人。"
    )


def test_the_area_of_a_court():
    lawsuits.population(EAST, 40_000, date(2020, 11, 1))
    said = json.loads(command(period="2024Q1", court=COURT, json=True))
    assert (said["numerator"], said["value"], said["withheld"]["code"]) == (120, None, "NO_POPULATION")
    assert said["withheld"]["reason"] == "没有期初以前公布的常住人口，不能计算"
    assert said["denominator"]["places_without_population"] == 1


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"period": "2024", "division": "999999"}, "没有代码为“999999”的行政区划"),
        ({"period": "去年", "division": CITY}, "统计期“去年”无法识别"),
        ({"period": "2099", "division": CITY}, "2099年尚未开始"),
        ({"period": "2024", "court": "琼0000"}, "没有代字为“琼0000”的法院"),
    ],
)
def test_what_is_unknown_is_said_with_exit_code_2(options, sentence):
    with pytest.raises(CommandError, match=sentence) as refusal:
        command(**options)
    assert refusal.value.returncode == 2
