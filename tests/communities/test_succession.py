"""Places that merge, split and change names, and posts outside their court, through the pages."""

from datetime import date

import pytest
from django.utils import timezone

from communities.models import Division, DivisionSuccession, Posting, Tribunal
from suyuan.accounts.roles import Role
from tests.cases.scene import build_scene
from tests.communities.places import OTHER_VILLAGE, TOWN, VILLAGE, demonstration, worker
from tests.people import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(client):
    user = person("keeper", Role.SYSTEM_ADMIN)
    client.force_login(user)
    return user


def text(response):
    return response.content.decode()


def merge(client, code, into, **more):
    told = {"into": into, "effective_on": f"{timezone.localdate()}", "document": "粤民〔2026〕1号", **more}
    return client.post(f"/divisions/{code}/merge/", told)


class TestSuccession:
    def test_a_new_name_keeps_the_old_one(self, client, keeper):
        Division.objects.filter(pk=VILLAGE).update(name="旧村")
        told = {"name": "新社区", "effective_on": "2026-01-01", "document": "粤民〔2026〕1号"}
        assert client.post(f"/divisions/{VILLAGE}/rename/", told).status_code == 302
        shown = text(client.get(f"/divisions/{VILLAGE}/"))
        assert "新社区" in shown
        assert "原名旧村" in shown
        assert "与现名不同" in text(client.post(f"/divisions/{VILLAGE}/rename/", told))

    def test_a_merger_ends_one_place_and_its_disputes_go_with_the_other(self, client, keeper):
        scene = build_scene()
        dispute = scene.registered()
        other = Division.objects.filter(parent=scene.village.parent, level="VILLAGE").exclude(pk=scene.village.pk)[0]
        heir = person("heir", Role.ASSISTANT, division=other.code)
        Posting.objects.filter(user=scene.assistant).update(valid_to=timezone.localdate())
        client.force_login(heir)
        assert client.get(f"/disputes/{dispute.key}/").status_code == 404
        client.force_login(keeper)
        assert merge(client, scene.village.code, other.code).status_code == 302
        old = Division.objects.get(pk=scene.village.code)
        assert old.valid_to == timezone.localdate()
        assert "由" in text(client.get(f"/divisions/{old.code}/"))
        client.force_login(heir)
        assert client.get(f"/disputes/{dispute.key}/").status_code == 200

    def test_a_merger_that_would_orphan_data_is_refused_with_what_hangs_on_the_place(self, client, keeper):
        demonstration()
        worker("assistant", Role.ASSISTANT, name="陈助理", division_id=VILLAGE)
        answer = merge(client, VILLAGE, OTHER_VILLAGE)
        assert answer.status_code == 422
        assert "还有1个现任岗位、1个示范社区，停用后将失去归属" in text(answer)
        assert Division.objects.get(pk=VILLAGE).valid_to is None
        town = merge(client, TOWN, "441900116000")
        assert "个下级区划" in text(town)
        assert "项法院管辖" in text(town)

    @pytest.mark.parametrize(
        ("into", "more", "reason"),
        [
            (VILLAGE, {}, "合并至少涉及两个区划"),
            ("441900", {}, "不是村级区划的代码"),
            ("441900115399", {}, "请同时填写名称"),
            (OTHER_VILLAGE, {"effective_on": "2099-01-01"}, "不能晚于今天"),
            (OTHER_VILLAGE, {"divisions": TOWN}, "同一层级"),
        ],
    )
    def test_what_is_no_merger_is_answered(self, client, keeper, into, more, reason):
        answer = merge(client, VILLAGE, into, **more)
        assert answer.status_code == 422
        assert reason in text(answer)
        assert not DivisionSuccession.objects.exists()

    def test_a_split_makes_new_places_in_the_same_town(self, client, keeper):
        told = {"parts": f"{VILLAGE} 老村\n441900115390 新村", "effective_on": "2026-01-01", "document": "文件"}
        assert client.post(f"/divisions/{VILLAGE}/split/", told).status_code == 302
        new = Division.objects.get(pk="441900115390")
        assert (new.parent_id, new.name, new.valid_from) == (TOWN, "新村", date(2026, 1, 1))
        assert new.community.kind == "VILLAGERS"
        one = client.post(f"/divisions/{OTHER_VILLAGE}/split/", {**told, "parts": VILLAGE})
        assert "至少应有两个区划" in text(one)


class TestPostsOutsideTheirCourt:
    def grant(self, client, **more):
        client.force_login(person("safety", Role.SECURITY_ADMIN))
        told = {"user": person("new").pk, "role": "JUDGE", "court": "粤1973", "valid_from": "2026-01-01", **more}
        return client.post("/postings/new/", told)

    def test_a_place_of_another_court_is_refused(self, client):
        assert "不在所填法院的辖区" in text(self.grant(client, division="441900121000"))

    def test_a_tribunal_of_another_court_is_refused(self, client):
        foreign = Tribunal.objects.filter(court="粤1971").first()
        assert "不属于所填的法院" in text(self.grant(client, tribunal=foreign.pk))

    def test_the_citys_court_posts_into_its_towns(self, client):
        assert self.grant(client, court="粤19", division=TOWN).status_code == 302
