"""Every component in a real Chromium under the content security policy, at the desk and on a phone."""

import re

import pytest
from django.conf import settings

from suyuan.accounts.roles import Role
from tests.people import person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.urls("tests.web.urls")]
PASSWORD = "Suyuan-Test-2026"


@pytest.fixture
def clerk():
    return person("lian", Role.CLERK, display_name="陈甲和", password=PASSWORD)


@pytest.fixture
def gallery(open_page, clerk):
    def opened(**how):
        page = open_page(**how)
        page.goto("/sign-in/?next=/gallery/")
        page.fill("#id_username", "lian")
        page.fill("#id_password", PASSWORD)
        page.click("main button[type=submit]")
        page.wait_for_url("**/gallery/")
        return page

    return opened


@pytest.mark.parametrize("phone", [False, True])
def test_nothing_breaks_the_policy_or_the_width(gallery, phone):
    page = gallery(phone=phone)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.locator("[data-chart] svg").count() == 4
    assert page.locator(".phone-nav").is_visible() is phone
    assert page.locator(".bar-nav").is_visible() is not phone


def test_the_page_has_a_strict_policy(client, clerk):
    client.force_login(clerk)
    policy = client.get("/gallery/").headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'self'" in policy


def test_a_refusal_by_htmx_is_a_message_and_leaves_the_page_as_it_is(gallery):
    page = gallery()
    page.fill("#id_name", "周某")
    page.click("text=达成协议")
    page.wait_for_selector("#messages >> text=尚未移送调解员，不能达成协议。")
    assert page.input_value("#id_name") == "周某"


def test_a_refused_form_keeps_its_input_and_names_the_field(gallery):
    page = gallery()
    page.fill("#id_name", "周某")
    page.check("input[value=A]")
    page.check("#id_agreed")
    page.click(".form-foot button")
    page.wait_for_selector(".form-errors >> text=同一当事人已有在办纠纷。")
    assert page.input_value("#id_name") == "周某"
    assert page.input_value("#id_day") == "2026-03-01"
    assert page.get_attribute("#id_name", "aria-invalid") == "true"
    assert page.evaluate("document.activeElement.classList.contains('form-errors')")


def test_a_masked_number_is_shown_only_after_a_reason(gallery):
    page = gallery()
    row = page.locator(".person").first
    row.get_by_label("查看完整的证件号码").click()
    page.click("#reason-dialog >> text=取消")
    assert "4419**********1234" in row.inner_text()
    row.get_by_label("查看完整的证件号码").click()
    page.fill("#reason-text", "核对身份")
    page.click("#reason-dialog button[value=ok]")
    page.wait_for_selector("text=441900199001011234（核对身份）")


def test_a_form_that_cannot_be_undone_asks_first(gallery):
    page = gallery()
    page.locator("form[data-confirm] button").click()
    assert page.inner_text("#confirm-dialog .dialog-title") == "撤回这件纠纷？"
    page.keyboard.press("Escape")
    assert page.url.endswith("/gallery/")
    page.locator("form[data-confirm] button").click()
    page.click("#confirm-dialog [data-role=ok]")
    page.wait_for_url("**/gallery/confirmed/")


def test_a_draft_is_saved_while_it_is_written(gallery):
    page = gallery()
    with page.expect_response("**/gallery/draft/"):
        page.type("#id_name", "周")
    page.wait_for_function("document.querySelector('[data-autosave-status]').textContent.startsWith('草稿已保存')")
    assert page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('suyuan-draft')).length") == 0


def test_without_a_network_the_draft_waits_in_the_browser_and_comes_back(gallery):
    page = gallery()
    page.route("**/gallery/draft/", lambda route: route.abort())
    page.type("#id_name", "周某某")
    page.wait_for_selector("text=网络不通，草稿暂存在本机浏览器。")
    page.unroute("**/gallery/draft/")
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    with page.expect_response("**/gallery/draft/"):
        page.click("text=恢复")
    assert page.input_value("#id_name") == "周某某"


def test_leaving_unsaved_work_is_questioned(gallery):
    page = gallery()
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.type("#id_name", "周")
    page.evaluate("location.assign('/account/')")
    page.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    assert page.url.endswith("/gallery/")


def test_an_idle_page_warns_and_then_leaves(gallery):
    page = gallery()
    page.clock.install()
    page.reload()
    page.clock.run_for((settings.SESSION_IDLE_MINUTES * 60 - settings.SESSION_WARNING_SECONDS + 2) * 1000)
    assert page.locator("#idle-dialog").is_visible()
    with page.expect_response("**/account/stay/") as kept:
        page.click("text=继续使用")
    assert kept.value.status == 204
    page.clock.run_for((settings.SESSION_IDLE_MINUTES * 60 + 2) * 1000)
    page.wait_for_url("**/sign-in/?next=%2Fgallery%2F")


def test_explanations_open_with_the_keyboard(gallery):
    page = gallery()
    page.focus(".stat .hint")
    page.wait_for_selector(".tooltip >> text=常住人口")


def test_alpine_works_without_eval(gallery):
    page = gallery()
    assert page.locator("#shown-by-alpine").is_hidden()
    page.click("text=展开")
    page.wait_for_selector("#shown-by-alpine:visible")


def test_the_keyboard_reaches_the_content_first(gallery):
    page = gallery()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "跳到正文"


def test_every_chart_has_its_numbers_in_a_table(client, clerk):
    client.force_login(clerk)
    text = client.get("/gallery/").content.decode()
    table = re.search(r'id="rate-line".*?<table.*?</table>', text, re.DOTALL).group()
    assert "3.21" in table
    assert table.count("—") == 1
