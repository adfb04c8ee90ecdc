"""Account management (账号管理): what the system administrator may do, and to whom."""

import re

import pytest
from django.test import Client

from suyuan.accounts.choices import Act
from suyuan.accounts.models import AccessLog, User
from tests.accounts.conftest import PASSWORD


@pytest.fixture
def admin(client, system_admin):
    client.force_login(system_admin)
    return client


def text(response):
    return response.content.decode()


def shown_password(response):
    return re.search(r'class="first-password">([^<]+)<', text(response)).group(1)


def test_a_new_account_has_a_first_password_that_must_be_changed(admin):
    response = admin.post("/users/new/", {"username": "Wang.Li", "display_name": "王丽"})
    password = shown_password(response)
    user = User.objects.get(username="wang.li")
    assert (user.must_change_password, user.roles) == (True, frozenset())
    fresh = Client()
    assert fresh.post("/sign-in/", {"username": "wang.li", "password": password}).status_code == 302
    assert fresh.get("/account/")["Location"] == "/account/password/"


def test_creating_an_account_is_logged_without_its_password(admin, system_admin):
    response = admin.post("/users/new/", {"username": "wangli", "display_name": "王丽"})
    line = AccessLog.objects.get(act=Act.ACCOUNT_CREATED)
    assert (line.user, line.object_label) == (system_admin, "wangli")
    assert shown_password(response) not in str(vars(line))


@pytest.mark.parametrize("username", ["lian", "LIAN"])
def test_a_name_in_use_is_refused_and_the_form_keeps_its_input(admin, clerk, username):
    response = admin.post("/users/new/", {"username": username, "display_name": "李安"})
    assert response.status_code == 422
    assert "已被使用" in text(response)
    assert 'value="李安"' in text(response)


def test_disabling_ends_the_sessions_at_once_and_keeps_the_reason(admin, clerk):
    theirs = Client()
    theirs.post("/sign-in/", {"username": "lian", "password": PASSWORD})
    assert admin.post(f"/users/{clerk.pk}/disable/", {"reason": "调离"}).status_code == 302
    assert theirs.get("/account/")["Location"] == "/sign-in/?next=/account/"
    assert theirs.post("/sign-in/", {"username": "lian", "password": PASSWORD}).status_code == 422
    assert AccessLog.objects.get(act=Act.ACCOUNT_DISABLED).reason == "调离"


def test_disabling_without_a_reason_is_refused(admin, clerk):
    assert admin.post(f"/users/{clerk.pk}/disable/", {"reason": ""}).status_code == 422
    clerk.refresh_from_db()
    assert clerk.is_active


def test_one_cannot_disable_oneself(admin, system_admin):
    response = admin.post(f"/users/{system_admin.pk}/disable/", {"reason": "误操作"})
    assert response.status_code == 422
    assert "不能停用自己的账号" in text(response)


def test_a_disabled_account_is_opened_again_with_a_new_password(admin, clerk):
    User.objects.filter(pk=clerk.pk).update(is_active=False)
    password = shown_password(admin.post(f"/users/{clerk.pk}/enable/"))
    assert Client().post("/sign-in/", {"username": "lian", "password": password}).status_code == 302


def test_a_reset_password_works_once_and_must_be_changed(admin, clerk):
    password = shown_password(admin.post(f"/users/{clerk.pk}/reset-password/"))
    theirs = Client()
    assert theirs.post("/sign-in/", {"username": "lian", "password": PASSWORD}).status_code == 422
    theirs.post("/sign-in/", {"username": "lian", "password": password})
    assert theirs.get("/account/")["Location"] == "/account/password/"


@pytest.mark.parametrize("act", ["reset-password", "disable"])
def test_the_other_two_administrators_are_out_of_reach(admin, security_admin, audit_admin, act):
    for protected in (security_admin, audit_admin):
        response = admin.post(f"/users/{protected.pk}/{act}/", {"reason": "测试"})
        assert response.status_code in {409, 422}
        assert "请在服务器上用命令办理" in text(response)
        protected.refresh_from_db()
        assert protected.is_active
        assert protected.check_password(PASSWORD)


def test_a_locked_account_is_unlocked(admin, clerk):
    theirs = Client()
    for _ in range(5):
        theirs.post("/sign-in/", {"username": "lian", "password": "wrong"})
    assert "暂时锁定" in text(admin.get(f"/users/{clerk.pk}/"))
    admin.post(f"/users/{clerk.pk}/unlock/")
    assert theirs.post("/sign-in/", {"username": "lian", "password": PASSWORD}).status_code == 302


def test_a_name_is_corrected(admin, clerk):
    admin.post(f"/users/{clerk.pk}/rename/", {"display_name": "陈乙和"})
    clerk.refresh_from_db()
    assert clerk.display_name == "陈乙和"


def test_the_list_filters_by_name_and_state(admin, clerk, audit_admin):
    User.objects.filter(pk=audit_admin.pk).update(is_active=False)
    assert "陈甲和" in text(admin.get("/users/", {"text": "陈甲"}))
    assert "陈甲和" not in text(admin.get("/users/", {"text": "钟"}))
    assert "陈甲和" not in text(admin.get("/users/", {"state": "disabled"}))
    assert "没有符合条件的账号" in text(admin.get("/users/", {"text": "无此人"}))


def test_the_list_leaves_out_the_system_actor(admin):
    system = User.objects.system()
    assert "系统账号" not in text(admin.get("/users/"))
    assert admin.get(f"/users/{system.pk}/").status_code == 404


def test_the_list_asks_as_many_questions_for_twenty_people_as_for_two(admin, clerk, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from suyuan.accounts.roles import Role
    from tests.people import person

    admin.get("/users/")
    with CaptureQueriesContext(connection) as two:
        admin.get("/users/")
    for number in range(18):
        person(f"clerk{number}", Role.CLERK)
    with CaptureQueriesContext(connection) as twenty:
        admin.get("/users/")
    assert len(twenty) == len(two)
