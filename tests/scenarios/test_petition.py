"""信访·访调对接: a petition is handed on, found to be told twice, merged, receipted, referred."""

from uuid import uuid4

from django.urls import reverse

from cases.lifecycle import State
from cases.models import Dispute, DisputePair
from tests.cases.scene import GOOD_ID, Scene, fresh
from tests.scenarios.story import on, page, send

TOLD = {
    "parties-TOTAL_FORMS": "2", "parties-INITIAL_FORMS": "0",
    "parties-0-side": "APPLICANT", "parties-0-name": "张桂英", "parties-0-identity_number": GOOD_ID,
    "parties-1-side": "RESPONDENT", "parties-1-name": "东莞市示例装饰工程有限公司", "parties-1-kind": "LEGAL",
    "facts": "装修公司中途停工，业主要求退还已付工程款并赔偿延期损失，公司称业主擅自变更设计。",
}  # fmt: skip


def register(browser, scene: Scene, **more) -> Dispute:
    """Fill in the log form and register."""
    key = uuid4()
    rows = {f"parties-{number}-key": str(uuid4()) for number in (0, 1)}
    place = {"town": scene.village.parent_id, "village": scene.village.code}
    browser.post(reverse("cases:log", args=[key]), {**TOLD, **rows, **place, **more, "register": "yes"})
    return Dispute.objects.get(key=key)


def test_a_petition_becomes_one_dispute_with_its_dates(scene: Scene):
    with on(scene.assistant, 2026, 3, 2, 9) as village:
        first = register(village, scene, mediation_requested_at="2026-03-02T08:40")
    with on(scene.clerk, 2026, 3, 4, 15) as window:
        petition = register(
            window, scene, intake_source="PETITION", origin_unit="塘厦镇信访办", origin_informant="信访办王某",
            mediation_requested_at="2026-03-03T10:00", facts=TOLD["facts"] + "业主已到镇信访办反映。",
        )  # fmt: skip
        shown = page(window, petition)
        assert "塘厦镇信访办" in shown
        assert "信访件编号" in shown  # still missing, and why
        assert "办结后凭编号回复转来的单位" in shown
        assert "可能是同一件" in shown
        send(window, "edit_facts", petition, {
            "facts": petition.facts, "town": scene.village.parent_id, "village": scene.village.code,
            "intake_source": "PETITION", "origin_unit": "塘厦镇信访办", "origin_reference": "信2026-0312",
        })  # fmt: skip
        receipt = window.get(reverse("cases:receipt", args=[petition.key])).text
        assert "2026年3月3日 10:00" in receipt
        assert "诉讼时效从提出请求之日起中断" in receipt

        send(window, "merge", petition, {"other_number": first.number, "reason": "同一装修工程，信访后重复登记"})

    assert (fresh(petition).state, fresh(petition).merged_into) == (State.MERGED, first)
    assert fresh(petition).mediation_requested_at.isoformat() == "2026-03-03T02:00:00+00:00"
    assert DisputePair.objects.get().verdict == "MERGED"
    with on(scene.coordinator, 2026, 3, 5, 9) as centre:
        assert petition.number in page(centre, first)
        assert "2026-03-03申请调解" in page(centre, first)
        for party in first.parties.all():
            told = {"consent_form": "WRITTEN", "given_at": "2026-03-05T08:30"}
            send(centre, "consent", first, told, party.key)
        choice = {"track": "PRE_FILING_ASSIGNED", "assignee": f"mediator-{scene.mediator.pk}"}
        send(centre, "refer", first, choice)
    assert fresh(first).state == State.REFERRED
