"""Payment batches as pages and files show them (发放批次), who cannot be paid yet, and what was paid in a year."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Sum

from mediators.choices import Account, MediatorClass, VoucherKind
from mediators.models import BankAccount, Entry, Mediator, PaymentBatch, PaymentLine
from mediators.querysets import PaymentBatchQuerySet
from suyuan.accounts.models import User


def batches(*, reader: User) -> PaymentBatchQuerySet:
    """The batches of the reader's courts (发放批次), the latest first."""
    return PaymentBatch.objects.visible_to(reader).select_related("court", "made_by", "approved_by", "paid_by")


def lines_of(batch: PaymentBatch) -> QuerySet[PaymentLine]:
    """The lines of a batch (发放明细) with payee and account."""
    return batch.lines.select_related("mediator", "account").order_by("serial", "pk")


def current_account(mediator: Mediator) -> BankAccount | None:
    """Where a mediator is paid today (收款账户), or None."""
    return mediator.bank_accounts.order_by("-pk").first()


def owed_without_account(*, courts: Iterable[str]) -> QuerySet[Mediator]:
    """Mediators who are owed something at these courts and have no account yet (收款账户未登记)."""
    payable = Q(entries__account=Account.PAYABLE, entries__voucher__court__in=list(courts))
    owed = Sum(F("entries__credit") - F("entries__debit"), filter=payable)
    has_account = Exists(BankAccount.objects.filter(mediator=OuterRef("pk")))
    return Mediator.objects.filter(~has_account).annotate(owed=owed).filter(owed__gt=0).order_by("pinyin", "pk")


@dataclass(frozen=True, slots=True)
class PaidInYear:
    """What a mediator was paid in a calendar year (年度发放), in yuan and in payments, bounced ones left out."""

    mediator_id: int
    name: str
    mediator_class: str
    count: int
    amount: Decimal

    @property
    def class_label(self) -> str:
        """The mediator's class in words (类别)."""
        return MediatorClass(self.mediator_class).label


def paid_in_year(*, reader: User, year: int, court: str = "") -> list[PaidInYear]:
    """What each mediator was paid in a year (年度发放汇总), by name: what income tax is reckoned from."""
    entries = Entry.objects.visible_to(reader).filter(
        account=Account.PAYABLE,
        voucher__kind=VoucherKind.PAYMENT,
        voucher__made_on__year=year,
        voucher__reversed_by=None,
    )
    if court:
        entries = entries.filter(voucher__court=court)
    person = ("mediator_id", "mediator__name", "mediator__mediator_class")
    rows = entries.order_by("mediator__pinyin", "mediator_id").values_list(*person)
    sums = rows.annotate(count=Count("voucher", distinct=True), amount=Sum(F("debit") - F("credit")))
    return [PaidInYear(*row) for row in sums]
