"""系列案: six workers, one form; the model case settles; its terms go to the rest as drafts and bind nobody."""

from uuid import uuid4

from django.urls import reverse

from cases.lifecycle import State
from cases.models import Dispute, Series, SettlementAgreement
from tests.cases.scene import Scene, fresh
from tests.scenarios.story import on, page, send

TERMS = "一、公司分三期支付欠薪，每月十日前支付一期；二、任何一期逾期，剩余款项一并到期。"


def consent_refer_sign(scene: Scene, dispute: Dispute) -> None:
    """Each dispute goes its own way, with its own parties' consent."""
    with on(scene.coordinator, 2026, 3, 3, 9) as centre:
        for party in dispute.parties.all():
            told = {"consent_form": "WRITTEN", "given_at": "2026-03-03T08:30"}
            send(centre, "consent", dispute, told, party.key)
        choice = {"track": "PRE_FILING_ASSIGNED", "assignee": f"mediator-{scene.mediator.pk}"}
        send(centre, "refer", dispute, choice)
    with on(scene.mediator.user, 2026, 3, 3, 14) as mediator:
        send(mediator, "sign_for", dispute, {"receipt": "SIGNED_MATERIALS"})


def test_the_model_case_leads_and_each_decides_for_itself(scene: Scene):
    with on(scene.clerk, 2026, 3, 2, 10) as centre:
        told = {
            "key": uuid4(), "series_name": "示例电子厂欠薪系列案", "rows": "甲某\n乙某\n丙某\n丁某\n戊某\n己某",
            "respondent-name": "东莞市示例电子有限公司", "respondent-kind": "LEGAL",
            "facts": "工厂停产，拖欠员工工资。",
            "town": scene.village.parent_id, "village": scene.village.code, "intake_source": "GOVERNANCE_CENTRE",
        }  # fmt: skip
        centre.post(reverse("cases:new_series"), told)
        series = Series.objects.get()
        disputes = list(series.disputes.order_by("pk"))
        assert len(disputes) == 6
        model, second, *rest = disputes
        send(centre, "choose_model", model)
    for dispute in (model, second):
        consent_refer_sign(scene, dispute)

    with on(scene.mediator.user, 2026, 3, 12, 16) as mediator:
        send(
            mediator,
            "settle",
            model,
            {"agreement_form": "WRITTEN", "terms": TERMS, "manner": "NOTHING", "effective_on": "2026-03-12"},
        )
    with on(scene.coordinator, 2026, 3, 13, 9) as centre:
        centre.post(reverse("cases:offer_model_result", args=[series.key]))
        assert "已作为草稿送到 5 件" in centre.get(reverse("cases:one_series", args=[series.key])).text
        assert "示范案的协议草稿" in page(centre, rest[0])

    assert SettlementAgreement.objects.count() == 1
    assert [fresh(dispute).state for dispute in rest] == [State.RECEIVED] * 4
    with on(scene.mediator.user, 2026, 3, 16, 10) as mediator:
        assert "每月十日前支付一期" in mediator.get(reverse("cases:settle", args=[second.key])).text
        own = TERMS.replace("三期", "两期")
        send(
            mediator,
            "settle",
            second,
            {"agreement_form": "WRITTEN", "terms": own, "manner": "NOTHING", "effective_on": "2026-03-16"},
        )
    assert fresh(second).state == State.SETTLED
    with on(scene.clerk, 2026, 3, 16, 11) as centre:
        assert "调解成功 2 件" in centre.get(reverse("cases:one_series", args=[series.key])).text
