"""The ledger against the application's own database role: neither owner nor superuser, refused by privilege too."""

import os
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import ProgrammingError, connection, transaction

from mediators.models import Entry, SubsidyDue, Voucher
from mediators.services.books import close_month
from mediators.services.ledger import reverse_voucher
from suyuan.accounts.models import User
from tests.mediators.making import AT, accrue, accrued_voucher, due, mediator
from tests.people import COURT

pytestmark = pytest.mark.django_db
ROLE = f"suyuan_app_{os.getpid()}"
LEDGER = [
    "mediators_voucher",
    "mediators_entry",
    "mediators_monthclosing",
    "mediators_fundbudget",
    "mediators_claimstep",
]


@pytest.fixture
def role():
    """A role like the one that runs the site in production; it goes with the transaction of the test."""
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE ROLE {ROLE} LOGIN NOSUPERUSER")
    call_command("grant_application_role", ROLE, stdout=StringIO())
    return ROLE


@pytest.fixture
def voucher():
    return accrued_voucher(mediator())


def become(role):
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {role}")


def sql(*statements):
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


@pytest.mark.parametrize("table", LEDGER)
@pytest.mark.parametrize("statement", ["UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
def test_the_role_may_not_change_the_ledger(role, voucher, table, statement):
    become(role)
    with pytest.raises(ProgrammingError, match="permission denied"):
        sql(statement.format(table))
    assert Entry.objects.count() == 2


@pytest.mark.parametrize("statement", ["DROP TRIGGER voucher_is_append_only ON mediators_voucher",
                                       "ALTER TABLE mediators_voucher DISABLE TRIGGER ALL",
                                       "SET session_replication_role = 'replica'",
                                       "GRANT UPDATE ON mediators_voucher TO CURRENT_USER"])  # fmt: skip
def test_the_role_may_not_help_itself(role, voucher, statement):
    become(role)
    with pytest.raises(ProgrammingError):
        sql(statement, "UPDATE mediators_voucher SET memo = '改'")
    assert Voucher.objects.get().memo == voucher.memo


def test_the_role_does_the_work_of_every_day(role, voucher):
    """Accruing, reversing and closing a month need nothing that the role lacks."""
    become(role)
    by = User.objects.system()
    second = due(voucher.mediator)
    accrue()
    reverse_voucher(voucher_id=voucher.pk, reason="重复登记", by=by, at=AT)
    close_month(court_code=COURT, month=AT.date().replace(month=2, day=1), by=by, at=AT)
    assert SubsidyDue.objects.get(pk=second.pk).state == "ACCRUED"
    assert Voucher.objects.filter(kind="REVERSAL").count() == 1


@pytest.mark.parametrize(("name", "words"), [("nobody_of_that_name", "没有角色"), ("", "没有角色")])
def test_a_role_that_does_not_exist_is_refused(name, words):
    with pytest.raises(CommandError, match=words):
        call_command("grant_application_role", name)


def test_the_owner_is_no_role_for_the_application():
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        (owner,) = cursor.fetchone()
    with pytest.raises(CommandError, match=r"超级用户|所有者"):
        call_command("grant_application_role", owner)
