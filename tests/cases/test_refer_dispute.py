"""Referring: consent of all, somebody of the roster in force, a track open to the dispute on the day."""

from datetime import date, timedelta

import pytest

from cases.choices import PartySide, Procedure, Track
from cases.lifecycle import State
from cases.models import CauseOfAction, DisputeEvent, TrackRule
from cases.queries.assignees import assignees
from cases.services._fitness import NotOnRoster
from cases.services._transition import NotPermitted, TransitionRefused
from cases.services.parties import add_party
from cases.services.referral import NotMediable, TrackClosed, refer_dispute
from mediators.models import RosterEntry
from suyuan.lib.errors import InvalidInput
from tests.cases.scene import MONDAY, Scene, fresh, make_mediator, party

COMPLAINT = {"complaint_submitted_at": MONDAY - timedelta(days=1)}


def test_it_goes_to_a_mediator_of_the_roster(scene: Scene):
    dispute = scene.consented()

    referral = scene.refer(dispute, mediator_id=scene.mediator.pk, materials="申请书一份")

    assert fresh(dispute).state == State.REFERRED
    assert fresh(dispute).open_referral() == referral
    assert fresh(dispute).track == Track.PRE_FILING_ASSIGNED
    assert DisputeEvent.objects.last().note == "委派调解（立案前），移送周调解"


def test_or_to_an_organisation_of_the_roster(scene: Scene):
    referral = scene.refer(scene.consented(), organization_id=scene.organization.pk)

    assert referral.holder_name == "塘厦镇人民调解委员会"


def test_not_before_everybody_consents(scene: Scene):
    with pytest.raises(TransitionRefused) as refusal:
        scene.refer(scene.registered())
    assert "申请人张桂英、被申请人东莞市示例物业服务有限公司同意调解的记录" in refusal.value.message


def test_a_respondent_added_later_is_asked_too(scene: Scene):
    dispute = scene.consented()
    add_party(dispute_id=dispute.pk, party=party(PartySide.RESPONDENT, "赵六"), by=scene.clerk, at=MONDAY)

    with pytest.raises(TransitionRefused, match="赵六"):
        scene.refer(dispute)


def test_a_third_person_is_not(scene: Scene):
    dispute = scene.consented()
    add_party(dispute_id=dispute.pk, party=party(PartySide.THIRD, "赵六"), by=scene.clerk, at=MONDAY)

    assert scene.refer(dispute)


def test_not_to_nobody(scene: Scene):
    with pytest.raises(InvalidInput) as refusal:
        refer_dispute(dispute_id=scene.consented().pk, track=Track.PRE_FILING_ASSIGNED, by=scene.coordinator, at=MONDAY)
    assert refusal.value.field == "assignee"


def test_not_to_who_is_off_the_roster(scene: Scene):
    dispute = scene.consented()
    former = make_mediator("former", "前调解", on_roster=True)
    RosterEntry.objects.filter(mediator=former).update(valid_to=MONDAY.date())

    for mediator in (former, scene.member):
        with pytest.raises(NotOnRoster, match="不在本院名册"):
            scene.refer(dispute, mediator_id=mediator.pk)
    RosterEntry.objects.filter(organization=scene.organization).update(valid_to=MONDAY.date())
    with pytest.raises(NotOnRoster):
        scene.refer(dispute, organization_id=scene.organization.pk)


def test_a_listed_organisations_member_is_deemed_listed(scene: Scene):
    referral = scene.refer(scene.consented(), organization_id=scene.organization.pk, mediator_id=scene.member.pk)

    assert referral.holder_name == "塘厦镇人民调解委员会 郑成员"


def test_the_roster_of_the_court_above_may_be_used(scene: Scene):
    RosterEntry.objects.create(court_id="粤19", mediator=scene.member, valid_from=date(2020, 1, 1))

    assert scene.refer(scene.consented(), mediator_id=scene.member.pk)


def test_not_to_who_cannot_sign(scene: Scene):
    scene.mediator.user = None
    scene.mediator.save()

    with pytest.raises(NotOnRoster, match="没有登录账号"):
        scene.refer(scene.consented())


def test_who_may_be_chosen_is_listed_least_loaded_first(scene: Scene):
    dispute = scene.consented()
    scene.refer(scene.consented())
    make_mediator("free", "闲调解", on_roster=True)

    names = [(row.name, row.load) for row in assignees(dispute, on=MONDAY.date()).rows]

    assert names == [("塘厦镇人民调解委员会", 0), ("闲调解", 0), ("周调解", 1)]
    assert [row.name for row in assignees(dispute, on=MONDAY.date(), text="周").rows] == ["周调解"]


def test_a_complaint_in_hand_since_2025_goes_on_after_filing(scene: Scene):
    dispute = scene.consented(**COMPLAINT)

    with pytest.raises(TrackClosed, match="已提交起诉材料"):
        scene.refer(dispute)
    with pytest.raises(InvalidInput) as refusal:
        scene.refer(dispute, track=Track.POST_FILING_PRE_TRIAL, mediator_id=scene.mediator.pk)
    assert refusal.value.field == "procedure"

    referral = scene.refer(
        dispute, track=Track.POST_FILING_PRE_TRIAL, procedure=Procedure.SIMPLE, mediator_id=scene.mediator.pk
    )
    assert referral.procedure == Procedure.SIMPLE


def test_without_a_complaint_there_is_nothing_to_entrust(scene: Scene):
    with pytest.raises(TrackClosed, match="未提交起诉材料"):
        scene.refer(scene.consented(), track=Track.IN_TRIAL_ENTRUSTED, mediator_id=scene.mediator.pk)


@pytest.mark.parametrize(
    ("origin", "on", "tracks"),
    [
        ("NO_COMPLAINT", date(2016, 6, 30), []),
        ("NO_COMPLAINT", date(2024, 12, 31), ["PRE_FILING_ASSIGNED"]),
        ("NO_COMPLAINT", date(2025, 1, 1), ["PRE_FILING_ASSIGNED"]),
        ("COMPLAINT", date(2023, 6, 1), ["PRE_FILING_ASSIGNED", "POST_FILING_PRE_TRIAL", "IN_TRIAL_ENTRUSTED"]),
        ("COMPLAINT", date(2025, 1, 1), ["POST_FILING_PRE_TRIAL", "IN_TRIAL_ENTRUSTED", "INVITED_ASSIST"]),
        ("SELF_MEDIATED", date(2025, 1, 1), ["PRE_FILING_ASSIGNED", "SELF_MEDIATED"]),
    ],
)
def test_the_tracks_open_on_a_day(db, origin, on, tracks):
    assert [rule.track for rule in TrackRule.objects.open_to(origin, on=on)] == tracks


def test_once_and_by_the_centre_only(scene: Scene):
    dispute = scene.consented()
    with pytest.raises(NotPermitted):
        refer_dispute(
            dispute_id=dispute.pk,
            track=Track.PRE_FILING_ASSIGNED,
            mediator_id=scene.mediator.pk,
            by=scene.assistant,
            at=MONDAY,
        )
    scene.refer(dispute)
    with pytest.raises(TransitionRefused, match="待签收的纠纷不能移送调解"):
        scene.refer(dispute)


def test_not_what_the_law_forbids_to_mediate(scene: Scene):
    dispute = scene.consented()
    dispute.cause = CauseOfAction.objects.in_force(MONDAY.date()).filter(name="婚姻无效纠纷").first()
    dispute.save(update_fields=["cause"])

    with pytest.raises(NotMediable, match=r"不得调解.*民事诉讼法解释第143条"):
        scene.refer(dispute)
    assert fresh(dispute).state == State.RECEIVED
