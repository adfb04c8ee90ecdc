"""Cases held against the ledger: one line each or a stated reason, and every way in which they can differ (对账)."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from cases.models import Dispute
from cases.services.mediation import reopen_dispute
from mediators.models import Entry, SubsidyDue, Voucher
from mediators.services.dues import correct_payee
from mediators.services.ledger import reverse_voucher
from reports.models import Reconciliation
from reports.services.reconciling import reconcile_subsidies
from reports.tasks import reconcile_subsidies as nightly
from suyuan.accounts.models import Notice, User
from suyuan.accounts.roles import Role
from tests.cases.scene import MONDAY, build_scene
from tests.mediators.making import accrue, mediator
from tests.people import COURT, person

pytestmark = pytest.mark.django_db
LATER = MONDAY + timedelta(days=2)


@pytest.fixture
def scene():
    return build_scene()


@pytest.fixture
def paid(scene):
    """A settled dispute with its line in the ledger."""
    dispute = scene.settled()
    accrue(MONDAY)
    return dispute


def differences(at=LATER):
    return [(row.code, row.dispute_number) for row in reconcile_subsidies(at=at).differences]


def due_of(dispute) -> SubsidyDue:
    return SubsidyDue.objects.get(dispute_number=dispute.number)


def forged_line(due, *, source=None, rule="手工"):
    """A line that no run wrote, as an error of programming would leave it."""
    made = Voucher.objects.create(
        kind="ACCRUAL", source=source or due.source, rule_code=rule, court_id=COURT, mediator_id=due.mediator_id,
        memo="手工", made_on=MONDAY.date(), made_at=MONDAY, made_by=User.objects.system(),
    )  # fmt: skip
    Entry.objects.bulk_create(
        [
            Entry(voucher=made, account="BUDGET", debit=600),
            Entry(voucher=made, account="PAYABLE", mediator_id=due.mediator_id, credit=600),
        ]
    )
    return made


def test_lines_and_stated_reasons_agree(scene, paid):
    scene.end(scene.mediating())
    scene.mediating()  # not concluded: nothing to hold against
    accrue(MONDAY)
    found = reconcile_subsidies(at=LATER)
    (court,) = found.courts
    assert found.differences == []
    assert (court.case_count, court.line_count, court.by_claim_count, court.difference_count) == (2, 1, 1, 0)
    assert (court.waiting_count, court.held_count, court.not_payable_count) == (0, 0, 0)


def test_a_lawful_life_brings_no_difference(scene, paid):
    """Reversal, correction of the payee, reopening and a second conclusion all leave a reason behind."""
    by = User.objects.system()
    reversed_one, corrected, reopened = scene.settled(), scene.settled(), scene.settled()
    accrue(MONDAY)
    reverse_voucher(
        voucher_id=Voucher.objects.get(source=due_of(reversed_one).source).pk, reason="错", by=by, at=MONDAY
    )
    correct_payee(due_id=due_of(corrected).pk, mediator_id=mediator("何壬谦").pk, reason="有误", by=by, at=MONDAY)
    reopen_dispute(dispute_id=reopened.pk, reason="更正", by=scene.coordinator, at=MONDAY)
    accrue(MONDAY)
    assert differences() == []
    scene.end(reopened)
    accrue(MONDAY)
    assert differences() == []


@pytest.mark.parametrize(
    ("code", "values"),
    [
        ("NO_REASON", {"state": "HELD", "state_reason": ""}),
        ("OUTCOME", {"outcome": "ENDED"}),
        ("DAY", {"occurred_on": date(2026, 2, 1)}),
        ("NO_DUE", {"state": "NOT_PAYABLE", "state_reason": "结果已更正：撤回"}),
    ],
)
def test_a_due_that_does_not_fit_its_case_is_found(scene, code, values):
    dispute = scene.settled()
    SubsidyDue.objects.filter(dispute_number=dispute.number).update(state="HELD", state_reason="卷宗缺件：回访")
    SubsidyDue.objects.filter(dispute_number=dispute.number).update(**values)
    assert differences() == [(code, dispute.number)]


def test_a_due_that_nobody_took_up_is_found_after_a_day(scene):
    dispute = scene.settled()
    assert differences(MONDAY + timedelta(hours=1)) == []
    assert differences(MONDAY + timedelta(days=2)) == [("NO_REASON", dispute.number)]


@pytest.mark.parametrize(
    ("code", "values"),
    [("AMOUNT", {"amount": 601}), ("UNMARKED", {"state": "HELD", "state_reason": "卷宗缺件：回访"})],
)
def test_a_line_that_does_not_fit_its_due_is_found(paid, code, values):
    SubsidyDue.objects.filter(dispute_number=paid.number).update(**values)
    assert differences() == [(code, paid.number)]


def test_a_due_marked_without_its_line_is_found(scene):
    dispute = scene.settled()
    SubsidyDue.objects.filter(dispute_number=dispute.number).update(state="ACCRUED", amount=600)
    assert differences() == [("NO_LINE", dispute.number)]


def test_a_second_line_and_a_second_result_are_found(paid):
    forged_line(due_of(paid))
    assert ("TWO_LINES", paid.number) in differences()


def test_a_dispute_paid_twice_under_one_case_one_payment_is_found(paid):
    due = due_of(paid)
    due.pk, due.outcome, due.source = None, "PERFORMED", f"{due.source}:PERFORMED"
    due.save(force_insert=True)
    forged_line(due)
    assert differences() == [("PAID_TWICE", paid.number)]


def test_a_stranger_as_payee_is_found(scene):
    dispute = scene.settled()
    stranger = mediator("何壬谦")
    SubsidyDue.objects.filter(dispute_number=dispute.number).update(mediator=stranger)
    accrue(MONDAY)
    assert differences() == [("PAYEE", dispute.number)]


def test_lines_without_a_case_are_found(scene, paid):
    line = forged_line(due_of(paid), source="手工#1")
    Dispute.objects.filter(pk=paid.pk).update(state="MEDIATING", concluded_on=None)
    found = reconcile_subsidies(at=LATER).differences
    assert {(row.code, row.dispute_number) for row in found} == {("STRAY", paid.number), ("STRAY", "手工#1")}
    assert line.pk in {row.voucher_id for row in found}


def test_the_command_says_so_with_its_exit_status(scene, paid):
    out = StringIO()
    call_command("reconcile_subsidies", stdout=out)
    assert "已入账1" in out.getvalue()
    assert out.getvalue().endswith("对账无差异。\n")
    SubsidyDue.objects.filter(dispute_number=paid.number).update(amount=601)
    with pytest.raises(CommandError) as refused:
        call_command("reconcile_subsidies", stdout=out)
    assert refused.value.returncode == 1
    assert f"{paid.number}\t凭证金额与认定金额不同\t认定601.00元，凭证600.00元" in out.getvalue()


def test_the_page_lists_each_difference_with_its_links_to_those_who_keep_the_ledger(client, scene, paid):
    due = due_of(paid)
    SubsidyDue.objects.filter(pk=due.pk).update(amount=601)
    reviewer = person("shenhe", Role.SUBSIDY_REVIEWER)
    nightly()
    client.force_login(reviewer)
    page = client.get("/subsidies/reconciliation/").content.decode()
    assert paid.number in page
    assert f"/subsidies/dues/{due.pk}/" in page
    assert Notice.objects.get(user=reviewer).text.endswith("对账有1处差异，请核对。")
    assert paid.number not in client.get("/subsidies/reconciliation/?code=STRAY").content.decode()

    client.force_login(person("bieyuan", Role.FINANCE, court="粤1971"))
    assert paid.number not in client.get("/subsidies/reconciliation/").content.decode()
    SubsidyDue.objects.filter(pk=due.pk).update(amount=600)
    nightly()
    assert [one.difference_count for one in Reconciliation.objects.order_by("pk")] == [1, 0]
