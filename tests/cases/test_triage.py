"""Simple or complex: a score with its reasons, a person's decision, and the small-claims limits of 民诉 art. 165."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.models import CauseOfAction, DisputeEvent, SmallClaimLimit, TriageDecision, TriageWeight
from cases.queries.triage import triage_of, triage_panel
from cases.rules import triage as rules
from cases.rules.sources import Source
from tests.cases.scene import MONDAY, Scene, fresh

TODAY = MONDAY.date()
LIMITS = rules.SmallClaim(Decimal(54_323), Decimal(217_290))


def load(amount=None, *features, causes=(), parties=2):
    return rules.Load(frozenset(causes), None if amount is None else Decimal(amount), parties, frozenset(features))


@pytest.mark.parametrize(
    ("told", "verdict"),
    [
        (load("54323"), rules.AUTOMATIC),
        (load("54323.01"), rules.AGREED),
        (load("217290"), rules.AGREED),
        (load("217290.01"), rules.TOO_MUCH),
        (load(), rules.UNKNOWN),
        *((load(100, feature), rules.EXCLUDED) for feature in rules.NOT_SMALL),
        (load(100, "SOCIAL_ATTENTION"), rules.AUTOMATIC),
    ],
)
def test_small_claims_by_amount_and_exclusion(told, verdict):
    assert rules.small_claim(told, LIMITS) == verdict


def test_without_the_province_s_figures_nothing_is_claimed():
    assert rules.small_claim(load(100), None) == rules.UNKNOWN


def test_the_score_is_the_sum_of_what_applies_and_the_line_divides():
    source = Source("x")
    weights = [
        rules.Weight("L", rules.LIMIT, "线", 3, source),
        rules.Weight("A", "AMOUNT", "大额", 2, source, amount_above=Decimal(100), amount_up_to=Decimal(200)),
        rules.Weight("P", "PARTIES", "多人", 1, source, parties_from=5),
        rules.Weight("C", "CAUSE", "简单", -1, source, causes=frozenset({"甲"})),
    ]
    found = rules.score(load(200, parties=5, causes={"甲", "乙"}), weights)
    assert ([part.code for part in found.parts], found.total, found.suggestion) == (["A", "P", "C"], 2, rules.SIMPLE)
    assert rules.score(load(200, parties=5), weights).suggestion == rules.COMPLEX
    assert rules.score(load(100), weights).parts == ()
    assert rules.score(load(150), weights[1:]).suggestion == ""


def test_the_page_says_what_is_not_known(scene: Scene):
    found = triage_panel(scene.registered(), on=TODAY)

    assert (found.total, found.suggested, found.unknown) == (0, "SIMPLE", ["案由", "涉及金额"])
    assert "2026年的小额诉讼标准未录入" in found.hints[0].text


def test_a_province_s_figures_count_for_their_year_only(scene: Scene):
    dispute = scene.registered(amount=Decimal(50_000))
    SmallClaimLimit.objects.create(
        province_id="440000000000",
        year=2026,
        automatic_up_to=54_000,
        agreed_up_to=216_000,
        basis="某公告",
        confidence="X",
    )

    hint = triage_of(dispute, features=[], on=TODAY).hints[0]
    assert (hint.text, hint.caveat) == ("不超过54,000.00 元，属于小额诉讼，一审终审。", "摘引，未读全文")
    assert "最近录入的是2026年" in triage_of(dispute, features=[], on=date(2027, 1, 4)).hints[0].text
    foreign = triage_of(dispute, features=["FOREIGN"], on=TODAY)
    assert foreign.hints[0].text == "涉外，不适用小额诉讼。"


def test_delivered_weights_name_known_causes_and_how_sure_they_are(db):
    known = {name for path in CauseOfAction.objects.values_list("path_names", flat=True) for name in path.split("/")}
    rows = list(TriageWeight.objects.all())
    assert {name for row in rows for name in row.causes.split("|") if name} - known == set()
    assert {row.confidence for row in rows} == {"?"}
    assert sum(row.factor == "LIMIT" for row in rows) == 1


def test_a_person_decides_and_gives_a_reason_for_differing(scene: Scene, client):
    dispute = scene.registered(at=timezone.now(), amount=Decimal(2_000_000))
    client.force_login(scene.coordinator)
    address = reverse("cases:triage", args=[dispute.key])

    assert "金额超过100万元" in client.get(reverse("cases:triage_score", args=[dispute.key])).text
    assert "一方人数众多" in client.get(address).text
    refusal = client.post(address, {"decided": "SIMPLE"})
    assert "得分3分，建议为繁案；决定不同的，请写明理由" in refusal.context["form"].errors["reason"]
    client.post(address, {"decided": "SIMPLE", "reason": "双方对数额无争议。", "features": ["NOT_MONEY"]})

    decision = TriageDecision.objects.get()
    assert (decision.suggested, decision.decided, decision.features) == ("COMPLEX", "SIMPLE", ["NOT_MONEY"])
    assert decision.parts == [{"factor": "涉及金额", "reason": "金额超过100万元", "points": 3}]
    assert DisputeEvent.objects.get(action="TRIAGE").note == "简案，得分3分；双方对数额无争议。"
    page = client.get(reverse("cases:dispute", args=[dispute.key])).text
    assert "简案" in page
    assert "双方对数额无争议。" in page


def test_a_decision_is_marked_when_the_facts_have_moved(scene: Scene, client):
    dispute = scene.registered(at=timezone.now(), amount=Decimal(1_000))
    client.force_login(scene.judge)
    client.post(reverse("cases:triage", args=[dispute.key]), {"decided": "SIMPLE"})
    type(dispute).objects.filter(pk=dispute.pk).update(amount=5_000_000)

    assert triage_panel(fresh(dispute), on=timezone.localdate()).has_moved
    assert "情况有变化，现为 3 分" in client.get(reverse("cases:dispute", args=[dispute.key])).text


def test_assistants_read_it_and_do_not_decide(scene: Scene, client):
    dispute = scene.registered(at=timezone.now())
    client.force_login(scene.assistant)
    answer = client.post(reverse("cases:triage", args=[dispute.key]), {"decided": "SIMPLE"})
    assert answer.status_code == 409
    assert not TriageDecision.objects.exists()
