"""What goes otherwise in Chromium: a refusal, a doubtful number, somebody else's mediator, the keyboard alone."""

import pytest
from playwright.sync_api import expect

from tests.e2e import steps

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WRONG_ID = "990001190001010013"


def test_a_refusal_ends_the_matter_before_mediation(at_screen):
    centre = at_screen("zhongxin")
    steps.write_log(centre)
    centre.page.get_by_label("镇街").select_option(label="塘厦镇")
    steps.register(centre)
    steps.say(centre, steps.RESPONDENT, "不同意调解")
    centre.reads("当事人不同意调解。")
    assert "移送调解" not in steps.buttons(centre)

    centre.press("转立案、审理", within=centre.page.locator(".step-buttons"))
    centre.press("转立案、审理", within=centre.page.locator("#step"))
    steps.expect_state(centre, "不同意调解")
    assert steps.buttons(centre) == ["登记后续手续"]


@pytest.mark.parametrize("phone", [False, True])
def test_a_doubtful_number_is_kept_with_its_reason(at_screen, phone):
    assistant = at_screen("zhuli", phone=phone)
    steps.write_log(assistant)
    row = steps.party_row(assistant, 0)
    row.get_by_text("证件、电话、住址").click()
    assistant.fill("证件号码", WRONG_ID, within=row)
    assistant.press("登记")
    assistant.reads("还不能登记。", "身份证号码的校验位不符")
    expect(row.get_by_label("证件号码", exact=True)).to_have_value(WRONG_ID)

    assistant.fill("证件号码存疑说明", "证件印制有误，已核对原件。", within=row)
    steps.register(assistant)
    assistant.reads("****0013", "证件印制有误，已核对原件。")
    assistant.lacks(WRONG_ID)


def test_another_mediator_finds_nothing(at_screen):
    assistant = at_screen("zhuli")
    steps.write_log(assistant)
    address = steps.register(assistant)
    centre = at_screen("zhongxin")
    centre.go(address)
    steps.say(centre, steps.APPLICANT, "同意调解")
    steps.say(centre, steps.RESPONDENT, "同意调解")
    steps.refer(centre, "周调解")

    other = at_screen("qita", phone=True)
    other.go(address)
    other.reads("页面不存在")
    other.go("/disputes/")
    other.lacks(steps.APPLICANT)


def test_a_draft_is_written_and_registered_with_the_keyboard_alone(at_screen):
    assistant = at_screen("zhuli")
    assistant.go("/disputes/log/")
    page = assistant.page
    steps.party_row(assistant, 0).get_by_label("姓名或名称").focus()
    page.keyboard.type(steps.APPLICANT)
    for _ in range(4):  # the two folded parts, the other side, the other name
        page.keyboard.press("Tab")
    page.keyboard.type(steps.RESPONDENT)
    expect(steps.party_row(assistant, 1).get_by_label("姓名或名称")).to_have_value(steps.RESPONDENT)
    for _ in range(4):  # the two folded parts, one more party, the facts
        page.keyboard.press("Tab")
    page.keyboard.type(steps.FACTS)
    for _ in range(4):
        page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")  # in the box of a name: registers, does not only save
    assistant.reads("已登记，编号")
