"""The calculators answer while one types, and keep an address that can be printed or passed on."""

import re

import pytest
from playwright.sync_api import expect

from suyuan.accounts.roles import Role
from tests.people import person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "Suyuan-Test-2026"


@pytest.fixture
def opened(open_page):
    person("lian", Role.CLERK, display_name="陈甲和", password=PASSWORD)

    def at(address, *, phone=False):
        page = open_page(phone=phone)
        page.goto(f"/sign-in/?next={address}")
        page.fill("#id_username", "lian")
        page.fill("#id_password", PASSWORD)
        page.click("main button[type=submit]")
        page.wait_for_url(f"**{address}")
        return page

    return at


@pytest.mark.parametrize("phone", [False, True])
def test_a_deadline_follows_what_is_asked(opened, phone):
    page = opened("/tools/deadline/", phone=phone)
    page.fill("#id_start", "2026-01-19")
    expect(page.locator(".answer")).to_have_text("2026年2月24日（星期二）")
    expect(page.locator("#id_length")).to_be_hidden()
    page.check("input[value=WORKING_DAYS]")
    expect(page.locator("#id_rule")).to_be_hidden()
    expect(page.locator("#result .notice")).to_contain_text("请填写天数。")
    page.fill("#id_length", "3")
    expect(page.locator(".answer")).to_have_text("2026年1月22日（星期四）")
    expect(page).to_have_url(re.compile("by=WORKING_DAYS.*length=3"))
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("phone", [False, True])
def test_a_fee_follows_what_is_typed(opened, phone):
    page = opened("/tools/court-fee/", phone=phone)
    page.fill("#id_amount", "10万")
    expect(page.locator(".answer")).to_have_text("2,300.00 元")
    page.check("input[value=LABOUR]")
    expect(page.locator("#id_amount")).to_be_hidden()
    expect(page.locator(".answer")).to_have_text("10.00 元")
    page.reload()
    expect(page.locator(".answer")).to_have_text("10.00 元")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
