from decimal import Decimal

import pytest
from django.urls import reverse

from cases.forms.calculators import CourtFeeForm
from suyuan.accounts.roles import Role
from tests.people import person

PAGE = "cases:court_fee_calculator"


@pytest.fixture
def mediator(client, db):
    client.force_login(person("mediator", Role.MEDIATOR))
    return client


def test_the_page_waits_for_an_amount(mediator):
    page = mediator.get(reverse(PAGE))
    assert page.status_code == 200
    assert "选择案件类型、填写金额后计算" in page.content.decode()


def test_the_page_shows_the_fee_the_savings_and_the_articles(mediator):
    page = mediator.get(reverse(PAGE), {"kind": "PROPERTY", "amount": "100000"}).content.decode()
    for words in (
        "2,300.00 元",
        "1,150.00",
        "不收",
        "诉讼费用交纳办法第15条",
        "民事诉讼法解释第206条",
        "2.5%",
        "摘引，未读全文",
    ):
        assert words in page


def test_a_range_is_shown_as_a_range(mediator):
    page = mediator.get(reverse(PAGE), {"kind": "DIVORCE"}).content.decode()
    assert "50.00 至 300.00 元" in page
    assert "具体标准由省级人民政府制定" in page


def test_htmx_gets_the_answer_alone(mediator):
    answer = mediator.get(
        reverse(PAGE), {"kind": "LABOUR", "amount": ""}, headers={"HX-Request": "true"}
    ).content.decode()
    assert "10.00 元" in answer
    assert "<form" not in answer


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"kind": "PROPERTY"}, "请填写诉讼请求金额。"),
        ({"kind": "PROPERTY", "amount": "很多"}, "请填写数字"),
        ({"kind": "PROPERTY", "amount": "万"}, "请填写数字"),
        ({"kind": "PROPERTY", "amount": "-1"}, "金额不能为负数。"),
        ({"kind": "PROPERTY", "amount": "1.005"}, "金额最多保留两位小数。"),
        ({"kind": "PROPERTY", "amount": "9999999999999"}, "金额过大。"),
        ({"kind": "PROPERTY", "amount": "NaN"}, "请填写数字"),
    ],
)
def test_the_page_says_what_is_wrong_with_the_amount(mediator, asked, sentence):
    page = mediator.get(reverse(PAGE), asked)
    assert page.status_code == 422
    assert sentence in page.content.decode()


@pytest.mark.parametrize(
    ("written", "meant"),
    [("120000", 120000), ("1,234,567.50", "1234567.50"), ("１２３４", 1234), ("12.5万", 125000), ("800元", 800),
     ("3万元", 30000), ("12.34567万", "123456.7"), ("0", 0)],
)  # fmt: skip
def test_an_amount_is_read_as_people_write_it(written, meant):
    form = CourtFeeForm({"kind": "PROPERTY", "amount": written})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["amount"] == Decimal(meant)
