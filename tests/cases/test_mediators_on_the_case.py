"""Who mediates: chosen by the parties or appointed, several, replaced, recused; access begins and ends with it."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from cases.choices import AppointmentEnd, ChoiceHow, ConflictGround, ExclusionKind, RecusalDecision
from cases.lifecycle import Action, State
from cases.models import Dispute, MediationNote, MediatorAppointment, MediatorExclusion
from cases.services._fitness import MediatorBarred, NotOnRoster
from cases.services._transition import NotPermitted, TransitionRefused
from cases.services.agreements import AgreementFacts
from cases.services.appointments import answer_appointment, appoint_mediator, record_choice, replace_mediator
from cases.services.impartiality import AlreadyAsked, decide_recusal, disclose_conflict, record_waiver
from cases.services.mediation import settle_dispute
from cases.services.referral import refer_dispute, sign_for_materials
from suyuan.lib.errors import InvalidInput
from tests.cases.scene import MONDAY, Scene, fresh, make_mediator

LATER = MONDAY + timedelta(hours=2)


def chooses(scene: Scene, dispute: Dispute, mediator, *, word="CHOSEN", parties=None):
    for party in parties or dispute.parties.all():
        record_choice(
            dispute_id=dispute.pk, party_id=party.pk, mediator_id=mediator.pk, word=word, form="WRITTEN",
            given_at=MONDAY, by=scene.clerk, at=MONDAY,
        )  # fmt: skip


def has_in_hand(mediator, dispute: Dispute) -> bool:
    return Dispute.objects.visible_to(mediator.user).filter(pk=dispute.pk).exists()


def test_whom_all_parties_chose_is_referred_to_as_jointly_chosen(scene: Scene):
    dispute = scene.consented()
    chooses(scene, dispute, scene.mediator)

    referral = scene.refer(dispute)

    assert referral.appointments.get().how == ChoiceHow.JOINT_CHOICE
    assert referral.appointments.get().answer_due_on.isoformat() == "2026-03-05"


def test_another_than_the_chosen_one_needs_a_reason(scene: Scene):
    other = make_mediator("other", "另一", on_roster=True)
    dispute = scene.consented()
    chooses(scene, dispute, other)

    with pytest.raises(InvalidInput) as refusal:
        scene.refer(dispute)
    assert refusal.value.field == "choice_reason"
    referral = scene.refer(dispute, mediator_id=scene.mediator.pk, choice_reason="另一住院")
    assert referral.appointments.get().how == ChoiceHow.COURT


def test_one_partys_choice_is_not_a_joint_one(scene: Scene):
    dispute = scene.consented()
    chooses(scene, dispute, scene.mediator, parties=[dispute.parties.first()])

    assert scene.refer(dispute).appointments.get().how == ChoiceHow.COURT


def test_only_somebody_of_the_roster_can_be_chosen(scene: Scene):
    with pytest.raises(NotOnRoster):
        chooses(scene, scene.consented(), scene.member)


def test_who_rejects_the_appointed_mediator_is_deemed_to_refuse_mediation(scene: Scene):
    dispute = scene.mediating()
    applicant = dispute.parties.first()

    chooses(scene, dispute, scene.mediator, word="REJECTED", parties=[applicant])

    assert fresh(dispute).refusing_parties() == [str(applicant)]
    assert "视为不同意调解" in applicant.last_word().note


def test_a_second_mediator_shares_the_dispute_from_appointment_on(scene: Scene):
    dispute = scene.mediating()
    scene.hold_session(dispute, note="申请人可接受八折。")

    beside = scene.join(dispute)
    answer_appointment(dispute_id=dispute.pk, accept=True, by=beside.user, at=LATER)

    assert has_in_hand(beside, dispute)
    assert MediationNote.objects.visible_to(beside.user).count() == 1
    assert fresh(dispute).open_referral().mediator == scene.mediator
    assert MediatorExclusion.objects.filter(mediator=beside, kind=ExclusionKind.LATER_ROLES).exists()


def test_the_second_may_be_made_to_preside(scene: Scene):
    dispute = scene.mediating()
    beside = scene.join(dispute)

    appoint_mediator(dispute_id=dispute.pk, mediator_id=beside.pk, presiding=True, by=scene.coordinator, at=LATER)

    assert fresh(dispute).open_referral().mediator == beside
    assert [one.presiding for one in fresh(dispute).open_referral().present()] == [True, False]


def test_who_declines_says_why_and_is_out_at_once(scene: Scene):
    dispute = scene.mediating()
    beside = scene.join(dispute)

    with pytest.raises(InvalidInput):
        answer_appointment(dispute_id=dispute.pk, accept=False, by=beside.user, at=LATER)
    answer_appointment(dispute_id=dispute.pk, accept=False, reason="不擅长物业纠纷", by=beside.user, at=LATER)

    assert not has_in_hand(beside, dispute)
    with pytest.raises(TransitionRefused, match="没有待您答复的指定"):
        answer_appointment(dispute_id=scene.join(dispute) and dispute.pk, accept=True, by=scene.mediator.user, at=LATER)


def test_a_replacement_gains_no_time_and_loses_no_access_rule(scene: Scene):
    dispute = scene.mediating()
    due_on = dispute.deadlines.of_mediation().get().due_on
    follower = make_mediator("follower", "接任", on_roster=True)

    replace_mediator(
        dispute_id=dispute.pk, leaving_id=scene.mediator.pk, reason="突发疾病", successor_id=follower.pk,
        by=scene.coordinator, at=LATER,
    )  # fmt: skip

    dispute = fresh(dispute)
    assert dispute.state == State.MEDIATING
    assert (dispute.open_referral().mediator, dispute.deadlines.of_mediation().get().due_on) == (follower, due_on)
    assert has_in_hand(follower, dispute)
    assert not has_in_hand(scene.mediator, dispute)
    with pytest.raises(MediatorBarred):
        appoint_mediator(dispute_id=dispute.pk, mediator_id=scene.mediator.pk, by=scene.coordinator, at=LATER)


def test_without_anybody_presiding_nothing_is_settled(scene: Scene):
    dispute = scene.mediating()
    beside = scene.join(dispute)
    replace_mediator(
        dispute_id=dispute.pk, leaving_id=scene.mediator.pk, reason="突发疾病", by=scene.coordinator, at=LATER
    )

    with pytest.raises(TransitionRefused, match="尚未指定主持"):
        settle_dispute(
            dispute_id=dispute.pk,
            agreement=AgreementFacts(form="WRITTEN", terms="一", nothing_to_perform=True),
            effective_on=MONDAY.date(),
            by=beside.user,
            at=LATER,
        )


def test_a_disclosed_conflict_stops_everything_until_all_parties_agree(scene: Scene):
    dispute = scene.referred()
    told = disclose_conflict(
        dispute_id=dispute.pk, ground=ConflictGround.OTHER_RELATION, detail="与申请人同村", by=scene.mediator.user,
        at=MONDAY,
    )  # fmt: skip
    with pytest.raises((TransitionRefused, MediatorBarred)):
        sign_for_materials(dispute_id=dispute.pk, by=scene.mediator.user, at=LATER)

    for party in dispute.parties.all():
        record_waiver(
            disclosure_id=told.pk, party_id=party.pk, agrees=True, form="WRITTEN", given_at=LATER, by=scene.clerk,
            at=LATER,
        )  # fmt: skip
    sign_for_materials(dispute_id=dispute.pk, by=scene.mediator.user, at=LATER)

    assert fresh(dispute).state == State.MEDIATING


def test_a_granted_recusal_puts_the_mediator_out_for_good(scene: Scene):
    dispute = scene.mediating()
    request = scene.ask_recusal(dispute)
    with pytest.raises(AlreadyAsked):
        scene.ask_recusal(dispute)

    decide_recusal(
        dispute_id=dispute.pk, request_id=request.pk, decision=RecusalDecision.GRANTED, by=scene.coordinator, at=LATER
    )

    assert not has_in_hand(scene.mediator, dispute)
    assert fresh(dispute).open_referral().mediator is None
    assert MediatorAppointment.objects.get(mediator=scene.mediator).end_kind == AppointmentEnd.RECUSED
    with pytest.raises(NotPermitted):
        scene.settle(dispute)
    with pytest.raises(DatabaseError), transaction.atomic():
        MediatorExclusion.objects.all().delete()


def test_who_was_recused_cannot_be_referred_to_again(scene: Scene):
    dispute = scene.referred()
    request = scene.ask_recusal(dispute)
    decide_recusal(
        dispute_id=dispute.pk, request_id=request.pk, decision=RecusalDecision.GRANTED, by=scene.coordinator, at=LATER
    )
    recalled = fresh(dispute)
    scene.recall(recalled)

    with pytest.raises(MediatorBarred, match="不得再任本案调解员"):
        refer_dispute(
            dispute_id=dispute.pk, track="PRE_FILING_ASSIGNED", mediator_id=scene.mediator.pk, by=scene.coordinator,
            at=LATER,
        )  # fmt: skip


def test_he_may_be_kept_only_when_all_parties_waived(scene: Scene):
    dispute = scene.mediating()
    request = scene.ask_recusal(dispute)

    with pytest.raises(InvalidInput) as refusal:
        decide_recusal(
            dispute_id=dispute.pk, request_id=request.pk, decision=RecusalDecision.KEPT, by=scene.coordinator, at=LATER
        )
    assert refusal.value.field == "decision"


def test_the_page_shows_and_takes_it_all(scene: Scene, client):
    dispute = scene.mediating()
    client.force_login(scene.coordinator)
    answer = client.post(
        reverse("cases:recuse", args=[dispute.key]),
        {
            "mediator": scene.mediator.pk,
            "applicant": dispute.parties.first().pk,
            "ground": "INTEREST",
            "detail": "有股份",
        },
    )
    assert answer.status_code == 302
    refused = client.post(
        reverse("cases:rule", args=[dispute.key]),
        {"request": dispute.recusals.get().pk, "decision": "DENIED", "reason": ""},
    )
    assert refused.status_code == 422
    page = client.get(reverse("cases:dispute", args=[dispute.key])).text

    assert "申请人张桂英申请周调解回避" in page
    assert "待决定" in page
    assert "不得任本案的人民陪审员" in page
    assert Action.RULE.label in page
