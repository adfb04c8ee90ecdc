"""The two tables of agreement and confirmation as a whole: every action in every state, for every role."""

import pytest
from django.db import transaction

from cases import policies
from cases.lifecycle import AGREEMENT, CONFIRMATION, AgreementAction, AgreementState, ConfirmationAction
from cases.lifecycle.confirmation import ConfirmationState
from cases.models import AgreementEvent, ConfirmationCase, ConfirmationEvent, DisputeEvent, SettlementAgreement
from cases.services._agreement_life import advance_agreement
from cases.services._confirmation_life import advance_confirmation
from cases.services._transition import NotPermitted, TransitionRefused
from tests.cases.scene import MONDAY, Scene
from tests.cases.test_lifecycle import actors


@pytest.fixture
def agreement(scene: Scene) -> SettlementAgreement:
    found = SettlementAgreement.objects.get(dispute=scene.settled())
    return SettlementAgreement.objects.select_related("dispute__centre").get(pk=found.pk)


@pytest.mark.parametrize("state", AgreementState)
def test_every_action_on_an_agreement_is_taken_only_as_the_table_says(scene: Scene, agreement, state):
    agreement.state = state
    log = AgreementEvent.objects.count()

    for role, user in actors(scene).items():
        for action in AgreementAction:
            row = AGREEMENT.find(action, state)
            allowed = row is not None and role in row.actors and role != "ORG_MANAGER"  # the mediator's, not theirs
            assert policies.may_with_agreement(user, action, agreement) == allowed, (role, action)
            if not allowed:
                with pytest.raises(NotPermitted if row else TransitionRefused):
                    advance_agreement(agreement, action, by=user, at=MONDAY)
    assert (agreement.state, AgreementEvent.objects.count()) == (state, log)


@pytest.mark.parametrize("state", ConfirmationState)
def test_every_action_on_an_application_is_taken_only_as_the_table_says(scene: Scene, agreement, state):
    case = ConfirmationCase.objects.create(
        agreement=agreement, court_id="粤1973", apply_by=MONDAY.date(), opened_by=scene.clerk, opened_at=MONDAY
    )
    case.state = state

    for role, user in actors(scene).items():
        for action in ConfirmationAction:
            row = CONFIRMATION.find(action, state)
            allowed = row is not None and role in row.actors and role != "ORG_MANAGER"
            assert policies.may_with_confirmation(user, action, case) == allowed, (role, action)
            if not allowed:
                with pytest.raises(NotPermitted if row else TransitionRefused):
                    advance_confirmation(case, action, by=user, at=MONDAY)
    assert (case.state, ConfirmationEvent.objects.count()) == (state, 0)


def owe(agreement: SettlementAgreement) -> None:
    creditor, debtor = agreement.dispute.parties.order_by("pk")
    told = {"kind": "MONEY", "content": "一次付清", "amount": 900, "due_on": MONDAY.date()}
    agreement.obligations.create(debtor=debtor, creditor=creditor, **told)


@pytest.mark.parametrize("row", AGREEMENT.rows, ids=lambda row: str(row.action))
def test_every_row_of_an_agreement_leads_where_it_says(scene: Scene, agreement, row):
    """Each source of the row; what its guards ask for is brought about first."""
    for source in row.sources:
        with transaction.atomic():
            if row.action == "BREACH":
                owe(agreement)
            if row.action == "TAKE_BACK":
                agreement.signatures.all().delete()
            SettlementAgreement.objects.filter(pk=agreement.pk).update(state=source)
            agreement.state, agreement.replaced_at = source, None
            by = next(user for role, user in actors(scene).items() if role in row.actors)

            event = advance_agreement(agreement, row.action, by=by, at=MONDAY)

            stored = SettlementAgreement.objects.get(pk=agreement.pk).state
            assert (stored, event.source, event.actor) == (row.target or source, source, by)
            transaction.set_rollback(True)


@pytest.mark.parametrize("row", CONFIRMATION.rows, ids=lambda row: str(row.action))
def test_every_row_of_an_application_leads_where_it_says(scene: Scene, agreement, row):
    SettlementAgreement.objects.filter(pk=agreement.pk).update(presiding_organization=scene.organization)
    agreement.presiding_organization = scene.organization
    for source in row.sources:
        with transaction.atomic():
            case = ConfirmationCase.objects.create(
                agreement=agreement, court_id="粤1973", apply_by=MONDAY.date(), opened_by=scene.clerk,
                opened_at=MONDAY, state=source, accepted_on=MONDAY.date(), docket_number="（2026）粤1973民特7号",
            )  # fmt: skip
            for party in agreement.dispute.parties.all():
                told = {"means": "PAPER", "signed_on": MONDAY.date(), "recorded_by": scene.clerk, "recorded_at": MONDAY}
                case.signatures.create(signer="PARTY", party=party, **told)
            by = next(user for role, user in actors(scene).items() if role in row.actors)

            event = advance_confirmation(case, row.action, by=by, at=MONDAY)

            stored = ConfirmationCase.objects.get(pk=case.pk).state
            assert (stored, event.source, event.actor) == (row.target or source, source, by)
            told = DisputeEvent.objects.filter(dispute=agreement.dispute).latest("pk")
            assert (told.action, told.note) == ("CONFIRM", row.action.label)
            transaction.set_rollback(True)


@pytest.mark.parametrize("table", [AGREEMENT, CONFIRMATION])
def test_the_tables_are_sound(table):
    reachable = {table.initial}
    while more := {row.target for row in table.rows if row.target and row.sources & reachable} - reachable:
        reachable |= more
    keys = [(row.action, source) for row in table.rows for source in row.sources]

    assert reachable == set(table.states)
    assert len(keys) == len(set(keys))
    assert {row.action for row in table.rows} == set(type(table.rows[0].action))
