"""Parties of a registered dispute: added, corrected, leaving; identifiers kept encrypted."""

import pytest
from django.db import connection

from cases.choices import PartyKind, PartySide
from cases.models import Dispute, DisputeEvent, Party
from cases.services._transition import NotPermitted, TransitionRefused
from cases.services.parties import add_party, remove_party, update_party
from suyuan.lib.errors import InvalidInput
from tests.cases.scene import GOOD_ID, MONDAY, WRONG_ID, Scene, fresh, party


def test_a_third_person_is_added_and_logged(scene: Scene):
    dispute = scene.registered()

    added = add_party(dispute_id=dispute.pk, party=party(PartySide.THIRD, "王 五"), by=scene.clerk, at=MONDAY)

    assert added.name == "王五"
    assert DisputeEvent.objects.last().note == "增加第三人王五"
    assert "王五" in fresh(dispute).search_text


def test_a_wrong_number_is_saved_only_with_a_reason(scene: Scene):
    dispute = scene.registered()
    told = party(PartySide.THIRD, "王五", identity_number=WRONG_ID)

    with pytest.raises(InvalidInput) as refusal:
        add_party(dispute_id=dispute.pk, party=told, by=scene.clerk, at=MONDAY)
    assert refusal.value.field == "identity_number"
    assert "校验位不符" in refusal.value.message

    saved = add_party(dispute_id=dispute.pk, party={**told, "identity_doubt": "已核对原件"}, by=scene.clerk, at=MONDAY)
    assert (saved.identity_number, saved.identity_doubt) == (WRONG_ID, "已核对原件")


def test_the_kind_decides_which_number_is_right(scene: Scene):
    dispute = scene.registered()
    company = party(PartySide.THIRD, "示例公司", kind=PartyKind.LEGAL, identity_number="919900000000000192")

    add_party(dispute_id=dispute.pk, party=company, by=scene.clerk, at=MONDAY)

    with pytest.raises(InvalidInput):
        add_party(dispute_id=dispute.pk, party={**company, "kind": PartyKind.NATURAL}, by=scene.clerk, at=MONDAY)


def test_a_name_is_needed(scene: Scene):
    with pytest.raises(InvalidInput) as refusal:
        add_party(dispute_id=scene.registered().pk, party=party(PartySide.THIRD, " "), by=scene.clerk, at=MONDAY)
    assert refusal.value.field == "name"


def test_a_correction_is_logged_without_the_values(scene: Scene):
    dispute = scene.registered()
    known = dispute.parties.first()

    update_party(
        party_id=known.pk, party={"phone": "13800138000", "identity_number": GOOD_ID}, by=scene.clerk, at=MONDAY
    )

    note = DisputeEvent.objects.last().note
    assert note == "修改申请人张桂英：联系电话、证件号码"
    assert "13800138000" not in note


def test_identifiers_are_encrypted_at_rest(scene: Scene):
    dispute = scene.registered()
    told = party(PartySide.THIRD, "王五", identity_number=GOOD_ID, phone="13800138000", address="塘厦镇花园大道1号")
    added = add_party(dispute_id=dispute.pk, party=told, by=scene.clerk, at=MONDAY)

    with connection.cursor() as cursor:
        cursor.execute("SELECT cases_party::text FROM cases_party WHERE id = %s", [added.pk])
        stored = cursor.fetchone()[0]
    assert GOOD_ID not in stored
    assert "13800138000" not in stored
    assert "花园大道" not in stored
    assert Party.objects.get(pk=added.pk).address == "塘厦镇花园大道1号"


def test_who_leaves_is_kept_on_record(scene: Scene):
    dispute = scene.registered()
    leaving = dispute.parties.last()

    with pytest.raises(InvalidInput):
        remove_party(party_id=leaving.pk, reason=" ", by=scene.clerk, at=MONDAY)
    remove_party(party_id=leaving.pk, reason="登记有误", by=scene.clerk, at=MONDAY)

    assert Dispute.objects.get(pk=dispute.pk).present_parties() == [dispute.parties.first()]
    assert leaving.name not in fresh(dispute).search_text
    with pytest.raises(TransitionRefused):
        update_party(party_id=leaving.pk, party={"name": "别人"}, by=scene.clerk, at=MONDAY)


def test_after_the_end_only_the_centre_corrects(scene: Scene):
    dispute = scene.settled()
    known = dispute.parties.first()

    update_party(party_id=known.pk, party={"phone": "13800138000"}, by=scene.clerk, at=MONDAY)
    with pytest.raises((NotPermitted, TransitionRefused)):
        update_party(party_id=known.pk, party={"phone": "13900139000"}, by=scene.assistant, at=MONDAY)
