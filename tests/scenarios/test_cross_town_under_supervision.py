"""A dispute between two towns: a lead unit is named, the other town sees it, supervision makes it move.

跨乡镇、跨部门的矛盾纠纷指定牵头镇（街道）或部门，及时督办重点案件，明确包案领导、责任单位和责任人，限期化解.
"""

from datetime import datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cases.models import Dispute, SupervisionOrder
from communities.models import CourtCoverage, Division
from suyuan.accounts.models import Notice
from suyuan.accounts.roles import Role
from suyuan.files.models import StoredFile
from tests.cases.scene import CHINA, Scene
from tests.people import COURT, TOWN, person

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360f8cf500f0003860180"
    "5ac5d3760000000049454e44ae426082"
)
KEY_CASE = {
    "leader": "某副镇长", "unit": "塘厦镇综治办", "person": "王某", "due_on": "2026-03-20", "reason": "群体性",
}  # fmt: skip
BEGIN = datetime(2026, 3, 2, 9, 30, tzinfo=CHINA)


@pytest.fixture
def neighbour(scene: Scene):
    """The assistant of another town, which the same court covers or not."""
    town = Division.objects.filter(level="TOWN", code__startswith="4419").exclude(code=TOWN).first()
    return person("neighbour", Role.ASSISTANT, division=town.code, display_name="邻镇助理"), town


def url(name: str, dispute: Dispute) -> str:
    return reverse(f"cases:{name}", args=[dispute.key])


def test_the_other_town_sees_what_it_helps_with(scene: Scene, client, neighbour, time_machine):
    other, town = neighbour
    time_machine.move_to(BEGIN)
    dispute = scene.registered(at=BEGIN, facts="工厂在塘厦，被拖欠工资的工人住在邻镇，双方多次聚集。")
    client.force_login(other)
    assert client.get(url("dispute", dispute)).status_code == 404

    # The centre names the lead and the helper, and makes it a key case.
    client.force_login(scene.coordinator)
    told = {"lead": f"division-{TOWN}", "others": [f"division-{town.code}"], "reason": "工人住在邻镇。"}
    assert client.post(url("cooperate", dispute), told).status_code == 302
    client.post(url("key_case", dispute), KEY_CASE)

    # Now the neighbours know of it, and of this one only.
    client.force_login(other)
    page = client.get(url("dispute", dispute)).text
    assert "牵头" in page
    assert "某副镇长包案，塘厦镇综治办负责，责任人王某" in page
    assert Dispute.objects.visible_to(other).get() == dispute


def test_an_order_stays_open_until_an_answer_satisfies(scene: Scene, client, neighbour, time_machine):
    time_machine.move_to(BEGIN)
    dispute = scene.registered(at=BEGIN)
    client.force_login(scene.coordinator)
    told = {"lead": f"division-{TOWN}", "others": [f"division-{neighbour[1].code}"], "reason": "工人住在邻镇。"}
    client.post(url("cooperate", dispute), told)
    client.post(url("key_case", dispute), KEY_CASE)

    # A week without a step: an order to the assistant of the place, who is told.
    time_machine.move_to(BEGIN + timedelta(days=7))
    client.force_login(scene.coordinator)
    order = {
        "kind": "NOT_HANDLED", "addressee": f"user-{scene.assistant.pk}", "requirement": "三日内走访双方。",
        "due_on": "2026-03-12",
    }  # fmt: skip
    late = client.post(url("supervise", dispute), {**order, "due_on": "2026-03-01"})
    assert "答复期限不能早于今天" in late.context["form"].errors["due_on"]
    client.post(url("supervise", dispute), order)
    issued = SupervisionOrder.objects.get()
    assert issued.number == f"{dispute.number}-督1"
    assert Notice.objects.get(user=scene.assistant).url == reverse("cases:supervision_order", args=[issued.pk])

    # It is late, and the half-monthly review says so.
    time_machine.move_to(BEGIN + timedelta(days=14))
    client.force_login(scene.coordinator)
    review = client.get(reverse("cases:half_month"), {"town": TOWN}).text
    assert "跨镇、跨部门纠纷" in review
    assert "逾期4天" in review
    assert "某副镇长" in review
    assert issued.number in client.get(reverse("cases:supervision_list"), {"status": "overdue"}).text

    # The answer comes with a photograph; it does not satisfy, then it does.
    client.force_login(scene.assistant)
    answer = {"order": issued.pk, "text": "已走访工人。", "answered_by_name": "林助理"}
    client.post(url("reply", dispute), {**answer, "proofs": SimpleUploadedFile("走访.png", PNG, "image/png")})
    proof = StoredFile.objects.get()
    assert client.get(reverse("cases:file", args=[dispute.key, proof.key])).status_code == 200
    rating_page = reverse("cases:supervision_order", args=[issued.pk])
    assert "评价答复" not in client.get(rating_page).text  # whoever answers does not judge

    client.force_login(scene.coordinator)
    refused = client.post(rating_page, {"rating": "POOR"})
    assert refused.context["form"].errors == {
        "note": ["退回重办的，请写明理由"], "due_on": ["退回重办的，请填写今天或以后的答复期限"],
    }  # fmt: skip
    client.post(rating_page, {"rating": "POOR", "note": "没有走访工厂。", "due_on": "2026-03-20"})
    client.force_login(scene.assistant)
    client.post(url("reply", dispute), {**answer, "text": "已走访工厂，约定三月底付清。"})
    client.force_login(scene.coordinator)
    client.post(rating_page, {"rating": "GOOD"})

    issued.refresh_from_db()
    assert issued.closed_at is not None
    printed = client.get(reverse("cases:supervision_print", args=[issued.pk])).text
    assert "应办理未办理" in printed
    assert "已走访工厂，约定三月底付清。" in printed
    again = client.post(url("reply", dispute), answer)
    assert again.status_code == 422  # nothing is left to answer


def test_up_the_levels_without_a_county(scene: Scene, client, time_machine):
    """村（社区）→ 镇（街道）→ 市: Dongguan has no county between town and city."""
    time_machine.move_to(BEGIN)
    dispute = scene.registered(at=BEGIN)
    client.force_login(scene.assistant)
    form = client.get(url("escalate", dispute)).context["form"]
    assert [label.split("　")[0] for _, label in form.fields["division_id"].choices] == ["镇（街道）", "市"]

    client.post(url("escalate", dispute), {"division_id": TOWN, "reason": "社区两次调解不成。"})
    twice = client.post(url("escalate", dispute), {"division_id": "441900000000", "reason": "再上报。"})
    assert "上一次上报还没有接办" in twice.text
    client.force_login(scene.coordinator)
    client.post(url("take_over", dispute), {"taken_over_by": "塘厦镇综治中心"})
    page = client.get(url("dispute", dispute)).text
    assert "塘厦镇综治中心接办" in page
    form = client.get(url("escalate", dispute)).context["form"]
    assert [code for code, _ in form.fields["division_id"].choices] == ["441900000000"]


def test_a_judge_of_the_court_that_covers_a_helping_town_sees_it(scene: Scene, client):
    coverage = CourtCoverage.objects.filter(division__code__startswith="4419").exclude(court=COURT).first()
    judge = person("far", Role.JUDGE, court=coverage.court_id)
    dispute = scene.registered(at=BEGIN)
    assert dispute not in Dispute.objects.visible_to(judge)
    client.force_login(scene.coordinator)
    told = {"lead": f"division-{TOWN}", "others": [f"division-{coverage.division_id}"], "reason": "跨镇。"}
    client.post(url("cooperate", dispute), told)
    assert dispute in Dispute.objects.visible_to(judge)

    told["others"] = [f"division-{_another_town(coverage.division_id)}"]
    client.post(url("cooperate", dispute), told)
    assert dispute not in Dispute.objects.visible_to(judge)


def _another_town(but: str) -> str:
    covered = CourtCoverage.objects.filter(court=COURT).exclude(division_id__in=[but, TOWN])
    return covered.first().division_id
