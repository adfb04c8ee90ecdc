"""Who handles a dispute: proposed by dated rules, decided by a person, answered by the unit; a bounce gains no time."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.lifecycle import State
from cases.models import Dispute, DisputeCategory, DisputeEvent, HandlingUnit, Routing, RoutingRule
from cases.queries.routing import proposal_for, routing_panel
from cases.rules.routing import Stay, time_spent
from cases.services.routing import (
    accept_routing,
    bring_back_dispute,
    resolve_routing,
    return_routing,
    route_dispute,
)
from communities.models import Contact, LinkedUnit
from suyuan.accounts.roles import Role
from suyuan.lib.errors import InvalidInput
from tests.cases.scene import MONDAY, Scene, fresh
from tests.people import TOWN, person

TODAY = MONDAY.date()
CITY = "441900000000"


@pytest.fixture
def arbitration(db) -> HandlingUnit:
    return HandlingUnit.objects.create(
        kind="LABOUR_ARBITRATION", name="某仲裁院", division_id=CITY, contact="王某 0769"
    )


def category(name: str) -> int:
    return DisputeCategory.objects.get(name=name, selectable=True).pk


def labour(scene: Scene, **facts) -> Dispute:
    return scene.registered(category_id=category("劳动争议纠纷"), **facts)


def sent(scene: Scene, unit: HandlingUnit, **facts) -> Dispute:
    dispute = labour(scene, **facts)
    route_dispute(
        dispute_id=dispute.pk, target=unit.kind, unit_id=unit.pk, by=scene.coordinator, at=dispute.registered_at
    )
    return fresh(dispute)


def test_a_unit_that_is_linked_too_has_the_contacts_of_the_linked_unit(scene: Scene, arbitration, client):
    linked = LinkedUnit.objects.create(name="某仲裁院", division_id=CITY, joined_on=TODAY)
    contact = Contact.objects.create(unit=linked, name="林联络", office="科员", phone="0769-2", valid_from=TODAY)
    arbitration.linked_unit = linked
    arbitration.save()
    dispute = sent(scene, arbitration)
    client.force_login(scene.coordinator)
    assert "林联络（科员）0769-2" in client.get(f"/disputes/{dispute.key}/").content.decode()
    contact.valid_to = TODAY
    contact.save()
    assert "王某 0769" in client.get(f"/disputes/{dispute.key}/").content.decode()


def test_the_rules_propose_by_order_of_what_is_known(scene: Scene, arbitration):
    assert proposal_for(scene.registered(), on=TODAY).words == "社区团队"  # an assistant's own dispute goes back there
    assert proposal_for(labour(scene), on=TODAY).words == "劳动人事争议仲裁（某仲裁院）"
    complaint = labour(scene, complaint_submitted_at=MONDAY)
    assert proposal_for(complaint, on=TODAY).words == "诉调对接中心"
    window = scene.registered(intake_source="COURT_WINDOW")
    assert proposal_for(window, on=TODAY).rule.code == "OTHERS"


def test_a_town_s_own_rule_comes_first_and_ends_on_its_day(scene: Scene):
    RoutingRule.objects.create(
        code="OWN", order=5, division_id=TOWN, target="PETITION_OFFICE", reason="镇里约定", basis="会议纪要",
        confidence="X", valid_from=date(2026, 1, 1), valid_to=date(2026, 4, 1), answer_working_days=3,
    )  # fmt: skip
    dispute = scene.registered()
    found = proposal_for(dispute, on=TODAY)
    assert (found.rule.code, found.answer_due_on(TODAY)) == ("OWN", date(2026, 3, 5))
    assert proposal_for(dispute, on=date(2026, 4, 1)).rule.code == "FROM_ASSISTANT"


def test_another_choice_needs_its_reason_and_the_proposal_stays_known(scene: Scene, arbitration):
    dispute = labour(scene)
    with pytest.raises(InvalidInput, match="建议去向为劳动人事争议仲裁"):
        route_dispute(dispute_id=dispute.pk, target="COMMUNITY_TEAM", by=scene.coordinator, at=MONDAY)
    routing = route_dispute(
        dispute_id=dispute.pk, target="COMMUNITY_TEAM", reason="双方愿意先谈。", by=scene.coordinator, at=MONDAY
    )
    assert (routing.proposed, routing.reason) == ("劳动人事争议仲裁（某仲裁院）", "双方愿意先谈。")
    assert fresh(dispute).state == State.ROUTED


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"target": "LABOUR_ARBITRATION"}, "unit"),
        ({"target": "PETITION_OFFICE", "unit": True}, "unit"),
        ({"target": "LABOUR_ARBITRATION", "unit": True, "due": -1}, "answer_due_on"),
    ],
)
def test_what_does_not_fit_is_refused_at_its_field(scene: Scene, arbitration, told, field):
    with pytest.raises(InvalidInput) as refusal:
        route_dispute(
            dispute_id=labour(scene).pk,
            target=told["target"],
            unit_id=arbitration.pk if "unit" in told else None,
            answer_due_on=TODAY + timedelta(days=told["due"]) if "due" in told else None,
            by=scene.coordinator,
            at=MONDAY,
        )
    assert refusal.value.field == field
    assert not Routing.objects.exists()


def test_a_unit_accepts_returns_or_settles(scene: Scene, arbitration):
    dispute = sent(scene, arbitration)
    accept_routing(dispute_id=dispute.pk, by=scene.assistant, at=MONDAY)
    resolve_routing(dispute_id=dispute.pk, result="仲裁调解，工资付清。", by=scene.clerk, at=MONDAY)
    assert fresh(dispute).state == State.CLOSED_ELSEWHERE
    bring_back_dispute(dispute_id=dispute.pk, reason="对方没有付款。", by=scene.coordinator, at=MONDAY)
    assert fresh(dispute).state == State.RECEIVED
    assert list(DisputeEvent.objects.filter(dispute=dispute).values_list("action", flat=True)) == [
        "REGISTER", "ROUTE", "ACCEPT", "RESOLVE", "BRING_BACK",
    ]  # fmt: skip


def test_time_is_counted_through_every_bounce(scene: Scene, arbitration):
    dispute = sent(scene, arbitration)
    return_routing(dispute_id=dispute.pk, reason="不属于劳动关系。", by=scene.clerk, at=MONDAY + timedelta(days=7))
    panel = routing_panel(fresh(dispute), on=TODAY + timedelta(days=10))

    assert (panel.time.total, panel.time.away, panel.time.here, panel.returned) == (10, 7, 3, "退回1次")
    stays = [Stay(date(2026, 3, 2), date(2026, 3, 5)), Stay(date(2026, 3, 9), None)]
    assert time_spent(date(2026, 3, 1), stays, until=date(2026, 3, 11)).away == 5


def test_deciding_for_mediation_fills_in_the_referral(scene: Scene, client):
    RoutingRule.objects.create(
        code="OWN", order=1, target="MEDIATION_ORGANIZATION", organization=scene.organization, reason="镇调委会擅长",
        basis="会议纪要", confidence="X",
    )  # fmt: skip
    dispute = scene.consented(at=timezone.now())
    client.force_login(scene.coordinator)
    client.post(reverse("cases:route", args=[dispute.key]), {"target": "MEDIATION_ORGANIZATION"})

    assert (fresh(dispute).state, Routing.objects.get().outcome) == (State.RECEIVED, "KEPT")
    page = client.get(reverse("cases:refer", args=[dispute.key]))
    assert page.context["chosen"] == f"organization-{scene.organization.pk}"
    assert 'value="镇调委会擅长"' in page.text


def test_the_form_shows_the_proposal_and_a_returned_dispute_tells_its_story(scene: Scene, client, arbitration):
    dispute = labour(scene, at=timezone.now() - timedelta(days=3))
    client.force_login(scene.coordinator)
    form = client.get(reverse("cases:route", args=[dispute.key]))
    assert form.context["form"]["unit"].value() == str(arbitration.pk)
    client.post(reverse("cases:route", args=[dispute.key]), {"target": "LABOUR_ARBITRATION", "unit": arbitration.pk})
    client.post(reverse("cases:return_routing", args=[dispute.key]), {"reason": "没有劳动关系。"})
    page = client.get(reverse("cases:dispute", args=[dispute.key])).text
    assert "退回1次" in page
    assert "没有劳动关系。" in page
    assert "自登记起共 3 天" in page


def test_the_administrator_tries_the_rules_out_without_any_case(scene: Scene, client):
    client.force_login(person("keeper", Role.SYSTEM_ADMIN))
    address = reverse("admin:cases_routingrule_try_out")
    told = {"division": "441900116", "intake_source": "GRID_OFFICER"}

    assert "建议去向：社区团队" in client.get(address, told).text
    assert "没有代码为“9”的区划" in client.get(address, {**told, "division": "9"}).text
    client.force_login(scene.coordinator)
    assert client.get(address, told).status_code == 403
