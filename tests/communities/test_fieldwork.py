"""The court's work in the places, through its pages: service points, duty, circuits, lessons, screening."""

from datetime import date, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cases.models import Dispute
from communities.models import (
    Circuit,
    CircuitRequest,
    CircuitStop,
    Contact,
    DutyShift,
    Feedback,
    OutreachEvent,
    ScreeningCampaign,
    ScreeningFinding,
    ServicePoint,
)
from suyuan.accounts.roles import Role
from tests.communities.places import OTHER_VILLAGE, TOWN, VILLAGE, tribunal, worker
from tests.people import person

pytestmark = pytest.mark.django_db
ELSEWHERE = "441900121000"  # 虎门镇, of another court


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def judge(client):
    user = worker("judge", Role.JUDGE, name="何法官")
    client.force_login(user)
    return user


def text(response):
    return response.content.decode()


def photo(name, tail=b"1", *, raw=None):
    return SimpleUploadedFile(name, b"\x89PNG\r\n\x1a\n" + tail if raw is None else raw, content_type="image/png")


def centre(code=TOWN, **fields):
    made = {"kind": "GOVERNANCE_CENTRE", "name": f"{code}综治中心", "address": "一楼", "opening_hours": "工作日"}
    return ServicePoint.objects.create(division_id=code, **{**made, "opened_on": date(2022, 1, 1), **fields})


class TestServicePoints:
    def facts(self, **more):
        told = {"kind": "LITIGATION_STATION", "division": TOWN, "name": "清溪诉讼服务站", "address": "二楼"}
        return {**told, "opening_hours": "工作日 9:00–17:00", "opened_on": "2024-01-01", **more}

    def test_a_station_opens_names_its_staff_and_closes(self, client, judge, today):
        assert client.post("/service-points/new/", self.facts()).status_code == 302
        point = ServicePoint.objects.get()
        client.post(f"/contacts/point/{point.pk}/add/", {"name": "王接待", "office": "窗口", "phone": "0769-1"})
        assert "王接待" in text(client.get("/service-points/"))
        client.post(f"/contacts/point/{point.pk}/{Contact.objects.get().pk}/end/")
        assert "王接待" not in text(client.get(f"/service-points/{point.pk}/"))
        client.post(f"/service-points/{point.pk}/close/", {"closed_on": f"{today}"})
        assert "已停用" in text(client.get("/service-points/"))

    def test_wrong_entries_are_answered_beside_the_field(self, client, judge, today):
        client.post("/service-points/new/", self.facts())
        again = client.post("/service-points/new/", self.facts())
        assert again.status_code == 422
        assert "已有同名的服务点" in text(again)
        assert client.post("/service-points/new/", self.facts(division=ELSEWHERE)).status_code == 422
        point = ServicePoint.objects.get()
        early = client.post(f"/service-points/{point.pk}/close/", {"closed_on": "2023-01-01"})
        assert "停用日期应在启用日期之后" in text(early)

    def test_a_linked_unit_has_a_contact(self, client, judge):
        client.post("/linked-units/new/", {"name": "清溪人社分局", "division": TOWN, "joined_on": "2024-01-01"})
        unit = client.get("/linked-units/").context["units"][0]
        client.post(f"/contacts/unit/{unit.pk}/add/", {"name": "林联络", "office": "科员", "phone": "0769-2"})
        assert "林联络" in text(client.get("/linked-units/"))

    def test_the_city_centre_is_seen_in_the_village_and_other_towns_are_not(self, client):
        centre("441900000000"), centre(ELSEWHERE), centre(TOWN)
        client.force_login(person("somebody", Role.ASSISTANT, division=VILLAGE))
        shown = text(client.get("/service-points/"))
        assert "441900000000综治中心" in shown
        assert f"{TOWN}综治中心" in shown
        assert f"{ELSEWHERE}综治中心" not in shown


class TestDuty:
    def plan(self, client, point, judge, day, **more):
        told = {"point": point.pk, "judge": judge.pk, "day": f"{day}", "begins": "09:00", "ends": "11:00", "weeks": 1}
        return client.post("/duty/new/", {**told, **more})

    def test_a_series_is_planned_and_shown_in_the_calendar(self, client, judge, today):
        assert self.plan(client, centre(), judge, today, weeks=3).status_code == 302
        assert DutyShift.objects.count() == 3
        assert "何法官" in text(client.get("/duty/"))

    def test_a_clash_is_refused_wherever_it_is_and_a_substitute_frees_the_judge(self, client, judge, today):
        here, there = centre(), centre(OTHER_VILLAGE)
        self.plan(client, here, judge, today)
        clash = self.plan(client, there, judge, today, begins="10:30", ends="12:00")
        assert clash.status_code == 422
        assert f"已在{here.name}值班，不能重叠" in text(clash)
        other = worker("other", Role.JUDGE, name="邓法官")
        shift = DutyShift.objects.get()
        assert client.post(f"/duty/{shift.pk}/substitute/", {"judge": other.pk, "reason": "开庭"}).status_code == 302
        assert self.plan(client, there, judge, today, begins="10:30", ends="12:00").status_code == 302
        back = client.post(f"/duty/{shift.pk}/substitute/", {"judge": judge.pk, "reason": "改回"})
        assert "不能重叠" in text(back)

    def test_only_judges_of_the_court_and_hours_in_order(self, client, judge, today):
        from communities.services.duty import plan_duty
        from communities.services.field_permission import FieldworkRefused

        point = centre()
        foreign = worker("foreign", Role.JUDGE, name="吴法官", court_id="粤1971")
        with pytest.raises(FieldworkRefused, match="不在这个法院任职"):
            plan_duty(
                point_id=point.pk,
                judge_id=foreign.pk,
                day=today,
                begins=datetime(2026, 1, 1, 9).time(),
                ends=datetime(2026, 1, 1, 10).time(),
                by=judge,
            )
        assert "结束时间应晚于开始时间" in text(self.plan(client, point, judge, today, begins="12:00"))
        assert "没有开放" in text(self.plan(client, centre(VILLAGE, opened_on=date(2099, 1, 1)), judge, today))

    def test_what_was_asked_is_logged_and_a_logged_shift_is_not_cancelled(self, client, judge, today):
        self.plan(client, centre(), judge, today - timedelta(days=1))
        shift = DutyShift.objects.get()
        entry = {"kind": "LEGAL_ADVICE", "people_count": 2, "topic": "物业费", "answer": "建议调解"}
        assert client.post(f"/duty/{shift.pk}/", entry).status_code == 302
        assert "建议调解" in text(client.get(f"/duty/{shift.pk}/"))
        assert "已有值班记录" in text(client.post(f"/duty/{shift.pk}/cancel/", {"reason": "停电"}))
        self.plan(client, centre(VILLAGE), judge, today + timedelta(days=9))
        future = DutyShift.objects.latest("starts_at")
        assert "尚未开始" in text(client.post(f"/duty/{future.pk}/", entry))
        assert client.post(f"/duty/{future.pk}/cancel/", {"reason": "停电"}).status_code == 302


class TestCircuits:
    def planned(self, client, judge, day, **stop):
        client.post("/circuits/new/", {"tribunal": tribunal().pk, "judge": judge.pk, "held_on": f"{day}"})
        circuit = Circuit.objects.latest("pk")
        told = {"division": VILLAGE, "starts_at": "09:00", "ends_at": "11:00", "kinds": ["MEDIATION"], **stop}
        return circuit, client.post(f"/circuits/{circuit.pk}/stops/new/", told)

    def test_a_request_is_answered_by_a_stop_and_the_stop_logged_with_what_people_said(self, client, judge, today):
        client.force_login(person("helper", Role.ASSISTANT, division=VILLAGE))
        asked = {"division": VILLAGE, "kind": "MEDIATION", "text": "停车纠纷", "wanted_by": f"{today}"}
        assert client.post("/circuits/requests/new/", asked).status_code == 302
        client.force_login(judge)
        assert "停车纠纷" in text(client.get("/circuits/"))
        wanted = CircuitRequest.objects.get()
        circuit, answer = self.planned(client, judge, today, request=wanted.pk)
        assert answer.status_code == 302
        circuit.refresh_from_db()
        assert circuit.mode == "ON_DEMAND"
        assert client.get("/circuits/").context["requests"].count() == 0
        stop = CircuitStop.objects.get()
        log = {
            "record": "谈成一件",
            "people_count": 12,
            "mediation_count": 2,
            "settled_count": 1,
            "feedback": "车位少\n\n灯坏",
        }
        assert client.post(f"/circuits/stops/{stop.pk}/log/", log).status_code == 302
        assert set(Feedback.objects.values_list("text", flat=True)) == {"车位少", "灯坏"}
        assert "谈成一件" in text(client.get(f"/circuits/{circuit.pk}/"))
        assert "不能取消" in text(client.post(f"/circuits/{circuit.pk}/cancel/", {"reason": "下雨"}))

    def test_wrong_plans_and_logs_are_answered(self, client, judge, today):
        self.planned(client, judge, today)
        _, overlap = self.planned(client, judge, today, starts_at="10:00", ends_at="12:00")
        assert Circuit.objects.count() == 1
        assert "时间重叠" in text(overlap)
        second = client.post("/circuits/new/", {"tribunal": tribunal().pk, "judge": judge.pk, "held_on": f"{today}"})
        assert "这一天已有巡回安排" in text(second)
        stop = CircuitStop.objects.get()
        wrong = client.post(
            f"/circuits/stops/{stop.pk}/log/", {"record": "x", "mediation_count": 1, "settled_count": 2}
        )
        assert "不能多于调解的件数" in text(wrong)
        Circuit.objects.update(held_on=today + timedelta(days=3))
        assert "还没有到日期" in text(client.post(f"/circuits/stops/{stop.pk}/log/", {"record": "x"}))

    def test_a_cancelled_circuit_lets_the_request_wait_again(self, client, judge, today):
        wanted = CircuitRequest.objects.create(
            division_id=VILLAGE, kind="ADVICE", text="咨询", requested_by=judge, requested_at=timezone.now()
        )
        circuit, _ = self.planned(client, judge, today, request=wanted.pk)
        client.post(f"/circuits/{circuit.pk}/cancel/", {"reason": "台风"})
        assert client.get("/circuits/").context["requests"].count() == 1
        client.post(f"/circuits/requests/{wanted.pk}/decline/", {"reason": "已由调解室处理"})
        assert client.get("/circuits/").context["requests"].count() == 0

    def test_photographs_are_kept_with_the_stop(self, client, judge, today):
        circuit, _ = self.planned(client, judge, today)
        stop = CircuitStop.objects.get()
        log = {"record": "已讲解", "uploads": [photo("现场.png")]}
        assert client.post(f"/circuits/stops/{stop.pk}/log/", log).status_code == 302
        (file,) = client.get(f"/circuits/{circuit.pk}/").context["circuit"].route[0].proofs
        assert client.get(f"/circuits/stops/{stop.pk}/files/{file.key}/").status_code == 200
        client.force_login(person("stranger", Role.ASSISTANT, division=ELSEWHERE))
        assert client.get(f"/circuits/stops/{stop.pk}/files/{file.key}/").status_code == 404

    def test_the_list_costs_as_many_queries_for_twenty_as_for_two(self, client, judge, today):
        def make(count, offset):
            for n in range(count):
                circuit = Circuit.objects.create(
                    tribunal=tribunal(),
                    judge=judge,
                    mode="DIRECTED",
                    held_on=today - timedelta(days=n + offset),
                    planned_by=judge,
                    planned_at=timezone.now(),
                )
                CircuitStop.objects.create(
                    circuit=circuit, division_id=VILLAGE, starts_at="09:00", ends_at="10:00", kinds=["ADVICE"]
                )

        make(2, 1)
        client.get("/circuits/")
        with CaptureQueriesContext(connection) as few:
            client.get("/circuits/")
        make(18, 10)
        with CaptureQueriesContext(connection) as many:
            client.get("/circuits/")
        assert len(many) == len(few)


class TestOutreach:
    def test_a_tribunal_without_a_lesson_is_named_until_one_was_held(self, client, judge, today):
        lines = {line.tribunal.name: line.missing for line in client.get("/outreach/").context["lines"]}
        assert lines["清溪人民法庭"] == 1
        event = {
            "tribunal": tribunal().pk,
            "division": TOWN,
            "form": "LECTURE",
            "title": "用工十问",
            "held_on": f"{today}",
        }
        assert client.post("/outreach/new/", event).status_code == 302
        assert {line.tribunal.name: line.planned for line in client.get("/outreach/").context["lines"]}[
            "清溪人民法庭"
        ] == 1
        made = OutreachEvent.objects.get()
        client.post(f"/outreach/{made.pk}/report/", {"attendance": 80, "press": "本院公众号"})
        lines = {line.tribunal.name: line.missing for line in client.get("/outreach/").context["lines"]}
        assert lines["清溪人民法庭"] == 0
        assert "已经开展" in text(client.post(f"/outreach/{made.pk}/cancel/", {"reason": "x"}))

    def test_photographs_are_kept_with_the_event_and_opened_by_the_area_only(self, client, judge, today):
        made = OutreachEvent.objects.create(
            tribunal=tribunal(), division_id=VILLAGE, form="LECTURE", title="讲座", held_on=today, made_by=judge,
            made_at=timezone.now(),
        )  # fmt: skip
        told = {"attendance": 30, "uploads": [photo("现场.png"), photo("横幅.png", b"2")]}
        assert client.post(f"/outreach/{made.pk}/report/", told).status_code == 302
        files = client.get(f"/outreach/{made.pk}/").context["event"].proofs
        assert [file.name for file in files] == ["现场.png", "横幅.png"]
        opened = client.get(f"/outreach/{made.pk}/files/{files[0].key}/")
        assert (opened.status_code, opened["Content-Type"]) == (200, "image/png")
        unfit = client.post(f"/outreach/{made.pk}/report/", {"attendance": 30, "uploads": [photo("x.png", raw=b"MZ")]})
        assert unfit.status_code == 422
        client.force_login(person("stranger", Role.ASSISTANT, division="441900121000"))
        assert client.get(f"/outreach/{made.pk}/files/{files[0].key}/").status_code == 404

    def test_an_event_to_come_has_no_result_yet(self, client, judge, today):
        soon = f"{today + timedelta(days=5)}"
        client.post(
            "/outreach/new/",
            {"tribunal": tribunal().pk, "division": TOWN, "form": "LECTURE", "title": "讲座", "held_on": soon},
        )
        made = OutreachEvent.objects.get()
        assert "还没有到日期" in text(client.post(f"/outreach/{made.pk}/report/", {"attendance": 80}))
        assert client.post(f"/outreach/{made.pk}/cancel/", {"reason": "疫情"}).status_code == 302


class TestScreening:
    @pytest.fixture
    def campaign(self, client, judge, today):
        told = {
            "title": "节前排查",
            "division": TOWN,
            "fields_text": "劳资",
            "first_on": f"{today - timedelta(days=9)}",
        }
        assert client.post("/screening/new/", {**told, "last_on": f"{today}"}).status_code == 302
        return ScreeningCampaign.objects.get()

    def find(self, client, campaign, today, **more):
        told = {"division": VILLAGE, "people": "某厂与工人", "text": "担心欠薪", "found_on": f"{today}", **more}
        return client.post(f"/screening/{campaign.pk}/findings/new/", told)

    def test_a_finding_becomes_a_dispute_by_one_click(self, client, campaign, today):
        client.force_login(person("helper", Role.ASSISTANT, division=VILLAGE))
        assert self.find(client, campaign, today).status_code == 302
        finding = ScreeningFinding.objects.get()
        answer = client.post(f"/screening/findings/{finding.pk}/dispute/")
        dispute = Dispute.objects.get()
        assert answer.url == f"/disputes/log/{dispute.key}/"
        assert (dispute.intake_source, dispute.division_id) == ("SCREENING", VILLAGE)
        assert "担心欠薪" in dispute.facts
        finding.refresh_from_db()
        assert (finding.outcome, finding.dispute_key) == ("DISPUTE", dispute.key)
        assert client.post(f"/screening/findings/{finding.pk}/dispute/").status_code == 409
        assert Dispute.objects.count() == 1
        handled = client.post(f"/screening/findings/{finding.pk}/", {"outcome": "SOLVED", "handling": "x"})
        assert "已经转为纠纷" in text(handled)

    def test_the_register_counts_a_month_a_quarter_and_a_year(self, client, campaign, today):
        self.find(client, campaign, today)
        self.find(client, campaign, today, division=OTHER_VILLAGE)
        finding = ScreeningFinding.objects.first()
        client.post(f"/screening/findings/{finding.pk}/", {"outcome": "SOLVED", "handling": "上门谈妥"})
        for period in (f"{today:%Y-%m}", f"{today.year}Q{(today.month - 1) // 3 + 1}", f"{today.year}"):
            line = client.get("/screening/register/", {"period": period}).context["lines"][-1]
            assert (line.place, line.found, line.watched, line.solved, line.dispute) == ("合计", 2, 1, 1, 0)
        assert client.get("/screening/register/", {"period": "胡写"}).status_code == 200

    def test_places_and_days_outside_the_campaign_are_refused(self, client, campaign, today):
        outside = self.find(client, campaign, today, division="441900116003")
        assert "这次排查的范围是" in text(outside)
        assert "应在排查期间内" in text(self.find(client, campaign, today - timedelta(days=40)))

    def test_others_do_not_find_it(self, client, campaign, today):
        self.find(client, campaign, today)
        client.force_login(person("stranger", Role.ASSISTANT, division=ELSEWHERE))
        assert client.get(f"/screening/{campaign.pk}/").status_code == 404
        finding = ScreeningFinding.objects.get()
        assert client.post(f"/screening/findings/{finding.pk}/dispute/").status_code == 404
