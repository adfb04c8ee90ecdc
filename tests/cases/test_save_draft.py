"""A draft always saves: whatever is given, as often as it is sent."""

from uuid import uuid4

import pytest

from cases.choices import IntakeSource, PartySide
from cases.lifecycle import State
from cases.models import Dispute, DisputeEvent, Party
from cases.services._centre import CentreUnknown
from cases.services._transition import NotPermitted, TransitionRefused
from cases.services.intake import AlreadyReceived, register_new_dispute, save_draft
from suyuan.accounts.roles import Role
from suyuan.lib.errors import InvalidInput
from tests.cases.scene import FACTS, MONDAY, WRONG_ID, Scene, party
from tests.people import person


def test_an_empty_draft_is_saved(scene: Scene):
    dispute = save_draft(key=uuid4(), facts={}, parties=[], by=scene.assistant, at=MONDAY)

    assert dispute.state == State.DRAFT
    assert dispute.number is None
    assert dispute.centre.court_id == "粤1973"  # of the place the assistant is posted to
    assert dispute.intake_source == IntakeSource.ASSISTANT
    assert not DisputeEvent.objects.exists()


def test_saving_under_the_same_key_changes_the_same_draft(scene: Scene):
    key = uuid4()
    one = party(PartySide.APPLICANT, "张三")

    save_draft(key=key, facts={"facts": "漏水"}, parties=[one], by=scene.assistant, at=MONDAY)
    save_draft(
        key=key, facts={"facts": "楼上漏水"}, parties=[{**one, "phone": "13800138000"}], by=scene.assistant, at=MONDAY
    )

    dispute = Dispute.objects.get(key=key)
    assert dispute.facts == "楼上漏水"
    assert [(p.name, p.phone) for p in dispute.parties.all()] == [("张三", "13800138000")]


def test_what_is_not_told_is_left_alone(scene: Scene):
    key = uuid4()
    one = party(PartySide.APPLICANT, "张三", phone="13800138000")
    save_draft(key=key, facts={"facts": FACTS, "amount": 5}, parties=[one], by=scene.assistant, at=MONDAY)

    save_draft(key=key, facts={"claim": "赔偿"}, by=scene.assistant, at=MONDAY)
    save_draft(key=key, facts={}, parties=[{"key": one["key"], "name": "张三丰"}], by=scene.assistant, at=MONDAY)

    dispute = Dispute.objects.get(key=key)
    assert (dispute.facts, dispute.amount, dispute.claim) == (FACTS, 5, "赔偿")
    assert [(p.name, p.phone) for p in dispute.parties.all()] == [("张三丰", "13800138000")]


def test_a_party_left_out_is_gone_and_one_that_says_nothing_is_not_kept(scene: Scene):
    key = uuid4()
    first, second = party(PartySide.APPLICANT, "张三"), party(PartySide.RESPONDENT, "李四")
    save_draft(key=key, facts={}, parties=[first, second], by=scene.assistant, at=MONDAY)

    save_draft(key=key, facts={}, parties=[second, party(PartySide.THIRD, " ")], by=scene.assistant, at=MONDAY)

    assert [p.name for p in Party.objects.all()] == ["李四"]


def test_a_number_half_typed_is_kept(scene: Scene):
    one = party(PartySide.APPLICANT, "张三", identity_number="4419", phone="1380")

    dispute = save_draft(key=uuid4(), facts={}, parties=[one], by=scene.assistant, at=MONDAY)

    assert dispute.parties.get().identity_number == "4419"


def test_what_cannot_be_true_is_refused_at_its_field(scene: Scene):
    facts = {"amount": -1, "occurred_on": MONDAY.date().replace(year=2027), "division_id": "999", "cause_id": 0}

    with pytest.raises(InvalidInput) as refusal:
        save_draft(key=uuid4(), facts=facts, by=scene.assistant, at=MONDAY)

    assert [field for field, _ in refusal.value.problems] == ["amount", "occurred_on", "division", "cause"]


def test_the_place_decides_the_centre(scene: Scene):
    dispute = save_draft(key=uuid4(), facts={"division_id": "441900121000"}, by=scene.clerk, at=MONDAY)  # 虎门镇

    assert dispute.centre.court_id == "粤1972"
    assert dispute in Dispute.objects.visible_to(scene.clerk)  # who logged it still finds it


def test_without_a_place_the_clerks_own_court_decides(scene: Scene):
    assert save_draft(key=uuid4(), facts={}, by=scene.clerk, at=MONDAY).centre.court_id == "粤1973"


def test_a_place_that_no_court_covers_is_refused(scene: Scene):
    stranger = person("stranger", Role.ASSISTANT, division="110101001000")

    with pytest.raises(CentreUnknown):
        save_draft(key=uuid4(), facts={}, by=stranger, at=MONDAY)


def test_another_assistants_draft_cannot_be_written(scene: Scene):
    draft = scene.draft()
    other = person("other", Role.ASSISTANT, division="441900115000")

    with pytest.raises(NotPermitted):
        save_draft(key=draft.key, facts={"facts": "改"}, by=other, at=MONDAY)


def test_who_takes_no_disputes_in_cannot_save_one(scene: Scene):
    with pytest.raises(NotPermitted):
        save_draft(key=uuid4(), facts={}, by=scene.mediator.user, at=MONDAY)
    assert not Dispute.objects.exists()


def test_a_registered_dispute_is_no_draft(scene: Scene):
    dispute = scene.registered()

    with pytest.raises(TransitionRefused):
        save_draft(key=dispute.key, facts={"facts": "改"}, by=scene.assistant, at=MONDAY)


def test_a_clients_reference_is_taken_once(scene: Scene):
    facts = {"facts": FACTS, "division_id": scene.village.code, "client_code": "zz", "client_reference": "A-1"}
    one = register_new_dispute(
        key=uuid4(), facts=facts, parties=[party(PartySide.APPLICANT, "张三")], by=scene.clerk, at=MONDAY
    )

    with pytest.raises(AlreadyReceived) as refusal:
        save_draft(key=uuid4(), facts=facts, by=scene.clerk, at=MONDAY)
    assert refusal.value.data["number"] == one.number


def test_the_wrong_number_does_not_stop_a_draft_but_its_registration(scene: Scene):
    one = party(PartySide.APPLICANT, "张三", identity_number=WRONG_ID)

    dispute = save_draft(key=uuid4(), facts={}, parties=[one], by=scene.assistant, at=MONDAY)

    assert dispute.parties.get().identity_number == WRONG_ID
