"""From the village to the result: a governance centre registers, the court's people work, the centre follows."""

import pytest

from mediators.models import SubsidyDue
from tests.api.calling import DISPUTES, register
from tests.api.working import work
from tests.cases.scene import build_scene

pytestmark = pytest.mark.django_db


def follow(caller, cursor):
    page = caller.get(f"{DISPUTES}/changes?since={cursor}").json()
    return [(change["number"], change["action"]) for change in page["results"]], page["cursor"]


def test_a_dispute_goes_from_the_client_through_the_centre_and_back(caller, centre):
    scene = build_scene()
    cursor = caller.get(DISPUTES).json()["changes_cursor"]

    receipt = register(caller, client_reference="ZZ-2026-000815")
    number = receipt["number"]
    changes, cursor = follow(caller, cursor)
    assert changes == [(number, "REGISTER")]

    work(scene, receipt, until="REFER")
    changes, cursor = follow(caller, cursor)
    assert changes == [(number, "CONSENT"), (number, "CONSENT"), (number, "REFER")]
    referral = caller.get(receipt["url"]).json()["referral"]
    assert (referral["mediator"], referral["signed_at"]) == ("周调解", None)

    work(scene, receipt, until="SIGN_FOR", since="REFER")
    _, cursor = follow(caller, cursor)
    assert caller.get(receipt["url"]).json()["deadline"]["due_on"]

    work(scene, receipt, until="SETTLE", since="SIGN_FOR")
    changes, cursor = follow(caller, cursor)
    assert changes == [(number, "SETTLE")]
    assert caller.get(receipt["url"]).json()["outcome"]["reason"] == "SETTLED"
    assert SubsidyDue.objects.get().dispute_number == number
    assert follow(caller, cursor) == ([], cursor)


def test_what_the_client_registered_is_on_the_centres_pages(caller, centre, client):
    scene = build_scene()
    receipt = register(caller)
    client.force_login(scene.clerk)
    assert receipt["number"] in client.get("/disputes/").content.decode()
    page = client.get(f"/disputes/{receipt['key']}/").content.decode()
    assert "甲某" in page
    assert "综治中心" in page
