"""The division tree, the calendar and the import page; corrections in the administration pages."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from communities.models import CalendarDay, CalendarRevision, CalendarYear, Court, CourtCoverage, Division, Population
from suyuan.accounts.roles import Role
from tests.communities.places import TOWN, VILLAGE
from tests.people import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(client):
    user = person("keeper", Role.SYSTEM_ADMIN)
    client.force_login(user)
    return user


@pytest.fixture
def judge(client):
    client.force_login(person("judge", Role.JUDGE))


def text(response):
    return response.content.decode()


class TestTree:
    def test_the_top_shows_the_courts_places_and_the_provinces(self, client, judge):
        page = client.get("/divisions/")
        names = [line.division.name for line in page.context["home"]]
        assert names == ["牧野区", "城区", "东莞市", "大武口区", "惠农区", "平罗县"]
        assert len(page.context["provinces"]) == 31

    def test_a_town_shows_its_villages_path_court_and_population(self, client, judge):
        shown = text(client.get(f"/divisions/{TOWN}/"))
        for words in ("广东省", "东莞市", "清溪镇", "名称待导入", "344,303", "第七次人口普查", "东莞市第三人民法院"):
            assert words in shown

    def test_the_latest_figure_stands_beside_each_place(self, client, judge):
        Population.objects.create(
            division_id=TOWN, counted_on=date(2024, 12, 31), vintage="年末公报", resident_count=350_000, source="统计局"
        )
        lines = client.get("/divisions/441900000000/").context["page"].children
        assert {line.division.name: line.population.resident_count for line in lines if line.population}[
            "清溪镇"
        ] == 350_000

    @pytest.mark.parametrize("wanted", ["清溪镇", "qingxizhen", "qxz", "441900115000"])
    def test_places_are_found_by_name_letters_or_code(self, client, judge, wanted):
        found = client.get("/divisions/", {"text": wanted}).context["found"]
        assert TOWN in [place.code for place in found]

    def test_nothing_found_is_said(self, client, judge):
        assert "没有找到" in text(client.get("/divisions/", {"text": "没有这个地方"}))

    def test_what_does_not_exist_is_not_found(self, client, judge):
        assert client.get("/divisions/999999999999/").status_code == 404

    def test_thirty_six_towns_cost_as_many_queries_as_ten(self, client, judge):
        client.get("/divisions/441502000000/")  # the first visit also writes the session
        with CaptureQueriesContext(connection) as few:
            client.get("/divisions/441502000000/")
        with CaptureQueriesContext(connection) as many:
            client.get("/divisions/441900000000/")
        assert len(many) <= len(few)


class TestCalendar:
    def test_everybody_reads_the_year_and_only_the_keeper_sees_forms(self, client, judge):
        shown = text(client.get("/calendar/2026/"))
        assert "已按通知确认" in shown
        assert "放假 33 天" in shown
        assert "录入一天" not in shown

    def test_a_year_without_a_notice_says_that_its_days_are_provisional(self, client, judge):
        assert "暂定" in text(client.get("/calendar/2027/"))
        assert "还没有录入任何安排" in text(client.get("/calendar/2031/"))

    def test_a_year_out_of_range_is_not_found(self, client, judge):
        assert client.get("/calendar/1800/").status_code == 404

    def test_the_keeper_enters_removes_and_confirms(self, client, keeper):
        day = {"day": "2027-02-20", "kind": "WORKING", "name": "春节（调休上班）", "source": ""}
        assert client.post("/calendar/2027/days/", day).status_code == 302
        assert CalendarDay.objects.get(date=date(2027, 2, 20)).kind == "WORKING"
        assert client.post("/calendar/2027/days/remove/", {"day": "2027-02-20"}).status_code == 302
        assert not CalendarDay.objects.filter(date=date(2027, 2, 20)).exists()
        assert client.post("/calendar/2027/confirm/", {"source": "国办发明电〔2026〕1号"}).status_code == 302
        assert CalendarYear.objects.get(year=2027).confirmed
        assert [r.made_by for r in CalendarRevision.objects.all()[:3]] == [keeper] * 3

    @pytest.mark.parametrize(
        ("address", "fields", "reason"),
        [
            ("days/", {"day": "2027-02-22", "kind": "WORKING", "name": "春节"}, "本来就是工作日"),
            ("days/", {"day": "2027-13-01", "kind": "OFF", "name": "元旦"}, "输入一个有效的日期"),
            ("days/remove/", {"day": "2027-02-22"}, "没有特别安排"),
            ("confirm/", {"source": ""}, "该字段是必填项"),
        ],
    )
    def test_a_refusal_is_shown_on_the_page(self, client, keeper, address, fields, reason):
        count = CalendarRevision.objects.count()
        answer = client.post(f"/calendar/2027/{address}", fields)
        assert answer.status_code == 422
        assert reason in text(answer)
        assert CalendarRevision.objects.count() == count


def upload(client, kind, content, source="统计局名单"):
    file = SimpleUploadedFile("list.csv", content.encode("gbk"))
    return client.post("/reference/import/", {"kind": kind, "file": file, "source": source})


class TestImportPage:
    def test_each_kind_of_list_comes_in(self, client, keeper):
        upload(client, "divisions", f"代码,名称\n{VILLAGE},清溪社区\n")
        upload(client, "population", f"代码,日期,口径,人口,来源\n{TOWN},2024-12-31,年末公报,350000,统计局\n")
        upload(client, "holidays", "日期,名称,类别\n2027-02-20,春节,上班\n", source="某通知")
        assert Division.objects.get(code=VILLAGE).name == "清溪社区"
        assert Population.objects.get(counted_on=date(2024, 12, 31)).resident_count == 350_000
        assert CalendarDay.objects.get(date=date(2027, 2, 20)).source == "某通知"

    def test_rows_that_come_back_are_shown_and_downloaded(self, client, keeper):
        page = upload(client, "divisions", f"代码,名称\n{VILLAGE},清溪社区\n12345,坏行\n")
        assert "新增0条，更新1条，无变化0条，未导入1条。" in text(page)
        assert "不是12位数字" in text(page)
        address = f"/reference/import/rejected/{page.context['rejected_key']}/"
        file = client.get(address)
        assert file.content.decode("utf-8-sig").splitlines()[0] == "代码,名称,原因"
        assert "12345,坏行" in file.content.decode()
        client.force_login(person("other", Role.SYSTEM_ADMIN))
        assert client.get(address).status_code == 404

    def test_a_file_that_is_no_table_is_refused_on_the_form(self, client, keeper):
        file = SimpleUploadedFile("list.csv", b"\x00\x01\x02")
        answer = client.post("/reference/import/", {"kind": "divisions", "file": file, "source": "x"})
        assert answer.status_code == 422
        assert "不是可以识别的表格文件" in text(answer)

    def test_nothing_chosen_is_said(self, client, keeper):
        answer = client.post("/reference/import/", {"kind": "divisions"})
        assert answer.status_code == 422
        assert set(answer.context["form"].errors) == {"file", "source"}


class TestCorrections:
    def test_a_corrected_name_is_searchable_and_marked(self, client, keeper):
        form = {"name": "清溪社区居民委员会", "urban_rural_class": "", "trust": "VERIFIED", "source": "实地核对"}
        answer = client.post(f"/admin/communities/division/{VILLAGE}/change/", form)
        assert answer.status_code == 302
        place = Division.objects.get(code=VILLAGE)
        assert place.name == "清溪社区居民委员会"
        assert place.pinyin.startswith("qingxi")
        assert place.corrected_at is not None

    def test_a_second_court_for_the_same_days_is_refused_in_words(self, client, keeper):
        form = {
            "court": "粤1971",
            "division": TOWN,
            "valid_from": "",
            "valid_to": "",
            "trust": "VERIFIED",
            "source": "",
        }
        answer = client.post("/admin/communities/courtcoverage/add/", form)
        assert answer.status_code == 200
        assert "该区划在这段时间内已有管辖法院" in text(answer)
        assert CourtCoverage.objects.filter(division=TOWN).count() == 1

    def test_what_a_row_is_known_by_does_not_change(self, client, keeper):
        form = {"code": "粤9999", "name": "新名", "level": "BASIC", "parent": "粤19", "trust": "VERIFIED"}
        client.post("/admin/communities/court/粤1971/change/", form)
        assert Court.objects.get(code="粤1971").name == "新名"
        assert not Court.objects.filter(code="粤9999").exists()
