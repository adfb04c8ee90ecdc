"""What the tests of mediators and their ledger are made of: mediators, dues, vouchers, at the real courts."""

from datetime import date, datetime
from itertools import count
from zoneinfo import ZoneInfo

from mediators.choices import MediatorClass, Outcome
from mediators.models import Mediator, RosterEntry, SubsidyDue, Voucher
from mediators.services.accrual import accrue_all_pending
from mediators.services.dues import record_due
from suyuan.accounts.models import User
from tests.people import COURT

AT = datetime(2026, 3, 9, 10, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
DAY = date(2026, 3, 9)
_numbers = count(1)


def mediator(
    name: str = "刘戊康",
    mediator_class: MediatorClass = MediatorClass.INVITED,
    *,
    user: User | None = None,
    court: str | None = COURT,
) -> Mediator:
    """A mediator, on the roster of the court since 2024."""
    made = Mediator.objects.create(name=name, pinyin=f"pinyin{name}", mediator_class=mediator_class, user=user)
    if court:
        RosterEntry.objects.create(court_id=court, mediator=made, valid_from=date(2024, 1, 1))
    return made


def due(
    payee: Mediator,
    *,
    dispute_number: str = "",
    occurrence: int = 1,
    outcome: Outcome = Outcome.SETTLED,
    on: date = DAY,
    court: str = COURT,
) -> SubsidyDue:
    """What one conclusion of a dispute may earn the mediator."""
    return record_due(
        dispute_number=dispute_number or f"{court}-2026-{next(_numbers):05d}",
        occurrence=occurrence,
        court_code=court,
        mediator_id=payee.pk,
        outcome=outcome,
        occurred_on=on,
        at=AT,
    )


def many_dues(*payees: Mediator, count: int) -> None:
    """Dues in bulk that nobody has rung for, as a long outage leaves them."""
    SubsidyDue.objects.bulk_create(
        SubsidyDue(
            source=f"粤1973-2026-{n:06d}#1",
            dispute_number=f"粤1973-2026-{n:06d}",
            court_id=COURT,
            mediator=payees[n % len(payees)],
            outcome=Outcome.SETTLED,
            occurred_on=DAY,
            recorded_at=AT,
        )
        for n in range(count)
    )


def accrue(at: datetime = AT) -> None:
    """Accrue everything that is due."""
    accrue_all_pending(at=at, by=User.objects.system())


def accrued_voucher(payee: Mediator, **facts) -> Voucher:
    """The voucher of one accrued due."""
    made = due(payee, **facts)
    accrue()
    return Voucher.objects.get(source=made.source, kind="ACCRUAL")


def lines(voucher: Voucher) -> list[tuple]:
    """The entries of a voucher as (account, mediator, debit, credit)."""
    return list(voucher.entries.order_by("pk").values_list("account", "mediator_id", "debit", "credit"))
