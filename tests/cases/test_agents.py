"""Who acts for a party: by law or empowered, how far, with which paper."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from cases.models import Agent
from cases.queries.missing import missing_in
from cases.services._transition import TransitionRefused
from cases.services.agents import add_agent, end_agent
from cases.services.parties import update_party
from suyuan.lib.errors import InvalidInput
from tests.cases.scene import GOOD_ID, MONDAY, WRONG_ID, Scene, fresh

OTHER_ID = "990001190001010039"
LAWYER = {"kind": "LAWYER", "name": "吴律", "unit": "示例律师事务所", "authority": "SPECIAL", "powers": "进行和解"}
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"


def test_several_agents_on_each_side_and_only_special_authority_settles(scene: Scene):
    dispute = scene.registered()
    applicant, company = dispute.parties.all()
    update_party(party_id=company.pk, party={"kind": "LEGAL"}, by=scene.clerk, at=MONDAY)
    told = [
        (applicant, LAWYER),
        (applicant, {"kind": "RELATIVE", "name": "张桂芳", "relation": "妹妹", "authority": "GENERAL"}),
        (company, {"kind": "STAFF", "name": "刘法务", "authority": "GENERAL"}),
    ]
    made = [add_agent(party_id=party.pk, agent=agent, by=scene.clerk, at=MONDAY) for party, agent in told]

    assert [agent.may_settle for agent in made] == [True, False, False]
    assert dispute.events.filter(note="申请人张桂英的代理人：吴律（律师），特别授权").exists()
    assert "申请人张桂英的代理人吴律的授权委托书" in [item.what for item in missing_in(fresh(dispute))]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": " "}, "name"),
        ({"powers": ""}, "powers"),
        ({"authority": ""}, "authority"),
        ({"kind": "STAFF"}, "kind"),
        ({"identity_number": WRONG_ID}, "identity_number"),
        ({"empowered_on": MONDAY.date() + timedelta(days=1)}, "empowered_on"),
    ],
)
def test_what_does_not_fit_is_refused(scene: Scene, wrong, field):
    party = scene.registered().parties.first()
    with pytest.raises(InvalidInput) as refusal:
        add_agent(party_id=party.pk, agent={**LAWYER, **wrong}, by=scene.clerk, at=MONDAY)
    assert refusal.value.field == field


def test_who_mediated_may_not_be_agent_in_the_same_case(scene: Scene):
    """特邀16 art. 16; another person of the same name is told apart by the number."""
    dispute = scene.mediating()
    party = dispute.parties.first()
    agent = {**LAWYER, "name": scene.mediator.name}
    for _ in ("while he mediates", "after it went back"):
        with pytest.raises(InvalidInput, match="不得担任本案的代理人") as refusal:
            add_agent(party_id=party.pk, agent=agent, by=scene.clerk, at=MONDAY)
        assert refusal.value.field == "name"
        if fresh(dispute).open_referral():
            scene.recall(dispute)
    scene.mediator.identity_number = OTHER_ID
    scene.mediator.save()
    assert add_agent(party_id=party.pk, agent={**agent, "identity_number": GOOD_ID}, by=scene.clerk, at=MONDAY)


def test_nobody_acts_for_both_sides(scene: Scene):
    applicant, respondent = scene.registered().parties.all()
    first = add_agent(party_id=applicant.pk, agent={**LAWYER, "identity_number": GOOD_ID}, by=scene.clerk, at=MONDAY)
    for agent in ({**LAWYER}, {**LAWYER, "unit": "另一家", "identity_number": GOOD_ID}):
        with pytest.raises(InvalidInput) as refusal:
            add_agent(party_id=respondent.pk, agent=agent, by=scene.clerk, at=MONDAY)
        assert "不能代理双方" in refusal.value.message

    with pytest.raises(InvalidInput):
        end_agent(agent_id=first.pk, reason=" ", by=scene.clerk, at=MONDAY)
    end_agent(agent_id=first.pk, reason="解除委托", by=scene.clerk, at=MONDAY)
    with pytest.raises(TransitionRefused):
        end_agent(agent_id=first.pk, reason="再次", by=scene.clerk, at=MONDAY)
    add_agent(party_id=respondent.pk, agent=LAWYER, by=scene.clerk, at=MONDAY)


def test_a_minor_needs_a_guardian_who_acts_by_law(scene: Scene):
    dispute = scene.registered()
    child = dispute.parties.first()
    update_party(party_id=child.pk, party={"minor": True}, by=scene.clerk, at=MONDAY)
    assert "申请人张桂英的法定代理人" in [item.what for item in missing_in(fresh(dispute))]

    guardian = {"kind": "GUARDIAN", "name": "张父", "relation": "父亲", "authority": ""}
    added = add_agent(party_id=child.pk, agent=guardian, by=scene.clerk, at=MONDAY)

    assert (added.authority, added.may_settle) == ("STATUTORY", True)
    assert "申请人张桂英的法定代理人" not in [item.what for item in missing_in(fresh(dispute))]


def test_the_page_takes_the_paper_and_masks_the_telephone(scene: Scene, client):
    dispute = scene.registered(at=timezone.now() - timedelta(hours=2))
    party = dispute.parties.first()
    client.force_login(scene.clerk)
    add = reverse("cases:add_agent", args=[dispute.key, party.key])
    assert "特别授权须写明事项" in client.post(add, {**LAWYER, "powers": ""}).text
    proof = SimpleUploadedFile("授权委托书.pdf", PDF, "application/pdf")
    client.post(add, {**LAWYER, "phone": "13800138000", "proof": proof})

    page = client.get(reverse("cases:dispute", args=[dispute.key])).text
    for shown in ("吴律，律师，示例律师事务所", "特别授权", "授权委托书.pdf", "138****8000"):
        assert shown in page
    assert "13800138000" not in page
    agent = Agent.objects.get()
    reveal = reverse("cases:reveal_agent_phone", args=[dispute.key, agent.key])
    assert "13800138000" in client.post(reveal, {"reason": "通知开会"}).text
    client.post(reverse("cases:end_agent", args=[dispute.key, agent.key]), {"reason": "解除委托"})
    assert "吴律，律师" not in client.get(reverse("cases:dispute", args=[dispute.key])).text
