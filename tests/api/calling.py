"""A client of the interface as the tests play it: admitted, given a token, calling."""

import base64
import json
from datetime import datetime
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.test import Client as Browser

from suyuan.accounts.models import User
from suyuan.exchange.choices import Scope
from suyuan.exchange.services import clients
from tests.api.conforming import assert_conforms
from tests.people import TOWN

SHANGHAI = ZoneInfo("Asia/Shanghai")
BEGAN = datetime(2026, 1, 5, 9, 0, tzinfo=SHANGHAI)
TOKEN = "/api/v1/oauth/token"
PROBLEM = "application/problem+json"


def admit(code="zongzhi-a", *, scopes=tuple(Scope), division=TOWN):
    """Admit a client; returns its credentials."""
    return clients.admit_client(
        code=code, name=f"{code}综治中心", division_code=division, scopes=scopes, by=User.objects.system(), at=BEGAN
    )


def basic(client_id, secret):
    return f"Basic {base64.b64encode(f'{client_id}:{secret}'.encode()).decode()}"


def ask_for_token(credentials, *, secret=None, **form):
    """Ask the token endpoint, with HTTP Basic as OAuth libraries do."""
    answer = Browser().post(
        TOKEN,
        urlencode({"grant_type": "client_credentials", **form}),
        content_type="application/x-www-form-urlencoded",
        headers={"Authorization": basic(credentials.client_id, secret or credentials.secret)},
    )
    assert_conforms("POST", TOKEN, answer)
    return answer


class Caller:
    """Calls the API with one client's token."""

    def __init__(self, credentials, **form):
        self.credentials = credentials
        self.client = credentials.client
        self.token = ask_for_token(credentials, **form).json()["access_token"]
        self.browser = Browser()

    def get(self, path, **headers):
        return self.request("GET", path, **headers)

    def post(self, path, body, content_type="application/json", **headers):
        data = body if isinstance(body, bytes) else json.dumps(body, ensure_ascii=False).encode()
        return self.request("POST", path, data, content_type, **headers)

    def request(self, method, path, data=b"", content_type="application/json", **headers):
        """Call, and hold the answer against the OpenAPI document."""
        answer = self.browser.generic(method, path, data, content_type, headers=self._headers(headers))
        assert_conforms(method, path, answer)
        return answer

    def _headers(self, headers):
        return {"Authorization": f"Bearer {self.token}", **{k.replace("_", "-"): v for k, v in headers.items()}}


def assert_problem(answer, status, code):
    """The answer is a refusal as RFC 9457 describes it; returns its body."""
    assert answer.status_code == status, answer.content.decode()
    assert answer["Content-Type"] == PROBLEM
    body = answer.json()
    assert body["status"] == status
    assert body["code"] == code
    assert body["title"]
    assert body["detail"]
    assert body["instance"].startswith("/api/")
    assert body["type"].startswith("/api/v1/docs/#problem-")
    assert body["request_id"] == answer["X-Request-ID"] != ""
    return body


DISPUTES = "/api/v1/disputes"
VILLAGE = "441900116003"
OTHER_TOWN = "441900003000"


def quarrel(**told):
    """A dispute as a client tells it: who, what, where, and whatever else is given."""
    return {
        "parties": [
            {"side": "APPLICANT", "name": "甲某"},
            {"side": "RESPONDENT", "kind": "LEGAL", "name": "乙物业公司"},
        ],
        "facts": "电梯维修费用由谁分摊发生争执。",
        "division": VILLAGE,
        **told,
    }


def register(caller, **told):
    """Register a dispute; returns the receipt."""
    answer = caller.post(DISPUTES, quarrel(**told))
    assert answer.status_code in {200, 201}, answer.content.decode()
    return answer.json()
