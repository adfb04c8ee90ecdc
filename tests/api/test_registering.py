"""A client registers a dispute: what it must tell, what it may tell, what it is told."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone

from cases.models import Dispute, DisputeEvent, NumberCounter, Party
from communities.models import MediationCentre
from suyuan.exchange.choices import Scope
from tests.api.calling import DISPUTES, OTHER_TOWN, VILLAGE, Caller, admit, assert_problem, quarrel, register

pytestmark = pytest.mark.django_db

GOOD_NUMBER = "440524188001010014"
WRONG_NUMBER = "440524188001010015"


def fields(body):
    return {error["field"] for error in body["errors"]}


def test_who_what_and_where_are_enough(caller, centre):
    answer = caller.post(DISPUTES, quarrel())
    assert answer.status_code == 201
    receipt = answer.json()
    dispute = Dispute.objects.get()
    assert answer["Location"] == receipt["url"] == f"{DISPUTES}/{dispute.key}"
    assert receipt["number"] == dispute.number == f"{centre.code}-{timezone.localdate().year}-000001"
    assert (receipt["state"], receipt["state_name"], receipt["created"]) == ("RECEIVED", "已登记", True)


def test_the_dispute_enters_the_centres_work_as_the_clients(caller, centre):
    register(caller, client_reference="ZZ-1")
    dispute = Dispute.objects.get()
    assert dispute.centre == centre
    assert (dispute.intake_source, dispute.client_code, dispute.client_reference) == (
        "GOVERNANCE_CENTRE",
        caller.client.code,
        "ZZ-1",
    )
    assert dispute.logged_by == caller.client.account
    event = DisputeEvent.objects.get()
    assert (event.action, event.actor) == ("REGISTER", caller.client.account)


def test_everything_else_is_kept(caller):
    register(
        caller,
        place_detail="某小区三栋",
        claim="请求分摊费用",
        amount="3600.50",
        occurred_on="2026-03-01",
        category="邻里纠纷",
        cause="物业服务合同纠纷",
        mediation_requested_at="2026-03-02T09:30:00+08:00",
    )
    dispute = Dispute.objects.get()
    assert (dispute.division_id, dispute.place_detail, dispute.claim) == (VILLAGE, "某小区三栋", "请求分摊费用")
    assert (dispute.amount, dispute.occurred_on) == (Decimal("3600.50"), date(2026, 3, 1))
    assert (dispute.category.name, dispute.cause.name) == ("邻里纠纷", "物业服务合同纠纷")
    assert dispute.mediation_requested_at.isoformat() == "2026-03-02T01:30:00+00:00"


@pytest.mark.parametrize(("day", "scheme"), [("2025-12-31", "2020"), ("2026-01-01", "2025")])
def test_the_day_of_the_dispute_chooses_the_rule_of_causes(caller, day, scheme):
    register(caller, occurred_on=day, cause="离婚纠纷")
    assert Dispute.objects.get().cause.scheme == scheme


def test_identifiers_are_stored_encrypted_and_normalised(caller):
    register(
        caller,
        parties=[{"side": "APPLICANT", "name": " 甲 某 ", "identity_number": "４４０５２４１８８００１０１００１４"}],
    )
    party = Party.objects.get()
    assert (party.name, party.identity_number) == ("甲某", GOOD_NUMBER)


def test_what_is_missing_is_told(caller):
    receipt = register(caller)
    told = {(item["field"], item["needed_for"]) for item in receipt["missing"]}
    assert ("category", "统计上报") in told
    assert any(item["what"] == "申请人甲某同意调解的记录" for item in receipt["missing"])


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"parties": []}, "parties"),
        ({"parties": [{"side": "APPLICANT", "name": ""}]}, "parties.0.name"),
        ({"parties": [{"name": "甲某"}]}, "parties.0.side"),
        ({"parties": [{"side": "JUDGE", "name": "甲某"}]}, "parties.0.side"),
        ({"facts": "  "}, "facts"),
        ({"facts": None}, "facts"),
        ({"facts": 12}, "facts"),
        ({"division": ""}, "division"),
        ({"division": 441900116003}, "division"),
        ({"division": "449999999999"}, "division"),
        ({"division": "塘厦"}, "division"),
        ({"amount": "12.345"}, "amount"),
        ({"amount": -1}, "amount"),
        ({"amount": "1e99"}, "amount"),
        ({"occurred_on": "2026/03/01"}, "occurred_on"),
        ({"occurred_on": "2999-01-01"}, "occurred_on"),
        ({"category": "没有的类型"}, "category"),
        ({"cause": "没有的案由"}, "cause"),
        ({"client_reference": "号" * 101}, "client_reference"),
        ({"facts": "带\u0000字符"}, "facts"),
    ],
)
def test_what_is_wrong_is_named(caller, told, field):
    body = assert_problem(caller.post(DISPUTES, quarrel(**told)), 422, "invalid_input")
    assert field in fields(body), body
    assert all(error["message"] for error in body["errors"])
    assert not Dispute.objects.exists()


def test_a_missing_field_is_named(caller):
    body = assert_problem(caller.post(DISPUTES, {}), 422, "invalid_input")
    assert fields(body) == {"parties", "facts", "division"}


def test_unknown_fields_are_refused_by_name(caller):
    body = assert_problem(caller.post(DISPUTES, quarrel(fact="x", 金额="3")), 422, "invalid_input")
    assert fields(body) == {"fact", "金额"}
    assert "facts" in body["errors"][0]["message"]


def test_unknown_fields_of_a_party_are_refused_too(caller):
    party = {"side": "APPLICANT", "name": "甲某", "id_card": GOOD_NUMBER}
    body = assert_problem(caller.post(DISPUTES, quarrel(parties=[party])), 422, "invalid_input")
    assert fields(body) == {"parties.0.id_card"}


def test_a_body_that_is_no_object_is_refused(caller):
    assert_problem(caller.post(DISPUTES, [quarrel()]), 422, "invalid_input")


def test_a_wrong_number_needs_a_reason(caller):
    party = {"side": "APPLICANT", "name": "甲某", "identity_number": WRONG_NUMBER}
    body = assert_problem(caller.post(DISPUTES, quarrel(parties=[party])), 422, "invalid_input")
    assert fields(body) == {"parties.0.identity_number"}
    assert "校验位不符" in body["detail"]
    assert not NumberCounter.objects.exists()


def test_with_a_reason_it_is_kept_with_a_warning(caller):
    party = {"side": "APPLICANT", "name": "甲某", "identity_number": WRONG_NUMBER, "identity_doubt": "证件上确系如此"}
    receipt = register(caller, parties=[party])
    assert [warning["field"] for warning in receipt["warnings"]] == ["parties.0.identity_number"]
    assert Party.objects.get().identity_number == WRONG_NUMBER


def test_a_place_outside_the_clients_area_is_refused(caller):
    body = assert_problem(caller.post(DISPUTES, quarrel(division=OTHER_TOWN)), 422, "invalid_input")
    assert "不在本单位服务的区划" in body["detail"]


def test_a_client_of_the_city_serves_all_its_towns(centre):
    caller = Caller(admit(division="441900000000"))
    assert register(caller, division=OTHER_TOWN)["number"].startswith("粤1971-")


def test_a_place_without_a_centre_is_refused_in_a_sentence(centre):
    caller = Caller(admit(division="441900000000"))
    MediationCentre.objects.filter(court="粤1971").delete()
    body = assert_problem(caller.post(DISPUTES, quarrel(division=OTHER_TOWN)), 422, "centre_unknown")
    assert fields(body) == {"division"}


def test_reading_rights_do_not_register(centre):
    caller = Caller(admit(scopes=[Scope.DISPUTES_READ]))
    assert_problem(caller.post(DISPUTES, quarrel()), 403, "insufficient_scope")


def test_refused_registrations_leave_no_gap_in_the_numbers(caller):
    register(caller)
    caller.post(DISPUTES, quarrel(category="没有的类型"))
    assert register(caller)["number"].endswith("-000002")


def test_a_client_tells_through_which_door_it_came_and_who_brought_it(caller, centre):
    told = {"intake_source": "PETITION", "origin": {"unit": "塘厦镇信访办", "reference": "信2026-0312"}}

    detail = caller.get(register(caller, **told)["url"]).json()

    assert (detail["intake_source"], detail["intake_reference"]) == ("PETITION", "信2026-0312")
    assert all(item["why"] for item in detail["missing"])
    late = quarrel(intake_source="PETITION", origin={"brought_at": "2099-01-01T00:00:00+08:00"})
    assert fields(caller.post(DISPUTES, late).json()) == {"origin.brought_at"}
    assert fields(caller.post(DISPUTES, quarrel(intake_source="COURT_WINDOW")).json()) == {"intake_source"}
