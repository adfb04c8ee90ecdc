"""What a run would do, and why (计提预览); and what a draft of a scheme would have paid (方案试算)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import connection

from mediators.choices import DueState, MediatorClass, Outcome
from mediators.models import SubsidyDue, SubsidyScheme
from mediators.rules.judging import ANY_DAY, NO_SCHEME, NOTHING_EARLIER, UNGRADED, judgement

ONES = "SELECT * FROM mediators_subsidydue d WHERE id = ANY (%(ids)s) ORDER BY id"
OF_PERIOD = """
    SELECT d.* FROM mediators_subsidydue d
     WHERE occurred_on BETWEEN %(first)s AND %(last)s AND state_reason NOT LIKE '结果已更正%%'
       AND retainer_id IS NULL AND court_id IN (SELECT for_court FROM scheme)"""
ANSWER = " SELECT id, state, state_reason, granted, reckoning, rule_id, wording FROM judged ORDER BY id"
SUMS = """
 SELECT judged.outcome, judged.mediator_class, judged.state, count(*), COALESCE(sum(judged.granted), 0),
        count(*) FILTER (WHERE due.state = 'ACCRUED'), COALESCE(sum(due.amount) FILTER (WHERE due.state = 'ACCRUED'), 0)
   FROM judged JOIN mediators_subsidydue due USING (id)
  GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"""
VALUES = {"no_scheme": NO_SCHEME, "ungraded": UNGRADED}


@dataclass(frozen=True, slots=True)
class Judgement:
    """What becomes of a due and why (认定): state, amount in yuan when it earns one, and how that was reckoned."""

    due_id: int
    state: DueState
    reason: str
    amount: Decimal | None
    reckoning: str
    rule_id: int | None
    wording: str | None


def judge(dues: Iterable[SubsidyDue]) -> dict[int, Judgement]:
    """Judge dues by the schemes in force, writing nothing (认定), by their key."""
    with connection.cursor() as cursor:
        cursor.execute(judgement(dues=ONES) + ANSWER, {**VALUES, "ids": [due.pk for due in dues]})
        rows = [Judgement(pk, DueState(state), *rest) for pk, state, *rest in cursor.fetchall()]
    return {row.due_id: row for row in rows}


@dataclass(frozen=True, slots=True)
class TrialLine:
    """What a draft would pay for one kind of result (试算), beside what was paid, in yuan."""

    outcome: str
    mediator_class: str
    state: str
    count: int
    amount: Decimal
    paid_count: int
    paid: Decimal

    @property
    def label(self) -> str:
        """The kind of result in words (结果)."""
        return f"{Outcome(self.outcome).label}，{MediatorClass(self.mediator_class).label}"

    @property
    def state_label(self) -> str:
        """What becomes of it in words (处理)."""
        return "给予补贴" if self.state == DueState.ACCRUED else DueState(self.state).label


def try_scheme(scheme: SubsidyScheme, *, first: date, last: date) -> list[TrialLine]:
    """What a scheme would have paid for the results of a period (方案试算), whatever its own dates."""
    sql = judgement(dues=OF_PERIOD, schemes="s.id = %(scheme)s", earlier=NOTHING_EARLIER, days=ANY_DAY) + SUMS
    with connection.cursor() as cursor:
        cursor.execute(sql, {**VALUES, "scheme": scheme.pk, "first": first, "last": last})
        return [TrialLine(*row) for row in cursor.fetchall()]
