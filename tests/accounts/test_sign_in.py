"""Signing in (登录): right, wrong, locked out, and what the log keeps of it."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from suyuan.accounts.choices import Act
from suyuan.accounts.models import AccessLog, SignInSession, User
from tests.accounts.conftest import PASSWORD


def attempt(client, username, password, **data):
    return client.post("/sign-in/", {"username": username, "password": password, **data})


def acts(username):
    return list(AccessLog.objects.filter(username=username).order_by("pk").values_list("act", flat=True))


def test_a_right_password_opens_the_wanted_page(client, clerk):
    response = attempt(client, "lian", PASSWORD, next="/account/")
    assert (response.status_code, response["Location"]) == (302, "/account/")
    assert client.get("/account/").status_code == 200


def test_a_sign_in_is_logged_with_the_address_and_the_browser(client, clerk):
    client.post(
        "/sign-in/",
        {"username": "lian", "password": PASSWORD},
        REMOTE_ADDR="10.1.2.3",
        HTTP_USER_AGENT="Mozilla/5.0 (Windows NT 10.0) Chrome/120 Safari/537",
    )
    line = AccessLog.objects.get(act=Act.SIGNED_IN)
    assert (line.user, line.ip, line.succeeded) == (clerk, "10.1.2.3", True)
    assert line.request_id
    assert "Chrome/120" in SignInSession.objects.get(user=clerk).user_agent


def test_the_sign_in_name_ignores_capitals_and_blanks(client, clerk):
    assert attempt(client, " LiAn ", PASSWORD).status_code == 302


def test_the_wanted_page_is_remembered_over_a_wrong_password(client, clerk):
    response = attempt(client, "lian", "wrong", next="/account/")
    assert '<input type="hidden" name="next" value="/account/">' in response.content.decode()


def test_an_address_outside_is_never_followed(client, clerk):
    assert (
        attempt(client, "lian", PASSWORD, next="https://elsewhere.example/")["Location"] != "https://elsewhere.example/"
    )


@pytest.mark.parametrize("username", ["lian", "nobody"])
def test_a_wrong_password_and_an_unknown_name_get_the_same_sentence(client, clerk, username):
    response = attempt(client, username, "wrong")
    assert response.status_code == 422
    assert "登录名或密码不正确。再错 4 次，账号将暂时锁定。" in response.content.decode()
    assert acts(username) == [Act.SIGN_IN_FAILED]


def test_the_fifth_failure_locks_the_account_and_says_for_how_long(client, clerk):
    for _ in range(4):
        attempt(client, "lian", "wrong")
    response = attempt(client, "lian", "wrong")
    assert response.status_code == 429
    assert "请 20 分钟后再试" in response.content.decode()
    assert attempt(client, "lian", PASSWORD).status_code == 429
    assert acts("lian") == [Act.SIGN_IN_FAILED] * 4 + [Act.LOCKED_OUT] * 2


def test_another_address_or_capitals_do_not_open_a_locked_account(client, clerk):
    for _ in range(5):
        attempt(client, "lian", "wrong")
    response = client.post("/sign-in/", {"username": "LIAN", "password": PASSWORD}, REMOTE_ADDR="10.9.9.9")
    assert response.status_code == 429


def test_the_lock_ends_after_its_time(client, clerk):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for _ in range(5):
            attempt(client, "lian", "wrong")
        clock.shift(timedelta(minutes=21))
        assert attempt(client, "lian", PASSWORD).status_code == 302


def test_other_accounts_are_not_locked_with_it(client, clerk, audit_admin):
    for _ in range(5):
        attempt(client, "lian", "wrong")
    assert attempt(client, "shenji", PASSWORD).status_code == 302


def test_a_disabled_account_cannot_sign_in(client, clerk):
    User.objects.filter(pk=clerk.pk).update(is_active=False)
    assert attempt(client, "lian", PASSWORD).status_code == 422


def test_the_system_account_cannot_sign_in(client, db):
    system = User.objects.system()
    assert not system.has_usable_password()
    assert attempt(client, "system", "!").status_code == 422


def test_signing_out_ends_the_session_and_is_logged(client, clerk):
    attempt(client, "lian", PASSWORD)
    assert client.post("/sign-out/")["Location"] == "/sign-in/"
    assert client.get("/account/")["Location"] == "/sign-in/?next=/account/"
    assert acts("lian") == [Act.SIGNED_IN, Act.SIGNED_OUT]


def test_signing_out_needs_a_form_and_not_a_link(client, clerk):
    attempt(client, "lian", PASSWORD)
    assert client.get("/sign-out/").status_code == 405


def test_a_page_asks_for_sign_in_and_htmx_is_sent_there_whole(client, db):
    assert client.get("/account/")["Location"] == "/sign-in/?next=/account/"
    part = client.get("/account/", HTTP_HX_REQUEST="true")
    assert (part.status_code, part["HX-Redirect"]) == (200, "/sign-in/?next=/account/")
