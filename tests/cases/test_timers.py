"""The working-day timers (办理期限) begin and end by themselves with what happens (在线21 arts 10, 12, 15)."""

from datetime import date, datetime, timedelta

import pytest

from cases.models import Deadline, Dispute, DisputeEvent
from cases.services.appointments import answer_appointment, record_choice, replace_mediator
from cases.services.expiry import expire_deadlines, remind_of_deadlines
from cases.services.intake import register_dispute, save_draft, withdraw_dispute
from cases.services.parties import add_party
from cases.services.referral import decline_referral
from cases.services.routing import resolve_routing, route_dispute
from suyuan.accounts.models import Notice
from tests.cases.scene import MONDAY, Scene, fresh, make_mediator, party
from tests.cases.test_mediators_on_the_case import chooses

FRIDAY = MONDAY + timedelta(days=4)  # 2026-03-06: the weekend is not counted
ONLINE = {"channel": "ONLINE"}


def running(dispute: Dispute) -> dict[str, date]:
    clocks = Deadline.objects.running().filter(dispute=dispute, rule__track="")
    return dict(clocks.values_list("rule__code", "due_on"))


def applied_online(scene: Scene, *, at: datetime = FRIDAY) -> Dispute:
    """An application made on-line and registered, with nobody's word yet."""
    drafted = scene.draft(at=at)
    save_draft(key=drafted.key, facts={}, parties=None, origin=ONLINE, by=scene.assistant, at=at)
    return register_dispute(dispute_id=drafted.pk, by=scene.assistant, at=at)


def test_an_assignment_waits_three_working_days_for_its_answer(scene: Scene):
    dispute = scene.referred(at=FRIDAY)
    assert running(dispute) == {"ACCEPT_ASSIGNMENT": date(2026, 3, 11)}

    scene.sign(dispute, at=FRIDAY)
    assert running(dispute) == {}


def test_an_organisation_owes_the_answer_too_and_a_refusal_ends_it(scene: Scene):
    dispute = scene.consented(at=FRIDAY)
    scene.refer(dispute, at=FRIDAY, organization_id=scene.organization.pk)
    assert running(dispute) == {"ACCEPT_ASSIGNMENT": date(2026, 3, 11)}

    decline_referral(dispute_id=dispute.pk, reason="案件较多", by=scene.manager, at=FRIDAY)
    assert running(dispute) == {}


def test_a_second_mediator_and_a_successor_have_their_own_days(scene: Scene):
    dispute = scene.mediating()
    beside = scene.join(dispute, at=FRIDAY)
    assert running(dispute) == {"ACCEPT_ASSIGNMENT": date(2026, 3, 11)}
    answer_appointment(dispute_id=dispute.pk, accept=True, by=beside.user, at=FRIDAY)
    assert running(dispute) == {}

    successor, later = make_mediator("successor", "接任", on_roster=True), FRIDAY + timedelta(days=3)
    replace_mediator(
        dispute_id=dispute.pk, leaving_id=beside.pk, reason="住院", successor_id=successor.pk, by=scene.coordinator,
        at=later,
    )  # fmt: skip
    assert running(dispute) == {"ACCEPT_ASSIGNMENT": date(2026, 3, 12)}


def test_silence_is_reminded_of_then_logged_with_what_follows(scene: Scene):
    dispute = scene.referred(at=FRIDAY)

    assert remind_of_deadlines(at=FRIDAY + timedelta(days=4)) == 1
    assert Notice.objects.get(user=scene.mediator.user).text.endswith("2026-03-11到期。")
    assert expire_deadlines(at=FRIDAY + timedelta(days=6)) == 1
    assert DisputeEvent.objects.filter(dispute=dispute).last().note.endswith("逾期不回应的，可以收回后另行指派")


def test_an_application_online_waits_for_the_other_side_then_for_the_choice_of_both(scene: Scene):
    dispute = applied_online(scene)
    applicant, respondent = dispute.parties.all()
    assert running(dispute) == {"COURT_APPOINTMENT": date(2026, 3, 11)}

    scene.says(applicant, "CONSENT", at=FRIDAY)
    assert running(dispute) == {"COURT_APPOINTMENT": date(2026, 3, 11), "ASK_OTHER_SIDE": date(2026, 3, 11)}

    scene.says(respondent, "CONSENT", at=FRIDAY)
    assert running(dispute) == {"COURT_APPOINTMENT": date(2026, 3, 11), "JOINT_CHOICE": date(2026, 3, 10)}

    for one in (applicant, respondent):
        record_choice(
            dispute_id=dispute.pk, party_id=one.pk, mediator_id=scene.mediator.pk, word="CHOSEN", form="ONLINE",
            given_at=FRIDAY, by=scene.clerk, at=FRIDAY,
        )  # fmt: skip
    assert running(dispute) == {"COURT_APPOINTMENT": date(2026, 3, 11)}

    scene.refer(dispute, at=FRIDAY)
    assert running(dispute) == {"ACCEPT_ASSIGNMENT": date(2026, 3, 11)}


def test_a_refusal_leaves_nothing_to_wait_for(scene: Scene):
    dispute = applied_online(scene)
    scene.says(dispute.parties.first(), "REFUSAL", at=FRIDAY)
    assert running(dispute) == {}


def test_who_joins_a_mediation_online_is_asked_within_three_days_of_acceptance(scene: Scene):
    dispute = applied_online(scene, at=MONDAY)
    for one in dispute.parties.all():
        scene.says(one, "CONSENT")
    scene.refer(dispute)
    scene.sign(dispute)
    assert running(dispute) == {}

    add_party(dispute_id=dispute.pk, party=party("RESPONDENT", "李新"), by=scene.clerk, at=MONDAY)

    assert running(dispute) == {"ASK_OTHER_SIDE": date(2026, 3, 5)}


def test_mediation_on_the_spot_knows_only_the_answer_of_the_mediator(scene: Scene):
    dispute = scene.consented()
    chooses(scene, dispute, scene.mediator)
    assert running(dispute) == {}


def test_a_returned_referral_owes_a_new_appointment_from_that_day(scene: Scene):
    dispute = applied_online(scene, at=MONDAY)
    for one in dispute.parties.all():
        scene.says(one, "CONSENT")
    scene.refer(dispute)

    decline_referral(dispute_id=dispute.pk, reason="明显不擅长", by=scene.mediator.user, at=FRIDAY)

    assert running(dispute)["COURT_APPOINTMENT"] == date(2026, 3, 11)


@pytest.mark.parametrize("how", ["withdrawn", "elsewhere"])
def test_no_clock_outlives_the_dispute(scene: Scene, how):
    dispute = applied_online(scene)
    who = {"dispute_id": dispute.pk, "by": scene.clerk, "at": FRIDAY}
    if how == "withdrawn":
        withdraw_dispute(reason="自行和解", **who)
    else:
        route_dispute(target="COMMUNITY_TEAM", unit_id=None, reason="就地化解", **who)
        resolve_routing(result="已经调处", **who)
    assert not Deadline.objects.running().filter(dispute=fresh(dispute)).exists()
