"""What an operator does on the server: open the interface to a centre, change its secret, shut it out."""

import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from suyuan.accounts.models import AccessLog, User
from suyuan.exchange.models import Client
from tests.api.calling import Caller, ask_for_token
from tests.people import TOWN

pytestmark = pytest.mark.django_db
CODE = "dg-tangxia-zz"


def run(command, **options):
    out = StringIO()
    call_command(command, **options, stdout=out)
    return out.getvalue()


def create(**options):
    return run("create_api_client", **{"code": CODE, "name": "塘厦镇综治中心", "division": TOWN, **options})


class Issued:
    """The credentials as the operator reads them off the screen."""

    def __init__(self, printed):
        self.client_id = re.search(r"client_id: +(\S+)", printed)[1]
        self.secret = re.search(r"client_secret: +(\S+)", printed)[1]
        self.client = Client.objects.get(code=CODE)


def test_what_is_printed_once_works(db):
    issued = Issued(create())
    assert Caller(issued).get("/api/v1/code-tables").status_code == 200
    assert issued.client.division_code == TOWN
    assert issued.secret not in str(list(Client.objects.values())) + run("list_api_clients")


def test_a_short_division_code_and_chosen_scopes(db):
    create(division=TOWN[:9], scopes=["rates:read"])
    client = Client.objects.get()
    assert (client.division_code, client.scopes) == (TOWN, ["rates:read"])


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"division": "440000000099"}, "没有代码为“440000000099”的区划"),
        ({"scopes": ["disputes:delete"]}, "没有“disputes:delete”这个权限"),
        ({"scopes": []}, "至少需要一项权限"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(options, sentence):
    with pytest.raises(CommandError, match=sentence):
        create(**options)
    assert not Client.objects.exists()
    assert not User.objects.filter(username__startswith="client-").exists()


def test_a_code_is_given_once(db):
    create()
    with pytest.raises(CommandError, match="已被其他客户端使用"):
        create()


def test_the_secret_is_changed(db):
    first = Issued(create())
    second = Issued(run("change_api_client_secret", code=CODE))
    assert ask_for_token(first).status_code == 401
    assert ask_for_token(second).status_code == 200


def test_a_client_is_shut_out_and_let_in_again(db):
    issued = Issued(create())
    run("disable_api_client", code=CODE, reason="合作终止")
    assert ask_for_token(issued).status_code == 401
    assert "停用" in run("list_api_clients")
    with pytest.raises(CommandError, match="已经停用"):
        run("disable_api_client", code=CODE, reason="又一次")
    run("enable_api_client", code=CODE)
    assert ask_for_token(issued).status_code == 200


@pytest.mark.parametrize("command", ["change_api_client_secret", "enable_api_client"])
def test_an_unknown_code_is_refused(db, command):
    with pytest.raises(CommandError, match="没有代码为“nobody”的客户端"):
        run(command, code="nobody")


def test_every_act_stands_in_the_access_log(db):
    create()
    run("change_api_client_secret", code=CODE)
    run("disable_api_client", code=CODE, reason="合作终止")
    log = AccessLog.objects.filter(object_type="exchange.client").order_by("pk")
    assert [(line.act, line.object_label, line.reason) for line in log] == [
        ("ACCOUNT_CREATED", CODE, ""),
        ("PASSWORD_RESET", CODE, ""),
        ("ACCOUNT_DISABLED", CODE, "合作终止"),
    ]
