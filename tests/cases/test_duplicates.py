"""Disputes that may be the same: found by people, place and wording; decided once; merged with both histories."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.choices import ConsentKind, PairVerdict
from cases.lifecycle import State
from cases.models import Dispute, DisputePair, FlagKind, InformingDuty, Party
from cases.rules.likeness import Likeness, telling_pairs, wording_likeness
from cases.services._transition import NotPermitted, TransitionRefused
from cases.services.duplicates import relate, tell_apart
from cases.services.flags import set_flag
from cases.services.intake import save_draft
from cases.services.merging import merge_dispute, unmerge_dispute
from cases.services.parties import add_party, update_party
from suyuan.lib.errors import InvalidInput
from suyuan.lib.text import cjk_grams
from tests.cases.scene import FACTS, GOOD_ID, MONDAY, Scene, fresh, party

RETOLD = "三期电梯长期停运，张桂英等业主拒交物业费，物业公司停用门禁卡，为此双方发生争执，居委会劝说无果。"
OTHER_FACTS = "货车倒车碰撞停放的小型客车，车主要求赔偿维修期间租车的费用，保险公司不同意承担。"


def named(dispute: Dispute, number: str = GOOD_ID) -> Dispute:
    """The applicant of the dispute has this identity number."""
    who = dispute.parties.first()
    update_party(party_id=who.pk, party={"identity_number": number}, by=who.dispute.logged_by, at=MONDAY)
    return dispute


def twins(scene: Scene, **facts) -> tuple[Dispute, Dispute]:
    first, second = named(scene.consented(**facts)), named(scene.registered(facts=RETOLD, **facts))
    return first, second


def test_signs_weigh_as_they_tell():
    assert Likeness(people=("甲",)).weight == 3
    assert Likeness(organizations=("乙公司",), wording=0.95).weight == 4  # many owners against one company
    assert Likeness(people=("甲",), wording=0.7).weight == 5
    assert Likeness(people=("甲",), wording=0.7).words == "同一当事人甲；事实表述相同70%"
    assert wording_likeness(cjk_grams("太短"), cjk_grams("太短")) == 0
    assert wording_likeness(cjk_grams(FACTS), cjk_grams(RETOLD)) > 0.6
    assert wording_likeness(cjk_grams(FACTS), cjk_grams(OTHER_FACTS)) < 0.2
    assert ("的", "了") not in telling_pairs(cjk_grams(FACTS), {})


def test_the_same_quarrel_told_twice_is_put_on_the_list(scene: Scene, client):
    first, second = twins(scene)

    pair = DisputePair.objects.get()
    assert (pair.first, pair.second, pair.verdict) == (first, second, PairVerdict.OPEN)
    assert pair.signs.startswith("同一当事人张桂英；事实表述相同")
    client.force_login(scene.clerk)
    listed = client.get(reverse("cases:duplicate_list")).text
    assert first.number in listed
    assert second.number in listed
    client.force_login(scene.assistant)
    assert client.get(reverse("cases:duplicate_list")).status_code == 403


def test_one_person_with_another_quarrel_is_no_duplicate(scene: Scene):
    named(scene.registered())
    named(scene.registered(facts=OTHER_FACTS))
    assert not DisputePair.objects.exists()


def test_same_detailed_place_and_day_with_like_words_is_noticed(scene: Scene):
    scene.registered(occurred_on=MONDAY.date())
    scene.registered(occurred_on=MONDAY.date() - timedelta(days=2), facts=RETOLD)
    assert DisputePair.objects.get().signs.startswith("同一地点、日期相近")


def test_who_types_sees_what_may_be_the_same_as_far_as_one_may_know(scene: Scene, client):
    now = timezone.now()
    known = named(scene.registered(at=now - timedelta(hours=5)))
    told = [party("APPLICANT", "张桂英", identity_number=GOOD_ID)]
    draft = save_draft(
        key="7b1c5a52-3a2e-4a53-9d0b-0d6f5f3c1e11", parties=told, by=scene.judge, at=now,
        facts={"facts": RETOLD, "division_id": scene.village.code},
    )  # fmt: skip
    url = reverse("cases:similar", args=[draft.key])
    client.force_login(scene.judge)
    shown = client.get(url).text
    assert known.number in shown
    assert "同一当事人张桂英" in shown
    Dispute.objects.filter(pk=known.pk).update(centre=other_centre(known))
    assert known.number not in client.get(url).text


def other_centre(dispute: Dispute):
    from communities.models import MediationCentre

    return MediationCentre.objects.exclude(court=dispute.centre.court).first()


def test_a_decision_is_kept_and_not_asked_again(scene: Scene):
    first, second = twins(scene)
    with pytest.raises(InvalidInput):
        tell_apart(dispute_id=second.pk, other_number=first.number, reason=" ", by=scene.clerk, at=MONDAY)
    tell_apart(dispute_id=second.pk, other_number=first.number, reason="两次不同的停运", by=scene.clerk, at=MONDAY)
    update_party(party_id=second.parties.first().pk, party={"phone": "13800138000"}, by=scene.clerk, at=MONDAY)

    assert DisputePair.objects.get().verdict == PairVerdict.DIFFERENT
    assert second.events.filter(note=f"认定与{first.number}不是重复：两次不同的停运").exists()
    relate(dispute_id=first.pk, other_number=second.number, relation="SAME_PARTIES", by=scene.clerk, at=MONDAY)
    assert DisputePair.objects.get().verdict == PairVerdict.RELATED
    for wrong in ("粤0000-2026-000001", first.number):
        with pytest.raises(InvalidInput) as refusal:
            relate(dispute_id=first.pk, other_number=wrong, relation="OTHER", by=scene.clerk, at=MONDAY)
        assert refusal.value.field == "other_number"


def test_a_merger_keeps_both_histories_and_counts_once(scene: Scene):
    first, second = twins(scene, mediation_requested_at=MONDAY - timedelta(days=3))
    add_party(dispute_id=second.pk, party=party("THIRD", "王五"), by=scene.clerk, at=MONDAY)
    scene.says(second.parties.get(name="王五"), ConsentKind.CONSENT)
    violence = FlagKind.objects.get(code="CRIMINAL_TURN")
    set_flag(dispute_id=second.pk, kind_id=violence.pk, grounds="扬言堵门", by=scene.clerk, at=MONDAY)

    merge_dispute(dispute_id=second.pk, other_number=first.number, reason="同一件事", by=scene.clerk, at=MONDAY)

    merged = fresh(second)
    assert (merged.state, merged.merged_into) == (State.MERGED, first)
    assert merged.mediation_requested_at == MONDAY - timedelta(days=3)
    assert merged.parties.count() == 3
    came = first.parties.get(name="王五")
    assert came.consents_to_mediation()
    assert first.parties.count() == 3  # not 张桂英 and the company a second time
    assert first.flags.get().kind == violence
    assert InformingDuty.objects.get().flag.dispute == first
    assert first.events.last().note == f"并入{second.number}：同一件事；一并转来第三人王五、“民转刑”"
    with pytest.raises(TransitionRefused):
        merge_dispute(dispute_id=second.pk, other_number=first.number, reason="再次", by=scene.clerk, at=MONDAY)


def test_a_referral_and_its_clocks_end_with_the_merger(scene: Scene):
    first, second = named(scene.consented()), named(scene.referred())
    merge_dispute(dispute_id=second.pk, other_number=first.number, reason="同一件事", by=scene.clerk, at=MONDAY)
    assert fresh(second).open_referral() is None
    assert not second.deadlines.running().exists()


def test_what_is_in_mediation_is_never_swallowed(scene: Scene):
    first, second = named(scene.registered()), named(scene.mediating(facts=RETOLD))
    with pytest.raises(InvalidInput) as refusal:
        merge_dispute(dispute_id=second.pk, other_number=first.number, reason="同一件", by=scene.clerk, at=MONDAY)
    assert f"请在{first.number}的页面把它并入本案" in refusal.value.message

    merge_dispute(dispute_id=first.pk, other_number=second.number, reason="同一件", by=scene.clerk, at=MONDAY)
    assert fresh(second).state == State.MEDIATING


@pytest.mark.parametrize("wrong", ["withdrawn", "other centre", "no reason", "assistant"])
def test_unfit_mergers_are_refused(scene: Scene, wrong):
    first, second = twins(scene)
    told = {"other_number": first.number, "reason": "同一件", "by": scene.coordinator}
    if wrong == "withdrawn":
        Dispute.objects.filter(pk=first.pk).update(state=State.WITHDRAWN)
    if wrong == "other centre":
        Dispute.objects.filter(pk=first.pk).update(centre=other_centre(first))
        told["by"] = scene.assistant
    told |= {"reason": ""} if wrong == "no reason" else {"by": scene.assistant} if wrong == "assistant" else {}
    with pytest.raises((InvalidInput, NotPermitted)):
        merge_dispute(dispute_id=second.pk, **told, at=MONDAY)
    assert fresh(second).state == State.RECEIVED


def test_a_merger_can_be_undone(scene: Scene):
    first, second = twins(scene)
    add_party(dispute_id=second.pk, party=party("THIRD", "王五"), by=scene.clerk, at=MONDAY)
    merge_dispute(dispute_id=second.pk, other_number=first.number, reason="同一件", by=scene.clerk, at=MONDAY)

    with pytest.raises(InvalidInput):
        unmerge_dispute(dispute_id=second.pk, reason="", by=scene.coordinator, at=MONDAY)
    unmerge_dispute(dispute_id=second.pk, reason="并错了", by=scene.coordinator, at=MONDAY)

    assert (fresh(second).state, fresh(second).merged_into) == (State.RECEIVED, None)
    assert Party.objects.get(dispute=first, name="王五").removed_reason == f"撤销并案，回到{second.number}"


def test_the_pages_offer_and_do_it(scene: Scene, client):
    now = timezone.now() - timedelta(hours=4)
    first, second = named(scene.registered(at=now)), named(scene.registered(facts=RETOLD, at=now))
    client.force_login(scene.coordinator)
    page = client.get(reverse("cases:dispute", args=[second.key])).text
    assert "可能是同一件" in page
    merge = reverse("cases:merge", args=[second.key])
    assert f'value="{first.number}"' in client.get(merge, {"other_number": first.number}).text
    client.post(merge, {"other_number": first.number, "reason": "同一件事"})
    page = client.get(reverse("cases:dispute", args=[second.key])).text
    assert f'本案已并入 <a href="{reverse("cases:dispute", args=[first.key])}"' in page
    assert "并入本案的纠纷" in client.get(reverse("cases:dispute", args=[first.key])).text
    client.post(reverse("cases:unmerge", args=[second.key]), {"reason": "不是一件"})
    relate_url = reverse("cases:relate", args=[second.key])
    client.post(relate_url, {"other_number": first.number, "relation": "RELAPSE", "note": "上次协议后又起"})
    assert "前案反复" in client.get(reverse("cases:dispute", args=[first.key])).text
