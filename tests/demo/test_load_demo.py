"""The demo is a world that obeys the house's own rules, and is the same every time."""

from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from django.db import transaction
from django.db.models import Count, Exists, Max, OuterRef, Sum

from cases.lifecycle import DISPUTE, State
from cases.models import (
    AssistanceTask,
    Consent,
    CourtCase,
    Deadline,
    Dispute,
    GuidanceRequest,
    ImportBatch,
    NumberCounter,
    Party,
    Referral,
    ScheduledSession,
    SettlementOffer,
)
from mediators.choices import DueState, MediatorClass
from mediators.models import Entry, Mediator, OrganizationMembership, SubsidyDue
from reports.models import Reading
from suyuan.accounts.models import User
from suyuan.accounts.roles import Role
from suyuan.demo.accounts import DEMO_ACCOUNTS, DEMO_PASSWORD
from suyuan.demo.loading import DemoRefused, Size, load_demo
from suyuan.demo.timeline import plan

AT = datetime(2026, 11, 20, 2, tzinfo=UTC)
SMALL = Size(disputes=400, lawsuits=600)


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """Loaded once for this file, and rolled back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load_demo(at=AT, size=SMALL)
        transaction.set_rollback(True)


def test_everything_is_there_in_the_numbers_asked_for(demo):
    assert (demo.lawsuits, demo.mediators) == (600, 61)
    assert 400 <= demo.disputes <= 440  # some stories add disputes of their own
    assert set(Dispute.objects.values_list("state", flat=True)) == set(State.values)
    assert set(Mediator.objects.values_list("mediator_class", flat=True)) == set(MediatorClass.values)
    assert Deadline.objects.running().filter(due_on__lt=AT.date()).exists()
    assert Party.objects.values("identity_index").annotate(n=Count("pk")).filter(n__gt=1).exists()
    assert Reading.objects.exists()


def test_every_dispute_went_the_way_of_the_table(demo):
    for dispute in Dispute.objects.prefetch_related("events"):
        state = State.DRAFT
        for event in dispute.events.all():
            row = DISPUTE.find(event.action, state)
            assert row is not None
            assert (event.source, event.target) == (state, row.leads_to(state))
            state = State(event.target)
        assert dispute.state == state


def test_numbers_have_no_gap_and_the_counters_go_on_after_them(demo):
    for counter in NumberCounter.objects.select_related("centre"):
        prefix = f"{counter.centre.code}-{counter.year}-"
        numbers = Dispute.objects.filter(number__startswith=prefix)
        assert numbers.count() == counter.last
        assert numbers.aggregate(last=Max("number"))["last"] == f"{prefix}{counter.last:06d}"


def test_nobody_was_mediated_without_consent(demo):
    mediated = Dispute.objects.filter(state__in=[State.MEDIATING, State.SETTLED, State.ENDED])
    for dispute in mediated.prefetch_related("parties__consents"):
        assert dispute.sides_without_consent() == []
    assert Consent.objects.exists()


def test_the_demos_people_find_sittings_offers_tasks_and_questions(demo):
    around = (AT - timedelta(days=4), AT + timedelta(days=4))
    plans = ScheduledSession.objects.filter(span__overlap=around)
    assert plans.filter(record=None).exists()
    assert plans.exclude(record=None).exists()
    given = AssistanceTask.objects.filter(assignee__username="zhuli")
    assert (given.open().count(), given.filter(result="DONE").count()) == (3, 1)
    assert GuidanceRequest.objects.exists()
    assert SettlementOffer.objects.filter(conveyed_at=None).exists()


def test_an_organisations_dispute_is_in_the_hands_of_its_member(demo):
    by_organization = Referral.objects.filter(organization__isnull=False)
    members = OrganizationMembership.objects.filter(
        organization=OuterRef("organization"), mediator=OuterRef("mediator")
    )
    assert by_organization.exists()
    assert not by_organization.exclude(Exists(members)).exists()


def test_the_ledger_balances_and_holds_exactly_what_was_due(demo):
    of_disputes = SubsidyDue.objects.filter(retainer=None)
    accrued = of_disputes.filter(state=DueState.ACCRUED).count()
    earned = ["ACCRUAL", "REVERSAL"]  # a payee was corrected: what the wrong one had is taken back
    per_case = Entry.objects.filter(voucher__kind__in=earned, voucher__source__in=of_disputes.values("source"))
    sums = per_case.values("account").annotate(owed=Sum("debit") - Sum("credit")).values_list("account", "owed")
    assert dict(sums) == {"BUDGET": 600 * accrued, "PAYABLE": -600 * accrued}
    assert accrued > 0
    books = Entry.objects.aggregate(Sum("debit"), Sum("credit"))
    assert books["debit__sum"] == books["credit__sum"]
    assert not SubsidyDue.objects.filter(state=DueState.PENDING).exists()


def test_the_courts_lists_came_in_through_the_import_with_their_slips_returned(demo):
    batches = ImportBatch.objects.all()
    assert [batch.rejected_count for batch in batches] == [3, 3, 3]
    assert CourtCase.objects.count() == sum(batch.added_count for batch in batches)


def test_there_is_an_account_for_every_role(demo):
    users = User.objects.in_bulk([account.username for account in DEMO_ACCOUNTS], field_name="username")
    assert all(user.check_password(DEMO_PASSWORD) for user in users.values())
    assert {role for user in users.values() for role in user.roles} == set(Role)


def test_the_same_seed_tells_the_same_stories():
    told = [[plan(random=Random(seed), logged_at=AT - timedelta(days=200), now=AT) for seed in range(30)] for _ in "ab"]
    assert told[0] == told[1]
    assert len({timeline.story.category for timeline in told[0]}) > 3


def test_it_is_not_poured_over_somebodys_disputes(demo):
    with pytest.raises(DemoRefused, match="只能装入空库"):
        load_demo(at=AT, size=SMALL)
