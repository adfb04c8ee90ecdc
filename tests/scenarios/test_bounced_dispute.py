"""A dispute that nobody wants: sent to a unit, sent back, sent on, sent back; every day since registration counts."""

from datetime import datetime, timedelta

from django.urls import reverse

from cases.lifecycle import State
from cases.models import Deadline, Dispute, DisputeCategory, HandlingUnit
from cases.services.supervision_reminders import tell_of_review
from suyuan.accounts.models import Notice
from tests.cases.scene import CHINA, Scene, fresh
from tests.people import TOWN

BEGIN = datetime(2026, 3, 2, 9, 30, tzinfo=CHINA)


def url(name: str, dispute: Dispute) -> str:
    return reverse(f"cases:{name}", args=[dispute.key])


def test_bounced_twice_then_mediated(scene: Scene, client, time_machine):
    arbitration = HandlingUnit.objects.create(kind="LABOUR_ARBITRATION", name="某仲裁院", division_id="441900000000")
    bureau = HandlingUnit.objects.create(kind="OTHER_UNIT", name="某住建局", division_id=TOWN)
    category = DisputeCategory.objects.get(name="劳动争议纠纷", selectable=True)
    dispute = scene.consented(at=BEGIN, category_id=category.pk)

    def post(day: int, name: str, **told):
        time_machine.move_to(BEGIN + timedelta(days=day))
        client.force_login(scene.coordinator)
        answer = client.post(url(name, dispute), told)
        assert answer.status_code == 302, answer.context["form"].errors

    # As the rules propose, to the arbitration; a week later it is back.
    post(1, "route", target="LABOUR_ARBITRATION", unit=arbitration.pk, answer_due_on="2026-03-06")
    post(2, "accept_routing", note="收件员签收。")
    time_machine.move_to(BEGIN + timedelta(days=7))
    client.force_login(scene.clerk)
    assert "逾期未答复" in client.get(url("dispute", dispute)).text
    post(8, "return_routing", reason="没有劳动关系。")
    # On to another office, which the rules do not propose: a reason is needed, and it comes back as well.
    post(9, "route", target="OTHER_UNIT", unit=bureau.pk, reason="涉及工程分包。")
    assert fresh(dispute).state == State.ROUTED
    post(14, "return_routing", reason="分包合同纠纷请司法途径解决。")

    time_machine.move_to(BEGIN + timedelta(days=15))
    client.force_login(scene.coordinator)
    page = client.get(url("dispute", dispute)).text
    assert "退回2次" in page
    assert "自登记起共 15 天，其中在外 12 天、中心 3 天" in page
    assert "被退回的纠纷" in client.get(reverse("cases:half_month")).text
    assert dispute.number in client.get(reverse("cases:half_month")).text

    # Kept for mediation against the proposal; its own clock begins with the signature, not before.
    post(15, "route", target="CENTRE", reason="双方都愿意调解。")
    assert fresh(dispute).state == State.RECEIVED
    assert not Deadline.objects.filter(dispute=dispute, rule__track="PRE_FILING_ASSIGNED").exists()
    assert 'value="双方都愿意调解。"' in client.get(url("refer", dispute)).text

    # The half month is over: coordinators and judges are told once.
    assert tell_of_review(at=BEGIN + timedelta(days=15)) >= 2
    tell_of_review(at=BEGIN + timedelta(days=16))
    told = Notice.objects.get(user=scene.coordinator, source="half-month:2026-03-1")
    assert told.url == "/review/?half=2026-03-1"
