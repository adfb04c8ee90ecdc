"""Error pages (错误页面): a sentence for people, a part for htmx, never a trace."""

import pytest
from django.test import Client, override_settings

from suyuan.accounts.roles import Role
from tests.people import person

pytestmark = pytest.mark.urls("tests.web.urls")


@pytest.fixture
def clerk(client, db):
    user = person("lian", Role.CLERK, display_name="陈甲和")
    client.force_login(user)
    return user


def text(response):
    return response.content.decode()


@pytest.mark.parametrize(
    ("address", "status", "sentence"),
    [
        ("/nothing-here/", 404, "页面不存在，或不在您可以查看的范围内。"),
        ("/users/", 403, "您的岗位不能办理此事。"),
        ("/gallery/refused/", 409, "尚未移送调解员，不能达成协议。"),
    ],
)
def test_a_signed_in_person_reads_a_sentence_inside_the_frame(client, clerk, address, status, sentence):
    response = client.get(address)
    assert response.status_code == status
    assert sentence in text(response)
    assert "陈甲和" in text(response)


@pytest.mark.parametrize(("address", "status"), [("/nothing-here/", 404), ("/users/", 403), ("/gallery/refused/", 409)])
def test_htmx_gets_the_message_alone(client, clerk, address, status):
    response = client.get(address, headers={"HX-Request": "true"})
    assert response.status_code == status
    assert text(response).strip().startswith('<div class="notice" data-tone="danger" role="alert">')
    assert "<html" not in text(response)


def test_a_stranger_reads_the_same_sentence_without_the_frame(client, db):
    response = client.get("/nothing-here/")
    assert response.status_code == 404
    assert "没有找到" in text(response)
    assert "主导航" not in text(response)


def test_a_stale_form_is_explained(db):
    client = Client(enforce_csrf_checks=True)
    client.force_login(person("lian", Role.CLERK))
    response = client.post("/sign-out/")
    assert response.status_code == 403
    assert "这个页面打开太久或已重新登录" in text(response)


def test_a_request_that_cannot_be_served_is_explained(client, db):
    response = client.get("/", headers={"host": "elsewhere.example"})
    assert response.status_code == 400
    assert "浏览器送来的内容不完整或不正确" in text(response)


@pytest.mark.parametrize("htmx", [False, True])
def test_a_fault_of_ours_shows_no_trace(client, clerk, htmx):
    client.raise_request_exception = False
    response = client.get("/gallery/broken/", headers={"HX-Request": "true"} if htmx else {})
    assert response.status_code == 500
    assert "系统出错" in text(response)
    assert "our own fault" not in text(response)
    assert ("<html" in text(response)) is not htmx


@pytest.mark.parametrize("address", ["/sign-in/", "/nothing-here/"])
def test_demonstration_mode_says_so_on_every_page(client, db, address):
    assert "演示环境" not in text(client.get(address))
    with override_settings(SUYUAN_MODE="demo"):
        assert "演示环境：内容均为虚构" in text(client.get(address))


def test_only_a_demonstration_shows_its_accounts(client, db):
    assert "演示账号" not in text(client.get("/sign-in/"))
    with override_settings(SUYUAN_MODE="demo"):
        assert 'data-fill-username="lian"' in text(client.get("/sign-in/"))


def test_demonstration_mode_says_so_inside_too(client, clerk):
    with override_settings(SUYUAN_MODE="demo"):
        assert "演示环境：内容均为虚构" in text(client.get("/account/"))
