"""Ranking mediators for a dispute (匹配): every part against sums done here by other means, and what is kept of it."""

from datetime import date, timedelta
from fractions import Fraction

import pytest

from cases.models import CauseOfAction, DisputeCategory, MatchingRule
from cases.queries.assignees import assignees
from cases.queries.matching import candidates, field_of, matching_rule
from mediators.models import MediatorLeave, Speciality
from suyuan.accounts.models import User
from tests.cases.scene import MONDAY, Scene, fresh, make_mediator
from tests.people import TOWN

ON = MONDAY.date()


@pytest.fixture
def rule(db):
    return matching_rule("粤1973", on=ON)


def ranked(dispute, **more):
    return candidates([fresh(dispute)], field_of("粤1973", on=ON), on=ON, **more)[dispute.pk]


def parts(dispute, mediator, **more):
    (found,) = [one for one in ranked(dispute, **more) if one.mediator == mediator]
    return {part.name: part for part in found.score.parts}


def property_dispute(scene, **facts):
    cause = CauseOfAction.objects.in_force(ON).get(name="物业服务合同纠纷")
    category = DisputeCategory.objects.get(name="物业纠纷", scheme="人民调解统计")
    return scene.registered(cause_id=cause.pk, category_id=category.pk, **facts)


def naive(rule, *, speciality, area, in_hand, settled, total, usual, away):
    """The sum written anew with fractions and rounded as money is shown."""
    rate = (settled + rule.prior_strength * usual) / (total + rule.prior_strength) if usual is not None else None
    shares = {
        "专长": (Fraction(speciality), rule.speciality),
        "地域": (Fraction(area), rule.area),
        "在办": (max(Fraction(0), 1 - Fraction(in_hand, rule.full_load)), rule.load),
        "同类结果": (rate, rule.result),
        "时间": (
            Fraction(1) if away is None else Fraction(min(away, rule.horizon_days), rule.horizon_days),
            rule.dates,
        ),
    }
    return {name: round(float(share * full), 1) for name, (share, full) in shares.items() if share is not None}


def test_each_part_agrees_with_the_sum_done_by_hand(scene: Scene, rule: MatchingRule):
    lawyer = scene.mediator
    lawyer.expertise.add(Speciality.objects.get(name="物业"))
    lawyer.division_id = TOWN
    lawyer.save()
    outsider = make_mediator("outsider", "外地人", on_roster=True)
    outsider.expertise.add(Speciality.objects.get(name="物业"))
    Speciality.objects.filter(name="物业").update(causes=[])
    MediatorLeave.objects.create(
        mediator=outsider,
        valid_from=ON + timedelta(days=12),
        valid_to=ON + timedelta(days=20),
        recorded_by=User.objects.system(),
        recorded_at=MONDAY,
    )
    dispute = property_dispute(scene)
    for settle in (True, True, False):
        old = property_dispute(scene)
        play(scene, old, settle)
    busy = property_dispute(scene)
    consent_and_refer(scene, busy)

    found = {name: round(float(part.points), 1) for name, part in parts(dispute, lawyer).items()}
    assert found == naive(
        rule, speciality=Fraction(2, 3), area=Fraction(2, 3), in_hand=1, settled=2, total=3, usual=Fraction(2, 3),
        away=None,
    )  # fmt: skip
    found = {name: round(float(part.points), 1) for name, part in parts(dispute, outsider).items()}
    assert found == naive(
        rule, speciality=Fraction(2, 3), area=0, in_hand=0, settled=0, total=0, usual=Fraction(2, 3), away=12
    )
    assert parts(dispute, lawyer)["同类结果"].reason == "同类3件成功2件，加10件全院水平（67%）平滑后67%"
    assert "没有办过同类纠纷" in parts(dispute, outsider)["同类结果"].reason


def consent_and_refer(scene, dispute):
    from cases.choices import ConsentKind

    for one in dispute.parties.all():
        scene.says(one, ConsentKind.CONSENT)
    scene.refer(dispute)


def play(scene, dispute, settle):
    from cases.services.referral import sign_for_materials

    consent_and_refer(scene, dispute)
    sign_for_materials(dispute_id=dispute.pk, by=scene.mediator.user, at=MONDAY)
    (scene.settle if settle else scene.end)(dispute)


def test_languages_count_when_the_parties_need_them(scene: Scene, rule: MatchingRule):
    scene.mediator.languages = ["CANTONESE"]
    scene.mediator.save()
    dispute = scene.registered()
    assert "语言" not in parts(dispute, scene.mediator)
    half = parts(dispute, scene.mediator, languages=["CANTONESE", "SIGN"])["语言"]
    assert (float(half.points), half.reason) == (rule.language / 2, "需要2种语言，会1种")


def test_who_is_away_or_full_comes_last_with_the_reason(scene: Scene):
    dispute = scene.consented()
    away, full = (make_mediator(name, name, on_roster=True) for name in ("away", "full"))
    MediatorLeave.objects.create(
        mediator=away, valid_from=ON, valid_to=date(2026, 3, 9), recorded_by=away.user, recorded_at=MONDAY
    )
    full.monthly_cap = 0
    full.save()
    field = field_of("粤1973", on=ON)
    assert field.room(full) == 0
    full.monthly_cap = 1
    full.save()
    scene.refer(scene.consented(), mediator_id=full.pk)
    rows = [(row.name, row.rank, row.obstacles) for row in assignees(dispute, on=ON).rows if row.score]
    assert rows == [
        ("周调解", 1, ()),
        ("away", None, ("请假，2026-03-09恢复接案",)),
        ("full", None, ("本月已接1件，达到每月上限",)),
    ]


def test_the_rank_and_every_part_are_kept_with_the_referral_and_its_rule(scene: Scene):
    make_mediator("second", "乙", on_roster=True)
    referral = scene.refer(scene.consented())
    assert (referral.match["rule"], referral.match["of"]) == ("GENERAL-1", 2)
    assert {name for name, *_ in referral.match["parts"]} >= {"在办", "时间"}


def test_a_courts_own_weights_go_before_the_general_ones_from_their_day_on(rule: MatchingRule):
    own = MatchingRule.objects.create(
        code="DG-2", court_id="粤19", speciality=1, area=1, language=1, load=1, result=1, dates=1, full_load=9,
        prior_strength=1, window_years=1, horizon_days=9, source="试验", valid_from=date(2026, 3, 1),
    )  # fmt: skip
    assert matching_rule("粤1973", on=ON) == own
    assert matching_rule("粤1973", on=date(2026, 2, 28)) == rule
    assert matching_rule("粤1502", on=ON) == rule


def test_passing_over_the_first_needs_a_reason(scene: Scene, client):
    scene.mediator.division_id = TOWN
    scene.mediator.save()
    far = make_mediator("far", "远", on_roster=True)
    dispute = scene.consented()
    client.force_login(scene.coordinator)
    address = f"/disputes/{dispute.key}/refer/"
    told = {"track": "PRE_FILING_ASSIGNED", "assignee": f"mediator-{far.pk}"}
    answer = client.post(address, told)
    assert answer.status_code == 422
    assert "选定的调解员不在推荐首位，请写明理由" in answer.content.decode()
    page = client.get(address).content.decode()
    for words in ("推荐", "得分", "满负荷按20件计", "常驻同一镇街"):
        assert words in page
    assert client.post(address, told | {"choice_reason": "双方共同选定"}).status_code == 302
    assert fresh(dispute).open_referral().choice_reason == "双方共同选定"


def test_the_ranking_takes_as_many_queries_for_many_as_for_few(scene: Scene, django_assert_max_num_queries):
    dispute = scene.registered()
    for n in range(20):
        make_mediator(f"m{n}", f"甲{n}", on_roster=True)
    with django_assert_max_num_queries(20):
        ranked(dispute)
