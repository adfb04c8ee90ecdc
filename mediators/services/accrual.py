"""Accruing subsidies (计提): from what is due, by the scheme in force, into the ledger.

One statement decides a batch of dues, posts their vouchers and marks them, so a batch happens whole or
not at all: a killed worker loses nothing, a second run finds nothing, two runs at once share the work.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from mediators.choices import DueState
from mediators.rules.judging import HASHED, NO_SCHEME, PENDING, UNGRADED, judgement
from suyuan.accounts.models import User

BATCH = 10_000

# Runs follow one another, so that each sees what the other paid: one case once, and no cap exceeded by two at once.
IN_TURN = "SELECT pg_advisory_xact_lock(hashtext('mediators.accrual'))"

POST = """, voucher AS (
    INSERT INTO mediators_voucher
           (kind, source, rule_code, court_id, mediator_id, memo, made_on, made_at, made_by_id)
    SELECT 'ACCRUAL', source, rule_code, court_id, mediator_id, wording, %(on)s, %(at)s, %(by)s
      FROM judged WHERE state = 'ACCRUED' ORDER BY id
        ON CONFLICT (kind, source, rule_code, mediator_id) DO NOTHING
 RETURNING id, source, mediator_id
), entry AS (
    INSERT INTO mediators_entry (voucher_id, account, mediator_id, fund_id, debit, credit)
    SELECT voucher.id, line.account, line.mediator_id, judged.fund_id, line.debit, line.credit
      FROM voucher JOIN judged USING (source, mediator_id)
     CROSS JOIN LATERAL (VALUES ('BUDGET', NULL, judged.granted, 0),
                                ('PAYABLE', voucher.mediator_id, 0, judged.granted))
             AS line (account, mediator_id, debit, credit)
), marked AS (
    UPDATE mediators_subsidydue due
       SET state = judged.state, state_reason = judged.state_reason, scheme_id = judged.scheme_id,
           amount = COALESCE(judged.granted, due.amount),
           reckoning = CASE WHEN judged.is_retained THEN due.reckoning ELSE judged.reckoning END
      FROM judged WHERE judged.id = due.id AND due.id = ANY (ARRAY(SELECT id FROM judged))
 RETURNING judged.state
)
SELECT state, count(*) FROM marked GROUP BY state
"""
ACCRUE = judgement(dues=PENDING) + POST


@dataclass(frozen=True, slots=True)
class Accrual:
    """What became of the dues that a run took up (计提结果), in rows."""

    accrued_count: int = 0
    by_claim_count: int = 0
    not_payable_count: int = 0
    without_scheme_count: int = 0
    held_count: int = 0

    @property
    def taken_count(self) -> int:
        return sum(getattr(self, name) for name in self.__slots__)

    def __add__(self, other: Accrual) -> Accrual:
        return Accrual(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))


def accrue_pending(*, at: datetime, by: User, limit: int = BATCH) -> Accrual:
    """Accrue up to `limit` pending dues (计提一批), oldest first, in one statement (特邀16 art. 29)."""
    today = timezone.localdate(at)
    values: dict[str, Any] = {
        "no_scheme": NO_SCHEME,
        "ungraded": UNGRADED,
        "limit": limit,
        "on": today,
        "at": at,
        "by": by.pk,
    }
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(IN_TURN)
        cursor.execute(HASHED)
        cursor.execute(ACCRUE, values)
        counts = dict(cursor.fetchall())
    return Accrual(
        accrued_count=counts.get(DueState.ACCRUED, 0),
        by_claim_count=counts.get(DueState.BY_CLAIM, 0),
        not_payable_count=counts.get(DueState.NOT_PAYABLE, 0),
        without_scheme_count=counts.get(DueState.PENDING, 0),
        held_count=counts.get(DueState.HELD, 0),
    )


def accrue_all_pending(*, at: datetime, by: User) -> Accrual:
    """Accrue batch after batch until nothing is left to take up (全部计提); each batch stands once written."""
    total = batch = accrue_pending(at=at, by=by)
    while batch.taken_count == BATCH:
        batch = accrue_pending(at=at, by=by)
        total += batch
    return total
