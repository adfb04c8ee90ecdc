from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suyuan.lib.money import round_fen, split_amount, yuan

AMOUNTS = st.decimals(min_value=-(10**10), max_value=10**10, places=2)


@pytest.mark.parametrize(
    ("amount", "rounded"),
    [
        ("0.005", "0.01"),
        ("0.015", "0.02"),
        ("2.675", "2.68"),
        ("1.0049", "1.00"),
        ("-0.005", "-0.01"),
        ("600", "600.00"),
    ],
)
def test_halves_of_a_fen_are_rounded_away_from_zero(amount, rounded):
    assert round_fen(Decimal(amount)) == Decimal(rounded)
    assert str(round_fen(Decimal(amount))) == rounded


def test_yuan_are_grouped_and_show_the_fen():
    assert yuan(Decimal("1234.5")) == "1,234.50 元"
    assert yuan(Decimal("-1234567.891")) == "-1,234,567.89 元"
    assert yuan(Decimal(0)) == "0.00 元"


def test_the_odd_fen_go_to_the_first_parts():
    assert split_amount(Decimal("600.01"), 3) == [Decimal("200.01"), Decimal("200.00"), Decimal("200.00")]
    assert split_amount(Decimal("-0.02"), 3) == [Decimal("-0.01"), Decimal("-0.01"), Decimal("0.00")]


@given(AMOUNTS, st.integers(1, 200))
def test_parts_add_up_and_differ_by_a_fen_at_most(amount, parts):
    split = split_amount(amount, parts)
    assert len(split) == parts
    assert sum(split) == amount
    assert max(split) - min(split) <= Decimal("0.01")


@pytest.mark.parametrize(("amount", "parts"), [("0.001", 2), ("1.00", 0)])
def test_fractions_of_a_fen_and_no_parts_are_refused(amount, parts):
    with pytest.raises(ValueError, match="split"):
        split_amount(Decimal(amount), parts)
