"""From a claim with receipts to the bank and back, through the pages, each step by another person (申报、发放)."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.db.models import F, Sum

from mediators.choices import Outcome
from mediators.lifecycle import CLAIM, ClaimAction, ClaimState
from mediators.models import Entry, PaymentBatch, SubsidyClaim, SubsidyFund, Voucher
from mediators.queries.books import fund_years
from mediators.services.bank_accounts import record_account
from suyuan.accounts.models import AccessLog
from suyuan.accounts.roles import Role
from tests.mediators.making import AT, accrue, accrued_voucher, due, mediator
from tests.people import COURT, person

pytestmark = pytest.mark.django_db
NUMBER = "6222000011112222333"
RECEIPT = {
    "explanation": "上门三次，组织调解两次。",
    "receipts-TOTAL_FORMS": "1", "receipts-INITIAL_FORMS": "0", "receipts-MIN_NUM_FORMS": "1",
    "receipts-MAX_NUM_FORMS": "20", "receipts-0-kind": "TRANSPORT", "receipts-0-spent_on": "2026-03-08",
    "receipts-0-amount": "86.50", "receipts-0-description": "公交、出租车票",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(AT, tick=False):
        yield


@pytest.fixture
def cast():
    roles = {"tiaojie": Role.MEDIATOR, "shenhe": Role.SUBSIDY_REVIEWER, "fuhe": Role.SUBSIDY_REVIEWER}
    people = {name: person(name, role) for name, role in {**roles, "caiwu": Role.FINANCE}.items()}
    return {**people, "payee": mediator("刘戊康", user=people["tiaojie"])}


@pytest.fixture
def send(client, cast):
    def act(name, url, /, **data):
        client.force_login(cast[name])
        return client.post(url, data)

    return act


def failed_case(payee):
    made = due(payee, outcome=Outcome.ENDED)
    accrue()
    return made


def claimed(cast, send):
    made = failed_case(cast["payee"])
    assert send("tiaojie", f"/subsidies/dues/{made.pk}/claim/", **RECEIPT).status_code == 302
    return SubsidyClaim.objects.get(due=made)


def give_account(payee, by):
    return record_account(mediator_id=payee.pk, holder=payee.name, bank="某银行东莞分行", number=NUMBER, by=by, at=AT)


def test_a_claim_goes_through_three_people_to_the_bank_and_back(client, cast, send):
    claim = claimed(cast, send)
    url = f"/subsidies/claims/{claim.pk}/"
    assert send("tiaojie", f"{url}review/").status_code == 409
    assert send("shenhe", f"{url}return/", reason="缺回程车票").status_code == 302
    assert send("tiaojie", f"{url}resubmit/", **RECEIPT).status_code == 302
    assert send("shenhe", f"{url}review/", note="票据齐全").status_code == 302
    assert send("shenhe", f"{url}approve/", amount="86.50").status_code == 409
    refused = send("fuhe", f"{url}approve/", amount="86.51")
    assert refused.status_code == 422
    assert "不能超过凭据合计86.50元" in refused.content.decode()
    assert send("fuhe", f"{url}approve/", amount="80").status_code == 302
    voucher = Voucher.objects.get()
    assert (voucher.rule_code, voucher.source) == ("DG-2020/ENDED-INVITED", claim.due.source)

    give_account(cast["payee"], cast["caiwu"])
    made = send("caiwu", "/subsidies/payments/", court=COURT, through="2026-03-09")
    batch = PaymentBatch.objects.get()
    assert made.headers["Location"] == f"/subsidies/payments/{batch.pk}/"
    step = f"/subsidies/payments/{batch.pk}/"
    assert send("caiwu", f"{step}approve/").status_code == 409
    assert send("shenhe", f"{step}approve/").status_code == 302
    csv = send("caiwu", f"{step}bank.csv").getvalue().decode()
    batch.refresh_from_db()
    assert NUMBER in csv
    assert f"80.00,校验码{batch.checksum}" in csv
    assert send("caiwu", f"{step}bank.xlsx").getvalue().startswith(b"PK")
    assert AccessLog.objects.filter(act="EXPORTED").count() == 2
    page = client.get(step).content.decode()
    assert "•••• 2333" in page
    assert NUMBER not in page
    assert send("caiwu", f"{step}pay/", paid_on="2026-03-09").status_code == 302
    claim.refresh_from_db()
    assert claim.state == ClaimState.PAID
    owed = Entry.objects.filter(account="PAYABLE").aggregate(owed=Sum(F("credit") - F("debit")))
    assert owed["owed"] == 0
    assert "80.00" in client.get("/subsidies/paid/2026/").content.decode()

    line = batch.lines.get()
    bounced = send("caiwu", f"/subsidies/payments/lines/{line.pk}/bounce/", bounced_on="2026-03-09", reason="销户")
    assert bounced.status_code == 302
    claim.refresh_from_db()
    assert claim.state == ClaimState.APPROVED
    send("caiwu", "/subsidies/payments/", court=COURT, through="2026-03-09")
    assert PaymentBatch.objects.first().total == 80
    assert [step.action for step in claim.steps.all()] == [
        "SUBMIT", "RETURN", "RESUBMIT", "REVIEW", "APPROVE", "PAY", "BOUNCE",
    ]  # fmt: skip


def test_postgresql_keeps_the_three_people_apart(cast, send):
    claim = claimed(cast, send)
    same = {"reviewed_by": cast["shenhe"], "approved_by": cast["shenhe"]}
    for wrong in ({"reviewed_by": cast["tiaojie"]}, same):
        with pytest.raises(IntegrityError, match="claim_by_three_people"), transaction.atomic():
            SubsidyClaim.objects.filter(pk=claim.pk).update(**wrong)
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        claim.steps.all().delete()


def test_every_cell_of_the_table_is_taken_or_refused_in_chinese(cast, send):
    """Each action in each state, by whoever the table names (申报状态表)."""
    claim = claimed(cast, send)
    actors = {"withdraw": "tiaojie", "approve": "fuhe"}
    forms = {"return": {"reason": "补"}, "refuse": {"reason": "无"}, "approve": {"amount": "1"}}
    for state in ClaimState:
        for action in (ClaimAction.REVIEW, ClaimAction.RETURN, ClaimAction.REFUSE, ClaimAction.APPROVE,
                       ClaimAction.WITHDRAW):  # fmt: skip
            sid = transaction.savepoint()
            people = {"reviewed_by": cast["shenhe"], "approved_by": cast["fuhe"], "approved_amount": 1}
            known = people if state in ("APPROVED", "PAID") else {"reviewed_by": cast["shenhe"]}
            SubsidyClaim.objects.filter(pk=claim.pk).update(state=state, **known)
            name = action.lower()
            who = actors.get(name, "fuhe" if state == "REVIEWED" else "shenhe")
            answer = send(who, f"/subsidies/claims/{claim.pk}/{name}/", **forms.get(name, {}))
            row = CLAIM.find(action, state)
            claim.refresh_from_db()
            assert answer.status_code == (302 if row else 409), (state, action, answer.status_code)
            assert claim.state == (row.leads_to(state) if row else state)
            transaction.savepoint_rollback(sid)


def test_a_reversed_accrual_is_netted_from_what_is_paid_next(cast, send):
    payee = cast["payee"]
    give_account(payee, cast["caiwu"])
    first, second = accrued_voucher(payee), accrued_voucher(payee)
    for through in ("2026-03-10", "2026-03-09"):
        send("caiwu", "/subsidies/payments/", court=COURT, through=through)  # a day to come is refused
    batch = PaymentBatch.objects.get()
    send("shenhe", f"/subsidies/payments/{batch.pk}/approve/")
    send("caiwu", f"/subsidies/payments/{batch.pk}/pay/", paid_on="2026-03-09")
    send("caiwu", f"/subsidies/vouchers/{first.pk}/reverse/", reason="重复登记")
    accrued_voucher(payee)
    accrued_voucher(payee)
    send("caiwu", "/subsidies/payments/", court=COURT, through="2026-03-09")
    assert [batch.total for batch in PaymentBatch.objects.order_by("pk")] == [1200, 600]
    assert second.payment_items.count() == 1


def test_a_cancelled_batch_sets_its_vouchers_free(cast, send):
    give_account(cast["payee"], cast["caiwu"])
    accrued_voucher(cast["payee"])
    send("caiwu", "/subsidies/payments/", court=COURT, through="2026-03-09")
    batch = PaymentBatch.objects.get()
    assert send("caiwu", "/subsidies/payments/", court=COURT, through="2026-03-09").status_code == 422
    assert send("shenhe", f"/subsidies/payments/{batch.pk}/cancel/", reason="金额待核").status_code == 302
    assert send("caiwu", "/subsidies/payments/", court=COURT, through="2026-03-09").status_code == 302
    assert PaymentBatch.objects.first().number == "粤1973-发-2026-002"


def test_an_account_is_the_mediators_own_and_kept_unreadable(client, cast, send):
    wrong = send("tiaojie", "/subsidies/account/", holder="何壬谦", bank="某银行", number="123")
    assert wrong.status_code == 422
    assert "户名应为“刘戊康”" in wrong.content.decode()
    assert send("tiaojie", "/subsidies/account/", holder="刘戊康", bank="某银行", number=NUMBER).status_code == 302
    assert NUMBER not in client.get("/subsidies/account/").content.decode()
    with connection.cursor() as cursor:
        cursor.execute("SELECT number FROM mediators_bankaccount")
        assert NUMBER not in cursor.fetchone()[0]


def test_nothing_is_posted_in_a_closed_month(client, cast, send):
    voucher = accrued_voucher(cast["payee"])
    assert "月结" in send("caiwu", "/subsidies/books/", step="close", court=COURT, month="2026-03-01").content.decode()
    with time_machine.travel(AT + timedelta(days=30), tick=False):
        closed = send("caiwu", "/subsidies/books/", step="close", court=COURT, month="2026-03-01")
        assert closed.status_code == 302
        due(cast["payee"])
        with pytest.raises(IntegrityError, match="is closed up to 2026-03-31"), transaction.atomic():
            accrue(AT)
        accrue(AT + timedelta(days=30))
    assert Voucher.objects.exclude(pk=voucher.pk).get().made_on == date(2026, 4, 8)
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM mediators_monthclosing")


def test_the_books_say_what_remains_of_a_fund(client, cast, send):
    send("caiwu", "/subsidies/books/", step="fund", court=COURT, name="法院专项", payer="东莞市财政局")
    fund = SubsidyFund.objects.get()
    send(
        "caiwu", "/subsidies/books/", step="budget", fund=fund.pk, year="2026", amount="50000", document="试〔2026〕1号"
    )
    text = client.get("/subsidies/books/?year=2026").content.decode()
    assert "50,000.00" in text
    assert Decimal(50000) == fund.budgets.get().amount


def test_what_was_accrued_last_year_and_paid_this_year_is_owed_no_more(cast, send):
    give_account(cast["payee"], cast["caiwu"])
    due(cast["payee"])
    accrue(AT - timedelta(days=100))
    send("caiwu", "/subsidies/payments/", court=COURT, through="2026-03-09")
    batch = PaymentBatch.objects.get()
    send("shenhe", f"/subsidies/payments/{batch.pk}/approve/")
    send("caiwu", f"/subsidies/payments/{batch.pk}/pay/", paid_on="2026-03-09")
    owed = {year: [row.owed for row in fund_years(reader=cast["caiwu"], year=year)] for year in (2025, 2026)}
    assert owed == {2025: [600], 2026: [0]}
