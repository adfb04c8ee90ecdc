"""The conflict check (回避与披露): against an oracle written anew here, and before every assignment."""

from itertools import product

import pytest

from cases.choices import AgentKind, Authority, ConsentForm, PartyKind, PartySide
from cases.models import Agent
from cases.queries.assignees import assignees, members_to_name
from cases.queries.ties import conflicts_of
from cases.services._fitness import MediatorBarred
from cases.services.impartiality import record_waiver
from cases.services.parties import add_party
from cases.services.referral import sign_for_materials
from mediators.choices import RelationKind
from mediators.models import DeclaredRelation
from tests.cases.scene import GOOD_ID, MONDAY, Scene, fresh, make_mediator, party

OTHER_ID = "990001195001010019"
IDS, PHONES, NAMES = (GOOD_ID, OTHER_ID, ""), ("13800138000", ""), ("张桂英", "周调解")


def oracle(mediator, relative, one):
    """What the rules say, told plainly: pairs of code and whether it excludes."""
    found = set()
    if one["identity_number"] and one["identity_number"] == mediator["identity_number"]:
        return {("SAME_PERSON", True)} | family(relative, one)
    known_apart = one["identity_number"] and mediator["identity_number"]
    if one["name"] == mediator["name"] and not known_apart:
        found.add(("SAME_NAME", False))
    found |= family(relative, one)
    if one["phone"] and one["phone"] == mediator["phone"]:
        found.add(("PHONE", False))
    return found


def family(relative, one):
    if one["identity_number"] and one["identity_number"] == relative["identity_number"]:
        return {("FAMILY", True)}
    known_apart = one["identity_number"] and relative["identity_number"]
    return {("FAMILY_NAME", False)} if one["name"] == relative["name"] and not known_apart else set()


def test_every_combination_agrees_with_the_oracle(scene: Scene):
    """Identity, telephone and names of mediator, relative and party, in all combinations that differ."""
    dispute = scene.registered()
    one = dispute.parties.first()
    relative = DeclaredRelation(
        mediator=scene.mediator, kind=RelationKind.FAMILY, relation="配偶", declared_at=MONDAY, name="张桂英"
    )
    for own_id, kin_id, phone in product(IDS, IDS, PHONES):
        scene.mediator.identity_number, scene.mediator.phone = own_id, phone
        scene.mediator.save()
        relative.identity_number = kin_id
        relative.save()
        for party_id, party_phone, name in product(IDS, PHONES, NAMES):
            one.identity_number, one.phone, one.name = party_id, party_phone, name
            one.save()
            found = conflicts_of([dispute], [scene.mediator.pk], on=MONDAY.date()).values()
            wanted = oracle(
                {"name": "周调解", "identity_number": own_id, "phone": phone},
                {"name": "张桂英", "identity_number": kin_id},
                {"name": name, "identity_number": party_id, "phone": party_phone},
            )
            assert {(c.code, c.excludes) for group in found for c in group} == wanted


def test_who_is_employed_by_a_party_or_faced_one_must_withdraw(scene: Scene):
    dispute = scene.consented()
    scene.mediator.law_firm = "东莞市示例物业服务有限公司"
    scene.mediator.save()
    with pytest.raises(MediatorBarred, match=r"周调解应当回避：被申请人东莞市示例物业服务有限公司是其任职"):
        scene.refer(dispute)
    scene.mediator.law_firm, scene.mediator.identity_number = "", GOOD_ID
    scene.mediator.save()
    earlier = scene.registered()
    add_party(
        dispute_id=earlier.pk,
        party=party(PartySide.RESPONDENT, "周某", identity_number=GOOD_ID),
        by=scene.clerk,
        at=MONDAY,
    )
    for one in (dispute, earlier):
        applicant = one.parties.get(side=PartySide.APPLICANT)
        applicant.identity_number = OTHER_ID
        applicant.save()
    with pytest.raises(MediatorBarred, match=r"曾在另一纠纷中与申请人张桂英互为对方当事人"):
        scene.refer(dispute)
    earlier.parties.filter(name="周某").update(side=PartySide.APPLICANT)
    assert scene.refer(dispute)


def test_the_partys_agent_counts_too(scene: Scene):
    dispute = scene.consented()
    applicant = dispute.parties.get(side=PartySide.APPLICANT)
    agent = Agent.objects.create(
        party=applicant, kind=AgentKind.LAWYER, name="李律师", unit="广东莞甲律师事务所", identity_number=OTHER_ID,
        authority=Authority.GENERAL, added_at=MONDAY,
    )  # fmt: skip
    scene.mediator.law_firm = "广东莞甲律师事务所"
    scene.mediator.save()
    (found,) = conflicts_of([dispute], [scene.mediator.pk], on=MONDAY.date()).values()
    assert [(one.code, one.text) for one in found] == [
        ("SAME_FIRM", "与申请人张桂英的代理人李律师同在广东莞甲律师事务所")
    ]
    DeclaredRelation.objects.create(
        mediator=scene.mediator, kind=RelationKind.FAMILY, name="李律师", relation="妹妹", identity_number=OTHER_ID,
        declared_at=MONDAY,
    )  # fmt: skip
    with pytest.raises(MediatorBarred, match="申请人张桂英的代理人李律师是其申报的近亲属（妹妹）"):
        scene.refer(dispute)
    Agent.objects.filter(pk=agent.pk).update(ended_at=MONDAY, ended_reason="解除委托")
    assert scene.refer(dispute)


def test_what_must_be_disclosed_is_shown_and_kept_with_the_referral(scene: Scene):
    dispute = scene.consented()
    scene.mediator.phone = "13800138000"
    scene.mediator.save()
    applicant = dispute.parties.get(side=PartySide.APPLICANT)
    applicant.phone = "138 0013 8000"
    applicant.save()
    (shown,) = [row for row in assignees(dispute, on=MONDAY.date()).rows if row.score]
    assert [one.text for one in shown.disclosures] == ["与申请人张桂英联系电话相同"]
    assert shown.rank == 1
    referral = scene.refer(dispute)
    told = referral.dispute.disclosures.get()
    assert (told.mediator, told.detail) == (scene.mediator, "系统核对发现：与申请人张桂英联系电话相同")
    with pytest.raises(MediatorBarred, match="尚未取得各方当事人同意"):
        sign_for_materials(dispute_id=dispute.pk, by=scene.mediator.user, at=MONDAY)
    for one in dispute.opposing_parties():
        record_waiver(
            disclosure_id=told.pk, party_id=one.pk, agrees=True, form=ConsentForm.WRITTEN, given_at=MONDAY,
            by=scene.clerk, at=MONDAY,
        )  # fmt: skip
    assert sign_for_materials(dispute_id=dispute.pk, by=scene.mediator.user, at=MONDAY)


def test_an_organisation_does_not_mediate_its_own_dispute_and_names_no_member_who_must_withdraw(scene: Scene):
    dispute = scene.consented()
    company = dispute.parties.get(side=PartySide.RESPONDENT)
    company.name, company.kind = scene.organization.name, PartyKind.LEGAL
    company.save()
    with pytest.raises(MediatorBarred, match="塘厦镇人民调解委员会应当回避"):
        scene.refer(dispute, organization_id=scene.organization.pk)

    other = scene.consented()
    scene.refer(other, organization_id=scene.organization.pk)
    applicant = other.parties.get(side=PartySide.APPLICANT)
    applicant.identity_number = scene.member.identity_number = GOOD_ID
    applicant.save()
    scene.member.save()
    assert members_to_name(fresh(other), on=MONDAY.date()) == []
    with pytest.raises(MediatorBarred, match="郑成员应当回避：就是申请人张桂英"):
        sign_for_materials(dispute_id=other.pk, mediator_id=scene.member.pk, by=scene.manager, at=MONDAY)


def test_the_check_takes_as_many_queries_for_many_as_for_few(scene: Scene, django_assert_num_queries):
    disputes = [scene.registered() for _ in range(3)]
    people = [make_mediator(f"m{n}", f"甲{n}", on_roster=True).pk for n in range(4)]
    for few, many in (([disputes[0]], people[:1]), (disputes, people)):
        with django_assert_num_queries(5):
            conflicts_of(few, many, on=MONDAY.date())
