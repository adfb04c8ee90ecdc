"""Getting, losing and misusing access tokens."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth import SESSION_KEY
from django.utils import timezone
from oauth2_provider.models import AccessToken, Application

from suyuan.accounts.models import User
from suyuan.exchange.choices import Scope
from suyuan.exchange.services import clients
from suyuan.exchange.tasks import sweep_expired_tokens
from tests.api.calling import BEGAN, TOKEN, Caller, admit, ask_for_token, assert_problem, basic

CODE_TABLES = "/api/v1/code-tables"

pytestmark = pytest.mark.django_db


def test_a_client_gets_a_token_for_all_its_scopes():
    answer = ask_for_token(admit(scopes=[Scope.DISPUTES_READ, Scope.RATES_READ]))
    assert answer.status_code == 200
    body = answer.json()
    assert body["token_type"] == "Bearer"
    assert body["expires_in"] == 3600
    assert set(body["scope"].split()) == {"disputes:read", "rates:read"}
    assert answer["Cache-Control"] == "no-store"


def test_a_client_may_ask_for_less():
    answer = ask_for_token(admit(), scope="rates:read")
    assert answer.json()["scope"] == "rates:read"


def test_the_credentials_may_stand_in_the_form(client):
    credentials = admit()
    form = {"grant_type": "client_credentials", "client_id": credentials.client_id, "client_secret": credentials.secret}
    answer = client.post(TOKEN, "&".join(f"{k}={v}" for k, v in form.items()), "application/x-www-form-urlencoded")
    assert answer.status_code == 200


def test_more_than_its_scopes_is_refused():
    answer = ask_for_token(admit(scopes=[Scope.RATES_READ]), scope="disputes:write")
    assert answer.json()["error"] == "invalid_scope"
    assert answer.json()["detail"] == "请求的权限超出了本客户端的权限范围"


def test_a_wrong_secret_is_refused_in_both_languages():
    """`error` is for OAuth libraries (RFC 6749), `detail` for people."""
    answer = ask_for_token(admit(), secret="wrong")
    assert answer.status_code == 401
    assert answer.json()["error"] == "invalid_client"
    assert "密钥不对" in answer.json()["detail"]


@pytest.mark.parametrize("grant", ["password", "authorization_code", "refresh_token", "nonsense"])
def test_no_other_grant_exists(grant):
    answer = ask_for_token(admit(), grant_type=grant)
    assert answer.status_code == 400
    assert answer.json()["error"] == "unsupported_grant_type"


def test_an_application_that_we_did_not_admit_gets_nothing(client):
    application = Application.objects.create(
        client_type="confidential", authorization_grant_type="client-credentials", client_secret="s3cret"
    )
    answer = client.post(
        TOKEN,
        "grant_type=client_credentials",
        "application/x-www-form-urlencoded",
        headers={"Authorization": basic(application.client_id, "s3cret")},
    )
    assert answer.status_code == 401


def test_json_is_no_form(client):
    assert_problem(client.post(TOKEN, {}, "application/json"), 415, "unsupported_media_type")


def test_neither_secret_nor_token_is_stored_readably():
    credentials = admit()
    token = ask_for_token(credentials).json()["access_token"]
    assert credentials.secret not in Application.objects.get().client_secret
    assert AccessToken.objects.get().token == ""
    assert token not in AccessToken.objects.get().token_checksum


def test_without_a_token_the_api_says_how_to_get_one(client):
    answer = client.get(CODE_TABLES)
    assert_problem(answer, 401, "not_authenticated")
    assert answer["WWW-Authenticate"] == 'Bearer realm="suyuan"'


@pytest.mark.parametrize("token", ["nonsense", "", "令牌", "a b"])
def test_an_unknown_token_is_refused(client, token):
    answer = client.get(CODE_TABLES, headers={"Authorization": f"Bearer {token}".encode().decode("latin-1")})
    assert_problem(answer, 401, "invalid_token")
    assert 'error="invalid_token"' in answer["WWW-Authenticate"]


def test_an_expired_token_is_refused(caller):
    AccessToken.objects.update(expires=timezone.now() - timedelta(seconds=1))
    body = assert_problem(caller.get(CODE_TABLES), 401, "invalid_token")
    assert body["detail"] == "访问令牌已过期，请重新取得"


def test_expired_tokens_are_swept_and_living_ones_kept(caller):
    AccessToken.objects.update(expires=timezone.now() - timedelta(days=1))
    living = Caller(caller.credentials)
    sweep_expired_tokens()
    assert AccessToken.objects.count() == 1
    assert living.get(CODE_TABLES).status_code == 200


def test_a_revoked_token_is_refused(caller, client):
    client.post(
        "/api/v1/oauth/revoke",
        f"token={caller.token}",
        "application/x-www-form-urlencoded",
        headers={"Authorization": basic(caller.credentials.client_id, caller.credentials.secret)},
    )
    assert_problem(caller.get(CODE_TABLES), 401, "invalid_token")


def test_nobody_revokes_anothers_token(caller, client):
    other = admit("zongzhi-b")
    client.post(
        "/api/v1/oauth/revoke",
        f"token={caller.token}",
        "application/x-www-form-urlencoded",
        headers={"Authorization": basic(other.client_id, other.secret)},
    )
    assert caller.get(CODE_TABLES).status_code == 200


def test_a_token_in_the_address_is_ignored(caller, client):
    assert_problem(client.get(f"{CODE_TABLES}?access_token={caller.token}"), 401, "not_authenticated")


def test_a_token_for_another_address_is_refused():
    caller = Caller(admit(), resource="https://elsewhere.example/api")
    assert_problem(caller.get(CODE_TABLES), 401, "invalid_token")


def test_disabling_ends_the_tokens_and_refuses_new_ones(caller):
    clients.disable_client(code=caller.client.code, reason="合作终止", by=User.objects.system(), at=BEGAN)
    assert_problem(caller.get(CODE_TABLES), 401, "invalid_token")
    assert ask_for_token(caller.credentials).status_code == 401
    clients.enable_client(code=caller.client.code, by=User.objects.system(), at=BEGAN)
    assert Caller(caller.credentials).get(CODE_TABLES).status_code == 200


def test_a_new_secret_ends_the_old_one_and_its_tokens(caller):
    issued = clients.change_secret(code=caller.client.code, by=User.objects.system(), at=BEGAN)
    assert_problem(caller.get(CODE_TABLES), 401, "invalid_token")
    assert ask_for_token(caller.credentials).status_code == 401
    assert Caller(issued).get(CODE_TABLES).status_code == 200


def test_a_scope_taken_away_counts_at_once(caller):
    caller.client.scopes = [Scope.RATES_READ]
    caller.client.save()
    assert_problem(caller.get("/api/v1/disputes"), 403, "insufficient_scope")


@time_machine.travel(BEGAN, tick=False)
def test_the_token_endpoint_is_throttled(settings):
    settings.API_TOKEN_REQUESTS_PER_MINUTE = 2
    credentials = admit()
    answers = [ask_for_token(credentials, secret="guess") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [401, 401, 429]
    assert int(answers[-1]["Retry-After"]) <= 60


def test_a_client_cannot_sign_in_to_the_pages(caller, client):
    account = caller.client.account
    client.post("/sign-in/", {"username": account.username, "password": caller.credentials.secret})
    assert SESSION_KEY not in client.session
    assert not account.has_usable_password()
