"""Who may know that a dispute exists."""

from datetime import timedelta

import pytest
from django.urls import reverse

from cases.models import Dispute
from communities.models import Division, Posting
from mediators.models import OrganizationManager
from suyuan.accounts.models import User
from suyuan.accounts.roles import ADMINISTRATORS, Role
from tests.cases.scene import MONDAY, Scene, make_mediator
from tests.people import SINCE, person


def sees(user: User, dispute: Dispute) -> bool:
    return Dispute.objects.visible_to(User.objects.get(pk=user.pk)).filter(pk=dispute.pk).exists()


def test_the_centre_sees_its_courts_disputes(scene: Scene):
    dispute = scene.registered()

    assert sees(scene.clerk, dispute)
    assert sees(scene.coordinator, dispute)
    assert not sees(person("far", Role.CLERK, Role.COORDINATOR, court="粤1972"), dispute)


def test_an_assistant_sees_the_own_place_and_what_was_logged_oneself(scene: Scene):
    here = scene.registered()
    elsewhere = scene.draft(division_id="441900115000")
    of_the_town = person("town", Role.ASSISTANT, division="441900116000")
    villages = Division.objects.filter(parent="441900116000").exclude(pk=scene.village.pk)
    next_door = person("next", Role.ASSISTANT, division=villages.first().pk)

    assert sees(scene.assistant, here)
    assert sees(scene.assistant, elsewhere)
    assert sees(of_the_town, here)
    assert not sees(of_the_town, elsewhere)
    assert not sees(next_door, here)


def test_a_judge_sees_the_court_or_only_the_own_communities(scene: Scene):
    dispute = scene.registered()
    paired = person("paired")
    Posting.objects.create(
        user=paired, role=Role.JUDGE, court_id="粤1973", division_id="441900115000", valid_from=SINCE
    )

    assert sees(scene.judge, dispute)
    assert not sees(paired, dispute)


def test_a_mediator_sees_what_is_in_hand_from_referral_on_and_after_the_end(scene: Scene):
    assert not sees(scene.mediator.user, scene.consented())
    assert sees(scene.mediator.user, scene.referred())
    assert sees(scene.mediator.user, scene.settled())
    assert not sees(scene.member.user, scene.settled())


def test_an_organisations_manager_sees_its_disputes_while_managing_it(scene: Scene):
    dispute = scene.consented()
    scene.refer(dispute, organization_id=scene.organization.pk)

    assert sees(scene.manager, dispute)
    OrganizationManager.objects.update(valid_to=MONDAY.date() - timedelta(days=365))
    assert not sees(scene.manager, dispute)


@pytest.mark.parametrize("role", [*sorted(ADMINISTRATORS), Role.FINANCE, Role.SUBSIDY_REVIEWER, Role.GOVERNANCE_VIEWER])
def test_others_see_no_dispute_at_all(scene: Scene, role):
    dispute = scene.settled()
    other = person("other", role)

    assert not sees(other, dispute)


def test_a_post_that_has_ended_shows_nothing(scene: Scene):
    dispute = scene.registered()
    Posting.objects.filter(user=scene.clerk).update(valid_to=MONDAY.date() - timedelta(days=1))

    assert not sees(scene.clerk, dispute)


def test_pages_answer_404_for_what_one_may_not_know(scene: Scene, client):
    dispute = scene.mediating()
    one = dispute.parties.first()
    stranger = make_mediator("stranger", "别人", on_roster=True)
    client.force_login(stranger.user)

    for name in ("dispute", "settle", "end", "session", "edit_facts", "assignees"):
        assert client.get(reverse(f"cases:{name}", args=[dispute.key])).status_code == 404
    for name in ("consent", "edit_party"):
        assert client.get(reverse(f"cases:{name}", args=[dispute.key, one.key])).status_code == 404
    answer = client.post(reverse("cases:reveal_phone", args=[dispute.key, one.key]), {"reason": "看看"})
    assert answer.status_code == 404
    assert dispute.number not in client.get(reverse("cases:dispute_list")).text


@pytest.mark.parametrize("role", sorted(ADMINISTRATORS))
def test_administrators_never_open_a_dispute(scene: Scene, client, role):
    dispute = scene.settled()
    client.force_login(person("admin", role))

    assert client.get(reverse("cases:dispute", args=[dispute.key])).status_code == 403
    assert client.get(reverse("cases:dispute_list")).status_code == 403
