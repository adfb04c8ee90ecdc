"""The ledger's promises, tried with plain SQL as the application's own role (借贷平衡、只增不改)."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from mediators.models import Entry, Voucher
from suyuan.accounts.models import User
from tests.mediators.making import AT, DAY, accrued_voucher, mediator
from tests.people import COURT

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def payee():
    return mediator()


@pytest.fixture
def voucher(payee):
    return accrued_voucher(payee)


def sql(*statements):
    """Run statements in one transaction, as psql would between BEGIN and COMMIT."""
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def new_voucher(pk, payee, *, kind="ACCRUAL", source="手工#1", rule="", reverses="NULL", court=COURT):
    clerk = User.objects.system().pk
    return f"""
        INSERT INTO mediators_voucher
               (id, kind, source, rule_code, court_id, mediator_id, memo, reverses_id, made_on, made_at, made_by_id)
        VALUES ({pk}, '{kind}', '{source}', '{rule}', '{court}', {payee.pk}, '手工', {reverses},
                '{DAY}', '{AT.isoformat()}', {clerk})"""


def new_entries(pk, *values):
    rows = ", ".join(f"({pk}, {value})" for value in values)
    return f"INSERT INTO mediators_entry (voucher_id, account, mediator_id, debit, credit) VALUES {rows}"


def budget(debit, credit=0):
    return f"'BUDGET', NULL, {debit}, {credit}"


def payable(payee, debit, credit):
    return f"'PAYABLE', {payee.pk}, {debit}, {credit}"


def ledger():
    return list(Voucher.objects.order_by("pk").values()), list(Entry.objects.order_by("pk").values())


@pytest.mark.parametrize("table", ["mediators_voucher", "mediators_entry"])
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE {0} SET id = id + 1",
        "UPDATE {0} SET id = id WHERE false",
        "DELETE FROM {0}",
        "TRUNCATE {0} CASCADE",
        "MERGE INTO {0} USING (SELECT 1) AS s (n) ON {0}.id > s.n WHEN MATCHED THEN DELETE",
    ],
)
def test_what_is_written_stays_as_it_is(voucher, table, statement):
    before = ledger()
    with pytest.raises(IntegrityError, match="append-only"):
        sql(statement.format(table))
    assert ledger() == before
    assert len(before[1]) == 2


def test_the_orm_cannot_change_the_ledger_either(voucher):
    before = ledger()
    with pytest.raises(IntegrityError, match="append-only"):
        Entry.objects.update(debit=Decimal(1))
    voucher.memo = "改写"
    with pytest.raises(IntegrityError, match="append-only"):
        voucher.save()
    assert ledger() == before


def test_a_balanced_voucher_is_taken(payee):
    sql(new_voucher(900, payee), new_entries(900, budget(600), payable(payee, 0, 600)))
    assert Entry.objects.filter(voucher=900).count() == 2


def test_sides_that_differ_by_one_fen_are_refused(payee):
    with pytest.raises(IntegrityError, match="must balance"):
        sql(new_voucher(900, payee), new_entries(900, budget("600.01"), payable(payee, 0, 600)))
    assert ledger() == ([], [])


def test_one_unbalanced_voucher_among_many_is_refused(payee):
    vouchers = [new_voucher(n, payee, source=f"手工#{n}") for n in range(900, 903)]
    rows = [f"({n}, {budget(600)}), ({n}, {payable(payee, 0, 600 + (n == 901))})" for n in range(900, 903)]
    entries = "INSERT INTO mediators_entry (voucher_id, account, mediator_id, debit, credit) VALUES " + ", ".join(rows)
    with pytest.raises(IntegrityError, match="must balance"):
        sql(*vouchers, entries)
    assert ledger() == ([], [])


def test_a_single_entry_is_refused(payee):
    with pytest.raises(IntegrityError):
        sql(new_voucher(900, payee), new_entries(900, budget(600)))


def test_entries_written_one_by_one_are_refused(payee):
    with pytest.raises(IntegrityError, match="written whole"):
        sql(new_voucher(900, payee), new_entries(900, budget(600)), new_entries(900, payable(payee, 0, 600)))


def test_a_voucher_without_entries_is_refused_at_commit(payee):
    with pytest.raises(IntegrityError, match="has no entries"):
        sql(new_voucher(900, payee))
    assert ledger() == ([], [])


def test_nothing_is_added_to_a_voucher_of_an_earlier_transaction(payee, voucher):
    before = ledger()
    for entries in ([budget(600), payable(payee, 0, 600)], [budget(1)]):
        with pytest.raises(IntegrityError, match="written whole"):
            sql(new_entries(voucher.pk, *entries))
    assert ledger() == before


def test_nothing_is_added_to_a_voucher_of_the_same_transaction(payee):
    pair = [budget(600), payable(payee, 0, 600)]
    with pytest.raises(IntegrityError, match="written whole"):
        sql(new_voucher(900, payee), new_entries(900, *pair), new_entries(900, *pair))


def test_a_negative_or_two_sided_entry_is_refused(payee):
    for entry in (budget(-600), budget(600, 600), budget(0)):
        with pytest.raises(IntegrityError, match="entry_is_debit_or_credit"):
            sql(new_voucher(900, payee), new_entries(900, entry, payable(payee, 0, 600)))


def test_only_what_is_payable_names_a_mediator(payee):
    nobody = "'PAYABLE', NULL, 0, 600"
    with pytest.raises(IntegrityError, match="entry_owes_a_mediator"):
        sql(new_voucher(900, payee), new_entries(900, budget(600), nobody))


def test_a_reversal_that_mirrors_its_target_is_taken(payee, voucher):
    sql(
        new_voucher(900, payee, kind="REVERSAL", source=voucher.source, rule=voucher.rule_code, reverses=voucher.pk),
        new_entries(900, budget(0, 600), payable(payee, 600, 0)),
    )
    assert voucher.reversed_by.pk == 900


@pytest.mark.parametrize("amount", [599, 601])
def test_a_reversal_of_another_amount_is_refused(payee, voucher, amount):
    with pytest.raises(IntegrityError, match="mirror image"):
        sql(
            new_voucher(
                900, payee, kind="REVERSAL", source=voucher.source, rule=voucher.rule_code, reverses=voucher.pk
            ),
            new_entries(900, budget(0, amount), payable(payee, amount, 0)),
        )
    assert Voucher.objects.count() == 1


def test_a_reversal_on_the_same_side_is_refused(payee, voucher):
    with pytest.raises(IntegrityError, match="mirror image"):
        sql(
            new_voucher(
                900, payee, kind="REVERSAL", source=voucher.source, rule=voucher.rule_code, reverses=voucher.pk
            ),
            new_entries(900, budget(600), payable(payee, 0, 600)),
        )


def test_a_reversal_at_the_cost_of_another_mediator_is_refused(payee, voucher):
    other = mediator("何壬")
    with pytest.raises(IntegrityError, match="mirror image"):
        sql(
            new_voucher(
                900, payee, kind="REVERSAL", source=voucher.source, rule=voucher.rule_code, reverses=voucher.pk
            ),
            new_entries(900, budget(0, 600), payable(other, 600, 0)),
        )


def test_a_reversal_in_several_pieces_is_refused(payee, voucher):
    with pytest.raises(IntegrityError, match="mirror image"):
        sql(
            new_voucher(
                900, payee, kind="REVERSAL", source=voucher.source, rule=voucher.rule_code, reverses=voucher.pk
            ),
            new_entries(900, budget(0, 300), budget(0, 300), payable(payee, 600, 0)),
        )


@pytest.mark.parametrize(
    "different",
    [{"source": "别的单据#1"}, {"rule": "别的规则"}, {"court": "粤1971"}],
    ids=lambda facts: next(iter(facts)),
)
def test_a_reversal_under_another_name_is_refused(payee, voucher, different):
    facts = {"source": voucher.source, "rule": voucher.rule_code} | different
    with pytest.raises(IntegrityError, match="mirror image"):
        sql(
            new_voucher(900, payee, kind="REVERSAL", reverses=voucher.pk, **facts),
            new_entries(900, budget(0, 600), payable(payee, 600, 0)),
        )


def test_a_reversal_is_not_reversed(payee, voucher):
    facts = {"source": voucher.source, "rule": voucher.rule_code}
    sql(
        new_voucher(900, payee, kind="REVERSAL", reverses=voucher.pk, **facts),
        new_entries(900, budget(0, 600), payable(payee, 600, 0)),
    )
    with pytest.raises(IntegrityError):
        sql(
            new_voucher(901, payee, kind="REVERSAL", reverses=900, **facts | {"rule": ""}),
            new_entries(901, budget(600), payable(payee, 0, 600)),
        )
    assert Voucher.objects.count() == 2


def test_the_same_document_is_accrued_once_per_rule_and_payee(payee, voucher):
    with pytest.raises(IntegrityError, match="voucher_once_per_source_rule_payee"):
        sql(
            new_voucher(900, payee, source=voucher.source, rule=voucher.rule_code),
            new_entries(900, budget(600), payable(payee, 0, 600)),
        )


def guard_count():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_trigger WHERE tgname ~ '^(voucher|entry)_' AND NOT tgisinternal")
        return cursor.fetchone()[0]


def guards_migration():
    """The migration itself, and the state before it: other apps stand on it, so the graph is left alone."""
    loader = MigrationExecutor(connection).loader
    before = loader.project_state(("mediators", "0001_mediators_and_subsidies"))
    return loader.get_migration("mediators", "0002_ledger_and_record_promises"), before


def test_the_guards_come_off_and_go_on_again():
    guards = guard_count()
    migration, before = guards_migration()
    try:
        with connection.schema_editor() as editor:
            migration.unapply(before.clone(), editor)
        assert guard_count() == 0
    finally:
        with connection.schema_editor() as editor:
            migration.apply(before.clone(), editor)
    assert guard_count() == guards == 7
