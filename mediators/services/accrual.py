"""Accruing subsidies (计提): from what is due, by the scheme in force, into the ledger.

One statement decides a batch of dues, posts their vouchers and marks them, so a batch happens whole or
not at all: a killed worker loses nothing, a second run finds nothing, two runs at once share the work.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.utils import timezone

from mediators.choices import DueState
from suyuan.accounts.models import User

BATCH = 10_000
NO_SCHEME = "该日无有效补贴方案"

# A due is judged by the scheme in force on its day at its court, else at the nearest court above; within a
# scheme the rule for the mediator's class goes before the rule for all. Without a scheme it stays PENDING,
# says so, and is picked up again when a scheme covers its day.
ACCRUE = """
WITH RECURSIVE above (court_id, upper_id, distance) AS (
    SELECT code, code, 0 FROM communities_court
    UNION ALL
    SELECT above.court_id, court.parent_id, distance + 1
      FROM above JOIN communities_court court ON court.code = above.upper_id
     WHERE court.parent_id IS NOT NULL
), scheme AS MATERIALIZED (
    SELECT above.court_id, distance, id, code, name, daterange(valid_from, valid_to) AS days
      FROM mediators_subsidyscheme JOIN above ON above.upper_id = mediators_subsidyscheme.court_id
), due AS MATERIALIZED (
    SELECT id, source, court_id, mediator_id, outcome, occurred_on
      FROM mediators_subsidydue d
     WHERE state = 'PENDING'
       AND (state_reason <> %(no_scheme)s
            OR EXISTS (SELECT FROM scheme WHERE scheme.court_id = d.court_id AND days @> d.occurred_on))
     ORDER BY id
     LIMIT %(limit)s
       FOR UPDATE SKIP LOCKED
), judged AS MATERIALIZED (
    SELECT DISTINCT ON (due.id)
           due.id, due.source, due.court_id, due.mediator_id, rule.amount, rule.wording,
           scheme.code || '/' || rule.code AS rule_code,
           CASE WHEN scheme.id IS NULL THEN 'PENDING'
                WHEN rule.id IS NULL OR NOT rule.payable THEN 'NOT_PAYABLE'
                WHEN rule.amount IS NULL THEN 'BY_CLAIM'
                ELSE 'ACCRUED' END AS state,
           CASE WHEN scheme.id IS NULL THEN %(no_scheme)s
                WHEN rule.id IS NULL THEN '方案“' || scheme.name || '”未规定此类结果的补贴'
                WHEN rule.payable AND rule.amount IS NOT NULL THEN ''
                ELSE rule.wording END AS state_reason
      FROM due
      JOIN mediators_mediator mediator ON mediator.id = due.mediator_id
      LEFT JOIN scheme ON scheme.court_id = due.court_id AND scheme.days @> due.occurred_on
      LEFT JOIN mediators_subsidyrule rule
        ON rule.scheme_id = scheme.id AND rule.outcome = due.outcome
       AND rule.mediator_class IN ('', mediator.mediator_class)
     ORDER BY due.id, scheme.distance, rule.mediator_class DESC
), voucher AS (
    INSERT INTO mediators_voucher
           (kind, source, rule_code, court_id, mediator_id, memo, made_on, made_at, made_by_id)
    SELECT 'ACCRUAL', source, rule_code, court_id, mediator_id, wording, %(on)s, %(at)s, %(by)s
      FROM judged WHERE state = 'ACCRUED' ORDER BY id
        ON CONFLICT (kind, source, rule_code, mediator_id) DO NOTHING
 RETURNING id, source, mediator_id
), entry AS (
    INSERT INTO mediators_entry (voucher_id, account, mediator_id, debit, credit)
    SELECT voucher.id, line.*
      FROM voucher JOIN judged USING (source)
     CROSS JOIN LATERAL (VALUES ('BUDGET', NULL, judged.amount, 0),
                                ('PAYABLE', voucher.mediator_id, 0, judged.amount)) AS line
), marked AS (
    UPDATE mediators_subsidydue SET state = judged.state, state_reason = judged.state_reason
      FROM judged WHERE judged.id = mediators_subsidydue.id
 RETURNING judged.state
)
SELECT state, count(*) FROM marked GROUP BY state
"""


@dataclass(frozen=True, slots=True)
class Accrual:
    """What became of the dues that a run took up (计提结果), in rows."""

    accrued_count: int = 0
    by_claim_count: int = 0
    not_payable_count: int = 0
    without_scheme_count: int = 0

    @property
    def taken_count(self) -> int:
        return self.accrued_count + self.by_claim_count + self.not_payable_count + self.without_scheme_count

    def __add__(self, other: Accrual) -> Accrual:
        return Accrual(
            self.accrued_count + other.accrued_count,
            self.by_claim_count + other.by_claim_count,
            self.not_payable_count + other.not_payable_count,
            self.without_scheme_count + other.without_scheme_count,
        )


def accrue_pending(*, at: datetime, by: User, limit: int = BATCH) -> Accrual:
    """Accrue up to `limit` pending dues (计提一批), oldest first, in one statement (特邀16 art. 29)."""
    today = timezone.localdate(at)
    with connection.cursor() as cursor:
        cursor.execute(ACCRUE, {"no_scheme": NO_SCHEME, "limit": limit, "on": today, "at": at, "by": by.pk})
        counts = dict(cursor.fetchall())
    return Accrual(
        accrued_count=counts.get(DueState.ACCRUED, 0),
        by_claim_count=counts.get(DueState.BY_CLAIM, 0),
        not_payable_count=counts.get(DueState.NOT_PAYABLE, 0),
        without_scheme_count=counts.get(DueState.PENDING, 0),
    )


def accrue_all_pending(*, at: datetime, by: User) -> Accrual:
    """Accrue batch after batch until nothing is left to take up (全部计提); each batch stands once written."""
    total = batch = accrue_pending(at=at, by=by)
    while batch.taken_count == BATCH:
        batch = accrue_pending(at=at, by=by)
        total += batch
    return total
