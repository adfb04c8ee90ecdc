"""The community list and the demonstration communities, through their pages."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from communities.models import Community, CourtCoverage, DemonstrationCommunity, Tribunal
from communities.services.reference_divisions import searchable_pinyin
from suyuan.accounts.roles import Role
from tests.communities.places import (
    FAR_VILLAGE,
    OTHER_VILLAGE,
    TOWN,
    UNCOVERED_TOWN,
    VILLAGE,
    demonstration,
    named,
    tribunal,
    worker,
)
from tests.people import person

pytestmark = pytest.mark.django_db
LIST, DEMONSTRATIONS = "/communities/", "/communities/demonstration/"


def signed_in(client, *roles, **where):
    user = person("somebody", *roles, **where)
    client.force_login(user)
    return user


def codes(response):
    return [row.community.pk for row in response.context["rows"]]


def text(response):
    return response.content.decode()


class TestList:
    def test_a_judge_sees_the_places_of_the_court_and_no_others(self, client):
        signed_in(client, Role.JUDGE)
        expected = Community.objects.filter(
            division__parent__in=CourtCoverage.objects.filter(court="粤1973").values("division")
        )
        page = client.get(LIST)
        assert f"共 {expected.count()} 个社区" in text(page)
        assert {code[:6] for code in codes(page)} == {"441900"}
        assert codes(client.get(LIST, {"text": FAR_VILLAGE})) == []

    def test_an_assistant_sees_their_own_community(self, client):
        signed_in(client, Role.ASSISTANT, division=VILLAGE)
        assert codes(client.get(LIST)) == [VILLAGE]

    def test_the_intermediate_court_sees_the_whole_city(self, client):
        signed_in(client, Role.COORDINATOR, court="粤19")
        count = Community.objects.filter(division__code__startswith="4419").count()
        assert f"共 {count} 个社区" in text(client.get(LIST))

    def test_a_town_that_changed_courts_is_out_of_sight_for_the_old_one(self, client):
        CourtCoverage.objects.filter(division=TOWN).update(valid_to=timezone.localdate())
        signed_in(client, Role.JUDGE)
        assert codes(client.get(LIST, {"text": VILLAGE})) == []

    @pytest.mark.parametrize(
        "wanted",
        [
            {"text": "青皇"},
            {"text": "qinghuang"},
            {"text": "qhc"},
            {"text": "441900115200"},
            {"text": " 4419 0011 5200 "},
            {"text": "青皇", "town": TOWN},
        ],
    )
    def test_it_is_found_by_name_pinyin_or_code(self, client, wanted):
        place = named(OTHER_VILLAGE, "青皇村")
        place.pinyin = searchable_pinyin(place.name)
        place.save(update_fields=["pinyin"])
        signed_in(client, Role.JUDGE)
        assert codes(client.get(LIST, wanted)) == [OTHER_VILLAGE]

    @pytest.mark.parametrize("wanted", ["清溪", "qingxi", "qxz", "441900115"])
    def test_the_towns_name_finds_its_communities(self, client, wanted):
        signed_in(client, Role.JUDGE)
        assert set(codes(client.get(LIST, {"text": wanted}))) == set(
            Community.objects.filter(division__parent=TOWN).values_list("pk", flat=True)
        )

    def test_the_tribunal_filter_keeps_what_it_covers_today(self, client):
        signed_in(client, Role.JUDGE)
        found = codes(client.get(LIST, {"tribunal": tribunal().pk}))
        assert found
        assert {code[:9] for code in found} == {TOWN[:9]}

    def test_the_demonstration_filter_keeps_those_that_hold_today(self, client):
        demonstration()
        demonstration(OTHER_VILLAGE, withdrawn_on=timezone.localdate())
        signed_in(client, Role.JUDGE)
        assert codes(client.get(LIST, {"demonstration": "yes"})) == [VILLAGE]
        assert VILLAGE not in codes(client.get(LIST, {"demonstration": "no", "town": TOWN}))

    def test_each_line_names_tribunal_people_and_what_is_not_sure(self, client):
        worker("judge", Role.JUDGE, name="何法官", division_id=VILLAGE)
        worker("assistant", Role.ASSISTANT, name="陈助理", division_id=VILLAGE)
        signed_in(client, Role.JUDGE)
        shown = text(client.get(LIST, {"text": VILLAGE}))
        assert "何法官" in shown
        assert "陈助理" in shown
        assert "清溪人民法庭" in shown
        assert "待核实" in shown
        assert "名称待导入" in shown

    def test_a_place_without_a_known_tribunal_says_so(self, client):
        signed_in(client, Role.JUDGE)
        assert "东莞市第三人民法院（法庭不详）" in text(client.get(LIST, {"town": UNCOVERED_TOWN}))

    def test_pages_follow_each_other_without_gap_or_repeat(self, client):
        signed_in(client, Role.JUDGE)
        first = client.get(LIST)
        second = client.get(LIST, {"cursor": first.context["page"].next})
        assert codes(first)[-1] < codes(second)[0]
        assert codes(client.get(LIST, {"cursor": second.context["page"].previous})) == codes(first)

    def test_nothing_found_is_said(self, client):
        signed_in(client, Role.JUDGE)
        assert "没有符合条件的社区" in text(client.get(LIST, {"text": "没有这个村"}))

    @pytest.mark.parametrize("wrong", [{"tribunal": "x"}, {"town": "4419"}, {"demonstration": "maybe"}])
    def test_a_wrong_filter_is_said_beside_the_field(self, client, wrong):
        signed_in(client, Role.JUDGE)
        assert client.get(LIST, wrong).context["form"].errors

    def test_a_damaged_position_is_a_sentence(self, client):
        signed_in(client, Role.JUDGE)
        page = client.get(LIST, {"cursor": "%%%"})
        assert page.status_code == 400
        assert "请从第一页重新查看" in text(page)

    def test_fifty_lines_cost_as_many_queries_as_one(self, client):
        signed_in(client, Role.JUDGE)
        assert len(codes(client.get(LIST))) == 50  # the first visit also writes the session
        with CaptureQueriesContext(connection) as few:
            assert len(codes(client.get(LIST, {"text": VILLAGE}))) == 1
        with CaptureQueriesContext(connection) as many:
            assert len(codes(client.get(LIST))) == 50
        assert len(many) == len(few)


class TestDemonstrations:
    def test_a_tribunal_without_one_is_shown(self, client):
        demonstration()
        signed_in(client, Role.JUDGE)
        page = client.get(DEMONSTRATIONS)
        lines = {
            line.tribunal.name: len(line.communities) for group in page.context["courts"] for line in group.tribunals
        }
        assert lines["清溪人民法庭"] == 1
        assert lines["凤岗人民法庭"] == 0
        assert set(lines) == set(Tribunal.objects.filter(court="粤1973").values_list("name", flat=True))
        assert text(page).count("尚未确定示范社区") == len(lines) - 1

    def test_the_intermediate_court_sees_every_court_and_decides_nothing(self, client):
        signed_in(client, Role.COORDINATOR, court="粤19")
        page = client.get(DEMONSTRATIONS)
        assert [group.court.code for group in page.context["courts"]] == ["粤1971", "粤1972", "粤1973"]
        assert "/new/" not in text(page)

    def test_an_assistant_sees_the_tribunal_of_their_community(self, client):
        demonstration()
        signed_in(client, Role.ASSISTANT, division=VILLAGE)
        page = client.get(DEMONSTRATIONS)
        lines = [line for group in page.context["courts"] for line in group.tribunals]
        assert [(line.tribunal.name, len(line.communities)) for line in lines] == [("清溪人民法庭", 1)]

    def designate(self, client, code=VILLAGE, **fields):
        made = {"community_id": code, "designated_on": f"{timezone.localdate()}", "plan": "", **fields}
        return client.post(f"{DEMONSTRATIONS}new/{tribunal().pk}/", made)

    def test_a_judge_takes_on_a_community_and_lets_it_go(self, client):
        judge = signed_in(client, Role.JUDGE)
        assert self.designate(client, plan="每周巡回一次").status_code == 302
        made = DemonstrationCommunity.objects.get(community=VILLAGE)
        assert (made.designated_by, made.plan, made.tribunal.name) == (judge, "每周巡回一次", "清溪人民法庭")
        answer = client.post(
            f"{DEMONSTRATIONS}{made.pk}/withdraw/",
            {"withdrawn_on": f"{timezone.localdate()}", "reason": "工作调整"},
        )
        assert answer.status_code == 302
        made.refresh_from_db()
        assert (made.withdrawn_on, made.withdrawn_reason, made.withdrawn_by) == (
            timezone.localdate(),
            "工作调整",
            judge,
        )

    def test_one_that_holds_already_is_not_offered_again(self, client):
        demonstration()
        signed_in(client, Role.JUDGE)
        offered = [code for _, group in self.choices(client) for code, _ in group]
        assert VILLAGE not in offered
        assert OTHER_VILLAGE in offered
        assert self.designate(client).status_code == 422

    def test_places_of_other_tribunals_are_not_offered_and_those_of_none_are(self, client):
        signed_in(client, Role.JUDGE)
        towns = {code[:9] for _, group in self.choices(client) for code, _ in group}
        assert TOWN[:9] in towns
        assert UNCOVERED_TOWN[:9] in towns
        assert "441900110" not in towns  # 常平: its own tribunal
        assert "441900121" not in towns  # 虎门: another court

    def choices(self, client):
        field = client.get(f"{DEMONSTRATIONS}new/{tribunal().pk}/").context["form"].fields["community_id"]
        return list(field.choices)[1:]

    def test_a_day_to_come_is_refused_beside_the_field(self, client):
        signed_in(client, Role.JUDGE)
        answer = self.designate(client, designated_on=f"{timezone.localdate() + timedelta(days=1)}")
        assert answer.status_code == 422
        assert "确定日期不能晚于今天" in text(answer)
        assert not DemonstrationCommunity.objects.exists()

    @pytest.mark.parametrize(
        ("fields", "reason"),
        [
            ({"withdrawn_on": "2023-04-30", "reason": "工作调整"}, "撤销日期应在确定日期之后"),
            ({"withdrawn_on": "2099-01-01", "reason": "工作调整"}, "不晚于今天"),
            ({"withdrawn_on": "2024-01-01", "reason": ""}, "该字段是必填项"),
        ],
    )
    def test_a_withdrawal_needs_a_fitting_day_and_a_reason(self, client, fields, reason):
        made = demonstration(designated_on=date(2023, 5, 1))
        signed_in(client, Role.JUDGE)
        answer = client.post(f"{DEMONSTRATIONS}{made.pk}/withdraw/", fields)
        assert answer.status_code == 422
        assert reason in text(answer)
        made.refresh_from_db()
        assert made.withdrawn_on is None

    def test_it_is_not_withdrawn_twice(self, client):
        made = demonstration(withdrawn_on=date(2024, 1, 1))
        signed_in(client, Role.JUDGE)
        answer = client.post(f"{DEMONSTRATIONS}{made.pk}/withdraw/", {"withdrawn_on": "2024-02-01", "reason": "再撤"})
        assert answer.status_code == 422
        assert "已经撤销" in text(answer)

    def test_a_clerk_reads_and_does_not_decide(self, client):
        signed_in(client, Role.CLERK)
        assert self.designate(client).status_code == 403
        assert not DemonstrationCommunity.objects.exists()

    def test_what_lies_elsewhere_is_not_found(self, client):
        made = demonstration()
        signed_in(client, Role.JUDGE, court="粤1502")
        assert client.get(f"{DEMONSTRATIONS}{made.pk}/withdraw/").status_code == 404
        assert client.get(f"{DEMONSTRATIONS}new/{tribunal().pk}/").status_code == 404
