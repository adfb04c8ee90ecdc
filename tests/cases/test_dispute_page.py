"""The page of a dispute: the workplace of whoever has it before them."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases.choices import ConsentKind
from cases.models import Dispute
from cases.services.mediation import reopen_dispute
from cases.services.parties import add_party, update_party
from suyuan.accounts.choices import Act
from suyuan.accounts.models import AccessLog
from tests.cases.scene import GOOD_ID, MONDAY, Scene, party


def open_page(client, user, dispute: Dispute):
    client.force_login(user)
    return client.get(reverse("cases:dispute", args=[dispute.key]))


def buttons(answer) -> set[str]:
    return {button.label for button in answer.context["buttons"] if not button.obstacle}


def test_it_shows_facts_parties_clock_and_log(scene: Scene, client):
    text = open_page(client, scene.mediator.user, scene.mediating()).text

    for shown in ("电梯长期停运", "张桂英", "东莞市示例物业服务有限公司", "2026-04-01", "第27条", "签收材料", "周调解"):
        assert shown in text


@pytest.mark.parametrize(
    ("state", "who", "expected"),
    [
        ("registered", "clerk", {"撤回", "分流"}),
        ("consented", "coordinator", {"移送调解", "撤回", "分流"}),
        ("consented", "judge", set()),
        ("referred", "coordinator", {"收回移送", "撤回"}),
        ("mediating", "clerk", set()),
        ("mediating", "coordinator", {"收回移送"}),
        ("settled", "coordinator", {"更正结果"}),
        ("settled", "clerk", set()),
    ],
)
def test_the_buttons_are_those_one_may_press_now(scene: Scene, client, state, who, expected):
    dispute = getattr(scene, state)()

    assert buttons(open_page(client, getattr(scene, who), dispute)) == expected


def test_the_mediators_buttons_follow_the_state(scene: Scene, client):
    user = scene.mediator.user

    assert buttons(open_page(client, user, scene.referred())) == {"签收材料", "不接受移送"}
    assert buttons(open_page(client, user, scene.mediating())) == {"达成协议", "终止调解", "记录调解"}
    assert buttons(open_page(client, user, scene.settled())) == {"记录调解"}


def test_what_stands_in_the_way_is_said_beside_the_button(scene: Scene, client):
    text = open_page(client, scene.clerk, scene.registered()).text

    assert "尚缺申请人张桂英、被申请人东莞市示例物业服务有限公司同意调解的记录" in text
    assert "/release/" not in text


def test_a_refusal_during_mediation_points_to_its_end(scene: Scene, client):
    dispute = scene.mediating()
    scene.says(dispute.parties.last(), ConsentKind.REFUSAL, by=scene.mediator.user)

    answer = open_page(client, scene.mediator.user, dispute)
    form = client.get(reverse("cases:end", args=[dispute.key]))

    assert "当事人不愿继续调解，应当终止" in answer.text
    assert re.search(r'value="PARTY_UNWILLING"[^>]*checked', form.text)


def test_identifiers_are_masked_and_shown_on_record_with_a_reason(scene: Scene, client):
    dispute = scene.registered()
    one = dispute.parties.first()
    told = {"identity_number": GOOD_ID, "phone": "13800138000", "address": "广东省东莞市塘厦镇花园大道1号"}
    update_party(party_id=one.pk, party=told, by=scene.clerk, at=MONDAY)

    text = open_page(client, scene.clerk, dispute).text
    assert GOOD_ID not in text
    assert "****0012" in text
    assert "138****8000" in text
    assert "花园大道" not in text

    url = reverse("cases:reveal_phone", args=[dispute.key, one.key])
    assert client.post(url).status_code == 422
    assert not AccessLog.objects.filter(act=Act.REVEALED).exists()
    assert "13800138000" in client.post(url, {"reason": "通知调解时间"}).text
    line = AccessLog.objects.get(act=Act.REVEALED)
    assert (line.user, line.reason) == (scene.clerk, "通知调解时间")
    assert line.object_label == f"{dispute.number} 申请人联系电话"


def test_what_was_said_is_for_the_centre_and_the_mediator(scene: Scene, client):
    dispute = scene.mediating()
    scene.hold_session(dispute, summary="双方同意分期。", note="申请人底线八折。")

    assert "双方同意分期" in open_page(client, scene.clerk, dispute).text
    for outsider in (scene.judge, scene.assistant):
        text = open_page(client, outsider, dispute).text
        assert "双方同意分期" not in text
        assert "调解经过不公开" in text
    assert "底线八折" in open_page(client, scene.mediator.user, dispute).text
    for other in (scene.clerk, scene.coordinator, scene.judge, scene.assistant):
        assert "底线八折" not in open_page(client, other, dispute).text


def test_what_is_not_of_the_present_state_is_closed_and_seldom_steps_are_put_away(scene: Scene, client):
    before = open_page(client, scene.coordinator, scene.consented()).text
    during = open_page(client, scene.mediator.user, scene.mediating()).text

    assert "其他操作（1）" in before
    assert "<summary>繁简分流</summary>" not in before
    assert "<summary>繁简分流</summary>" in during
    assert "<summary>本案调解员</summary>" not in during
    assert "其他操作" not in during


def test_a_draft_opens_where_it_was_left(scene: Scene, client):
    draft = scene.draft()

    answer = open_page(client, scene.assistant, draft)

    assert answer.headers["Location"] == reverse("cases:log", args=[draft.key])


def test_corrected_results_stay_in_sight(scene: Scene, client):
    dispute = scene.settled()
    reopen_dispute(dispute_id=dispute.pk, reason="登记错误", by=scene.coordinator, at=MONDAY)

    text = open_page(client, scene.coordinator, dispute).text
    assert "已更正" in text
    assert "物业公司恢复门禁" in text


def test_the_number_of_queries_does_not_grow_with_parties(scene: Scene, client):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert open_page(client, scene.clerk, dispute).status_code == 200
        return len(captured)

    dispute = scene.mediating()
    open_page(client, scene.clerk, dispute)
    few = queries()
    for n in range(18):
        add_party(dispute_id=dispute.pk, party=party("THIRD", f"第三人{n}"), by=scene.clerk, at=MONDAY)
        scene.hold_session(dispute)

    assert queries() == few
