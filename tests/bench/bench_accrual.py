"""The subsidy run (M6): first run and re-run, against one hand-written INSERT … SELECT into bare copies of the tables.

The copies have the same columns, indexes, checks and foreign keys, but no guards; the hand-written statement
judges nothing and marks no due. SUYUAN_BENCH_DUES sets the size (100,000).
"""

import os
import time
from collections.abc import Callable
from statistics import median

from tests.bench.reporting import report
from tests.bench.setting_up import set_up

set_up()

from django.db import connection, transaction  # noqa: E402
from django.db.models import Count, Sum  # noqa: E402
from django.utils import timezone  # noqa: E402

from mediators.choices import MediatorClass  # noqa: E402
from mediators.models import Entry, Mediator, SubsidyDue  # noqa: E402
from mediators.services.accrual import accrue_all_pending  # noqa: E402
from suyuan.accounts.models import User  # noqa: E402

DUES = int(os.environ.get("SUYUAN_BENCH_DUES", "100000"))
ROUNDS = 3
FEN = 60_000  # 600 yuan
MEDIATORS = 600

BARE_COPIES = """
DROP TABLE IF EXISTS bare_entry, bare_voucher;
CREATE TABLE bare_voucher (LIKE mediators_voucher INCLUDING ALL);
CREATE TABLE bare_entry (LIKE mediators_entry INCLUDING ALL);
ALTER TABLE bare_voucher
    ADD FOREIGN KEY (court_id) REFERENCES communities_court DEFERRABLE INITIALLY DEFERRED,
    ADD FOREIGN KEY (mediator_id) REFERENCES mediators_mediator DEFERRABLE INITIALLY DEFERRED,
    ADD FOREIGN KEY (reverses_id) REFERENCES bare_voucher DEFERRABLE INITIALLY DEFERRED,
    ADD FOREIGN KEY (made_by_id) REFERENCES accounts_user DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE bare_entry
    ADD FOREIGN KEY (voucher_id) REFERENCES bare_voucher DEFERRABLE INITIALLY DEFERRED,
    ADD FOREIGN KEY (mediator_id) REFERENCES mediators_mediator DEFERRABLE INITIALLY DEFERRED;
"""
EMPTY = """
SET session_replication_role = replica;
TRUNCATE mediators_entry, mediators_voucher, mediators_subsidydue, mediators_mediator CASCADE;
SET session_replication_role = origin;
"""
FILL = """
INSERT INTO mediators_subsidydue (source, dispute_number, court_id, mediator_id, outcome, occurred_on, state,
                                  state_reason, recorded_at)
SELECT format('粤197%%s-2026-%%s#1', 1 + n %% 3, n), format('粤197%%s-2026-%%s', 1 + n %% 3, n),
       format('粤197%%s', 1 + n %% 3), ids[1 + n %% %(mediators)s], 'SETTLED', DATE '2026-01-01' + (n %% 300)::int,
       'PENDING', '', now()
  FROM generate_series(1, %(dues)s) AS n, (SELECT array_agg(id ORDER BY id) AS ids FROM mediators_mediator) AS m
"""
BY_HAND = """
WITH voucher AS (
    INSERT INTO bare_voucher (kind, source, rule_code, court_id, mediator_id, memo, made_on, made_at, made_by_id)
    SELECT 'ACCRUAL', source, 'DG-2020/SETTLED-INVITED', court_id, mediator_id, '调解成功的，每件补贴600元。',
           current_date, now(), %(by)s
      FROM mediators_subsidydue
        ON CONFLICT (kind, source, rule_code, mediator_id) DO NOTHING
 RETURNING id, mediator_id)
INSERT INTO bare_entry (voucher_id, account, mediator_id, debit, credit)
SELECT voucher.id, line.*
  FROM voucher
 CROSS JOIN LATERAL (VALUES ('BUDGET', NULL, 600.00, 0), ('PAYABLE', voucher.mediator_id, 0, 600.00)) AS line
"""


def execute(sql: str, values: dict | None = None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def seconds(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def prepare() -> None:
    """The same dues in fresh tables, everything written out, before each round."""
    with transaction.atomic():
        execute(EMPTY)
        execute(BARE_COPIES)
        Mediator.objects.bulk_create(
            Mediator(name=f"调解员{n}", mediator_class=MediatorClass.INVITED) for n in range(MEDIATORS)
        )
        execute(FILL, {"dues": DUES, "mediators": MEDIATORS})
    for statement in ("VACUUM ANALYZE mediators_subsidydue", "ANALYZE mediators_mediator", "CHECKPOINT"):
        execute(statement)


def by_hand(by: User) -> None:
    with transaction.atomic():
        execute(BY_HAND, {"by": by.pk})


def fen_off() -> int:
    """How far the ledger is from what it should hold, in fen, over every mediator."""
    owed = dict(SubsidyDue.objects.values_list("mediator").order_by().annotate(count=Count("pk")))
    held = Entry.objects.filter(mediator__isnull=False).values_list("mediator").order_by()
    sums = {mediator: int(100 * amount) for mediator, amount in held.annotate(Sum("credit"))}
    return sum(abs(FEN * count - sums.get(mediator, 0)) for mediator, count in owed.items())


def measure() -> None:
    by, rounds = User.objects.system(), []
    for _ in range(ROUNDS):
        prepare()
        yardstick = seconds(lambda: by_hand(by))
        execute("CHECKPOINT")
        first = seconds(lambda: accrue_all_pending(at=timezone.now(), by=by))
        again = seconds(lambda: accrue_all_pending(at=timezone.now(), by=by))
        rounds.append((yardstick, first, again))
    off = fen_off()
    yardstick = median(each[0] for each in rounds)
    first = median(each[1] for each in rounds)
    again = median(each[2] for each in rounds)
    first_ratio = median(each[1] / each[0] for each in rounds)
    again_ratio = median(each[2] / each[0] for each in rounds)
    report(
        name=f"accrual_first_run_{DUES}", value=first, unit="s", yardstick=yardstick, ratio=first_ratio,
        goal="≤ 1.5x one hand-written INSERT … SELECT", met=first_ratio <= 1.5,
    )  # fmt: skip
    report(
        name=f"accrual_second_run_{DUES}", value=again, unit="s", yardstick=yardstick, ratio=again_ratio,
        goal="≤ 0.1x of it", met=again_ratio <= 0.1,
    )  # fmt: skip
    report(
        name=f"accrual_fen_off_{DUES}", value=off, unit="fen", yardstick=FEN * DUES, ratio=off / (FEN * DUES),
        goal="0 fen off", met=off == 0,
    )  # fmt: skip


if __name__ == "__main__":
    measure()
