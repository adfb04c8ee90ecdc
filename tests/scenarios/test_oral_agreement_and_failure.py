"""口头协议；先行调解不成后通知交费、按自动撤诉处理；移交材料只有法律允许的几样。"""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.urls import reverse

from cases.lifecycle import State
from cases.models import Dispute, LaterStep, SettlementAgreement
from cases.services.sessions import ServicePlace, confirm_service_address
from mediators.models import SubsidyDue
from tests.cases.scene import Scene, fresh
from tests.scenarios.test_agreement_kept_and_broken import do

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


def test_an_oral_agreement_takes_effect_at_once_and_prints_as_a_register(scene: Scene, client, time_machine):
    time_machine.move_to(NOW)
    dispute = scene.mediating(at=NOW)
    creditor, debtor = dispute.parties.order_by("pk")
    client.force_login(scene.mediator.user)

    client.post(
        reverse("cases:settle", args=[dispute.key]),
        {
            "agreement_form": "ORAL", "terms": "当场付清修理费二百元，双方和好。", "manner": "DONE", "amount": "200",
            "evidence": "现金，申请人收条", "debtor": debtor.pk, "creditor": creditor.pk, "effective_on": "2026-03-02",
        },
    )  # fmt: skip

    agreement = SettlementAgreement.objects.get(dispute=dispute)
    assert (agreement.effect, agreement.state, agreement.signatures.count()) == ("ORAL", "PERFORMED", 0)
    assert SubsidyDue.objects.filter(is_oral=True).count() == 2  # settled, and performed at the table
    assert "口头调解协议登记表" in client.get(reverse("cases:paper", args=[dispute.key, "agreement"])).text
    assert "协议是口头的" in client.get(reverse("cases:dispute", args=[dispute.key])).text


def failed_before_trial(scene: Scene, client) -> Dispute:
    dispute = scene.consented(at=NOW, complaint_submitted_at=NOW)
    scene.refer(dispute, at=NOW, track="POST_FILING_PRE_TRIAL", procedure="SIMPLE", mediator_id=scene.mediator.pk)
    client.force_login(scene.mediator.user)
    client.post(reverse("cases:sign_for", args=[dispute.key]), {"receipt": "SIGNED_MATERIALS"})
    scene.hold_session(fresh(dispute), at=NOW, summary="被申请人愿意付八成。")
    undisputed = {"text": "双方认可欠费一千二百元。", "exclusions": ""}
    do(client, scene.mediator.user, dispute, "undisputed", **undisputed)
    told = {"reason": "PARTY_UNWILLING", "explanation": "不愿再谈。", "party": dispute.parties.last().pk}
    told |= {"happened_on": "2026-03-02", "cost_raising_conduct": "两次无故不到场。"}
    client.post(reverse("cases:end", args=[dispute.key]), told)
    return fresh(dispute)


def test_what_goes_to_the_court_and_nothing_else(scene: Scene, client, time_machine):
    time_machine.move_to(NOW)
    dispute = failed_before_trial(scene, client)
    packet = reverse("cases:paper", args=[dispute.key, "transfer"])

    assert "欠费一千二百元" not in client.get(packet).text  # nobody has signed it yet
    for party in dispute.parties.all():
        told = {"party": party.pk, "means": "PAPER", "signed_on": "2026-03-02"}
        do(client, scene.mediator.user, dispute, "confirm-undisputed", **told)
    confirm_service_address(
        party_id=dispute.parties.first().pk, place=ServicePlace(recipient="张桂英", address="塘厦镇示例路1号"),
        form="WRITTEN", confirmed_at=NOW, by=scene.coordinator, at=NOW,
    )  # fmt: skip

    sheet = client.get(packet).text
    for words in ("欠费一千二百元", "塘厦镇示例路1号", "两次无故不到场", "一方当事人明确表示不愿继续调解"):
        assert words in sheet
    assert "愿意付八成" not in sheet
    report = client.get(reverse("cases:paper", args=[dispute.key, "failure-report"])).text
    assert "由人民法院依法判断" in report


def test_the_fee_is_asked_for_after_the_failure_and_unpaid_it_ends_the_suit(scene: Scene, client, time_machine):
    time_machine.move_to(NOW)
    dispute = failed_before_trial(scene, client)
    assert dispute.state == State.ENDED
    early = do(client, scene.clerk, dispute, "later-step", kind="DEEMED_WITHDRAWN", done_on="2026-03-02")
    assert "尚未通知交纳案件受理费" in early.text

    do(client, scene.clerk, dispute, "later-step", kind="FEE_NOTICE", done_on="2026-03-02", due_on="2026-03-09")
    page = client.get(reverse("cases:dispute", args=[dispute.key])).text
    assert "逾期未交案件受理费的，按自动撤诉处理" in page
    time_machine.move_to(NOW + timedelta(days=10))
    told = {"kind": "DEEMED_WITHDRAWN", "done_on": "2026-03-10"}
    assert do(client, scene.clerk, dispute, "later-step", **told).status_code == 302
    assert [*LaterStep.objects.values_list("kind", flat=True)] == ["FEE_NOTICE", "DEEMED_WITHDRAWN"]


def test_a_judge_sees_only_the_transferable_set_once_the_case_is_in_trial(scene: Scene, client, time_machine):
    time_machine.move_to(NOW)
    dispute = failed_before_trial(scene, client)
    client.force_login(scene.judge)
    page = reverse("cases:dispute", args=[dispute.key])
    assert client.get(page).status_code == 200

    do(client, scene.clerk, dispute, "later-step", kind="TO_TRIAL", done_on="2026-03-02")
    client.force_login(scene.judge)

    assert client.get(page).url == reverse("cases:paper", args=[dispute.key, "transfer"])
    assert client.get(reverse("cases:paper", args=[dispute.key, "failure-report"])).status_code == 404
    assert client.get(reverse("cases:paper", args=[dispute.key, "transfer"])).status_code == 200
