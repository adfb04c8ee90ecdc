"""自行调解的协议申请司法确认，因没有调解组织主持被拒：and the same agreement of a committee, confirmed."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from cases.lifecycle import ConfirmationState, State
from cases.models import ConfirmationCase, SettlementAgreement
from mediators.models import SubsidyDue
from tests.cases.scene import Scene, fresh
from tests.scenarios.test_agreement_kept_and_broken import do

SIGNED = datetime(2026, 3, 2, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
AGREED = {
    "agreement_form": "WRITTEN", "terms": "楼上住户于三月底前修好漏水部位。", "manner": "ACT", "act": "修复漏水部位",
    "due_on": "2026-03-31", "effective_on": "2026-03-02", "presided_by": "梁调解", "main_facts": "卫生间漏水。",
}  # fmt: skip


@pytest.fixture
def brought(scene: Scene, client, time_machine):
    """Return a function that logs a dispute which comes with its agreement, presided by an organisation or by none."""
    time_machine.move_to(SIGNED)

    def bring(organization=None):
        dispute = scene.registered(at=SIGNED, intake_source="SELF_MEDIATED")
        creditor, debtor = dispute.parties.order_by("pk")
        told = {**AGREED, "debtor": debtor.pk, "creditor": creditor.pk}
        client.force_login(scene.clerk)
        answer = client.post(
            reverse("cases:bring", args=[dispute.key]), {**told, "presiding_organization": organization or ""}
        )
        assert answer.status_code == 302, answer.context["form"].errors
        return fresh(dispute)

    return bring


def apply(scene: Scene, client, dispute) -> ConfirmationCase:
    assert do(client, scene.clerk, dispute, "apply", court="粤1973").status_code == 302
    for party in dispute.parties.all():
        told = {"party": party.pk, "means": "PAPER", "signed_on": "2026-03-02"}
        do(client, scene.clerk, dispute, "join", agent="李律师，特别授权", **told)
    return ConfirmationCase.objects.get(agreement__dispute=dispute)


def test_without_an_organisation_the_application_is_refused_before_it_is_made(scene: Scene, client, brought):
    dispute = brought()
    assert (dispute.state, dispute.track, SubsidyDue.objects.count()) == (State.SETTLED, "SELF_MEDIATED", 0)

    apply(scene, client, dispute)
    refused = do(client, scene.clerk, dispute, "submit")

    assert refused.status_code == 422
    assert "没有记录主持调解的组织" in refused.text
    assert ConfirmationCase.objects.get().state == ConfirmationState.PREPARING
    page = client.get(reverse("cases:dispute", args=[dispute.key])).text
    assert "没有记录主持调解的组织" in page


def test_a_committees_agreement_is_confirmed_and_objected_to(scene: Scene, client, brought, time_machine):
    dispute = brought(scene.organization.pk)
    case = apply(scene, client, dispute)
    do(client, scene.clerk, dispute, "submit")
    case.refresh_from_db()
    assert (str(case.apply_by), str(case.decide_by)) == ("2026-04-01", "2026-03-05")

    wrong = do(client, scene.clerk, dispute, "accept", docket_number="(2026)粤1973民初7号")
    assert "民特" in wrong.text
    do(client, scene.clerk, dispute, "accept", docket_number="(2026)粤1973民特7号")
    case.refresh_from_db()
    assert (str(case.target_on), str(case.limit_on)) == ("2026-03-17", "2026-04-01")
    assert dispute.case_numbers.get().text == "（2026）粤1973民特7号"
    assert case.docket_number in client.get(reverse("cases:confirmations")).text

    time_machine.move_to(SIGNED + timedelta(days=10))
    assert do(client, scene.clerk, dispute, "confirm", ruled_on="2026-03-12").status_code == 409  # not hers to decide
    do(client, scene.judge, dispute, "confirm", ruled_on="2026-03-12", reasons="自愿、合法。")
    assert ConfirmationCase.objects.get().state == ConfirmationState.CONFIRMED
    assert "有效" in client.get(reverse("cases:paper", args=[dispute.key, "ruling"])).text

    client.force_login(scene.coordinator)
    told = {"reason": "登记错了"}
    assert "不能更正" in client.post(reverse("cases:retract", args=[dispute.key]), told).text
    time_machine.move_to(SIGNED + timedelta(days=60))
    late = {"objector": "张桂英", "is_party": "PARTY", "known_on": "2026-03-12", "reasons": "显失公平"}
    assert "异议期限已于" in do(client, scene.clerk, dispute, "object", **late).text
    do(client, scene.clerk, dispute, "object", **late | {"objector": "邻居", "is_party": "OTHER"})
    do(client, scene.judge, dispute, "revoke", note="损害他人合法权益")
    assert ConfirmationCase.objects.get().state == ConfirmationState.REVOKED


def test_after_the_last_day_nobody_applies(scene: Scene, client, brought, time_machine):
    dispute = brought(scene.organization.pk)
    time_machine.move_to(SIGNED + timedelta(days=31))

    answer = do(client, scene.clerk, dispute, "apply", court="粤1973")

    assert "申请期限已于2026-04-01届满" in answer.text
    assert not ConfirmationCase.objects.exists()
    client.post(reverse("cases:retract", args=[dispute.key]), {"reason": "金额有误"})
    assert fresh(dispute).state == State.RECEIVED
    assert SettlementAgreement.objects.get().state == "REPLACED"
