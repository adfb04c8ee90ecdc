"""The list of mediators and one mediator's page (调解员名册)."""

import re
from datetime import date

import pytest

from mediators.choices import MediatorClass, OrganizationKind
from mediators.models import MediationOrganization, OrganizationManager, OrganizationMembership, RosterEntry
from suyuan.accounts.models import AccessLog
from suyuan.accounts.roles import Role
from tests.mediators.making import accrued_voucher, mediator
from tests.people import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(client):
    user = person("lian", Role.CLERK)
    client.force_login(user)
    return user


def shown(response):
    assert response.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_the_list_holds_the_courts_roster_and_the_higher_courts_which_it_may_use(client, clerk):
    mediator("本院甲")
    mediator("中院乙", court="粤19")
    mediator("别院丙", court="粤1971")
    mediator("无名册丁", court=None)
    text = shown(client.get("/mediators/"))
    assert [name for name in ("本院甲", "中院乙", "别院丙", "无名册丁") if name in text] == ["本院甲", "中院乙"]


def test_the_list_is_filtered_by_name_pinyin_class_and_roster(client, clerk):
    mediator("刘戊康", MediatorClass.INVITED)
    gone = mediator("叶己乐", MediatorClass.LAWYER)
    RosterEntry.objects.filter(mediator=gone).update(valid_to=date(2025, 1, 1))
    found = {
        query: [name for name in ("刘戊康", "叶己乐") if name in shown(client.get(f"/mediators/?{query}"))]
        for query in ("text=戊", "text=pinyin叶", "mediator_class=LAWYER", "roster=CURRENT", "roster=OVER")
    }
    assert found == {
        "text=戊": ["刘戊康"],
        "text=pinyin叶": ["叶己乐"],
        "mediator_class=LAWYER": ["叶己乐"],
        "roster=CURRENT": ["刘戊康"],
        "roster=OVER": ["叶己乐"],
    }


def test_the_page_shows_class_organisation_and_roster_terms(client, clerk):
    one = mediator("刘戊康")
    organization = MediationOrganization.objects.create(
        name="塘厦镇人民调解委员会", kind=OrganizationKind.PEOPLES_COMMITTEE
    )
    OrganizationMembership.objects.create(organization=organization, mediator=one, valid_from=date(2024, 5, 1))
    RosterEntry.objects.create(
        court_id="粤19", mediator=one, valid_from=date(2022, 1, 1), valid_to=date(2024, 1, 1), ended_reason="期满"
    )
    text = shown(client.get(f"/mediators/{one.pk}/"))
    for expected in (
        "特邀调解员",
        "塘厦镇人民调解委员会",
        "东莞市第三人民法院",
        "东莞市中级人民法院",
        "已不在册",
        "期满",
    ):
        assert expected in text


def test_only_those_who_keep_the_ledger_see_the_money(client, clerk):
    one = accrued_voucher(mediator("刘戊康")).mediator
    assert "600.00" not in shown(client.get(f"/mediators/{one.pk}/"))
    client.force_login(person("caiwu", Role.FINANCE))
    assert "600.00" in shown(client.get(f"/mediators/{one.pk}/"))


def test_a_mediator_opens_their_own_page_alone(client):
    own = mediator("刘戊康", user=person("tiaojie", Role.MEDIATOR))
    other = mediator("何壬谦")
    client.force_login(own.user)
    assert client.get(f"/mediators/{own.pk}/").status_code == 200
    assert client.get(f"/mediators/{other.pk}/").status_code == 404
    assert client.get("/mediators/").status_code == 403


def test_an_organisations_manager_sees_its_members_while_managing_it(client):
    manager = person("zuzhi", Role.ORG_MANAGER)
    organization = MediationOrganization.objects.create(name="商会调解中心", kind=OrganizationKind.CHAMBER)
    managing = OrganizationManager.objects.create(organization=organization, user=manager, valid_from=date(2024, 1, 1))
    member, stranger = mediator("成员甲", court=None), mediator("外人乙")
    OrganizationMembership.objects.create(organization=organization, mediator=member, valid_from=date(2024, 1, 1))
    client.force_login(manager)
    text = shown(client.get("/mediators/"))
    assert "成员甲" in text
    assert "外人乙" not in text
    assert client.get(f"/mediators/{stranger.pk}/").status_code == 404
    managing.valid_to = date(2025, 1, 1)
    managing.save()
    assert client.get(f"/mediators/{member.pk}/").status_code == 404


def test_the_phone_is_masked_and_shown_in_full_for_a_reason_on_record(client, clerk):
    one = mediator("刘戊康")
    one.phone = "13800138000"
    one.save()
    assert "138****8000" in shown(client.get(f"/mediators/{one.pk}/"))
    address = f"/mediators/{one.pk}/reveal-phone/"
    assert client.post(address, {"reason": " "}).status_code == 422
    assert not AccessLog.objects.filter(act="REVEALED").exists()
    assert "13800138000" in client.post(address, {"reason": "约定调解时间"}).content.decode()
    line = AccessLog.objects.get(act="REVEALED")
    assert (line.user, line.reason, line.object_id) == (clerk, "约定调解时间", str(one.pk))
    assert "13800138000" not in f"{line.object_label}{line.reason}"


def test_accountants_do_not_get_the_phone(client):
    one = mediator("刘戊康")
    client.force_login(person("caiwu", Role.FINANCE))
    assert client.post(f"/mediators/{one.pk}/reveal-phone/", {"reason": "想知道"}).status_code == 403
