"""A mediator's statement: each line with its rule, amount and reason, adding up to the books (对账单)."""

from datetime import timedelta
from decimal import Decimal

import pytest
import time_machine
from django.db.models import F, Sum

from mediators.models import Entry, PaymentBatch, PaymentLine, Voucher
from mediators.queries.ledger import totals
from mediators.queries.statements import period_statement, statement_period
from mediators.services.bank_accounts import record_account
from mediators.services.ledger import reverse_voucher
from mediators.services.payments import approve_batch, bounce_line, freeze_batch, mark_paid
from suyuan.accounts.roles import Role
from suyuan.dev import fonts
from tests.mediators.making import AT, accrue, accrued_voucher, due, mediator
from tests.people import COURT, person

pytestmark = pytest.mark.django_db
APRIL = AT + timedelta(days=30)


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(APRIL, tick=False):
        yield


@pytest.fixture
def payee():
    return mediator("刘戊康", user=person("tiaojie", Role.MEDIATOR))


@pytest.fixture
def history(payee):
    """March: three cases, one reversed, 1,200 paid; April: the payment comes back, one more case."""
    finance, reviewer = person("caiwu", Role.FINANCE), person("shenhe", Role.SUBSIDY_REVIEWER)
    accrued_voucher(payee), accrued_voucher(payee)
    wrong = accrued_voucher(payee)
    reverse_voucher(voucher_id=wrong.pk, reason="重复登记", by=reviewer, at=AT)
    record_account(
        mediator_id=payee.pk, holder=payee.name, bank="某银行", number="6222000011112222333", by=finance, at=AT
    )
    batch = freeze_batch(court_code=COURT, through=AT.date(), by=finance, at=AT)
    approve_batch(batch_id=batch.pk, by=reviewer, at=AT)
    mark_paid(batch_id=batch.pk, paid_on=AT.date(), by=finance, at=AT)
    line = PaymentLine.objects.get(batch=batch)
    bounce_line(line_id=line.pk, reason="销户", bounced_on=APRIL.date(), by=finance, at=APRIL)
    due(payee)
    accrue(APRIL)
    return payee


def figures(payee, text):
    found = period_statement(mediator=payee, reader=payee.user, period=statement_period(text))
    sums = [found.opening, found.accrued, found.reversed, found.paid, found.bounced, found.closing]
    return [int(amount) for amount in sums], found


def books_owe(payee, until):
    entries = Entry.objects.filter(account="PAYABLE", mediator=payee, voucher__made_on__lte=until)
    return entries.aggregate(owed=Sum(F("credit") - F("debit")))["owed"]


def test_a_statement_adds_up_to_the_books_over_each_period(history):
    march, found = figures(history, "2026-03")
    assert march == [0, 1800, 600, 1200, 0, 0]
    assert [line.kind for line in found.lines] == ["计提", "计提", "计提", "冲销", "发放"]
    april, found = figures(history, "2026-04")
    assert april == [0, 600, 0, 0, 1200, 1800]
    assert found.closing == books_owe(history, APRIL.date()) == 1800
    assert found.paid_by_year == []
    whole, found = figures(history, "")
    assert whole == [0, 2400, 600, 1200, 1200, 1800]
    assert sum(line.amount for line in found.lines) == found.closing


def test_a_payment_that_came_back_is_no_reversal_of_what_was_earned(history):
    """A bounced payment was taken off the net amount of the ledger as if the accrual had been reversed."""
    sums = totals(Voucher.objects.all())
    assert (sums.accrued, sums.reversed, sums.net, sums.paid) == (2400, 600, 1800, 0)
    assert sums.is_balanced


def test_each_line_says_case_rule_amount_and_why(history, client):
    client.force_login(history.user)
    page = client.get(f"/subsidies/statements/{history.pk}/?period=2026-03").content.decode()
    voucher = Voucher.objects.filter(kind="ACCRUAL").earliest("pk")
    for words in (voucher.dispute_number, voucher.number, "600.00", "重复登记", "2026年3月"):
        assert words in page
    assert client.get(f"/subsidies/statements/{history.pk}/?period=无").status_code == 422
    stranger = mediator("何壬谦")
    assert client.get(f"/subsidies/statements/{stranger.pk}/").status_code == 404
    assert client.get(f"/subsidies/statements/{stranger.pk}/statement.pdf").status_code == 404


def test_what_was_paid_counts_by_year_for_income_tax(history, client):
    finance = history.user.__class__.objects.get(username="caiwu")
    batch = freeze_batch(court_code=COURT, through=APRIL.date(), by=finance, at=APRIL)
    reviewer = history.user.__class__.objects.get(username="shenhe")
    approve_batch(batch_id=batch.pk, by=reviewer, at=APRIL)
    mark_paid(batch_id=batch.pk, paid_on=APRIL.date(), by=finance, at=APRIL)
    assert PaymentBatch.objects.get(pk=batch.pk).total == 1800
    assert figures(history, "")[1].paid_by_year == [(2026, Decimal(1800))]
    client.force_login(finance)
    assert "1,800.00" in client.get("/subsidies/paid/2026/").content.decode()


@pytest.mark.skipif(not fonts.has_chinese_font(), reason="本机没有中文字体 no Chinese font here")
def test_a_mediator_takes_the_statement_along_as_pdf(history, client):
    client.force_login(history.user)
    answer = client.get(f"/subsidies/statements/{history.pk}/statement.pdf?period=2026-03")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")
