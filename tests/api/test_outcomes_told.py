"""The centre that told of a dispute learns whether the agreement is kept and confirmed, never what was agreed."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from django.utils.timezone import localdate

from cases.models import Dispute, FollowUpVisit, Obligation
from cases.outcome_choices import ObligationKind, SigningMeans
from cases.services import confirmation, follow_up
from cases.services.mediation import reopen_dispute
from cases.services.performance import ObligationFacts, record_performance
from tests.api.calling import register
from tests.api.test_changes import follow
from tests.api.working import work
from tests.cases.scene import Scene, build_scene, fresh

pytestmark = pytest.mark.django_db
SECRET = "分两期付清，每期不超过四百元整"


def settled(caller, scene: Scene) -> tuple[dict, Dispute]:
    receipt = register(caller)
    work(scene, receipt, until="SIGN_FOR")
    dispute = fresh(Dispute.objects.get(key=receipt["key"]))
    creditor, debtor = dispute.parties.order_by("pk")
    owed = [
        ObligationFacts(
            debtor_id=debtor.pk, creditor_id=creditor.pk, kind=ObligationKind.MONEY, content=SECRET,
            amount=Decimal("387.65"), due_on=localdate() + timedelta(days=30 * number),
        )
        for number in (1, 2)
    ]  # fmt: skip
    organization = {"presiding_organization_id": scene.organization.pk}
    scene.settle(dispute, at=timezone.now(), obligations=owed, terms=SECRET, **organization)
    return receipt, dispute


def test_a_client_follows_performance_confirmation_and_visits(caller, centre):
    scene, now = build_scene(), timezone.now()
    receipt, dispute = settled(caller, scene)
    _, since = follow(caller)
    who = {"by": scene.clerk, "at": now}
    first = Obligation.objects.order_by("due_on").first()
    record_performance(obligation_id=first.pk, performed_on=localdate(), amount=Decimal(100), evidence="回单", **who)
    case = confirmation.open_application(agreement_id=first.agreement_id, court_code=dispute.centre.court_id, **who)
    for party in dispute.parties.all():
        confirmation.join_application(
            confirmation_id=case.pk, party_id=party.pk, means=SigningMeans.PAPER, signed_on=localdate(), **who
        )
    confirmation.submit_application(confirmation_id=case.pk, **who)
    number = f"（2026）{dispute.centre.court_id}民特7号"
    confirmation.accept_application(confirmation_id=case.pk, docket_number=number, **who)
    visit = FollowUpVisit.objects.order_by("planned_on").first()
    follow_up.hold_visit(
        visit_id=visit.pk, held_on=localdate(), means="PHONE", satisfaction="GOOD", performance="PART",
        relapsed=False, **who,
    )  # fmt: skip

    answer = caller.get(receipt["url"])
    told, (changes, _) = answer.json(), follow(caller, since)

    assert [change["action"] for change in changes] == ["PERFORM", *["CONFIRM"] * 4, "VISIT"]
    assert told["agreement"]["state"] == "EFFECTIVE"
    assert [(row["performed"], row["partly"]) for row in told["agreement"]["obligations"]] == [
        (False, True), (False, False),
    ]  # fmt: skip
    assert [(row["state"], row["docket_number"]) for row in told["confirmations"]] == [("ACCEPTED", number)]
    assert (told["visits"][0]["performance"], told["visits"][0]["satisfaction_name"]) == ("PART", "满意")
    assert SECRET not in answer.text
    assert "387.65" not in answer.text


def test_a_draft_and_what_was_given_up_are_not_told(caller, centre):
    scene = build_scene()
    receipt, dispute = settled(caller, scene)
    reopen_dispute(dispute_id=dispute.pk, reason="登记有误", by=scene.coordinator, at=timezone.now())

    told = caller.get(receipt["url"]).json()

    assert (told["agreement"], told["confirmations"], told["visits"]) == (None, [], [])
