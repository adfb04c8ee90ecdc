"""One's own account (我的账号): password, sessions, idle sign-out."""

from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.utils import timezone

from suyuan.accounts.choices import Act, SessionEnd
from suyuan.accounts.models import AccessLog, SignInSession, User
from tests.accounts.conftest import PASSWORD

NEW = "Ming-Chuang-88"


def sign_in(client, password=PASSWORD, **extra):
    return client.post("/sign-in/", {"username": "lian", "password": password}, **extra)


def change(client, old=PASSWORD, new=NEW, again=None):
    return client.post("/account/password/", {"old": old, "new": new, "again": again or new})


def text(response):
    return response.content.decode()


class TestPassword:
    def test_it_is_changed_and_the_old_one_no_longer_opens(self, client, clerk):
        sign_in(client)
        assert change(client)["Location"] == "/account/"
        assert client.get("/account/").status_code == 200
        client.post("/sign-out/")
        assert sign_in(client).status_code == 422
        assert sign_in(client, NEW).status_code == 302

    @pytest.mark.parametrize(
        ("new", "sentence"),
        [
            ("Ab1-", "密码不得少于 10 个字符"),
            ("abcdefghijkl", "至少三类"),
            ("Chenjiahe-9", "密码跟 姓名 太相似了"),
            ("Password123", "这个密码太常见了"),
            (PASSWORD, "不得与最近 5 次用过的密码相同"),
        ],
    )
    def test_a_weak_one_is_refused_with_its_reason(self, client, clerk, new, sentence):
        User.objects.filter(pk=clerk.pk).update(display_name="chenjiahe")
        sign_in(client)
        response = change(client, new=new)
        assert response.status_code == 422
        assert sentence in text(response)
        clerk.refresh_from_db()
        assert clerk.check_password(PASSWORD)

    def test_one_used_lately_is_refused(self, client, clerk):
        sign_in(client)
        change(client)
        assert "不得与最近 5 次用过的密码相同" in text(change(client, old=NEW, new=PASSWORD))

    def test_a_wrong_old_one_is_refused(self, client, clerk):
        sign_in(client)
        assert "原密码不正确" in text(change(client, old="wrong"))

    def test_two_different_new_ones_are_refused(self, client, clerk):
        sign_in(client)
        assert "两次输入的新密码不一致" in text(change(client, again="Other-Pass-77"))

    def test_changing_it_ends_the_other_sessions(self, client, client_class, clerk):
        other = client_class()
        sign_in(other)
        sign_in(client)
        change(client)
        assert other.get("/account/")["Location"] == "/sign-in/?next=/account/"
        assert client.get("/account/").status_code == 200


class TestFirstPassword:
    def test_nothing_opens_before_it_is_changed(self, client, clerk):
        User.objects.filter(pk=clerk.pk).update(must_change_password=True)
        sign_in(client)
        assert client.get("/account/")["Location"] == "/account/password/"
        assert "请先修改密码" in text(client.get("/account/password/"))
        assert client.get("/account/", HTTP_HX_REQUEST="true")["HX-Redirect"] == "/account/password/"
        assert change(client)["Location"] == "/"
        assert client.get("/account/").status_code == 200

    def test_an_expired_one_must_be_changed(self, client, clerk):
        sign_in(client)
        ago = timezone.now() - timedelta(days=settings.PASSWORD_MAX_DAYS)
        User.objects.filter(pk=clerk.pk).update(password_changed_at=ago)
        assert client.get("/account/")["Location"] == "/account/password/"
        assert "密码使用已满期限" in text(client.get("/account/password/"))

    def test_one_may_sign_out_instead(self, client, clerk):
        User.objects.filter(pk=clerk.pk).update(must_change_password=True)
        sign_in(client)
        assert client.post("/sign-out/")["Location"] == "/sign-in/"


class TestIdle:
    def test_a_session_left_alone_is_signed_out_with_a_sentence(self, client, clerk):
        with time_machine.travel(timezone.now(), tick=False) as clock:
            sign_in(client)
            clock.shift(timedelta(minutes=settings.SESSION_IDLE_MINUTES, seconds=61))
            response = client.get("/account/")
            assert response["Location"] == "/sign-in/?next=/account/"
            assert "30 分钟没有操作，已自动退出" in text(client.get("/sign-in/"))
        assert SignInSession.objects.get().end == SessionEnd.IDLE
        assert AccessLog.objects.filter(act=Act.IDLE_SIGNED_OUT, user=clerk).exists()

    def test_the_page_itself_ends_it_and_says_so(self, client, clerk):
        sign_in(client)
        client.post("/sign-out/", {"idle": "1"})
        assert "30 分钟没有操作，已自动退出" in text(client.get("/sign-in/"))
        assert SignInSession.objects.get().end == SessionEnd.IDLE

    def test_use_keeps_it_open(self, client, clerk):
        with time_machine.travel(timezone.now(), tick=False) as clock:
            sign_in(client)
            for _ in range(3):
                clock.shift(timedelta(minutes=20))
                assert client.post("/account/stay/").status_code == 204
            assert client.get("/account/").status_code == 200

    def test_the_page_says_when_it_will_warn(self, client, clerk):
        sign_in(client)
        page = text(client.get("/account/"))
        assert 'data-idle-seconds="1800"' in page
        assert 'data-ping-url="/account/stay/"' in page

    def test_activity_is_written_at_most_once_a_minute(self, client, clerk, django_assert_max_num_queries):
        sign_in(client)
        client.get("/account/")
        first = SignInSession.objects.get().last_seen_at
        client.get("/account/")
        assert SignInSession.objects.get().last_seen_at == first


class TestSessions:
    def test_the_list_names_devices_and_the_present_one(self, client, client_class, clerk):
        sign_in(client_class(), HTTP_USER_AGENT="Mozilla/5.0 (Linux; Android 14) Chrome/120 MicroMessenger/8")
        sign_in(client, HTTP_USER_AGENT="Mozilla/5.0 (Windows NT 10.0) Chrome/120 Edg/120")
        page = text(client.get("/account/sessions/"))
        assert "安卓手机 · 微信" in page
        assert "Windows 电脑 · Edge" in page
        assert page.count("当前设备") == 1

    def test_another_device_is_signed_out_from_here(self, client, client_class, clerk):
        other = client_class()
        sign_in(other)
        sign_in(client)
        session = SignInSession.objects.get(session_key=other.session.session_key)
        assert client.post(f"/account/sessions/{session.pk}/end/").status_code == 302
        assert other.get("/account/")["Location"] == "/sign-in/?next=/account/"
        assert AccessLog.objects.filter(act=Act.SESSION_ENDED, user=clerk).exists()

    def test_somebody_elses_session_is_not_ended(self, client, client_class, clerk, audit_admin):
        other = client_class()
        other.post("/sign-in/", {"username": "shenji", "password": PASSWORD})
        sign_in(client)
        session = SignInSession.objects.get(user=audit_admin)
        response = client.post(f"/account/sessions/{session.pk}/end/")
        assert response.status_code == 409
        assert other.get("/account/").status_code == 200

    def test_the_present_one_is_ended_by_signing_out_only(self, client, clerk):
        sign_in(client)
        session = SignInSession.objects.get()
        response = client.post(f"/account/sessions/{session.pk}/end/", HTTP_HX_REQUEST="true")
        assert response.status_code == 409
        assert "不能从这里结束" in text(response)
        assert "<html" not in text(response)


@pytest.fixture
def client_class():
    from django.test import Client

    return Client
