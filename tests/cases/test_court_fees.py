from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.rules.court_fees import PROPERTY_TIERS, SCHEDULES, FeeKind, court_fee, halved
from cases.rules.suit_costs import suit_costs

FEN = Decimal("0.01")
AMOUNTS = st.decimals(0, 999_999_999_999, places=2, allow_nan=False)
KINDS = st.sampled_from(FeeKind)


def fee(kind, amount=None):
    found = court_fee(kind, None if amount is None else Decimal(amount))
    return (found.low, found.high)


@pytest.mark.parametrize(
    ("amount", "due"),
    [
        (0, 50),
        (10_000, 50),
        (100_000, 2_300),
        (200_000, 4_300),
        (500_000, 8_800),
        (1_000_000, 13_800),
        (2_000_000, 22_800),
        (5_000_000, 46_800),
        (10_000_000, 81_800),
        (20_000_000, 141_800),
        (30_000_000, 191_800),
    ],
)
def test_property_suits_are_charged_in_tiers(amount, due):
    assert fee(FeeKind.PROPERTY, amount) == (due, due)


def test_a_fee_is_exact_to_the_fen():
    assert fee(FeeKind.PROPERTY, "12345.67") == (Decimal("108.64"),) * 2


@pytest.mark.parametrize(
    ("kind", "amount", "low", "high"),
    [
        (FeeKind.LABOUR, None, 10, 10),
        (FeeKind.LABOUR, 1_000_000, 10, 10),
        (FeeKind.OTHER, None, 50, 100),
        (FeeKind.DIVORCE, None, 50, 300),
        (FeeKind.DIVORCE, 200_000, 50, 300),
        (FeeKind.DIVORCE, 300_000, 550, 800),
        (FeeKind.PERSONALITY, None, 100, 500),
        (FeeKind.PERSONALITY, 50_000, 100, 500),
        (FeeKind.PERSONALITY, 100_000, 600, 1_000),
        (FeeKind.PERSONALITY, 200_000, 1_100, 1_500),
        (FeeKind.INTELLECTUAL, None, 500, 1_000),
        (FeeKind.INTELLECTUAL, 0, 500, 1_000),
        (FeeKind.INTELLECTUAL, 100_000, 2_300, 2_300),
    ],
)
def test_other_suits_are_charged_per_case_and_a_range_stays_a_range(kind, amount, low, high):
    assert fee(kind, amount) == (low, high)


def test_a_property_suit_needs_an_amount_and_no_amount_is_negative():
    with pytest.raises(ValueError, match="by its amount"):
        court_fee(FeeKind.PROPERTY)
    with pytest.raises(ValueError, match="negative"):
        court_fee(FeeKind.DIVORCE, Decimal(-1))


@given(KINDS, AMOUNTS)
def test_the_lines_add_up_to_the_fee(kind, amount):
    found = court_fee(kind, amount)
    assert abs(sum(line.low for line in found.lines) - found.low) <= FEN / 2
    assert abs(sum(line.high for line in found.lines) - found.high) <= FEN / 2
    assert sum(line.portion or 0 for line in found.lines) <= amount


@given(KINDS, AMOUNTS, AMOUNTS)
def test_who_claims_more_never_pays_less(kind, one, other):
    less, more = sorted([one, other])
    if kind == FeeKind.INTELLECTUAL and less == 0:
        return  # without an amount it is charged by the case, art. 13(3)
    assert court_fee(kind, less).low <= court_fee(kind, more).low
    assert court_fee(kind, less).high <= court_fee(kind, more).high


@pytest.mark.parametrize("kind", [FeeKind.PROPERTY, FeeKind.DIVORCE, FeeKind.PERSONALITY])
def test_a_tier_begins_where_the_one_before_it_ends(kind):
    for tier in SCHEDULES[kind].tiers:
        below, above = court_fee(kind, tier.above), court_fee(kind, tier.above + FEN)
        assert 0 <= above.low - below.low <= FEN
    assert [tier.above for tier in PROPERTY_TIERS] == sorted(tier.above for tier in PROPERTY_TIERS)


@given(KINDS, AMOUNTS)
def test_a_fee_is_halved_once(kind, amount):
    full = court_fee(kind, amount)
    half = halved(full)
    assert halved(half) == half
    assert 0 <= half.low * 2 - full.low <= FEN
    assert 0 <= half.high * 2 - full.high <= FEN


def test_mediation_before_filing_and_confirmation_cost_nothing_and_save_the_whole_fee():
    costs = suit_costs(kind=FeeKind.PROPERTY, amount=Decimal(100_000))
    assert [(outcome.fee.high, outcome.saved_high) for outcome in costs.outcomes] == [
        (2_300, 0),
        (1_150, 1_150),
        (1_150, 1_150),
        (0, 2_300),
        (0, 2_300),
    ]
    assert all(outcome.source.article for outcome in costs.outcomes)


def test_a_range_is_explained_and_an_amount_that_does_not_count_is_left_out():
    divorce = suit_costs(kind=FeeKind.DIVORCE, amount=None)
    assert divorce.remarks[0].text.startswith("受理费在法定幅度内的具体标准由省级人民政府制定")
    assert [(o.saved_low, o.saved_high) for o in divorce.outcomes[1:]] == [(25, 150), (25, 150), (50, 300), (50, 300)]
    labour = suit_costs(kind=FeeKind.LABOUR, amount=Decimal(5))
    assert labour.amount is None
    assert "省级人民政府" not in labour.remarks[0].text


@given(KINDS, AMOUNTS)
def test_what_is_saved_is_what_is_not_paid(kind, amount):
    costs = suit_costs(kind=kind, amount=amount)
    for outcome in costs.outcomes:
        assert outcome.fee.low + outcome.saved_low == costs.fee.low
        assert outcome.fee.high + outcome.saved_high == costs.fee.high
