"""Registering: who, what, where; the number; what then stays."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from cases.choices import PartyKind, PartySide
from cases.lifecycle import Action, State
from cases.models import Dispute, DisputeEvent, NumberCounter
from cases.services._transition import NotPermitted, TransitionRefused
from cases.services.intake import add_facts, register_dispute, save_and_register_draft, save_draft
from suyuan.lib.errors import InvalidInput
from tests.cases.scene import FACTS, GOOD_ID, MONDAY, WRONG_ID, Scene, party


def register(scene: Scene, dispute: Dispute) -> Dispute:
    return register_dispute(dispute_id=dispute.pk, by=scene.assistant, at=MONDAY)


def test_it_gets_the_number_of_its_centre_and_year(scene: Scene):
    dispute = register(scene, scene.draft())

    assert dispute.number == "粤1973-2026-000001"
    assert dispute.registered_at == MONDAY
    assert scene.registered().number == "粤1973-2026-000002"
    assert scene.registered(at=MONDAY.replace(year=2027)).number == "粤1973-2027-000001"
    assert scene.registered(division_id="441900121000").number == "粤1972-2026-000001"


def test_the_year_is_that_of_dongguan(scene: Scene):
    at = MONDAY.replace(year=2026, month=1, day=1, hour=0, minute=5)  # still 2025 in UTC

    assert scene.registered(at=at).number == "粤1973-2026-000001"


def test_the_log_tells_who_and_when(scene: Scene):
    dispute = register(scene, scene.draft())

    event = DisputeEvent.objects.get(dispute=dispute)
    assert (event.action, event.source, event.target) == (Action.REGISTER, State.DRAFT, State.RECEIVED)
    assert (event.actor, event.at) == (scene.assistant, MONDAY)


def test_who_what_and_where_are_needed(scene: Scene):
    empty = save_draft(key=uuid4(), facts={}, by=scene.assistant, at=MONDAY)

    with pytest.raises(InvalidInput) as refusal:
        register(scene, empty)

    assert [field for field, _ in refusal.value.problems] == ["parties", "facts", "division"]
    assert not NumberCounter.objects.exists()


@pytest.mark.parametrize(("kind", "number"), [(PartyKind.NATURAL, WRONG_ID), (PartyKind.LEGAL, "919900000000000193")])
def test_a_wrong_number_needs_a_stated_reason(scene: Scene, kind, number):
    told = party(PartySide.RESPONDENT, "李四", kind=kind, identity_number=number)
    draft = scene.draft()
    known = [{"key": p.key} for p in draft.parties.all()]

    with pytest.raises(InvalidInput) as refusal:
        save_and_register_draft(key=draft.key, facts={}, parties=[*known, told], by=scene.assistant, at=MONDAY)
    assert refusal.value.field == "parties.2.identity_number"
    assert Dispute.objects.get(pk=draft.pk).parties.count() == 3  # the draft is saved all the same

    stated = {**told, "identity_doubt": "证件印制有误，已核对原件"}
    saved = save_and_register_draft(key=draft.key, facts={}, parties=[*known, stated], by=scene.assistant, at=MONDAY)
    assert saved.parties.get(name="李四").identity_number == number


def test_a_right_number_drops_the_doubt(scene: Scene):
    told = party(PartySide.APPLICANT, "张三", identity_number=f" {GOOD_ID} ", identity_doubt="看不清")
    dispute = save_draft(key=uuid4(), facts={}, parties=[told], by=scene.assistant, at=MONDAY)

    assert (dispute.parties.get().identity_number, dispute.parties.get().identity_doubt) == (GOOD_ID, "")


def test_it_is_registered_once(scene: Scene):
    dispute = scene.registered()

    with pytest.raises(TransitionRefused, match="已登记的纠纷不能登记"):
        register(scene, dispute)
    assert NumberCounter.objects.get().last == 1


def test_a_mediator_does_not_register(scene: Scene):
    draft = scene.draft()

    with pytest.raises(NotPermitted):
        register_dispute(dispute_id=draft.pk, by=scene.mediator.user, at=MONDAY)
    assert Dispute.objects.get(pk=draft.pk).number is None
    assert not NumberCounter.objects.exists()  # the number was given back


def test_what_is_added_later_is_logged_without_its_content(scene: Scene):
    dispute = scene.registered()

    add_facts(dispute_id=dispute.pk, facts={"claim": "退还押金三千元", "facts": FACTS}, by=scene.clerk, at=MONDAY)

    assert Dispute.objects.get(pk=dispute.pk).claim == "退还押金三千元"
    assert DisputeEvent.objects.last().note == "修改：调解请求"


@pytest.mark.parametrize("name", ["complaint_submitted_at", "mediation_requested_at"])
def test_the_days_that_stop_limitation_are_set_once(scene: Scene, name):
    dispute = scene.registered()
    add_facts(dispute_id=dispute.pk, facts={name: MONDAY}, by=scene.clerk, at=MONDAY)

    with pytest.raises(InvalidInput) as refusal:
        add_facts(dispute_id=dispute.pk, facts={name: MONDAY.replace(day=1)}, by=scene.clerk, at=MONDAY)
    assert refusal.value.field == name

    with pytest.raises(IntegrityError), transaction.atomic():
        Dispute.objects.filter(pk=dispute.pk).update(**{name: None})


def test_a_day_to_come_is_no_submission(scene: Scene):
    dispute = scene.registered()

    with pytest.raises(InvalidInput):
        add_facts(
            dispute_id=dispute.pk,
            facts={"complaint_submitted_at": MONDAY.replace(day=3)},
            by=scene.clerk,
            at=MONDAY,
        )


@pytest.mark.parametrize("change", [{"number": "粤1973-2026-999999"}, {"registered_at": MONDAY.replace(hour=1)}])
def test_number_and_registration_stay(scene: Scene, change):
    dispute = scene.registered()

    with pytest.raises(IntegrityError), transaction.atomic():
        Dispute.objects.filter(pk=dispute.pk).update(**change)


def test_a_registered_dispute_cannot_be_deleted(scene: Scene):
    dispute = scene.registered()
    dispute.parties.all().delete()

    with pytest.raises(IntegrityError), transaction.atomic():
        Dispute.objects.filter(pk=dispute.pk)._raw_delete("default")
