"""通报 from the first working day to the frozen text, through the task and the pages."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction

from communities.models import CalendarDay, Court, MediationCentre
from reports.models import Bulletin, BulletinTemplate
from reports.queries.bulletins import unknown_names
from reports.tasks import prepare_bulletins
from suyuan.accounts.models import Notice
from suyuan.accounts.roles import Role
from suyuan.dev import fonts
from tests import lawsuits
from tests.lawsuits import COURT, EAST_1
from tests.people import person
from tests.reports.suits import settle, suits

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def a_quarter():
    lawsuits.build_province()
    settle(5, EAST_1, "2026-06-12")
    settle(1, EAST_1, "2026-06-20", state="ENDED")
    suits(9, EAST_1, "2026-06-06")


@pytest.fixture
def coordinator():
    return person("分流", Role.COORDINATOR, court=COURT)


def at(day):
    return time_machine.travel(datetime(2026, 7, day, 1, tzinfo=UTC), tick=False)


def test_drafts_of_the_past_month_and_quarter_wait_for_the_first_working_day(coordinator):
    CalendarDay.objects.create(date=date(2026, 7, 1), kind="OFF", name="测试放假")
    with at(1):
        prepare_bulletins()
        assert not Bulletin.objects.exists()
    with at(2):
        prepare_bulletins()
        prepare_bulletins()
    drafted = {(row.kind, row.first_on) for row in Bulletin.objects.filter(court=COURT)}
    assert drafted == {("MONTH", date(2026, 6, 1)), ("QUARTER", date(2026, 4, 1))}
    assert Notice.objects.filter(user=coordinator, text__contains="2026年6月的台账和通报草稿").count() == 1


def test_a_draft_reads_with_its_figures_is_edited_issued_and_then_frozen(client, coordinator):
    client.force_login(coordinator)
    with at(2):
        answer = client.post("/bulletins/", {"court": COURT, "period": "2026-06"}, follow=True)
        shown = answer.context["shown"]
        assert "调解成功5件（上年同期0件），调解成功率83.33%" in shown.body
        assert "新收一审民事、行政案件9件" in shown.body
        page = answer.request["PATH_INFO"]
        refused = client.post(page, {"title": "通报", "body": "成功{{没有这个}}件"})
        assert refused.status_code == 422
        assert "没有叫“没有这个”的数字" in refused.content.decode()
        client.post(page, {"title": "{{统计期}}通报", "body": "调解成功{{ 调解成功的纠纷 }}件。\n<b>一</b>"})
        settle(2, EAST_1, "2026-06-25")
        assert client.get(page).context["shown"].paragraphs == ["调解成功7件。", "<b>一</b>"]
        assert "<b>一</b>" not in client.get(page).content.decode()
        client.post(f"{page}issue/")
        settle(3, EAST_1, "2026-06-26")
        issued = client.get(page).context["shown"]
        assert (issued.title, issued.paragraphs[0]) == ("2026年6月通报", "调解成功7件。")
        assert issued.figures == {"统计期": "2026年6月", "调解成功的纠纷": "7"}
        assert any(name.startswith("万人成讼率第") for name in issued.definitions)
        assert client.post(page, {"title": "改", "body": "改"}).status_code == 422
        if fonts.has_chinese_font():
            assert client.get(f"{page[:-1]}.pdf").content.startswith(b"%PDF-")
    with pytest.raises(IntegrityError, match="不能修改或删除"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE reports_bulletin SET issued_body = '改'")


def test_a_court_writes_its_own_template_and_drafts_follow_it(client, coordinator):
    client.force_login(coordinator)
    told = {"court": COURT, "kind": "MONTH", "title": "{{统计期}}情况", "body": "成功率{{调解成功率}}。"}
    with at(2):
        assert client.post("/bulletins/templates/", told | {"body": "{{成功}}"}).status_code == 422
        assert client.post("/bulletins/templates/", told).status_code == 302
        client.post("/bulletins/templates/", told | {"title": "{{统计期}}通报"})
        answer = client.post("/bulletins/", {"court": COURT, "period": "2026-06"}, follow=True)
        assert answer.context["shown"].title == "2026年6月通报"
        assert BulletinTemplate.objects.filter(court=COURT).count() == 2
        unfinished = client.post("/bulletins/", {"court": COURT, "period": "2026-07"})
        assert unfinished.status_code == 422


def test_the_templates_that_ship_name_only_known_figures():
    shipped = list(BulletinTemplate.objects.filter(court=None))
    assert {row.kind for row in shipped} == {"MONTH", "QUARTER", "YEAR"}
    assert [unknown_names(f"{row.title}{row.body}") for row in shipped] == [[], [], []]


def test_a_bulletin_is_its_courts_own_and_only_coordinators_write_it(client, coordinator):
    with at(2):
        client.force_login(coordinator)
        page = client.post("/bulletins/", {"court": COURT, "period": "2026-06"})["Location"]
        client.force_login(person("立案", Role.CLERK, court=COURT))
        assert client.get(page).status_code == 200
        assert client.post(page, {"title": "改", "body": "改"}).status_code == 422
        assert client.post(f"{page}issue/").status_code == 403
        other = Court.objects.exclude(code=COURT).filter(level="BASIC").first()
        MediationCentre.objects.get_or_create(code=other.code, defaults={"name": "中心", "court": other})
        client.force_login(person("外院", Role.COORDINATOR, court=other.code))
        assert client.get(page).status_code == 404
        assert client.post(f"{page}issue/").status_code == 404
