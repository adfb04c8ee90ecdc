"""Who may know of which vouchers, entries, dues and organisations, whatever the page (可见范围)."""

import pytest

from mediators.choices import OrganizationKind
from mediators.models import Entry, MediationOrganization, RosterEntry, SubsidyDue, Voucher
from suyuan.accounts.roles import Role
from tests.mediators.making import DAY, accrued_voucher, mediator
from tests.people import person

pytestmark = pytest.mark.django_db
LEDGER = (Voucher, Entry, SubsidyDue)


@pytest.fixture
def two_courts():
    """One accrued due at each of two courts; the payee of the first can sign in."""
    here = mediator("刘戊康", user=person("tiaojie", Role.MEDIATOR))
    there = mediator("何壬谦", court="粤1971")
    return accrued_voucher(here), accrued_voucher(there, court="粤1971")


def seen(user):
    return [model.objects.visible_to(user).count() for model in LEDGER]


@pytest.mark.parametrize("role", [Role.FINANCE, Role.SUBSIDY_REVIEWER])
def test_ledger_staff_see_their_courts_money(two_courts, role):
    assert seen(person("own", role)) == [1, 2, 1]
    assert seen(person("far", role, court="粤1972")) == [0, 0, 0]


def test_a_mediator_sees_what_concerns_themselves(two_courts):
    own, _ = two_courts
    assert list(Voucher.objects.visible_to(own.mediator.user)) == [own]
    assert seen(own.mediator.user) == [1, 2, 1]


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.FINANCE, Role.SUBSIDY_REVIEWER, Role.MEDIATOR}))
def test_nobody_else_sees_any_of_it(two_courts, role):
    assert seen(person("other", role)) == [0, 0, 0]


def test_a_finance_officer_who_also_mediates_elsewhere_sees_both(two_courts):
    _, there = two_courts
    there.mediator.user = person("both", Role.FINANCE)
    there.mediator.save()
    assert seen(there.mediator.user) == [2, 4, 2]


def test_a_post_that_has_ended_shows_nothing(two_courts):
    former = person("former", Role.FINANCE)
    former.postings.update(valid_to=DAY)
    former.refresh_from_db()
    assert seen(former) == [0, 0, 0]


def test_organisations_are_seen_from_the_rosters_a_court_may_use():
    for name, court in (("本院组织", "粤1973"), ("高院组织", "粤"), ("别院组织", "粤1971")):
        organization = MediationOrganization.objects.create(name=name, kind=OrganizationKind.CHAMBER)
        RosterEntry.objects.create(court_id=court, organization=organization, valid_from=DAY)
    found = MediationOrganization.objects.visible_to(person("fenliu", Role.COORDINATOR))
    assert set(found.values_list("name", flat=True)) == {"本院组织", "高院组织"}
