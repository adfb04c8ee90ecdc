"""Accruing what is due, by the scheme in force (计提)."""

from datetime import date
from decimal import Decimal

import pytest

from mediators.choices import DueState, MediatorClass, Outcome
from mediators.models import SubsidyRule, SubsidyScheme, Voucher
from mediators.rules.judging import NO_SCHEME
from mediators.services.accrual import accrue_all_pending, accrue_pending
from suyuan.accounts.models import User
from tests.mediators.making import AT, DAY, accrue, accrued_voucher, due, lines, mediator

pytestmark = pytest.mark.django_db
SIX_HUNDRED = Decimal("600.00")


def judged(made):
    accrue()
    made.refresh_from_db()
    return made.state, made.state_reason


def scheme(code, court, *, since=date(2025, 1, 1), until=None, **rules):
    made = SubsidyScheme.objects.create(
        code=code, name=f"方案{code}", court_id=court, valid_from=since, valid_to=until, source="试验"
    )
    for n, (mediator_class, amount) in enumerate(rules.items()):
        SubsidyRule.objects.create(
            scheme=made,
            code=f"R{n}",
            outcome=Outcome.SETTLED,
            mediator_class="" if mediator_class == "ANY" else mediator_class,
            amount=amount,
            wording=f"每件{amount}元",
        )
    return made


def test_a_success_earns_an_invited_mediator_600_yuan_by_the_pilot_scheme():
    payee = mediator()
    voucher = accrued_voucher(payee, dispute_number="粤1973-2026-00321")
    assert lines(voucher) == [
        ("BUDGET", None, SIX_HUNDRED, Decimal(0)),
        ("PAYABLE", payee.pk, Decimal(0), SIX_HUNDRED),
    ]
    assert voucher.rule_code == "DG-2020/SETTLED-INVITED"
    assert voucher.memo == "调解成功的，每件补贴600元。"
    assert (voucher.dispute_number, voucher.court_id, voucher.mediator) == ("粤1973-2026-00321", "粤1973", payee)
    assert (voucher.made_on, voucher.made_at, voucher.made_by) == (DAY, AT, User.objects.system())


def test_an_accrued_due_says_so():
    assert judged(due(mediator())) == (DueState.ACCRUED, "")


def test_a_failure_is_at_discretion_and_waits_for_a_claim():
    state, reason = judged(due(mediator(), outcome=Outcome.ENDED))
    assert (state, Voucher.objects.count()) == (DueState.BY_CLAIM, 0)
    assert "酌情补贴" in reason


@pytest.mark.parametrize(
    ("mediator_class", "expected"),
    [(MediatorClass.LAWYER, DueState.BY_CLAIM), (MediatorClass.FULL_TIME, DueState.NOT_PAYABLE)],
)
def test_what_the_source_leaves_open_is_never_accrued(mediator_class, expected):
    state, reason = judged(due(mediator(mediator_class=mediator_class)))
    assert (state, Voucher.objects.count()) == (expected, 0)
    assert "来源" in reason


def test_without_a_scheme_the_due_waits_and_says_so():
    before_the_scheme = due(mediator(), on=date(2020, 8, 27))
    elsewhere = due(mediator("陈甲"), court="豫0711")
    assert judged(before_the_scheme) == (DueState.PENDING, NO_SCHEME)
    assert judged(elsewhere) == (DueState.PENDING, NO_SCHEME)


def test_a_due_without_a_scheme_is_accrued_once_a_scheme_covers_its_day():
    made = due(mediator(), court="豫0711")
    assert judged(made)[0] == DueState.PENDING
    scheme("XX", "豫07", ANY=Decimal("88.80"))
    assert judged(made) == (DueState.ACCRUED, "")
    assert Voucher.objects.get().entries.filter(credit=Decimal("88.80")).count() == 1


def test_dues_without_a_scheme_do_not_keep_others_waiting():
    payee = mediator()
    for _ in range(3):
        due(payee, court="豫0711")
    made = due(payee)
    by = User.objects.system()
    for _ in range(4):
        accrue_pending(at=AT, by=by, limit=1)
    made.refresh_from_db()
    assert made.state == DueState.ACCRUED


def test_the_nearest_courts_scheme_goes_first():
    scheme("NEAR", "粤1973", ANY=Decimal("450.00"))
    near, far = accrued_voucher(mediator()), accrued_voucher(mediator("何壬"), court="粤1971")
    assert (near.rule_code, far.rule_code) == ("NEAR/R0", "DG-2020/SETTLED-INVITED")


def test_a_rule_for_the_class_goes_before_the_rule_for_all():
    scheme("NEAR", "粤1973", ANY=Decimal("450.00"), LAWYER=Decimal("700.00"))
    lawyer = accrued_voucher(mediator(mediator_class=MediatorClass.LAWYER))
    full_time = accrued_voucher(mediator("周丁", MediatorClass.FULL_TIME))
    assert (lawyer.memo, full_time.memo) == ("每件700.00元", "每件450.00元")


def test_a_scheme_holds_from_its_first_day_up_to_the_day_it_ends():
    scheme("SHORT", "豫0711", since=date(2025, 1, 1), until=date(2025, 2, 1), ANY=Decimal("50.00"))
    payee = mediator()
    days = [date(2024, 12, 31), date(2025, 1, 1), date(2025, 1, 31), date(2025, 2, 1)]
    states = [judged(due(payee, on=day, court="豫0711"))[0] for day in days]
    assert states == [DueState.PENDING, DueState.ACCRUED, DueState.ACCRUED, DueState.PENDING]


def test_a_scheme_silent_on_the_outcome_pays_nothing_and_says_so():
    scheme("QUIET", "豫0711", ANY=Decimal("50.00"))
    state, reason = judged(due(mediator(), court="豫0711", outcome=Outcome.ENDED))
    assert (state, reason) == (DueState.NOT_PAYABLE, "方案“方案QUIET”未规定此类结果的补贴")


def test_a_second_run_changes_nothing():
    made = [due(mediator()) for _ in range(3)]
    accrue()
    before = list(Voucher.objects.order_by("pk").values_list("pk", "source"))
    accrue()
    assert len(before) == len(made)
    assert list(Voucher.objects.order_by("pk").values_list("pk", "source")) == before


def test_a_due_set_back_to_pending_is_not_paid_twice():
    voucher = accrued_voucher(mediator())
    made = voucher.mediator.dues.get()
    made.state = DueState.PENDING
    made.save()
    assert judged(made)[0] == DueState.ACCRUED
    assert Voucher.objects.count() == 1


def test_a_run_tells_what_became_of_each_due():
    for _ in range(2):
        due(mediator())
    due(mediator(), outcome=Outcome.ENDED)
    due(mediator(mediator_class=MediatorClass.FULL_TIME))
    due(mediator(), court="豫0711")
    done = accrue_all_pending(at=AT, by=User.objects.system())
    assert (done.accrued_count, done.by_claim_count, done.not_payable_count, done.without_scheme_count) == (2, 1, 1, 1)
    assert done.taken_count == 5


def test_batches_are_taken_oldest_first():
    payee = mediator()
    first, second, third = (due(payee) for _ in range(3))
    assert accrue_pending(at=AT, by=User.objects.system(), limit=2).accrued_count == 2
    states = [d.state for d in type(first).objects.order_by("pk")]
    assert states == [DueState.ACCRUED, DueState.ACCRUED, DueState.PENDING]
    assert accrue_pending(at=AT, by=User.objects.system(), limit=2).accrued_count == 1
    assert {second.pk, third.pk} == set(payee.dues.values_list("pk", flat=True)) - {first.pk}
