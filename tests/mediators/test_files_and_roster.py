"""Mediators' files, the way onto the roster and off it, the record and the yearly assessment, through the pages."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError
from django.db.utils import InternalError
from django.utils import timezone

from communities.models import Posting
from mediators.choices import MediatorClass, OrganizationKind
from mediators.models import Assessment, MediationOrganization, Mediator, MediatorComplaint, RosterEntry, RosterProposal
from suyuan.accounts.roles import Role
from suyuan.lib.fields import blind_index_of
from tests.mediators.making import mediator
from tests.people import COURT, TOWN, person

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
LAWYER = {"name": "尹庚诚", "mediator_class": "LAWYER", "languages": ["MANDARIN"], "law_firm": "某律所"}


@pytest.fixture
def keeper(client):
    user = person("fenliu", Role.COORDINATOR)
    client.force_login(user)
    return user


def text(answer):
    return answer.content.decode()


def test_each_class_is_asked_what_it_must_tell_and_nothing_typed_is_lost(client, keeper):
    refused = client.post("/mediators/new/", LAWYER | {"identity_number": "123"})
    assert refused.status_code == 422
    for words in ("律师调解员须写明执业证号", "尹庚诚", "身份证号码"):
        assert words in text(refused)
    assert client.post("/mediators/new/", {"name": "甲", "mediator_class": "INVITED"}).status_code == 422
    told = {"licence_number": "A1", "phone": "13800138000", "division": TOWN, "areas": f"{TOWN}"}
    assert client.post("/mediators/new/", LAWYER | told).status_code == 302
    made = Mediator.objects.get(name="尹庚诚")
    assert made.phone_index == blind_index_of(Mediator.phone_index, "138 0013 8000")
    assert [area.code for area in made.areas.all()] == [TOWN]
    assert "13800138000" not in text(client.get(f"/mediators/{made.pk}/edit/"))
    assert client.post(f"/mediators/{made.pk}/edit/", LAWYER | {"licence_number": "A2"}).status_code == 302
    made.refresh_from_db()
    assert (made.licence_number, made.phone) == ("A2", "13800138000")


def test_mediators_keep_their_own_part_and_no_other(client):
    own = mediator("刘戊康", user=person("tiaojie", Role.MEDIATOR))
    other = mediator("何壬谦")
    client.force_login(own.user)
    assert client.post("/mediators/me/", {"languages": ["SIGN"], "introduction": "退休教师"}).status_code == 302
    own.refresh_from_db()
    assert (own.languages, own.mediator_class) == (["SIGN"], MediatorClass.INVITED)
    leave = {"valid_from": TODAY, "valid_to": TODAY + timedelta(days=3)}
    assert client.post(f"/mediators/{own.pk}/add/leave/", leave).status_code == 302
    overlap = client.post(f"/mediators/{own.pk}/add/leave/", leave)
    assert (overlap.status_code, "这段时间已经登记过请假" in text(overlap)) == (422, True)
    told = {"kind": "FAMILY", "name": "何丁宁", "relation": "配偶"}
    assert client.post(f"/mediators/{own.pk}/add/relation/", told).status_code == 302
    assert client.post(f"/mediators/{other.pk}/add/leave/", leave).status_code == 404
    assert client.get(f"/mediators/{own.pk}/add/award/").status_code == 404
    assert client.get(f"/mediators/{own.pk}/caseload/").status_code == 200


def test_from_application_to_listing_renewal_and_removal_with_history(client, keeper):
    one = mediator("刘戊康", court=None)
    Mediator.objects.filter(pk=one.pk).update(court=COURT)
    asked = {"origin": "INVITED", "grounds": "热心调解"}
    assert client.post(f"/mediators/{one.pk}/propose/", asked).status_code == 302
    assert "已有一份申请正在审核" in text(client.post(f"/mediators/{one.pk}/propose/", asked))
    proposal = RosterProposal.objects.get()
    address = f"/roster/proposals/{proposal.pk}/"
    assert "要求" in text(client.get(address))
    term = {"valid_from": "2025-01-01", "valid_to": TODAY + timedelta(days=30), "certificate_number": "证1"}
    assert client.post(address, term).status_code == 302
    entry = RosterEntry.objects.get()
    assert client.post(f"/mediators/{one.pk}/propose/", asked).status_code == 302
    second = RosterProposal.objects.get(state="PENDING")
    overlap = client.post(f"/roster/proposals/{second.pk}/", term)
    assert overlap.status_code == 422
    assert f"在本院名册已有任期（2025-01-01起，至{entry.valid_to}），与2025-01-01起的新任期重叠" in text(overlap)
    assert (
        client.post(f"/roster/proposals/{second.pk}/", {"valid_from": "2026-01-01", "refuse": "on"}).status_code == 422
    )
    refusal = {"valid_from": "2026-01-01", "refuse": "on", "reason": "重复"}
    assert client.post(f"/roster/proposals/{second.pk}/", refusal).status_code == 302

    renewal = client.post(f"/roster/entries/{entry.pk}/renew/")
    third = RosterProposal.objects.get(state="PENDING")
    assert renewal["Location"].endswith(f"/roster/proposals/{third.pk}/")
    goes_on = {"valid_from": entry.valid_to, "valid_to": entry.valid_to + timedelta(days=730)}
    assert client.post(f"/roster/proposals/{third.pk}/", goes_on).status_code == 302
    assert RosterEntry.objects.get(renews=entry).valid_from == entry.valid_to

    gone = {"ending": "RESIGNED", "ended_on": TODAY + timedelta(days=1), "reason": "本人申请"}
    assert client.post(f"/roster/entries/{entry.pk}/end/", gone).status_code == 302
    term_until = entry.valid_to
    entry.refresh_from_db()
    assert (entry.valid_to, entry.term_until) == (TODAY + timedelta(days=1), term_until)
    assert client.post(f"/roster/entries/{entry.pk}/end/", gone | {"ended_on": "2030-01-01"}).status_code == 422


@pytest.mark.parametrize("change", [{"valid_from": date(2020, 1, 1)}, {"valid_to": None}, {"court_id": "粤19"}])
def test_a_term_is_never_edited_away(change):
    entry = mediator("刘戊康").roster.get()
    RosterEntry.objects.filter(pk=entry.pk).update(valid_to=date(2027, 1, 1), certificate_number="证1")
    with pytest.raises((IntegrityError, InternalError), match="the roster keeps its history"):
        RosterEntry.objects.filter(pk=entry.pk).update(**change)


def test_listing_against_a_requirement_needs_a_reason(client, keeper):
    young = Mediator.objects.create(
        name="尹", mediator_class="LAWYER", court_id=COURT, practising_since=TODAY - timedelta(days=700)
    )
    proposal = RosterProposal.objects.create(
        court_id=COURT, mediator=young, origin="APPLIED", grounds="自愿", proposed_by=keeper, proposed_at=timezone.now()
    )
    address = f"/roster/proposals/{proposal.pk}/"
    refused = client.post(address, {"valid_from": TODAY})
    assert "有未达到的要求，仍列入的请写明理由：执业五年以上" in text(refused)
    assert client.post(address, {"valid_from": TODAY, "reason": "紧缺语种"}).status_code == 302
    proposal.refresh_from_db()
    assert len(proposal.shortfalls) == 1


def test_a_trained_assistant_is_proposed_in_one_click(client, keeper):
    helper = person("zhuli", Role.ASSISTANT, display_name="梁丁宁")
    posting = helper.postings.get()
    assert client.post(f"/roster/assistants/{posting.pk}/propose/").status_code == 404
    Posting.objects.filter(pk=posting.pk).update(trained_on=date(2026, 1, 5))
    assert "梁丁宁" in text(client.get("/roster/work/"))
    assert client.post(f"/roster/assistants/{posting.pk}/propose/").status_code == 302
    made = RosterProposal.objects.get()
    assert (made.mediator.user, made.origin, made.mediator.backgrounds) == (helper, "TRAINED", ["JUDGE_ASSISTANT"])
    assert client.post(f"/roster/assistants/{posting.pk}/propose/").status_code == 404


def test_the_public_roster_shows_the_public_fields_alone(client):
    one = mediator("刘戊康")
    one.phone, one.address, one.introduction = "13800138000", "塘厦镇某路1号", "退休教师"
    one.save()
    mediator("别院丙", court="粤1972")
    page = text(client.get("/roster/?court=粤1973"))
    assert ("刘戊康" in page, "退休教师" in page, "不收费" in page) == (True, True, True)
    assert [word for word in ("13800138000", "138****", "某路", "别院丙") if word in page] == []


def test_a_complaint_upheld_with_expulsion_ends_the_term(client, keeper):
    one = mediator("刘戊康")
    told = {"ground": "LEAKED", "complainant": "某人", "detail": "泄露协议", "received_on": TODAY}
    assert client.post(f"/mediators/{one.pk}/add/complaint/", told).status_code == 302
    address = f"/mediators/complaints/{MediatorComplaint.objects.get().pk}/"
    assert "请选择警告、通报或者除名" in text(client.post(address, {"state": "UPHELD", "finding": "属实"}))
    assert client.post(address, {"state": "UPHELD", "finding": "属实", "sanction": "EXPELLED"}).status_code == 302
    entry = one.roster.get()
    assert (entry.valid_to, entry.ending) == (TODAY, "EXPELLED")
    assert "该投诉已经处理" in text(client.post(address, {"state": "UNFOUNDED", "finding": "x"}))


def test_the_year_is_scored_by_oneself_then_by_the_court_then_filed_for_good(client, keeper):
    one = mediator("刘戊康", user=person("tiaojie", Role.MEDIATOR))
    Mediator.objects.filter(pk=one.pk).update(court=COURT)
    year = TODAY.year
    assert client.get(f"/mediators/{one.pk}/assess/{year}/").status_code == 404
    page = text(client.get("/assessments/scheme/"))
    assert "基准分 100" in page
    scheme = {
        "name": "本院方案",
        "valid_from": f"{year}-01-01",
        "source": "院发",
        "items": "数量 60\n质量 40",
        "grades": "优秀 90\n合格 60",
    }
    assert "最低一等应从0分起" in text(client.post("/assessments/scheme/", scheme))
    assert "第1行看不懂" in text(client.post("/assessments/scheme/", scheme | {"items": "数量"}))
    assert client.post("/assessments/scheme/", scheme | {"grades": "优秀 90\n合格 0"}).status_code == 302
    client.force_login(one.user)
    form = client.get(f"/assessments/me/{year}/").context["form"]
    names = [name for name in form.fields if name.startswith("item-")]
    assert client.post(f"/assessments/me/{year}/", dict(zip(names, ("61", "30"), strict=True))).status_code == 422
    assert client.post(f"/assessments/me/{year}/", dict(zip(names, ("55", "35"), strict=True))).status_code == 302
    client.force_login(keeper)
    assert (
        client.post(f"/mediators/{one.pk}/assess/{year}/", dict(zip(names, ("55", "36"), strict=True))).status_code
        == 302
    )
    found = Assessment.objects.get()
    assert (found.total, found.grade, found.state) == (Decimal("91.0"), "优秀", "ASSESSED")
    assert client.post(f"/assessments/{found.pk}/file/").status_code == 302
    assert "已经备案，不能修改" in text(
        client.post(f"/mediators/{one.pk}/assess/{year}/", dict(zip(names, ("1", "1"), strict=True)))
    )
    with pytest.raises((IntegrityError, InternalError), match="a filed assessment never changes"):
        Assessment.objects.update(total=1)


def test_organisations_with_members_requirements_and_studios(client, keeper):
    told = {"name": "塘厦商会调解中心", "kind": "CHAMBER", "papers": ["CHARTER", "RULES"], "credit_code": "错"}
    assert client.post("/organizations/new/", told).status_code == 422
    assert client.post("/organizations/new/", told | {"credit_code": ""}).status_code == 302
    row = MediationOrganization.objects.get()
    assert "已有同名的登记" in text(client.post("/organizations/new/", told | {"credit_code": ""}))
    one = mediator("刘戊康")
    member = {"mediator": one.pk, "valid_from": "2026-01-01"}
    assert client.post(f"/organizations/{row.pk}/members/add/", member).status_code == 302
    assert "在这段时间已是本组织成员" in text(client.post(f"/organizations/{row.pk}/members/add/", member))
    page = text(client.get(f"/organizations/{row.pk}/"))
    assert ("刘戊康" in page, "有三名以上符合条件的调解员" in page, "低于外地做法" in page) == (True, True, True)
    studio = {"name": "刘叔调解室", "kind": "PERSONAL", "leader": one.pk, "opened_on": "2026-01-01"}
    assert client.post("/studios/new/", studio | {"closed_on": "2025-01-01"}).status_code == 422
    assert client.post("/studios/new/", studio).status_code == 302
    assert "刘叔调解室" in text(client.get("/organizations/"))


def test_the_lists_take_as_many_queries_for_twenty_as_for_two(client, keeper, django_assert_max_num_queries):
    for n in range(20):
        mediator(f"甲{n}")
        MediationOrganization.objects.create(name=f"组织{n}", kind=OrganizationKind.CHAMBER, court_id=COURT)
    for address in ("/roster/work/", "/organizations/", "/roster/?court=粤1973", "/mediators/", "/assessments/"):
        with django_assert_max_num_queries(30):
            assert client.get(address).status_code == 200
