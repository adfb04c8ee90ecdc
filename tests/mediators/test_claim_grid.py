"""The claim's table as a whole: every action in every state, by every role, through the pages (申报状态表)."""

import pytest
import time_machine
from django.db import transaction

from mediators.choices import Outcome
from mediators.lifecycle import CLAIM, ClaimAction, ClaimState
from mediators.models import ClaimStep, SubsidyClaim, SubsidyDue, Voucher
from mediators.services._posting import post_accrual
from mediators.services.claims import Receipt, note_payment, revoke_claims, submit_claim
from suyuan.accounts.models import User
from suyuan.accounts.roles import CASE_ROLES, Role
from tests.mediators.making import AT, DAY, accrue, due, mediator
from tests.people import COURT, TOWN, person

pytestmark = pytest.mark.django_db
A, S = ClaimAction, ClaimState
BY_PAGE = (A.REVIEW, A.RETURN, A.RESUBMIT, A.APPROVE, A.REFUSE, A.WITHDRAW)
FORMS = {
    A.RETURN: {"reason": "缺票"},
    A.REFUSE: {"reason": "无凭据"},
    A.APPROVE: {"amount": "1"},
    A.RESUBMIT: {
        "explanation": "补交车票", "receipts-TOTAL_FORMS": "1", "receipts-INITIAL_FORMS": "0",
        "receipts-MIN_NUM_FORMS": "1", "receipts-MAX_NUM_FORMS": "20", "receipts-0-kind": "TRANSPORT",
        "receipts-0-spent_on": "2026-03-08", "receipts-0-amount": "86.50", "receipts-0-description": "车票",
    },
}  # fmt: skip


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(AT, tick=False):
        yield


@pytest.fixture
def claimant():
    return person("tiaojie", Role.MEDIATOR)


@pytest.fixture
def claim(claimant):
    made = due(mediator("刘戊康", user=claimant), outcome=Outcome.ENDED)
    accrue()
    return submit_claim(
        due_id=made.pk, explanation="上门两次", by=claimant, at=AT,
        receipts=[Receipt("TRANSPORT", DAY, 86, "车票")],
    )  # fmt: skip


def put_into(claim, state):
    """Bring a claim into a state with the people and the amount it asks for, and the voucher of an approved one."""
    first, second = person("qianshen", Role.SUBSIDY_REVIEWER), person("qianpi", Role.SUBSIDY_REVIEWER)
    known = {}
    if state in (S.REVIEWED, S.APPROVED, S.PAID):
        known = {"reviewed_by": first}
    if state in (S.APPROVED, S.PAID):
        known |= {"approved_by": second, "approved_amount": 1}
        post_accrual(due=claim.due, rule_code="X/Y", amount=1, memo="试", fund_id=None, by=second, at=AT)
        SubsidyDue.objects.filter(pk=claim.due_id).update(state="ACCRUED", amount=1)
    SubsidyClaim.objects.filter(pk=claim.pk).update(state=state, **known)


def somebody(role, claimant):
    if role == Role.MEDIATOR:
        return claimant
    return person(f"x{role.lower()}", role, court=COURT, division=TOWN)


@pytest.mark.parametrize("role", sorted(CASE_ROLES))
@pytest.mark.parametrize("state", ClaimState)
def test_every_action_is_taken_only_as_the_table_says(client, claim, claimant, state, role):
    """A refusal leaves neither a state, a step nor a voucher behind."""
    put_into(claim, state)
    client.force_login(somebody(role, claimant))
    for action in BY_PAGE:
        row = CLAIM.find(action, state)
        before = transaction.savepoint()
        steps, vouchers = ClaimStep.objects.count(), Voucher.objects.count()
        answer = client.post(f"/subsidies/claims/{claim.pk}/{action.lower()}/", FORMS.get(action, {}))
        claim.refresh_from_db()
        if row and role in row.actors:
            assert answer.status_code == 302, (action, answer.status_code)
            assert claim.state == row.leads_to(state)
            assert ClaimStep.objects.count() == steps + 1
        else:
            assert answer.status_code in (403, 404, 409, 422), (action, answer.status_code)
            assert (claim.state, ClaimStep.objects.count(), Voucher.objects.count()) == (state, steps, vouchers)
        transaction.savepoint_rollback(before)


@pytest.mark.parametrize("state", ClaimState)
def test_what_no_page_does_follows_the_table_too(claim, state):
    """Payment and bounce follow the bank, a correction of the due revokes; nobody takes these steps by hand."""
    put_into(claim, state)
    by = User.objects.system()
    for action, step in (
        (A.PAY, lambda: note_payment([claim.due.source], action=A.PAY, by=by, at=AT)),
        (A.BOUNCE, lambda: note_payment([claim.due.source], action=A.BOUNCE, by=by, at=AT)),
        (A.REVOKE, lambda: revoke_claims(claim.due, reason="更正", by=by, at=AT)),
    ):
        SubsidyClaim.objects.filter(pk=claim.pk).update(state=state)
        row = CLAIM.find(action, state)
        step()
        claim.refresh_from_db()
        assert claim.state == (row.leads_to(state) if row else state), action


def test_the_table_is_sound():
    reachable = {CLAIM.initial}
    while more := {row.target for row in CLAIM.rows if row.sources & reachable} - reachable:
        reachable |= more
    keys = [(row.action, source) for row in CLAIM.rows for source in row.sources]
    assert reachable == set(ClaimState)
    assert len(keys) == len(set(keys))
    assert {row.action for row in CLAIM.rows} == set(ClaimAction) - {A.SUBMIT}
    assert set(BY_PAGE) | {A.PAY, A.BOUNCE, A.REVOKE} == {row.action for row in CLAIM.rows}
