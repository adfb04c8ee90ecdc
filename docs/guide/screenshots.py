"""Take the guide's pictures from a running demo: `./dev up`, then `python docs/guide/screenshots.py [PORT]`.

Each picture shows what stands on the screen when the page opens, at the desk or on a phone.
"""

import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from suyuan.demo.accounts import DEMO_PASSWORD
from suyuan.dev.browser import chromium

GUIDE = Path(__file__).parent
DESK, PHONE = {"width": 1200, "height": 800}, {"width": 390, "height": 844}
# name, who, address, what to click there, what to bring into sight, whether on a phone
PICTURES = (
    ("sign-in", "", "/sign-in/", "", "", False),
    ("home", "fenliu", "/", "", "", False),
    ("log-phone", "zhuli", "/disputes/log/", "", "", True),
    ("home-phone", "zhuli", "/", "", "", True),
    ("consent", "fenliu", "/disputes/?state=RECEIVED", "td.main a", ".person-actions >> nth=-1", False),
    ("../images/dispute", "tiaojie", "/disputes/?state=MEDIATING", "td.main a", "", False),
    ("ledger", "caiwu", "/subsidies/", "", "", False),
    ("voucher", "caiwu", "/subsidies/", "td.main a", "", False),
    ("import", "lian", "/court-cases/import/", "", "", False),
    ("rates", "lian", "/rates/", "", "", False),
    ("reading", "lian", "/rates/", "td.main a", "", False),
    ("community", "zhuli", "/communities/?demonstration=yes", "td.main a", "", False),
    ("accounts", "xitong", "/users/", "", "", False),
)


def main(port: str = "8000") -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        for name, username, address, click, sight, phone in PICTURES:
            page = _signed_in(browser, f"http://127.0.0.1:{port}", username, phone=phone)
            page.goto(address)
            if click:
                page.locator(click).first.click()
            page.wait_for_load_state("networkidle")
            if sight:
                page.locator(sight).scroll_into_view_if_needed()
            page.screenshot(path=GUIDE / f"{name}.png")
            page.context.close()
        browser.close()


def _signed_in(browser: Browser, base_url: str, username: str, *, phone: bool) -> Page:
    page = browser.new_context(base_url=base_url, viewport=PHONE if phone else DESK, locale="zh-CN").new_page()
    if username:
        page.goto("/sign-in/")
        page.get_by_label("登录名").fill(username)
        page.get_by_label("密码").fill(DEMO_PASSWORD)
        page.locator("main button[type=submit]").click()
        page.wait_for_url(lambda url: "sign-in" not in url)
    return page


if __name__ == "__main__":
    main(*sys.argv[1:])
