"""工作台账 through its pages and files, against numbers that were counted by hand."""

import io
import zipfile

import pytest
import time_machine

from cases.models import Dispute, FollowUpVisit, LaterStep, SettlementAgreement
from communities.models import ScreeningCampaign, ScreeningFinding
from suyuan.accounts.models import User
from suyuan.accounts.roles import Role
from suyuan.dev import fonts
from tests import lawsuits
from tests.lawsuits import CITY, COURT, EAST, EAST_1, ELSEWHERE_TOWN, WEST_1
from tests.people import person
from tests.reports.suits import NOW, settle, suits

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def a_month():
    """May 2026: in the East 6 settled, 2 ended, 7 sued; in the West 1 settled; a year before 4 settled in the East."""
    lawsuits.build_province()
    settle(6, EAST_1, "2026-05-12")
    settle(2, EAST_1, "2026-05-20", state="ENDED")
    settle(1, WEST_1, "2026-05-20")
    settle(4, EAST_1, "2025-05-12")
    suits(7, EAST_1, "2026-05-06")
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def clerk(client):
    client.force_login(person("立案", Role.CLERK, court=COURT))
    return client


def shown(client, place, period="2026-05"):
    answer = client.get("/registers/", {"place": place, "period": period})
    assert answer.status_code == 200, answer.content.decode()
    return {
        (table.heading, name): [cell.text for _, cell in cells]
        for table in answer.context["register"].tables
        for name, cells in table.rows
    }


def test_the_month_before_is_there_in_one_step_with_every_line(clerk):
    answer = clerk.get("/registers/")
    assert str(answer.context["register"].period) == "2026-05"
    assert answer.context["register"].place.court
    lines = shown(clerk, COURT)
    assert lines["调解实效", "调解成功的纠纷"] == ["7", "4", "+75.00%"]
    assert lines["调解实效", "调解成功率"] == ["77.78%", "件数过少", "—"]
    assert lines["调解实效", "新收一审民事、行政案件"] == ["7", "0", "—"]
    assert lines["三类调解员调解情况", "调解结束"] == ["0", "0", "0", "9", "9"]


def test_a_place_counts_its_own_and_a_number_leads_to_its_rows(clerk):
    assert shown(clerk, EAST)["调解实效", "调解成功的纠纷"][0] == "6"
    rows = clerk.get(f"/measures/{EAST}/2026-05/settled/")
    assert rows.context["shown"].counted == 6
    assert len(rows.context["shown"].disputes) == 6


def test_screening_later_steps_and_visits_are_counted(clerk):
    system = User.objects.system()
    campaign = ScreeningCampaign.objects.create(
        title="排查", division_id=CITY, fields="劳动", first_on="2026-05-01", last_on="2026-05-31", made_by=system,
        made_at=NOW,
    )  # fmt: skip
    for outcome in ("SOLVED", "WATCHED", "WATCHED"):
        ScreeningFinding.objects.create(
            campaign=campaign, division_id=EAST_1, people="某厂", text="欠薪", found_on="2026-05-03", outcome=outcome,
            recorded_by=system, recorded_at=NOW,
        )  # fmt: skip
    settled = list(Dispute.objects.filter(state="SETTLED", division=EAST_1, concluded_on="2026-05-12"))
    for number, dispute in enumerate(settled):
        agreement = SettlementAgreement.objects.create(
            dispute=dispute, state="EFFECTIVE", form="ORAL" if number == 0 else "WRITTEN", effect="PARTIES",
            terms="给付", effective_on="2026-05-12", recorded_by=system, recorded_at=NOW,
        )  # fmt: skip
        FollowUpVisit.objects.create(
            dispute=dispute, agreement=agreement, planned_on="2026-05-25", plan="7日", held_on="2026-05-26",
            means="PHONE", satisfaction="POOR" if number == 0 else "GOOD", performance="ALL", relapsed=False,
            visited_by=system,
        )  # fmt: skip
    LaterStep.objects.create(
        dispute=settled[0], kind="ENFORCEMENT", done_on="2026-05-28", recorded_by=system, recorded_at=NOW
    )
    lines = shown(clerk, EAST)
    assert [lines["排查", name][0] for name in ("排查发现的隐患", "就地化解", "持续关注")] == ["3", "1", "2"]
    assert [lines["调解实效", name][0] for name in ("书面协议", "口头协议")] == ["5", "1"]
    assert lines["履行与回访", "自动履行率"][0] == "83.33%"
    assert lines["履行与回访", "回访满意率"][0] == "83.33%"
    findings = clerk.get(f"/measures/{EAST}/2026-05/found/").context["shown"]
    assert (findings.counted, len(findings.findings)) == (3, 3)


def test_the_files_say_what_the_page_says(clerk):
    answer = clerk.get(f"/registers/{COURT}/2026-05.xlsx")
    sheet = zipfile.ZipFile(io.BytesIO(answer.content)).read("xl/worksheets/sheet1.xml").decode()
    assert "2026年5月矛盾纠纷化解和调解实效工作台账" in sheet
    assert "<v>7</v>" in sheet
    assert clerk.get(f"/registers/{COURT}/2026-05.doc").status_code == 404
    if fonts.has_chinese_font():
        assert clerk.get(f"/registers/{COURT}/2026-05.pdf").content.startswith(b"%PDF-")


def test_nobody_sees_the_register_of_a_place_beyond_his_posts(client):
    client.force_login(person("助理", Role.ASSISTANT, court=COURT, division=EAST))
    assert client.get(f"/registers/{EAST_1}/2026-05.xlsx").status_code == 200
    for place in (COURT, ELSEWHERE_TOWN, "T999999", "不是"):
        assert client.get(f"/registers/{place}/2026-05.xlsx").status_code == 404
