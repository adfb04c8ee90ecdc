"""The ledger against a naive bookkeeper: after any history both owe every mediator the same, to the fen."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection, transaction
from django.db.models import Sum
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mediators.choices import MediatorClass
from mediators.models import Entry, Mediator, SubsidyDue, SubsidyRule, SubsidyScheme, Voucher
from mediators.rules.facts import DueFacts
from mediators.services.accrual import accrue_pending
from mediators.services.dues import correct_payee, record_due, withdraw_due
from mediators.services.ledger import reverse_voucher
from suyuan.accounts.models import User
from tests.mediators.making import AT

COURTS = {"豫0711": "豫07", "豫07": "豫", "豫": ""}  # each with the one above it
CLASSES = (MediatorClass.INVITED, MediatorClass.LAWYER)
DAYS = st.dates(date(2026, 1, 1), date(2026, 1, 6))
AMOUNTS = st.none() | st.decimals("0.01", "999.99", places=2)


@dataclass
class Scheme:
    court: str
    since: date
    rules: dict  # (outcome, class or "") → (payable, amount)
    cap: Decimal | None = None  # of each person's month


@dataclass
class Due:
    court: str
    payee: int
    mediator_class: str
    outcome: str
    day: date
    part: int = 1
    parts: int = 1
    state: str = "PENDING"
    amount: Decimal = Decimal(0)
    paid_by: Scheme | None = None


@dataclass
class Bookkeeper:
    """Does everything one by one, the slow and obvious way."""

    schemes: list[Scheme] = field(default_factory=list)
    dues: dict[tuple[str, int], Due] = field(default_factory=dict)  # by source document and payee

    def accrue(self, limit):
        taken = 0
        for due in self.dues.values():
            scheme = self.scheme_for(due.court, due.day)
            if due.state == "PENDING" and scheme and taken < limit:
                taken += 1
                self.judge(due, scheme)

    def scheme_for(self, court, day):
        while court:
            begun = [s for s in self.schemes if s.court == court and s.since <= day]
            if begun:
                return max(begun, key=lambda s: s.since)
            court = COURTS[court]
        return None

    def judge(self, due, scheme):
        rule = scheme.rules.get((due.outcome, due.mediator_class)) or scheme.rules.get((due.outcome, ""))
        payable, amount = rule or (False, None)
        if not payable:
            due.state = "NOT_PAYABLE"
        elif amount is None:
            due.state = "BY_CLAIM"
        else:
            self.pay(due, scheme, amount)

    def pay(self, due, scheme, amount):
        """Share by share, the odd fen to who presides, as far as the month's cap leaves room."""
        fen = int(amount * 100)
        share = Decimal(fen // due.parts + (due.part <= fen % due.parts)) / 100
        if scheme.cap is not None:
            before = [d for d in self.dues.values() if d.payee == due.payee and d.paid_by is scheme]
            share = min(share, scheme.cap - sum((d.amount for d in before if d.state == "ACCRUED"), Decimal(0)))
        if share > 0:
            due.state, due.amount, due.paid_by = "ACCRUED", share, scheme
        else:
            due.state = "NOT_PAYABLE"

    def owed(self, payee):
        return sum((d.amount for d in self.dues.values() if d.payee == payee and d.state == "ACCRUED"), Decimal(0))


RULE = st.tuples(st.just(value=True), AMOUNTS) | st.just((False, None))
RULES = st.fixed_dictionaries(
    {},
    optional={(outcome, each): RULE for outcome in ("SETTLED", "ENDED") for each in ("", *CLASSES)},
)
CONCLUDE = st.tuples(
    st.just("conclude"),
    st.integers(0, 9),
    st.sampled_from(sorted(COURTS, reverse=True)),
    st.integers(0, 1),
    st.sampled_from(["SETTLED", "ENDED"]),
    DAYS,
    st.booleans(),
)
CAPS = st.none() | st.decimals("1", "1500", places=2)
SCHEME = st.tuples(st.just("scheme"), st.sampled_from(sorted(COURTS)), DAYS, RULES, CAPS)
LATER = st.one_of(
    CONCLUDE,
    SCHEME,
    st.tuples(st.just("reopen"), st.integers(0, 9)),
    st.tuples(st.just("accrue"), st.integers(1, 4)),
    st.tuples(st.just("reverse"), st.integers(0, 9)),
    st.tuples(st.just("repay"), st.integers(0, 9)),
)
# Some schemes and some conclusions to begin with, then anything, and a last run.
STEPS = st.tuples(
    st.lists(SCHEME, min_size=2, max_size=5), st.lists(CONCLUDE, min_size=4, max_size=10), st.lists(LATER, max_size=30)
).map(lambda parts: [*parts[0], *parts[1], *parts[2], ("accrue", 3)])


class History:
    """Plays the same steps to the bookkeeper and to the services."""

    def __init__(self):
        self.books = Bookkeeper()
        self.by = User.objects.system()
        self.payees = [Mediator.objects.create(name=f"调解员{c}", mediator_class=c) for c in CLASSES]
        self.open = dict.fromkeys(range(10), 0)  # dispute → conclusions so far; concluded ones are in `closed`
        self.closed = set()

    def conclude(self, dispute, court, who, outcome, day, together):
        if dispute in self.closed:
            return
        self.closed.add(dispute)
        self.open[dispute] += 1
        payees = [self.payees[who], self.payees[1 - who]][: 1 + together]
        for part, payee in enumerate(payees, 1):
            self.books.dues[f"试{dispute}#{self.open[dispute]}", payee.pk] = Due(
                court, payee.pk, payee.mediator_class, outcome, day, part, len(payees)
            )
        record_due(
            dispute_number=f"试{dispute}",
            occurrence=self.open[dispute],
            court_code=court,
            mediator_id=payees[0].pk,
            outcome=outcome,
            occurred_on=day,
            at=AT,
            facts=DueFacts(co_mediator_ids=tuple(payee.pk for payee in payees[1:])),
        )

    def reopen(self, dispute):
        if dispute not in self.closed:
            return
        self.closed.discard(dispute)
        number = f"试{dispute}#{self.open[dispute]}"
        for (source, _), due in self.books.dues.items():
            if source.partition("~")[0] == number:
                due.state = "NOT_PAYABLE"
        withdraw_due(dispute_number=f"试{dispute}", occurrence=self.open[dispute], reason="更正", by=self.by, at=AT)

    def scheme(self, court, since, rules, cap):
        if any(s.court == court and s.since >= since for s in self.books.schemes):
            return
        self.books.schemes.append(Scheme(court, since, rules, cap))
        SubsidyScheme.objects.filter(court=court, valid_to=None).update(valid_to=since)
        made = SubsidyScheme.objects.create(
            code=f"S{len(self.books.schemes)}", name="试", court_id=court, valid_from=since, source="试",
            cap_per_month=cap,
        )  # fmt: skip
        for n, ((outcome, mediator_class), (payable, amount)) in enumerate(rules.items()):
            made.rules.add(
                SubsidyRule(
                    code=f"R{n}",
                    outcome=outcome,
                    mediator_class=mediator_class,
                    payable=payable,
                    amount=amount,
                    wording="试",
                ),
                bulk=False,
            )

    def accrue(self, limit):
        self.books.accrue(10_000)
        while accrue_pending(at=AT, by=self.by, limit=limit).taken_count:
            pass

    def reverse(self, n):
        candidates = Voucher.objects.filter(kind="ACCRUAL", reversed_by=None).order_by("pk")
        if n < len(candidates):
            self.books.dues[candidates[n].source, candidates[n].mediator_id].state = "NOT_PAYABLE"
            reverse_voucher(voucher_id=candidates[n].pk, reason="冲", by=self.by, at=AT)

    def repay(self, n):
        """The n-th due alone is given to the other mediator."""
        standing = SubsidyDue.objects.exclude(state="NOT_PAYABLE").filter(parts=1).order_by("pk")
        if n < len(standing):
            old = standing[n]
            other = next(payee for payee in self.payees if payee.pk != old.mediator_id)
            made = correct_payee(due_id=old.pk, mediator_id=other.pk, reason="更正", by=self.by, at=AT)
            known = self.books.dues[old.source, old.mediator_id]
            known.state = "NOT_PAYABLE"
            self.books.dues[made.source, other.pk] = Due(
                known.court, other.pk, other.mediator_class, known.outcome, known.day
            )

    def check(self):
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        sums = Entry.objects.aggregate(debit=Sum("debit", default=0), credit=Sum("credit", default=0))
        assert sums["debit"] == sums["credit"]
        for payee in self.payees:
            payable = payee.entries.aggregate(owed=Sum("credit", default=0) - Sum("debit", default=0))
            assert payable["owed"] == self.books.owed(payee.pk)
        states = {(due.source, due.mediator_id): due.state for due in SubsidyDue.objects.all()}
        assert states == {key: due.state for key, due in self.books.dues.items()}


@pytest.mark.django_db
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(STEPS)
def test_ledger_and_bookkeeper_agree_after_any_history(steps):
    with transaction.atomic():
        history = History()
        for name, *facts in steps:
            getattr(history, name)(*facts)
        history.check()
        transaction.set_rollback(True)
