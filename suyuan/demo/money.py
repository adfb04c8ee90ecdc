"""What happens to the money after it is accrued: funds, accounts, batches, claims, a retainer (演示补贴发放)."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from mediators.choices import DueState, MediatorClass, ReceiptKind
from mediators.models import BankAccount, Mediator, PaymentBatch, SubsidyDue
from mediators.queries.books import court_months
from mediators.services import payments
from mediators.services.accrual import accrue_all_pending
from mediators.services.books import add_fund, close_month, record_budget
from mediators.services.claims import Receipt, review_claim, submit_claim
from mediators.services.retainers import record_retainer
from suyuan.accounts.models import User
from suyuan.demo.accounts import DEMO_COURT

YEARLY = Decimal(88_000)  # source document 001: each full-time lawyer mediator, a year
MONTHS_CLOSED = 2


def write_money(*, at: datetime) -> None:
    """Give the accrued subsidies of the demo court their later life, up to today."""
    finance, reviewer = (User.objects.get(username=name) for name in ("caiwu", "shenhe"))
    fund = add_fund(court_code=DEMO_COURT, name="特邀调解专项经费", payer="东莞市财政局")
    record_budget(fund_id=fund.pk, year=at.year, amount=Decimal(900_000), document="演示预算", by=finance, at=at)
    _accounts(finance, at)
    _retainer(finance, at)
    _batches(finance, reviewer, at)
    _claims(reviewer, at)
    for court in court_months(reader=finance, on=at.date()):
        _close(court.court_code, finance, at)


def _accounts(by: User, at: datetime) -> None:
    """Everybody at the demo court but the last has said where to be paid."""
    payees = Mediator.objects.filter(roster__court=DEMO_COURT).distinct().order_by("pk")
    BankAccount.objects.bulk_create(
        BankAccount(
            mediator=payee, holder=payee.name, bank="演示银行东莞分行", number=f"6200{payee.pk:012d}",
            tail=f"{payee.pk:04d}"[-4:], recorded_by=by, recorded_at=at,
        )
        for payee in list(payees)[:-1]
    )  # fmt: skip


def _retainer(by: User, at: datetime) -> None:
    mediators = Mediator.objects.filter(mediator_class=MediatorClass.FULL_TIME, roster__court=DEMO_COURT)
    retained = mediators.order_by("pk").first()
    if retained:
        record_retainer(
            court_code=DEMO_COURT, mediator_id=retained.pk, yearly_amount=YEARLY,
            valid_from=date(at.year, 1, 16), basis="演示购买服务合同", by=by, at=at,
        )  # fmt: skip
        accrue_all_pending(at=at, by=User.objects.system())


def _batches(finance: User, reviewer: User, at: datetime) -> None:
    """One batch paid two months ago with a payment that came back, and one waiting for approval."""
    earlier = at - timedelta(days=60)
    paid = payments.freeze_batch(court_code=DEMO_COURT, through=earlier.date(), by=finance, at=earlier)
    payments.approve_batch(batch_id=paid.pk, by=reviewer, at=earlier)
    payments.mark_paid(batch_id=paid.pk, paid_on=earlier.date(), by=finance, at=earlier)
    line = paid.lines.order_by("serial").first()
    if line:
        payments.bounce_line(
            line_id=line.pk, reason="账户已销户", bounced_on=earlier.date(), by=finance, at=earlier + timedelta(days=2)
        )
    through = at.date() - timedelta(days=7)
    if not PaymentBatch.objects.filter(through=through).exists():
        payments.freeze_batch(court_code=DEMO_COURT, through=through, by=finance, at=at)


def _claims(reviewer: User, at: datetime) -> None:
    """The mediator who signs in has claimed for three cases; one is reviewed already."""
    payee = User.objects.get(username="tiaojie")
    waiting = SubsidyDue.objects.filter(mediator__user=payee, state=DueState.BY_CLAIM).order_by("pk")[:3]
    for n, due in enumerate(waiting):
        receipts = [
            Receipt(ReceiptKind.TRANSPORT, due.occurred_on, Decimal("36.00") + n, "往返社区公交、出租车票"),
            Receipt(ReceiptKind.LOST_WORK, due.occurred_on, Decimal("120.00"), "误工半日，所在单位证明"),
        ]
        claim = submit_claim(
            due_id=due.pk, explanation="上门走访两次，组织面对面调解一次，分歧过大未能达成协议。", receipts=receipts,
            by=payee, at=at - timedelta(days=3 - n),
        )  # fmt: skip
        if n == 0:
            review_claim(claim_id=claim.pk, note="票据齐全", by=reviewer, at=at - timedelta(days=1))


def _close(court_code: str, by: User, at: datetime) -> None:
    """Close the months up to the last but two, so that the books show what closing means."""
    month = at.date().replace(day=1)
    for _ in range(MONTHS_CLOSED + 1):
        month = (month - timedelta(days=1)).replace(day=1)
    close_month(court_code=court_code, month=month, by=by, at=at)
