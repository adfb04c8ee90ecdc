"""The parties' word on mediation: an event each, the last one counts, refusal at any time."""

from datetime import timedelta

import pytest

from cases.choices import ConsentForm, ConsentKind, EndReason
from cases.lifecycle import Action, State
from cases.models import Consent, DisputeEvent
from cases.queries.ending import end_suggested
from cases.services._transition import NotPermitted, TransitionRefused
from cases.services.consent import record_consent
from cases.services.parties import remove_party
from cases.services.referral import release_dispute
from suyuan.lib.errors import InvalidInput
from tests.cases.scene import MONDAY, Scene, fresh


def test_the_last_word_counts(scene: Scene):
    dispute = scene.registered()
    one = dispute.parties.first()

    scene.says(one, ConsentKind.CONSENT)
    scene.says(one, ConsentKind.REFUSAL, at=MONDAY + timedelta(hours=1))
    assert one.refuses_mediation()
    scene.says(one, ConsentKind.CONSENT, at=MONDAY + timedelta(hours=2))
    assert one.consents_to_mediation()

    assert Consent.objects.count() == 3
    assert DisputeEvent.objects.filter(action=Action.CONSENT).count() == 3


def test_what_was_said_earlier_but_recorded_later_does_not_win(scene: Scene):
    one = scene.registered().parties.first()
    later = MONDAY + timedelta(hours=2)

    scene.says(one, ConsentKind.REFUSAL, at=later)
    record_consent(
        party_id=one.pk, kind=ConsentKind.CONSENT, form=ConsentForm.ONLINE, given_at=MONDAY, by=scene.clerk, at=later
    )

    assert one.refuses_mediation()


@pytest.mark.parametrize("state", ["registered", "referred", "mediating"])
def test_a_party_may_refuse_at_any_time_before_the_end(scene: Scene, state):
    dispute = getattr(scene, state)()
    by = scene.mediator.user if state == "mediating" else scene.assistant

    scene.says(dispute.parties.last(), ConsentKind.REFUSAL, by=by)

    assert fresh(dispute).state == dispute.state
    assert fresh(dispute).refusing_parties() == ["被申请人东莞市示例物业服务有限公司"]


def test_after_a_refusal_mediation_can_only_be_ended(scene: Scene):
    dispute = scene.mediating()
    scene.says(dispute.parties.last(), ConsentKind.REFUSAL, by=scene.mediator.user)

    with pytest.raises(TransitionRefused, match="同意调解的记录"):
        scene.settle(dispute)
    assert end_suggested(fresh(dispute)).reason == EndReason.PARTY_UNWILLING
    scene.end(dispute, reason=EndReason.PARTY_UNWILLING, party_id=dispute.parties.last().pk, happened_on=MONDAY.date())
    assert fresh(dispute).state == State.ENDED


@pytest.mark.parametrize("state", ["consented", "referred"])
def test_a_refusal_before_mediation_opens_the_way_to_court(scene: Scene, state):
    dispute = getattr(scene, state)()
    with pytest.raises(TransitionRefused, match="没有当事人明确表示不同意调解"):
        release_dispute(dispute_id=dispute.pk, by=scene.clerk, at=MONDAY)

    scene.says(dispute.parties.last(), ConsentKind.REFUSAL, at=MONDAY + timedelta(hours=1))
    release_dispute(dispute_id=dispute.pk, by=scene.clerk, at=MONDAY + timedelta(hours=1))

    assert fresh(dispute).state == State.REFUSED
    assert fresh(dispute).open_referral() is None


def test_no_word_is_taken_from_the_future_nor_after_the_end(scene: Scene):
    with pytest.raises(InvalidInput) as refusal:
        record_consent(
            party_id=scene.registered().parties.first().pk,
            kind=ConsentKind.CONSENT,
            form=ConsentForm.ONLINE,
            given_at=MONDAY + timedelta(minutes=1),
            by=scene.clerk,
            at=MONDAY,
        )
    assert refusal.value.field == "given_at"
    with pytest.raises(TransitionRefused):
        scene.says(scene.settled().parties.first(), ConsentKind.REFUSAL)


def test_neither_from_who_has_left_nor_by_another_mediator(scene: Scene):
    dispute = scene.mediating()
    gone = dispute.parties.last()
    remove_party(party_id=gone.pk, reason="登记有误", by=scene.clerk, at=MONDAY)

    with pytest.raises(TransitionRefused):
        scene.says(gone, ConsentKind.CONSENT)
    with pytest.raises(NotPermitted):
        scene.says(dispute.parties.first(), ConsentKind.REFUSAL, by=scene.member.user)
