"""Many disputes at once (联合分配): the solver against trying everything, and the page from proposal to referral."""

from itertools import product
from random import Random

import pytest

from cases.lifecycle import State
from cases.models import Dispute, Referral
from cases.rules.joint_assignment import best_together
from tests.cases.scene import Scene, fresh, make_mediator
from tests.people import TOWN


def worth(assignment, points, places):
    """The sum of an assignment, counted naively: the pair's points and what the load adds, disputes first of all."""
    taken = [0] * len(places)
    total = 0.0
    for row, mediator in zip(points, assignment, strict=True):
        if mediator is None:
            total -= 1_000
            continue
        if row[mediator] is None or taken[mediator] >= len(places[mediator]):
            return None
        total += row[mediator] + places[mediator][taken[mediator]]
        taken[mediator] += 1
    return total


@pytest.mark.parametrize("seed", range(60))
def test_no_other_assignment_is_worth_more(seed):
    random = Random(seed)
    disputes, mediators = random.randint(1, 5), random.randint(0, 3)
    points = [[random.choice([None, *range(0, 90, 7)]) for _ in range(mediators)] for _ in range(disputes)]
    places = [
        sorted((random.uniform(0, 20) for _ in range(random.randint(0, 3))), reverse=True) for _ in range(mediators)
    ]
    everything = product([None, *range(mediators)], repeat=disputes)
    best = max(value for one in everything if (value := worth(one, points, places)) is not None)
    assert worth(best_together(points, places), points, places) == pytest.approx(best)


def test_the_load_is_spread_where_points_are_equal():
    assert sorted(best_together([[50.0, 50.0]] * 4, [[20, 15, 10, 5]] * 2)) == [0, 0, 1, 1]


@pytest.fixture
def two_ready(scene: Scene, client):
    scene.mediator.division_id = TOWN
    scene.mediator.save()
    make_mediator("second", "乙调解", on_roster=True)
    client.force_login(scene.coordinator)
    return [scene.consented(), scene.consented()]


def test_the_page_proposes_only_what_is_ready_and_refers_what_is_ticked(scene: Scene, two_ready, client):
    scene.registered()  # lacks the consents
    answer = client.get("/disputes/assign-together/?most=1")
    proposal = answer.context["proposal"]
    assert (len(proposal.lines), proposal.waiting, proposal.busiest, proposal.mediators) == (2, 1, 1, 2)
    assert {line.proposed.mediator.name for line in proposal.lines} == {"周调解", "乙调解"}
    line = next(line for line in proposal.lines if line.proposed.mediator == scene.mediator)
    pk = line.dispute.pk
    told = {"take": pk, f"mediator-{pk}": scene.mediator.pk, f"proposed-{pk}": scene.mediator.pk, "procedure": "SIMPLE"}
    assert client.post("/disputes/assign-together/", told).status_code == 302
    referral = Referral.objects.get()
    assert (referral.dispute_id, referral.choice_reason) == (pk, "联合分配推荐")
    assert referral.match["rank"] == 1
    assert Dispute.objects.filter(state=State.RECEIVED).count() == 2


def test_a_changed_line_needs_a_reason_and_a_refused_line_stops_no_other(scene: Scene, two_ready, client):
    one, two = two_ready
    company = two.parties.get(side="RESPONDENT")
    scene.mediator.law_firm = company.name
    scene.mediator.save()
    one.parties.filter(side="RESPONDENT").update(name="别的公司")
    told = {"take": [one.pk, two.pk], "procedure": "SIMPLE"}
    for dispute in two_ready:
        told |= {f"mediator-{dispute.pk}": scene.mediator.pk, f"proposed-{dispute.pk}": "0"}
    refused = client.post("/disputes/assign-together/", told)
    assert refused.status_code == 422
    assert "有改选的调解员，请写明改选的理由" in refused.content.decode()
    answer = client.post("/disputes/assign-together/", told | {"reason": "双方共同选定"})
    assert f"{two.number}：周调解应当回避" in answer.content.decode()
    assert [fresh(dispute).state for dispute in two_ready] == [State.REFERRED, State.RECEIVED]
    assert client.post("/disputes/assign-together/", {"procedure": "SIMPLE"}).status_code == 422
