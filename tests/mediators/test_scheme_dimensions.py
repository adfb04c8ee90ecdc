"""Every dimension a scheme may pay by, alone and together, to the fen (补贴方案的各项规定)."""

from datetime import date
from decimal import Decimal

import pytest

from cases.choices import Track
from mediators.choices import Difficulty, DueState, Footing, Outcome
from mediators.models import SubsidyExclusion, SubsidyFund, SubsidyRule, SubsidyScheme, Voucher
from mediators.queries.judging import judge, try_scheme
from mediators.rules.facts import DueFacts
from mediators.rules.retainers import retained_months
from mediators.services.dues import complete_file, correct_payee, grade_due, record_due, withdraw_due
from mediators.services.retainers import end_retainer, record_retained_months, record_retainer
from mediators.services.schemes import adopt_scheme, draft_scheme
from suyuan.accounts.models import User
from suyuan.lib.errors import InvalidInput
from tests.mediators.making import AT, DAY, accrue, mediator

pytestmark = pytest.mark.django_db
HERE = "豫0711"


def scheme(*rules, **switches):
    made = SubsidyScheme.objects.create(
        code="HERE", name="本院方案", court_id=HERE, valid_from=date(2025, 1, 1), source="试", **switches
    )
    for n, rule in enumerate(rules):
        SubsidyRule.objects.create(scheme=made, code=f"R{n}", wording=f"规则{n}", **{"outcome": "SETTLED", **rule})
    return made


def concluded(number, payee, *, outcome=Outcome.SETTLED, occurrence=1, on=DAY, **facts):
    return record_due(
        dispute_number=number, occurrence=occurrence, court_code=HERE, mediator_id=payee.pk, outcome=outcome,
        occurred_on=on, at=AT, facts=DueFacts(**facts),
    )  # fmt: skip


def judged(due):
    accrue()
    due.refresh_from_db()
    return due.state, due.amount


def test_the_footings_are_those_of_the_disputes():
    assert set(Footing.values) == set(Track.values)


def test_tiers_are_stated_or_found_by_their_criteria_and_else_somebody_is_asked():
    scheme(
        {"difficulty": "SIMPLE", "amount": 100},
        {"difficulty": "MAJOR", "amount": 300, "value_from": 50_000, "parties_from": 10},
    )
    payee = mediator(court=None)
    stated = concluded("甲1", payee, difficulty="SIMPLE", value_in_dispute=Decimal(90_000))
    by_value, by_parties = (
        concluded("甲2", payee, value_in_dispute=Decimal(50_000)),
        concluded("甲3", payee, party_count=12),
    )
    unknown = concluded("甲4", payee, value_in_dispute=Decimal(10))
    accrue()
    amounts = [judged(due) for due in (stated, by_value, by_parties, unknown)]
    assert amounts == [("ACCRUED", 100), ("ACCRUED", 300), ("ACCRUED", 300), ("HELD", None)]
    grade_due(due_id=unknown.pk, difficulty=Difficulty.SIMPLE)
    assert judged(unknown) == ("ACCRUED", 100)


def test_oral_series_cap_rounding_and_shares_apply_in_their_order():
    scheme(
        {"amount": Decimal("333.33")}, oral_percent=50, series_percent=80, cap_per_case=Decimal("130.00"),
        presiding_percent=40, rounding="YUAN",
    )  # fmt: skip
    payees = [mediator(name, court=None) for name in ("刘戊康", "何壬谦", "周丁宁")]
    made = concluded("乙1", payees[0], is_oral=True, series_rank=3, co_mediator_ids=tuple(p.pk for p in payees[1:]))
    accrue()
    # 333.33 × 50 % × 80 % = 133.332, capped at 130, a whole yuan; 40 % to who presides, the rest halved
    assert [d.amount for d in type(made).objects.filter(source=made.source)] == [52, 39, 39]
    made.refresh_from_db()
    assert "口头协议，按50%" in made.reckoning
    assert "系列案第3件，按80%" in made.reckoning
    assert Voucher.objects.count() == 3


def test_an_even_split_gives_the_odd_fen_to_who_presides():
    scheme({"amount": 100})
    payees = [mediator(name, court=None) for name in ("刘戊康", "何壬谦", "周丁宁")]
    made = concluded("乙2", payees[0], co_mediator_ids=tuple(p.pk for p in payees))
    accrue()
    shares = [d.amount for d in type(made).objects.filter(source=made.source).order_by("part")]
    assert shares == [Decimal("33.34"), Decimal("33.33"), Decimal("33.33")]


def test_caps_of_month_and_year_hold_within_a_run_and_across_runs():
    scheme({"amount": 100}, cap_per_month=Decimal(250), cap_per_year=Decimal(420))
    payee, other = mediator(court=None), mediator("何壬谦", court=None)
    march = [concluded(f"丙{n}", payee) for n in range(4)]
    assert [judged(due)[1] for due in march[:4]] == [100, 100, 50, 0]
    april = [concluded(f"丁{n}", payee, on=date(2026, 4, 2)) for n in range(2)]
    assert [judged(due) for due in april] == [("ACCRUED", 100), ("ACCRUED", 70)]
    assert judged(concluded("戊1", other)) == ("ACCRUED", 100)


def test_one_dispute_is_paid_once_and_again_after_a_correction():
    scheme({"amount": 100}, {"outcome": "PERFORMED", "amount": 40})
    payee = mediator(court=None)
    first = concluded("己1", payee)
    performed = concluded("己1", payee, outcome=Outcome.PERFORMED)
    accrue()
    assert (judged(first), judged(performed)) == (("ACCRUED", 100), ("NOT_PAYABLE", None))
    assert "一案一补" in performed.state_reason
    withdraw_due(dispute_number="己1", occurrence=1, reason="更正", by=User.objects.system(), at=AT)
    assert judged(concluded("己1", payee, occurrence=2)) == ("ACCRUED", 100)


def test_each_result_is_paid_where_the_scheme_says_so():
    scheme({"amount": 100}, {"outcome": "PERFORMED", "amount": 40}, paid_once=False)
    payee = mediator(court=None)
    made = [concluded("己2", payee), concluded("己2", payee, outcome=Outcome.PERFORMED)]
    assert concluded("己2", payee, outcome=Outcome.PERFORMED) == made[1]
    assert [judged(due)[1] for due in made] == [100, 40]


def test_files_persons_and_rosters_may_stand_in_the_way():
    scheme({"amount": 100}, needs_complete_file=True, needs_roster=True)
    listed, stranger = mediator(court=HERE), mediator("何壬谦", court=None)
    excluded = mediator("周丁宁", court=HERE)
    SubsidyExclusion.objects.create(
        court_id="豫07", mediator=excluded, ground="FIXED_INCOME", valid_from=date(2026, 1, 1)
    )
    held = concluded("庚1", listed, missing_papers="回访记录")
    dues = [held, concluded("庚2", stranger), concluded("庚3", excluded)]
    assert [judged(due)[0] for due in dues] == ["HELD", "NOT_PAYABLE", "NOT_PAYABLE"]
    dues[2].refresh_from_db()
    assert dues[2].state_reason == "不予补贴人员：有固定收入"
    complete_file(due_id=held.pk)
    assert judged(held) == ("ACCRUED", 100)


def test_another_payee_is_a_reversal_and_a_new_accrual_and_back_again():
    scheme({"amount": 100})
    first, second = mediator(court=None), mediator("何壬谦", court=None)
    due = concluded("辛1", first)
    accrue()
    by = User.objects.system()
    made = correct_payee(due_id=due.pk, mediator_id=second.pk, reason="登记有误", by=by, at=AT)
    assert judged(made) == ("ACCRUED", 100)
    back = correct_payee(due_id=made.pk, mediator_id=first.pk, reason="原来无误", by=by, at=AT)
    assert judged(back) == ("ACCRUED", 100)
    assert list(Voucher.objects.order_by("pk").values_list("kind", "mediator")) == [
        ("ACCRUAL", first.pk), ("REVERSAL", first.pk), ("ACCRUAL", second.pk), ("REVERSAL", second.pk),
        ("ACCRUAL", first.pk),
    ]  # fmt: skip


def test_money_comes_from_the_fund_that_scheme_or_rule_names_and_goes_back_to_it():
    fund = SubsidyFund.objects.create(court_id=HERE, name="法院专项")
    county = SubsidyFund.objects.create(court_id=HERE, name="县级财政")
    scheme({"amount": 100}, {"outcome": "PERFORMED", "amount": 40, "fund": county}, fund=fund, paid_once=False)
    payee = mediator(court=None)
    concluded("壬1", payee), concluded("壬1", payee, outcome=Outcome.PERFORMED)
    accrue()
    withdraw_due(dispute_number="壬1", occurrence=1, reason="更正", by=User.objects.system(), at=AT)
    entries = [(e.fund_id, e.debit) for e in fund.entries.model.objects.filter(account="BUDGET", debit__gt=0)]
    assert sorted(entries) == [(fund.pk, 100), (county.pk, 40)]
    assert {e.fund_id for e in fund.entries.model.objects.filter(account="BUDGET", credit__gt=0)} == {
        fund.pk,
        county.pk,
    }


def test_a_preview_says_what_the_run_then_does_and_a_draft_is_tried_before_it_holds():
    made = scheme({"amount": 100})
    payee = mediator(court=None)
    due = concluded("癸1", payee)
    foreseen = judge([due])[due.pk]
    assert (foreseen.state, foreseen.amount, Voucher.objects.count()) == (DueState.ACCRUED, 100, 0)
    assert judged(due) == ("ACCRUED", 100)
    by = User.objects.system()
    draft = draft_scheme(scheme_id=made.pk, court_code=HERE, by=by, at=AT)
    draft.rules.update(amount=150)
    (line,) = try_scheme(draft, first=DAY, last=DAY)
    assert (line.count, line.amount, line.paid) == (1, 150, 100)
    with pytest.raises(InvalidInput, match="现行方案已计提到"):
        adopt_scheme(scheme_id=draft.pk, valid_from=DAY)
    adopt_scheme(scheme_id=draft.pk, valid_from=date(2026, 4, 1))
    assert judged(concluded("癸2", payee, on=date(2026, 4, 1))) == ("ACCRUED", 150)
    assert judged(concluded("癸3", payee, on=date(2026, 3, 31))) == ("ACCRUED", 100)


@pytest.mark.parametrize(
    ("since", "until", "months", "total"),
    [
        (date(2025, 1, 1), date(2026, 1, 1), 12, "88000.00"),
        (date(2025, 1, 16), date(2025, 3, 1), 2, "11118.28"),  # 16/31 and 28/28 of 7,333.33…
        (date(2025, 2, 15), date(2025, 2, 16), 1, "261.90"),
        (date(2025, 5, 1), date(2025, 5, 1), 0, "0"),
    ],
)
def test_a_retainer_is_exact_to_the_fen_over_the_year(since, until, months, total):
    found = retained_months(yearly_amount=Decimal(88_000), valid_from=since, valid_to=until, through=date(2026, 12, 31))
    assert len(found) == months
    assert sum((month.amount for month in found), Decimal(0)) == Decimal(total)


def test_retained_months_are_accrued_once_and_an_early_end_is_reckoned_anew():
    payee, by = mediator("叶己乐", "LAWYER", court="粤1973"), User.objects.system()
    made = record_retainer(
        court_code="粤1973", mediator_id=payee.pk, yearly_amount=Decimal(88_000), valid_from=date(2026, 1, 1),
        basis="合同", by=by, at=AT,
    )  # fmt: skip
    for _ in range(2):
        record_retained_months(at=AT, by=by)
        accrue()
    standing = payee.dues.filter(state="ACCRUED").order_by("occurred_on")
    assert [due.amount for due in standing] == [Decimal("7333.33"), Decimal("7333.34")]  # March is not over
    end_retainer(retainer_id=made.pk, valid_to=date(2026, 2, 15), by=by, at=AT)
    accrue()
    assert [due.amount for due in standing.all()] == [Decimal("7333.33"), Decimal("3666.67")]
    assert Voucher.objects.filter(kind="REVERSAL").count() == 1


def test_one_of_several_payees_is_corrected_without_the_others_standing_in_the_way():
    """一案一补 compares results, not documents: the other mediator's share was taken for a payment before."""
    scheme({"amount": 100})
    first, beside, successor = (mediator(name, court=None) for name in ("刘戊康", "何壬谦", "周丁宁"))
    due = concluded("子1", first, co_mediator_ids=(beside.pk,))
    accrue()
    made = correct_payee(due_id=due.pk, mediator_id=successor.pk, reason="有误", by=User.objects.system(), at=AT)
    assert judged(made) == ("ACCRUED", 50)
