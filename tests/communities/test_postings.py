"""Posts (任职): granted, ended and withdrawn by the security administrator, and never mixed with administration."""

from datetime import date, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.utils import timezone

from communities.models import Posting
from suyuan.accounts.choices import Act
from suyuan.accounts.models import AccessLog, User
from suyuan.accounts.roles import Role
from tests.people import COURT, TOWN, person, post

TODAY = timezone.localdate


@pytest.fixture
def security_admin(db):
    return person("anquan", Role.SECURITY_ADMIN, display_name="邓乙明")


@pytest.fixture
def admin(client, security_admin):
    client.force_login(security_admin)
    return client


@pytest.fixture
def newcomer(db):
    return person("xinren", display_name="新人")


def text(response):
    return response.content.decode()


def grant(admin, user, role, **fields):
    return admin.post("/postings/new/", {"user": user.pk, "role": role, "valid_from": f"{TODAY()}", **fields})


def test_a_post_is_granted_and_counts_at_once(admin, newcomer):
    post(person("someone"), Role.CLERK)
    assert grant(admin, newcomer, Role.CLERK, court=COURT).status_code == 302
    newcomer.refresh_from_db()
    assert newcomer.has_role(Role.CLERK)
    line = AccessLog.objects.get(act=Act.POSTING_GRANTED)
    assert "xinren 中心立案人员" in line.object_label


def test_a_place_is_given_by_its_code_or_its_name(admin, newcomer):
    post(person("someone"), Role.ASSISTANT)
    assert grant(admin, newcomer, Role.ASSISTANT, division=TOWN).status_code == 302
    assert Posting.objects.get(user=newcomer).division_id == TOWN
    assert "没有这个区划" in text(grant(admin, newcomer, Role.ASSISTANT, division="不存在的镇"))


@pytest.mark.parametrize(
    ("role", "fields", "sentence"),
    [
        (Role.CLERK, {}, "中心立案人员须写明所在法院"),
        (Role.ASSISTANT, {}, "社区法官助理须写明所在区划"),
        (Role.AUDIT_ADMIN, {"court": COURT}, "审计管理员管理全系统，不填写法院和区划"),
    ],
)
def test_a_post_without_its_jurisdiction_is_refused(admin, newcomer, role, fields, sentence):
    post(person("someone"), Role.CLERK)
    response = grant(admin, newcomer, role, **fields)
    assert response.status_code == 422
    assert sentence in text(response)
    assert not newcomer.postings.exists()


@pytest.mark.parametrize(
    ("held", "wanted"),
    [
        (Role.CLERK, Role.SYSTEM_ADMIN),
        (Role.SYSTEM_ADMIN, Role.CLERK),
        (Role.SYSTEM_ADMIN, Role.AUDIT_ADMIN),
    ],
)
def test_administrators_are_never_mixed(admin, newcomer, held, wanted):
    post(person("someone"), Role.CLERK)
    post(newcomer, held)
    response = grant(admin, newcomer, wanted, court=COURT if wanted is Role.CLERK else "")
    assert response.status_code == 422
    assert "系统、安全、审计管理员互斥" in text(response)


def test_the_database_itself_refuses_mixed_administrators(newcomer):
    post(newcomer, Role.SYSTEM_ADMIN)
    with pytest.raises(IntegrityError), transaction.atomic():
        post(newcomer, Role.AUDIT_ADMIN)


def test_case_work_posts_may_be_held_together(admin, newcomer):
    post(newcomer, Role.CLERK)
    assert grant(admin, newcomer, Role.COORDINATOR, court=COURT).status_code == 302


def test_the_same_post_is_not_granted_twice(admin, newcomer):
    post(newcomer, Role.CLERK)
    assert "已有相同的岗位" in text(grant(admin, newcomer, Role.CLERK, court=COURT))


def test_nobody_handles_their_own_post(admin, security_admin):
    own = Posting.objects.get(user=security_admin)
    end = {"valid_to": f"{TODAY()}", "reason": "调动"}
    assert "不能办理自己的岗位" in text(admin.post(f"/postings/{own.pk}/end/", end))
    assert "不能办理自己的岗位" in text(grant(admin, security_admin, Role.AUDIT_ADMIN))


def test_an_ended_post_no_longer_counts_and_stays_in_the_history(admin, newcomer):
    posting = post(newcomer, Role.CLERK)
    admin.post(f"/postings/{posting.pk}/end/", {"valid_to": f"{TODAY()}", "reason": "调动"})
    newcomer.refresh_from_db()
    assert not newcomer.has_role(Role.CLERK)
    posting.refresh_from_db()
    assert (posting.valid_from, posting.valid_to) == (date(2020, 1, 1), TODAY())
    assert AccessLog.objects.get(act=Act.POSTING_ENDED).reason == "调动"
    assert "新人" not in text(admin.get("/postings/"))
    assert "新人" in text(admin.get("/postings/", {"state": "ended"}))


def test_a_post_granted_today_by_mistake_is_withdrawn(admin, newcomer):
    post(person("someone"), Role.CLERK)
    grant(admin, newcomer, Role.CLERK, court=COURT)
    posting = newcomer.postings.get()
    admin.post(f"/postings/{posting.pk}/withdraw/", {"reason": "选错人员"})
    assert not newcomer.postings.exists()
    assert AccessLog.objects.get(act=Act.POSTING_ENDED).reason == "撤销：选错人员"


def test_a_post_once_held_is_not_withdrawn(admin, newcomer):
    posting = post(newcomer, Role.CLERK)
    response = admin.post(f"/postings/{posting.pk}/withdraw/", {"reason": "选错人员"})
    assert "已经任职的岗位不能撤销" in text(response)
    assert newcomer.postings.exists()


def test_a_post_cannot_end_before_it_began(admin, newcomer):
    posting = post(newcomer, Role.CLERK)
    response = admin.post(f"/postings/{posting.pk}/end/", {"valid_to": "2019-12-31", "reason": "调动"})
    assert "离任日期应晚于任职日期" in text(response)


def test_the_list_asks_as_many_questions_for_twenty_posts_as_for_two(admin, newcomer, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    admin.get("/postings/")
    with CaptureQueriesContext(connection) as few:
        admin.get("/postings/")
    for number in range(18):
        person(f"clerk{number}", Role.CLERK)
    with CaptureQueriesContext(connection) as many:
        admin.get("/postings/")
    assert len(many) == len(few)


class TestFirstAdministrators:
    @pytest.mark.parametrize("role", ["SYSTEM_ADMIN", "SECURITY_ADMIN", "AUDIT_ADMIN"])
    def test_the_first_of_each_is_made_by_command(self, db, client, capsys, role):
        call_command("create_first_admin", role, "diyi", "第一人")
        password = capsys.readouterr().out.strip().rpartition("：")[2]
        user = User.objects.get(username="diyi")
        assert user.has_role(Role(role))
        assert client.post("/sign-in/", {"username": "diyi", "password": password}).status_code == 302
        assert client.get("/account/")["Location"] == "/account/password/"

    def test_a_second_one_is_refused(self, security_admin):
        with pytest.raises(CommandError, match="已有安全管理员"):
            call_command("create_first_admin", "SECURITY_ADMIN", "dier", "第二人")
        assert not User.objects.filter(username="dier").exists()

    def test_a_forgotten_password_of_an_administrator_is_reset_on_the_server(self, security_admin, client, capsys):
        call_command("reset_password", "anquan")
        password = capsys.readouterr().out.strip().rpartition("：")[2]
        assert client.post("/sign-in/", {"username": "anquan", "password": password}).status_code == 302

    def test_an_unknown_name_is_refused_with_a_sentence(self, db):
        with pytest.raises(CommandError, match="没有登录名为“nobody”的账号"):
            call_command("reset_password", "nobody")


def test_a_future_post_is_not_yet_in_force(admin, newcomer):
    post(person("someone"), Role.CLERK)
    tomorrow = TODAY() + timedelta(days=1)
    grant(admin, newcomer, Role.CLERK, court=COURT, valid_from=f"{tomorrow}")
    newcomer.refresh_from_db()
    assert not newcomer.has_role(Role.CLERK)
    assert "未到任" in text(admin.get("/postings/"))
