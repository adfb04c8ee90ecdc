"""A party signs on the screen of a phone: drawn with a finger, redone, kept as a picture with its device."""

from base64 import b64decode

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from cases.choices import AgreementForm
from cases.lifecycle import AgreementAction
from cases.models import Signature
from cases.services.agreements import AgreementFacts, draft_agreement, move_agreement
from suyuan.files.models import FileContent
from tests.cases.scene import build_scene

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "Suyuan-Test-2026"


@pytest.fixture
def signing(open_page) -> Page:
    """The mediator's phone at the form for signatures of an agreement that nobody signed yet."""
    scene, now = build_scene(), timezone.now()
    scene.mediator.user.set_password(PASSWORD)
    scene.mediator.user.save()
    dispute = scene.mediating(at=now)
    told = AgreementFacts(form=AgreementForm.WRITTEN, terms="一次付清。", main_facts="欠费。", nothing_to_perform=True)
    who = {"by": scene.mediator.user, "at": now}
    agreement = draft_agreement(dispute_id=dispute.pk, agreement=told, **who)
    move_agreement(agreement_id=agreement.pk, action=AgreementAction.OPEN, **who)
    page = open_page(phone=True)
    page.goto(f"/sign-in/?next=/disputes/{dispute.key}/")
    page.fill("#id_username", "mediator")
    page.fill("#id_password", PASSWORD)
    page.click("main button[type=submit]")
    page.get_by_role("link", name="登记签署").click()
    page.locator("input[name=means][value=SCREEN]").check()
    return page


def draw(page: Page, pad: Locator, *, moves: int) -> None:
    """Touch the pad and move the finger."""
    pad.scroll_into_view_if_needed()
    box = pad.bounding_box()
    touch = page.context.new_cdp_session(page)
    points = [{"x": box["x"] + 30 + 12 * step, "y": box["y"] + 40 + 5 * (step % 4)} for step in range(moves + 1)]
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": points[:1]})
    for point in points[1:]:
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_a_party_signs_on_the_screen(signing: Page):
    pad, drawn = signing.locator("[data-signing-pad]"), signing.locator("[data-drawn]")
    expect(pad).to_be_visible()
    assert signing.evaluate("document.documentElement.scrollWidth <= innerWidth")
    submit = signing.locator(".sign-form button[type=submit]")

    draw(signing, pad, moves=0)
    submit.click()
    expect(signing.locator(".sign-form")).to_contain_text("请在签名板上签名。")  # a tap is no signature
    draw(signing, pad, moves=8)
    signing.locator("[data-clear-pad]").click()
    expect(drawn).to_have_value("")
    blank = pad.evaluate("pad => pad.toDataURL()")
    draw(signing, pad, moves=14)
    picture = drawn.input_value()
    assert picture != blank  # there is ink
    submit.click()
    expect(signing.locator("main")).to_contain_text("签名图")

    signature = Signature.objects.get()
    assert (signature.means, signature.recorded_by.username) == ("SCREEN", "mediator")
    assert "Chrome" in signature.device
    assert FileContent.objects.get(file=signature.picture).content == b64decode(picture.partition(",")[2])
