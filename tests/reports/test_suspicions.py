"""Payments worth a second look: each kind is found, what only looks like it is not, and examining changes no money."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from cases.models import CauseOfAction, Dispute, LaterStep, Series
from cases.services.impartiality import disclose_conflict, record_waiver
from cases.services.mediation import reopen_dispute
from mediators.models import DeclaredRelation, Mediator, SubsidyDue, SuspicionRule, Voucher
from mediators.services.dues import correct_payee
from mediators.services.ledger import reverse_voucher
from reports.models import Suspicion, SuspicionFinding
from reports.services.suspicions import look_for_suspicions
from reports.tasks import look_for_suspicions as nightly
from suyuan.accounts.models import User
from suyuan.accounts.roles import Role
from tests.cases.scene import GOOD_ID, MONDAY, build_scene
from tests.mediators.making import accrue, mediator
from tests.people import person

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def scene():
    return build_scene()


def settled(scene, *, at=MONDAY, applicant=None, respondent=None, **dispute) -> Dispute:
    """A dispute settled and paid, between parties told apart by their telephone numbers."""
    made = scene.settled(at=at)
    person_told = {"name": "张桂英", "phone": "13800000001", **(applicant or {})}
    for side, told in (
        ("APPLICANT", person_told),
        ("RESPONDENT", {"name": "东莞市甲公司", "kind": "LEGAL"} | (respondent or {})),
    ):
        party = made.parties.get(side=side)
        for name, value in told.items():
            setattr(party, name, value)
        party.save()
    if dispute:
        Dispute.objects.filter(pk=made.pk).update(**dispute)
    accrue(at)
    return made


def found(kind, *, at=MONDAY + 400 * DAY):
    look_for_suspicions(at=at)
    return [sorted(row.dispute_numbers) for row in Suspicion.objects.filter(kind=kind).order_by("pk")]


def numbers(*disputes):
    return sorted(one.number for one in disputes)


def a_series(scene, dispute):
    return Series.objects.create(centre=dispute.centre, name="物业费", created_by=scene.coordinator, created_at=MONDAY)


def a_cause():
    return CauseOfAction.objects.order_by("pk").first()


def test_the_same_parties_again_and_again_are_found(scene):
    disputes = [settled(scene, at=MONDAY + n * 30 * DAY) for n in range(3)]
    assert found("SAME_PARTIES") == [numbers(*disputes)]
    grounds = Suspicion.objects.get(kind="SAME_PARTIES").grounds
    assert "3件" in grounds
    assert "张桂英" not in grounds


def test_namesakes_other_applicants_few_and_far_between_are_not(scene):
    for n in range(3):
        settled(
            scene, at=MONDAY + n * DAY, applicant={"phone": f"1390000000{n}"}
        )  # one company, three people of a name
    for n in range(3):
        settled(scene, at=MONDAY + n * 200 * DAY, applicant={"name": "李四"})  # twice a year
    for n in range(2):
        settled(scene, at=MONDAY + n * DAY, applicant={"name": "王五"})
    for n in range(3):
        settled(scene, at=MONDAY + n * DAY, applicant={"name": "赵六", "phone": ""})  # who may be three people
    assert found("SAME_PARTIES") == []


def test_one_dispute_split_into_several_is_found(scene):
    disputes = [settled(scene, at=MONDAY + n * DAY, cause=a_cause()) for n in range(2)]
    assert found("SPLIT") == [numbers(*disputes)]


def test_other_matters_later_ones_and_a_recorded_series_are_not_split(scene):
    first, second = CauseOfAction.objects.order_by("pk")[:2]
    settled(scene, cause=first), settled(scene, cause=second)
    settled(scene, applicant={"name": "李四"}, cause=first)
    settled(scene, at=MONDAY + 60 * DAY, applicant={"name": "李四"}, cause=first)
    series = [settled(scene, at=MONDAY + n * DAY, applicant={"name": "王五"}, cause=first) for n in range(2)]
    made = a_series(scene, series[0])
    Dispute.objects.filter(pk__in=[one.pk for one in series]).update(series=made)
    assert found("SPLIT") == []


def a_suit(dispute, kind="SUIT", *, after=30):
    LaterStep.objects.create(
        dispute=dispute, kind=kind, done_on=(MONDAY + after * DAY).date(), recorded_by=User.objects.system(),
        recorded_at=MONDAY + after * DAY,
    )  # fmt: skip


def test_a_success_followed_by_a_suit_is_found(scene):
    sued = settled(scene)
    a_suit(sued)
    assert found("SUED_AFTER") == [[sued.number]]


def test_a_success_followed_by_a_new_dispute_of_the_same_kind_in_court_is_found(scene):
    paid = settled(scene, cause=a_cause())
    again = settled(scene, at=MONDAY + 20 * DAY, cause=a_cause())
    a_suit(again, "TO_FILING")
    assert numbers(paid, again) in found("SUED_AFTER")


def test_a_suit_of_other_parties_of_another_matter_or_before_is_not(scene):
    first, second = CauseOfAction.objects.order_by("pk")[:2]
    settled(scene, cause=first)
    other_people = settled(scene, applicant={"name": "李四", "phone": "13900000009"}, cause=first)
    other_matter = settled(scene, cause=second)
    ended = scene.mediating()
    scene.end(ended)
    for dispute in (other_people, other_matter):
        Dispute.objects.filter(pk=dispute.pk).update(state="ENDED")
        SubsidyDue.objects.filter(dispute_number=dispute.number).update(outcome="ENDED")
    for dispute in (other_people, other_matter, ended):
        a_suit(dispute, "TO_FILING")
    assert found("SUED_AFTER") == []


SPOUSE = {"kind": "FAMILY", "relation": "配偶", "identity_number": GOOD_ID}
HOLDING = {"kind": "EMPLOYER", "name": "东莞市丙公司"}
TIES = {
    "himself": ({"identity_number": GOOD_ID}, None, {"identity_number": GOOD_ID}, {}, "调解员就是当事人"),
    "kin": ({}, SPOUSE, {"identity_number": GOOD_ID}, {}, "近亲属"),
    "employer": ({"employer": "东莞市乙公司"}, None, {}, {"name": "东莞市乙公司"}, "任职或执业的单位"),
    "declared unit": ({}, HOLDING, {}, {"name": "东莞市丙公司"}, "任职或投资的单位"),
    "telephone": ({"phone": "13811112222"}, None, {"phone": "13811112222"}, {}, "联系电话相同"),
    "address": ({"address": "塘厦镇一号"}, None, {"address": "塘厦镇一号"}, {}, "住所地相同"),
}  # fmt: skip


@pytest.mark.parametrize("tie", TIES)
def test_a_mediator_near_a_party_is_found(scene, tie):
    known, declared, applicant, respondent, words = TIES[tie]
    known_of(scene.mediator, known, declared)
    dispute = settled(scene, applicant=applicant, respondent=respondent)
    assert found("RELATED") == [[dispute.number]]
    assert words in Suspicion.objects.get().grounds


def known_of(who: Mediator, known, declared=None):
    for name, value in known.items():
        setattr(who, name, value)
    who.save()
    if declared:
        facts = {"name": "某人", "declared_at": MONDAY, **declared}
        DeclaredRelation.objects.create(mediator=who, **facts)


def test_a_namesake_an_ended_relation_and_a_waived_one_are_not(scene):
    settled(scene)
    settled(scene, respondent={"name": "东莞市丙公司"})
    waived = scene.mediating()
    told = disclose_conflict(
        dispute_id=waived.pk, ground="OTHER_RELATION", detail="同用一部电话", by=scene.mediator.user, at=MONDAY
    )
    for one in waived.parties.all():
        record_waiver(
            disclosure_id=told.pk, party_id=one.pk, agrees=True, form="WRITTEN", given_at=MONDAY, by=scene.clerk,
            at=MONDAY,
        )  # fmt: skip
    scene.settle(waived)
    party = waived.parties.get(side="APPLICANT")
    party.phone = "13811112222"
    party.save()
    accrue(MONDAY)
    known_of(scene.mediator, {"name": "张桂英", "phone": "13811112222"})
    known_of(scene.mediator, {}, {**HOLDING, "relation": "股东", "ended_on": date(2026, 1, 1)})
    assert found("RELATED") == []
    waived.disclosures.get().waivers.update(agrees=False)
    assert found("RELATED") == [[waived.number]]


def test_too_many_in_a_day_are_found_by_the_rule_that_stands(scene):
    SuspicionRule.objects.filter(kind="TOO_MANY").update(at_least=3)
    disputes = [settled(scene, applicant={"name": f"申请人{n}"}) for n in range(3)]
    assert found("TOO_MANY") == [numbers(*disputes)]


def test_a_series_counts_once_and_a_rule_out_of_force_finds_nothing(scene):
    SuspicionRule.objects.filter(kind="TOO_MANY").update(at_least=3)
    disputes = [settled(scene, applicant={"name": f"申请人{n}"}) for n in range(3)]
    made = a_series(scene, disputes[0])
    Dispute.objects.filter(pk__in=[one.pk for one in disputes[:2]]).update(series=made)
    assert found("TOO_MANY") == []
    SuspicionRule.objects.filter(kind="TOO_MANY").update(at_least=1, valid_to=date(2026, 1, 1))
    assert found("TOO_MANY") == []


def test_changes_after_the_accrual_are_found(scene):
    reopened, repaid, untouched = settled(scene), settled(scene), settled(scene)
    later = MONDAY + DAY
    reopen_dispute(dispute_id=reopened.pk, reason="更正", by=scene.coordinator, at=later)
    due = SubsidyDue.objects.get(dispute_number=repaid.number)
    correct_payee(due_id=due.pk, mediator_id=mediator("何壬谦").pk, reason="有误", by=User.objects.system(), at=later)
    accrue(later)
    a_suit(untouched, "NOTARY")  # what follows a settlement is no change of it
    assert found("EDITED") == [[number] for number in numbers(reopened, repaid)]
    assert {row.grounds.split("，")[0] for row in Suspicion.objects.filter(kind="EDITED")} == {
        "计提后更正结果1次", "计提后更换收款人1次",
    }  # fmt: skip


def test_what_was_reversed_is_not_held_against_anybody(scene):
    dispute = settled(scene)
    a_suit(dispute)
    line = Voucher.objects.get()
    reverse_voucher(voucher_id=line.pk, reason="重复", by=User.objects.system(), at=MONDAY)
    assert found("SUED_AFTER") == []


def test_an_examined_suspicion_keeps_its_finding_and_opens_again_with_new_grounds(client, scene):
    dispute = settled(scene)
    a_suit(dispute)
    nightly()
    suspicion = Suspicion.objects.get()
    address = f"/subsidies/suspicions/{suspicion.pk}/"
    client.force_login(person("shenhe", Role.SUBSIDY_REVIEWER))
    assert dispute.number in client.get(address).content.decode()
    assert client.post(address, {"verdict": "UNFOUNDED", "text": " "}).status_code == 422
    ledger = list(Voucher.objects.values()), list(SubsidyDue.objects.values())
    assert client.post(address, {"verdict": "UNFOUNDED", "text": "起诉另有原因，与本次调解无关。"}).status_code == 302
    assert (list(Voucher.objects.values()), list(SubsidyDue.objects.values())) == ledger
    assert client.post(address, {"verdict": "CONFIRMED", "text": "再查"}).status_code == 422
    look_for_suspicions(at=MONDAY + 400 * DAY)
    assert Suspicion.objects.get().state == "CLOSED"
    assert address not in client.get("/subsidies/suspicions/").content.decode()
    assert address in client.get("/subsidies/suspicions/?state=CLOSED").content.decode()

    LaterStep.objects.update(done_on=date(2026, 7, 1))
    look_for_suspicions(at=MONDAY + 401 * DAY)
    assert Suspicion.objects.get().state == "OPEN"
    assert SuspicionFinding.objects.get().text.startswith("起诉另有原因")
    with pytest.raises(IntegrityError, match="核查结论不能修改或删除"), transaction.atomic():
        SuspicionFinding.objects.update(text="改")


def test_who_had_a_hand_in_it_does_not_examine_it(client, scene):
    dispute = settled(scene)
    a_suit(dispute)
    reviewer = person("shenhe", Role.SUBSIDY_REVIEWER)
    other = settled(scene)
    reverse_voucher(
        voucher_id=Voucher.objects.get(source__startswith=other.number).pk, reason="错", by=reviewer, at=MONDAY
    )
    look_for_suspicions(at=MONDAY + DAY)
    Suspicion.objects.update(dispute_numbers=numbers(dispute, other))
    client.force_login(reviewer)
    refused = client.post(
        f"/subsidies/suspicions/{Suspicion.objects.get().pk}/", {"verdict": "UNFOUNDED", "text": "无"}
    )
    assert "请由另一人核查" in refused.content.decode()
    assert not SuspicionFinding.objects.exists()
    client.force_login(person("bieyuan", Role.FINANCE, court="粤1971"))
    assert client.get(f"/subsidies/suspicions/{Suspicion.objects.get().pk}/").status_code == 404
