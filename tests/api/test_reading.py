"""A client reads what it registered, and nothing else."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.choices import EndReason
from cases.models import Dispute, Party
from suyuan.exchange.choices import Scope
from tests.api.calling import DISPUTES, Caller, admit, assert_problem, register
from tests.api.working import work
from tests.cases.scene import build_scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(centre):
    return build_scene()


def read(caller, receipt):
    answer = caller.get(receipt["url"])
    assert answer.status_code == 200
    return answer.json()


def test_a_new_dispute_as_its_client_sees_it(caller):
    body = read(caller, register(caller, client_reference="ZZ-1", amount="3600", occurred_on="2026-03-01"))
    assert (body["client_reference"], body["state_name"], body["amount"]) == ("ZZ-1", "已登记", "3600.00")
    assert body["division"]["code"] == "441900116003"
    assert body["division"]["name"].startswith("塘厦镇")
    assert (body["referral"], body["deadline"], body["outcome"]) == (None, None, None)
    assert body["allowed_actions"] == []
    assert body["missing"]


def test_identifiers_are_masked(caller):
    party = {
        "side": "APPLICANT",
        "name": "甲某",
        "identity_number": "440524188001010014",
        "phone": "13800138000",
        "address": "广东省东莞市塘厦镇某路8号",
    }
    answer = caller.get(register(caller, parties=[party])["url"])
    shown = answer.json()["parties"][0]
    assert (shown["name"], shown["identity_number"], shown["phone"]) == ("甲某", "****0014", "138****8000")
    assert shown["address"] == "广东省东莞市塘厦镇****"
    assert "440524188001010014" not in answer.content.decode()
    assert "13800138000" not in answer.content.decode()


def test_what_became_of_it_is_told(caller, scene):
    receipt = register(caller)
    work(scene, receipt, until="SIGN_FOR")
    body = read(caller, receipt)
    assert body["state"] == "MEDIATING"
    assert (body["referral"]["track"], body["referral"]["mediator"]) == ("PRE_FILING_ASSIGNED", "周调解")
    assert body["referral"]["signed_at"]
    assert body["deadline"]["due_on"] > body["deadline"]["started_on"]
    assert body["deadline"]["basis"]
    work(scene, receipt, until="SETTLE", since="SIGN_FOR")
    outcome = read(caller, receipt)["outcome"]
    assert (outcome["reason"], outcome["reason_name"]) == ("SETTLED", "达成调解协议")
    assert read(caller, receipt)["deadline"] is None


def test_why_mediation_failed_is_told_in_the_statutory_words_only(caller, scene):
    receipt = register(caller)
    work(scene, receipt, until="SIGN_FOR")
    dispute = Dispute.objects.get()
    told = {"party_id": dispute.parties.first().pk, "happened_on": scene_time().date()}
    scene.end(dispute, at=scene_time(), reason=EndReason.PARTY_UNWILLING, explanation="不可外传的话", **told)
    answer = caller.get(receipt["url"])
    assert answer.json()["outcome"]["reason"] == "PARTY_UNWILLING"
    assert "不可外传的话" not in answer.content.decode()


def scene_time():
    return Dispute.objects.get().changed_at


def test_what_was_said_in_mediation_is_not_told(caller, scene):
    receipt = register(caller)
    work(scene, receipt, until="SIGN_FOR")
    scene.hold_session(Dispute.objects.get(), at=scene_time(), summary="会上的话", note="背靠背的话")
    scene.settle(Dispute.objects.get(), at=scene_time(), terms="协议的条款")
    told = caller.get(receipt["url"]).content.decode() + caller.get(f"{DISPUTES}/changes").content.decode()
    assert not any(secret in told for secret in ("会上的话", "背靠背的话", "协议的条款"))


def test_another_clients_dispute_is_not_there(caller):
    receipt = register(caller)
    other = Caller(admit("zongzhi-b"))
    assert_problem(other.get(receipt["url"]), 404, "not_found")
    assert other.get(DISPUTES).json()["results"] == []
    assert other.get(f"{DISPUTES}/changes").json()["results"] == []


def test_the_centres_own_disputes_are_not_there(caller, scene):
    own = scene.registered()
    assert_problem(caller.get(f"{DISPUTES}/{own.key}"), 404, "not_found")
    assert caller.get(DISPUTES).json()["results"] == []


def test_writing_rights_do_not_read(centre):
    caller = Caller(admit(scopes=[Scope.DISPUTES_WRITE]))
    receipt = register(caller)
    for path in (receipt["url"], DISPUTES, f"{DISPUTES}/changes"):
        assert_problem(caller.get(path), 403, "insufficient_scope")


def test_the_list_begins_with_the_newest_and_goes_on_by_cursor(caller):
    numbers = [register(caller)["number"] for _ in range(5)]
    first = caller.get(f"{DISPUTES}?limit=2").json()
    second = caller.get(f"{DISPUTES}?limit=2&cursor={first['next']}").json()
    third = caller.get(f"{DISPUTES}?limit=2&cursor={second['next']}").json()
    listed = [row["number"] for page in (first, second, third) for row in page["results"]]
    assert listed == numbers[::-1]
    assert third["next"] is None


def test_the_list_takes_as_many_queries_for_twenty_as_for_two(caller):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert caller.get(f"{DISPUTES}?limit=100").status_code == 200
        return len(captured)

    for _ in range(2):
        register(caller)
    few = queries()
    for _ in range(18):
        register(caller)
    assert queries() == few


def test_the_detail_takes_as_many_queries_for_twenty_parties_as_for_two(caller):
    def queries(count):
        parties = [{"side": "RESPONDENT", "name": f"第{i}人"} for i in range(count)]
        receipt = register(caller, parties=parties)
        with CaptureQueriesContext(connection) as captured:
            read(caller, receipt)
        return len(captured)

    assert queries(20) == queries(2)


def test_an_unchanged_dispute_is_not_sent_twice(caller):
    receipt = register(caller)
    etag = caller.get(receipt["url"])["ETag"]
    again = caller.get(receipt["url"], If_None_Match=etag)
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", etag)


def test_a_changed_one_is(caller):
    receipt = register(caller)
    etag = caller.get(receipt["url"])["ETag"]
    Party.objects.filter(name="甲某").update(representative="丙某")
    answer = caller.get(receipt["url"], If_None_Match=etag)
    assert answer.status_code == 200
    assert answer["ETag"] != etag


def test_head_has_no_body(caller):
    receipt = register(caller)
    answer = caller.request("HEAD", receipt["url"])
    assert (answer.status_code, answer.content) == (200, b"")


def test_answers_are_not_to_be_kept_by_proxies(caller):
    assert caller.get(DISPUTES)["Cache-Control"] == "private, no-cache"
