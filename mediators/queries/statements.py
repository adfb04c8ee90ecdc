"""A mediator's statement line by line (对账单): what was earned, taken back and paid in a period, and why."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import F, QuerySet, Sum

from mediators.choices import Account, VoucherKind
from mediators.models import Entry, Mediator, SubsidyDue, SubsidyRule
from mediators.queries.ledger import BOUNCE, WHAT, vouchers
from suyuan.accounts.models import User
from suyuan.lib.periods import Period, PeriodKind, parse_period, period_of

NOTHING = Decimal("0.00")
YEARS_OFFERED = 5
PRINTED = 2000


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One voucher as a mediator reads it (对账单明细), in yuan: what it adds to what is owed, and why."""

    voucher_id: int
    number: str
    made_on: date
    kind: str
    dispute_number: str
    rule: str
    why: str
    amount: Decimal

    @property
    def explanation(self) -> str:
        """Rule and reckoning in one (规则与算法)."""
        return f"{self.rule.rstrip('。')}（{self.why}）" if self.rule and self.why != self.rule else self.why


@dataclass(frozen=True, slots=True)
class PeriodStatement:
    """A mediator's money over a period (对账单), in yuan; `period` None is everything so far.

    opening + accrued − reversed − paid + bounced = closing, which is what the books owe at the period's end.
    """

    period: Period | None
    opening: Decimal
    accrued: Decimal
    reversed: Decimal
    paid: Decimal
    bounced: Decimal
    closing: Decimal
    lines: list[StatementLine]
    more: bool
    paid_by_year: list[tuple[int, Decimal]]

    @property
    def label(self) -> str:
        """The period in words (期间)."""
        return self.period.label if self.period else "全部"


def statement_period(text: str) -> Period | None:
    """Read the period asked for (期间); empty is everything. Refuses with PeriodUnreadable."""
    return parse_period(text) if text else None


def periods_offered(*, on: date) -> list[Period]:
    """The years a statement is offered for, and the months of this one (可选期间)."""
    years = [period_of(PeriodKind.YEAR, date(on.year - back, 1, 1)) for back in range(YEARS_OFFERED)]
    return [*years, *(period_of(PeriodKind.MONTH, date(on.year, month, 1)) for month in range(on.month, 0, -1))]


def period_statement(*, mediator: Mediator, reader: User, period: Period | None) -> PeriodStatement:
    """Return a mediator's statement over a period (对账单), over the vouchers that the reader may see."""
    found = vouchers(reader=reader).filter(mediator=mediator).order_by()
    payable = Entry.objects.filter(account=Account.PAYABLE, mediator=mediator, voucher__in=found).order_by()
    within = payable.filter(voucher__made_on__range=(period.first, period.last)) if period else payable
    before = payable.filter(voucher__made_on__lt=period.first) if period else payable.none()
    sums = dict(within.annotate(what=WHAT).values_list("what").annotate(sum=Sum(F("credit") - F("debit"))))
    opening = before.aggregate(owed=Sum(F("credit") - F("debit"), default=NOTHING))["owed"]
    lines = _lines(within)
    return PeriodStatement(
        period=period,
        opening=opening,
        accrued=sums.get(VoucherKind.ACCRUAL, NOTHING),
        reversed=-sums.get(VoucherKind.REVERSAL, NOTHING),
        paid=-sums.get(VoucherKind.PAYMENT, NOTHING),
        bounced=sums.get(BOUNCE, NOTHING),
        closing=opening + sum(sums.values(), NOTHING),
        lines=lines[:PRINTED],
        more=len(lines) > PRINTED,
        paid_by_year=_paid_by_year(payable),
    )


def _paid_by_year(payable: QuerySet[Entry]) -> list[tuple[int, Decimal]]:
    """What was really paid in each calendar year, bounced payments left out (年度实发, as 年度发放汇总)."""
    paid = payable.filter(voucher__kind=VoucherKind.PAYMENT, voucher__reversed_by=None)
    years = paid.values_list("voucher__made_on__year").annotate(sum=Sum(F("debit") - F("credit")))
    return sorted(years, reverse=True)


def _lines(payable: QuerySet[Entry]) -> list[StatementLine]:
    """The vouchers of a statement, the oldest first; a payment out of several funds is one line."""
    rows = (
        payable.annotate(what=WHAT)
        .values_list(
            "voucher", "voucher__made_on", "what", "voucher__source", "voucher__rule_code", "voucher__memo"
        )
        .annotate(sum=Sum(F("credit") - F("debit")))
        .order_by("voucher__made_on", "voucher")[: PRINTED + 1]
    )  # fmt: skip
    found = list(rows)
    dues = _dues({source for _, _, _, source, *_ in found}, payable)
    wordings = _wordings({code for *_, code, _, _ in found if code})
    return [
        _line(pk, made_on, what, source, amount, dues.get(source), wordings.get(code, ""), memo)
        for pk, made_on, what, source, code, memo, amount in found
    ]


def _dues(sources: set[str], payable: QuerySet[Entry]) -> dict[str, SubsidyDue]:
    dues = SubsidyDue.objects.filter(source__in=sources, mediator__in=payable.values("mediator"))
    return {due.source: due for due in dues}


def _wordings(codes: set[str]) -> dict[str, str]:
    schemes = {code.partition("/")[0] for code in codes}
    rules = SubsidyRule.objects.filter(scheme__code__in=schemes).select_related("scheme")
    return {f"{rule.scheme.code}/{rule.code}": rule.wording for rule in rules}


def _line(
    pk: int, made_on: date, what: str, source: str, amount: Decimal, due: SubsidyDue | None, rule: str, memo: str
) -> StatementLine:
    kind = "退汇" if what == BOUNCE else VoucherKind(what).label
    why = due.reckoning.replace("\n", "；") if due and what == VoucherKind.ACCRUAL else memo
    return StatementLine(
        voucher_id=pk,
        number=f"{pk:08d}",
        made_on=made_on,
        kind=str(kind),
        dispute_number=due.dispute_number if due else "",
        rule=rule,
        why=why or ("按规则定额" if what == VoucherKind.ACCRUAL else memo),
        amount=amount,
    )
