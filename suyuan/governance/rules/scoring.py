"""From a figure to a score (评分): full marks at one end, none at the other, in between in proportion."""

from decimal import ROUND_HALF_UP, Decimal

TENTH = Decimal("0.1")


def score_of(figure: Decimal, *, weight: Decimal, full_at: Decimal, zero_at: Decimal) -> Decimal:
    """Return the score (得分) with one place, half up; figures beyond an end count as that end.

    `full_at` below `zero_at` means that less is better. ValueError when both are the same.
    """
    if full_at == zero_at:
        raise ValueError("full_at and zero_at are the same")
    part = (figure - zero_at) / (full_at - zero_at)
    return (weight * min(max(part, Decimal(0)), Decimal(1))).quantize(TENTH, ROUND_HALF_UP)
