"""The subsidy ledger (补贴台账) as pages read it: its lines, their totals, balances by account and by mediator."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    F,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
    When,
)

from communities.models import Court
from mediators.choices import Account, DueState, VoucherKind
from mediators.models import Entry, Mediator, SubsidyDue, SubsidyRule, Voucher
from mediators.querysets import LEDGER_STAFF, SubsidyDueQuerySet, VoucherQuerySet, court_codes
from suyuan.accounts.models import User
from suyuan.lib.periods import Period, PeriodKind, period_of
from suyuan.lib.text import squeeze

NOTHING = Decimal("0.00")
BOUNCE = "BOUNCE"  # the reversal of a payment (退汇), which gives nothing back to the fund
WHAT = Case(
    When(voucher__reverses__kind=VoucherKind.PAYMENT, then=Value(BOUNCE)),
    default=F("voucher__kind"),
    output_field=CharField(),
)


def vouchers(
    *,
    reader: User,
    month: Period | None = None,
    number: str = "",
    payee: str = "",
    mediator_class: str = "",
    court: str = "",
    kind: str = "",
) -> VoucherQuerySet:
    """Vouchers that match the filter (台账明细), the latest first; `number` is a dispute's or a voucher's."""
    condition = Q()
    if month:
        condition &= Q(made_on__range=(month.first, month.last))
    if number:
        condition &= _bearing(squeeze(number))
    if payee:
        condition &= Q(mediator__name__contains=payee)
    if mediator_class:
        condition &= Q(mediator__mediator_class=mediator_class)
    if court:
        condition &= Q(court=court)
    if kind:
        condition &= Q(kind=kind)
    return Voucher.objects.visible_to(reader).filter(condition)


def with_lines(found: VoucherQuerySet) -> VoucherQuerySet:
    """Have at hand what a line of the ledger shows: payee, court, entries, reversal."""
    return found.select_related("mediator", "court", "reversed_by").prefetch_related("entries")


def _bearing(number: str) -> Q:
    document = Q(kind__in=VoucherKind.values, source__startswith=f"{number}#")
    is_voucher_number = number.isascii() and number.isdigit() and len(number) <= 18
    return document | Q(pk=int(number)) if is_voucher_number else document


@dataclass(frozen=True, slots=True)
class Sides:
    """The two sides of an account or of a set of vouchers (借方、贷方), in yuan."""

    debits: Decimal = NOTHING
    credits: Decimal = NOTHING

    @property
    def balance(self) -> Decimal:
        """借 minus 贷."""
        return self.debits - self.credits

    @property
    def amount(self) -> Decimal:
        """The balance without its side."""
        return abs(self.balance)

    @property
    def side(self) -> str:
        """On which side the balance stands (借、贷、平)."""
        if not self.balance:
            return "平"
        return "借" if self.balance > 0 else "贷"

    def __add__(self, other: "Sides") -> "Sides":
        return Sides(self.debits + other.debits, self.credits + other.credits)


@dataclass(frozen=True, slots=True)
class Totals:
    """What a set of vouchers adds up to (合计), by kind; payments that came back are apart from other reversals."""

    by_kind: dict[str, Sides] = field(default_factory=dict)

    @property
    def all(self) -> Sides:
        return sum(self.by_kind.values(), Sides())

    @property
    def is_balanced(self) -> bool:
        return not self.all.balance

    @property
    def accrued(self) -> Decimal:
        return self._of(VoucherKind.ACCRUAL)

    @property
    def reversed(self) -> Decimal:
        return self._of(VoucherKind.REVERSAL)

    @property
    def paid(self) -> Decimal:
        """What was paid and did not come back, yuan."""
        return self._of(VoucherKind.PAYMENT) - self._of(BOUNCE)

    @property
    def net(self) -> Decimal:
        """What was accrued and not reversed, yuan."""
        return self.accrued - self.reversed

    def _of(self, kind: str) -> Decimal:
        return self.by_kind.get(kind, Sides()).debits


def totals(found: QuerySet[Voucher]) -> Totals:
    """Add up the entries of vouchers (合计)."""
    return Totals(sides_by("what", Entry.objects.filter(voucher__in=found.order_by()).annotate(what=WHAT)))


def sides_by(column: str, entries: QuerySet[Entry]) -> dict[Any, Sides]:
    """Both sides of entries, summed for each value of a column (借贷发生额)."""
    rows = entries.order_by().values_list(column).annotate(Sum("debit"), Sum("credit"))
    return {value: Sides(debit, credit) for value, debit, credit in rows}


@dataclass(frozen=True, slots=True)
class AccountBalance:
    """One account and what stands on it (科目余额)."""

    account: Account
    sides: Sides


def account_balances(*, reader: User, court: str = "") -> list[AccountBalance]:
    """Every account with both sides and its balance (科目余额), over the vouchers the reader may see."""
    found = vouchers(reader=reader, court=court).order_by()
    sums = sides_by("account", Entry.objects.filter(voucher__in=found))
    return [AccountBalance(account, sums.get(account.value, Sides())) for account in Account]


def paid_mediators(*, reader: User, court: str = "") -> QuerySet[Mediator]:
    """Mediators whom the ledger names (有账的调解员), by name."""
    found = vouchers(reader=reader, court=court).order_by().filter(mediator=OuterRef("pk"))
    return Mediator.objects.filter(Exists(found))


def owed_to(mediators: Iterable[Mediator], *, reader: User, court: str = "") -> dict[int, Sides]:
    """What stands on 应付补贴 for each of the mediators (应付余额), by their key."""
    found = vouchers(reader=reader, court=court).order_by()
    payable = Entry.objects.filter(account=Account.PAYABLE, mediator__in=[m.pk for m in mediators], voucher__in=found)
    return sides_by("mediator", payable)


def ledger_months(*, reader: User, on: date) -> list[Period]:
    """The months from the first voucher to this one (可选月份), the latest first."""
    first = ledger_courts(reader).aggregate(first=Min(_first_posting()))["first"]
    day, months = on, []
    while True:
        months.append(period_of(PeriodKind.MONTH, day))
        if first is None or months[-1].first <= first:
            return months
        day = date.fromordinal(months[-1].first.toordinal() - 1)


def _first_posting() -> Subquery:
    """The day of a court's first voucher: one look into an index, however many follow."""
    days = Voucher.objects.filter(court=OuterRef("pk")).order_by("made_on").values("made_on")
    return Subquery(days[:1])


def ledger_courts(reader: User) -> QuerySet[Court]:
    """The courts whose ledger the reader keeps (可选法院)."""
    return Court.objects.filter(code__in=court_codes(reader, roles=LEDGER_STAFF))


def dues(*, reader: User, state: str = "", number: str = "", payee: str = "", court: str = "") -> SubsidyDueQuerySet:
    """Conclusions on their way to the ledger that match the filter (应计事项), the oldest first."""
    condition = Q()
    if state:
        condition &= Q(state=state)
    if number:
        condition &= Q(dispute_number=squeeze(number))
    if payee:
        condition &= Q(mediator__name__contains=payee)
    if court:
        condition &= Q(court=court)
    return SubsidyDue.objects.visible_to(reader).filter(condition).select_related("mediator", "court").order_by("pk")


def due_counts(found: SubsidyDueQuerySet) -> dict[DueState, int]:
    """How many dues are in each state short of the ledger (待计提、须凭据、不予补贴)."""
    short = [DueState.PENDING, DueState.HELD, DueState.BY_CLAIM, DueState.NOT_PAYABLE]
    counts = dict(found.filter(state__in=short).order_by().values_list("state").annotate(Count("pk")))
    return {state: counts.get(state.value, 0) for state in short}


def rule_cited_by(voucher: Voucher) -> SubsidyRule | None:
    """The rule that a voucher was accrued by (依据规则), with its scheme; None when it cites none."""
    scheme_code, _, code = voucher.rule_code.partition("/")
    return SubsidyRule.objects.select_related("scheme__court").filter(scheme__code=scheme_code, code=code).first()
