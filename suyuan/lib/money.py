"""Amounts in yuan (元), exact to the fen (分): Decimal only, never float."""

from decimal import ROUND_HALF_UP, Decimal

FEN = Decimal("0.01")


def round_fen(amount: Decimal) -> Decimal:
    """Round to the fen, half up (四舍五入到分): 0.005 becomes 0.01, -0.005 becomes -0.01."""
    return amount.quantize(FEN, rounding=ROUND_HALF_UP)


def yuan(amount: Decimal) -> str:
    """Format an amount (金额) in yuan, as in 1,234.50 元."""
    return f"{round_fen(amount):,.2f} 元"


def split_amount(amount: Decimal, parts: int) -> list[Decimal]:
    """Split an amount of whole fen into parts that add up to it (分摊), the odd fen going to the first ones.

    Refuses a fraction of a fen and fewer than one part with ValueError.
    """
    if parts < 1:
        raise ValueError("an amount is split into one part or more")
    if amount != round_fen(amount):
        raise ValueError("an amount to split must be whole fen")
    share, odd = divmod(abs(int(amount / FEN)), parts)
    sign = -1 if amount < 0 else 1
    return [sign * (share + (i < odd)) * FEN for i in range(parts)]
