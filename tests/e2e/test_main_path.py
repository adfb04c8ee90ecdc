"""From the village to the ledger in Chromium: four people, real commits, a real worker."""

import re

import pytest
from django.utils.timezone import localdate
from playwright.sync_api import expect

from tests.e2e import steps
from tests.lawsuits import number
from tests.people import COURT

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TOWN_POPULATION = 629_016  # 塘厦镇, census of 2020


def test_a_dispute_goes_from_a_phone_in_the_village_to_the_ledger(at_screen, celery_worker):
    assistant = at_screen("zhuli", phone=True)
    steps.write_log(assistant)
    expect(assistant.page.locator("[data-autosave-status]")).to_contain_text("草稿已保存")
    assistant.page.reload()
    expect(steps.party_row(assistant, 0).get_by_label("姓名或名称")).to_have_value(steps.APPLICANT)
    address = steps.register(assistant)
    assistant.reads(f"粤1973-{localdate().year}-000001", "塘厦镇", "三期12栋", "意愿未记录")

    centre = at_screen("zhongxin")
    centre.reads("待移送", steps.APPLICANT)
    centre.go(address)
    steps.say(centre, steps.APPLICANT, "同意调解")
    assert "移送调解" not in steps.buttons(centre)
    centre.reads(f"尚缺被申请人{steps.RESPONDENT}同意调解的记录")
    steps.say(centre, steps.RESPONDENT, "同意调解")
    steps.refer(centre, "周调解")
    steps.expect_state(centre, "待签收")

    mediator = at_screen("tiaojie")
    mediator.page.get_by_role("link", name=steps.APPLICANT).first.click()
    steps.sign_for(mediator)
    clock = mediator.page.locator(".workbench .clock")
    expect(clock).to_contain_text("剩 ")
    expect(clock.get_by_role("button")).to_have_accessible_name(re.compile("^期限依据：.*第27条"))
    steps.record_session(mediator, "查看电梯维保记录，双方同意分期补交。")
    steps.settle(mediator, "物业公司三日内恢复门禁，业主一次性补交物业费。")

    celery_worker.drain()
    finance = at_screen("caiwu")
    finance.go("/subsidies/")
    finance.reads("600.00", "周调解")
    finance.page.get_by_role("row", name="计提").get_by_role("link").first.click()
    finance.reads("分录", "借贷平衡", "专项经费", "应付补贴 周调解", "600.00", "每件补贴600元")


def test_a_list_of_cases_changes_the_rate_of_the_town(at_screen, celery_worker):
    today = localdate()
    clerk = at_screen("zhongxin")
    clerk.go("/rates/")
    clerk.reads("还没有读数")

    steps.upload(clerk, "十一月立案.csv", steps.list_of_cases(30, on=today, misread=7))
    clerk.reads("案号不清")
    celery_worker.drain()
    assert steps.rate_of(clerk, "塘厦镇", period=f"{today:%Y-%m}") == [
        "塘厦镇", "30", "0", f"{TOWN_POPULATION:,}", "0.48", "0", "0.48",
    ]  # fmt: skip

    clerk.page.go_back()
    clerk.go("/court-cases/import/")
    clerk.page.get_by_role("link", name="十一月立案.csv").click()
    returned = steps.download(clerk, "下载退回的行")
    corrected = returned.replace("案号不清", number(8, court=COURT, year=today.year)).encode()
    steps.upload(clerk, "十一月立案_更正.csv", corrected)
    celery_worker.drain()
    assert steps.rate_of(clerk, "塘厦镇", period=f"{today:%Y-%m}")[1:5] == ["31", "0", f"{TOWN_POPULATION:,}", "0.49"]
    clerk.page.get_by_role("link", name="塘厦镇", exact=True).click()
    clerk.reads("怎么算出来的", "31 件", "常住人口", "629,016 人")
