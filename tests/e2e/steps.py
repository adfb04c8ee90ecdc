"""The steps of the path as its people take them on the pages."""

from datetime import date
from pathlib import Path

from playwright.sync_api import Locator, expect

from tests.e2e.people import VILLAGE
from tests.e2e.screen import Screen
from tests.lawsuits import csv_list, row
from tests.people import COURT

APPLICANT, RESPONDENT = "张桂英", "东莞市示例物业服务有限公司"
FACTS = "小区电梯长期停运，业主拒交物业费，物业公司停用门禁卡。"


def write_log(screen: Screen) -> None:
    """Who, what, where; the place of the assistant's own post is already chosen."""
    screen.go("/disputes/log/")
    screen.fill("姓名或名称", APPLICANT, within=party_row(screen, 0))
    screen.fill("姓名或名称", RESPONDENT, within=party_row(screen, 1))
    screen.fill("事情经过", FACTS)
    screen.fill("详细地点", "三期12栋")


def party_row(screen: Screen, position: int) -> Locator:
    return screen.page.locator(".party-row").nth(position)


def register(screen: Screen) -> str:
    """Register what is written and return the address of the dispute."""
    screen.press("登记")
    screen.reads("已登记，编号")
    return screen.page.url


def say(screen: Screen, party: str, word: str) -> None:
    """Record one party's word (同意调解, 不同意调解)."""
    card = screen.page.locator(".person", has_text=party)
    screen.press(word, within=card.locator(".person-actions"))
    screen.press(f"记录{word}", within=card)
    screen.reads("已记录：")


def refer(screen: Screen, mediator: str) -> None:
    screen.press("移送调解")
    screen.page.get_by_role("radio", name=mediator).check()
    screen.page.get_by_label("选定理由").fill("双方共同选定")
    screen.press("移送")
    screen.reads("已移送，等待签收。")


def sign_for(screen: Screen) -> None:
    screen.press("签收材料", within=screen.page.locator(".step-buttons"))
    screen.press("签收材料", within=screen.page.locator("#step"))
    screen.reads("已签收，调解期限开始计算。")


def record_session(screen: Screen, summary: str) -> None:
    screen.press("记录调解", within=screen.page.locator(".step-buttons"))
    duties = screen.page.locator("#step input[name=informed]")
    duties.first.wait_for()
    for duty in duties.all():
        duty.check()
    screen.fill("经过与结果", summary)
    screen.press("记录调解", within=screen.page.locator("#step"))
    screen.reads("调解记录已保存。", summary)


def settle(screen: Screen, terms: str) -> None:
    screen.press("达成协议", within=screen.page.locator(".step-buttons"))
    screen.fill("协议内容", terms)
    screen.page.locator("#step").get_by_text("没有须履行的义务").click()
    screen.press("达成协议", within=screen.page.locator("#step"))
    screen.reads("已登记达成协议", "调解成功", terms)


def list_of_cases(count: int, *, on: date, misread: int) -> bytes:
    """A court's list: first-instance civil cases of the village filed on one day, and one number nobody can read."""
    rows = [row(serial, f"{on}", court=COURT, place=VILLAGE) for serial in range(1, count + 2)]
    rows[misread][0] = "案号不清"
    return csv_list(*rows)


def upload(screen: Screen, name: str, content: bytes) -> None:
    screen.go("/court-cases/import/")
    screen.page.get_by_label("案件清单").set_input_files({"name": name, "mimeType": "text/csv", "buffer": content})
    screen.press("上传")
    screen.reads("处理完毕", "退回")


def download(screen: Screen, words: str) -> str:
    with screen.page.expect_download() as started:
        screen.press(words)
    return Path(started.value.path()).read_text("utf-8-sig")


def rate_of(screen: Screen, place: str, *, period: str) -> list[str]:
    """The figures of a place as the table of rates shows them."""
    screen.go("/rates/")
    screen.page.get_by_label("统计期").select_option(period)
    screen.press("查看")
    cells = screen.page.locator("main tr", has=screen.page.get_by_role("link", name=place, exact=True)).locator("td")
    return [text.strip() for text in cells.all_inner_texts()]


def buttons(screen: Screen) -> list[str]:
    """The words of the buttons this person may press now."""
    found = screen.page.locator(".step-buttons").locator("a.btn, button:enabled")
    return [words.strip() for words in found.all_inner_texts()]


def expect_state(screen: Screen, state: str) -> None:
    expect(screen.page.locator("h1 .mark")).to_have_text(state)
