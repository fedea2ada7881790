"""Exact decimal arithmetic that no ambient context can bend."""

from decimal import Context, Decimal, DivisionByZero, Inexact, InvalidOperation, Overflow

# Bounds have at most MOST_DIGITS digits, so sums and products of a few of them fit; should one not fit,
# it raises and never rounds.
_CONTEXT = Context(prec=400, traps=[DivisionByZero, Inexact, InvalidOperation, Overflow])

MOST_DIGITS = 30
ZERO = Decimal(0)
ONE = Decimal(1)


plus, minus, times = _CONTEXT.add, _CONTEXT.subtract, _CONTEXT.multiply


def over(first: Decimal, second: Decimal) -> Decimal | None:
    """Divide; None when the quotient has no end."""
    try:
        return _CONTEXT.divide(first, second)
    except Inexact:
        return None


def shifted(number: Decimal, places: int) -> Decimal:
    """Move the decimal point to the right, exactly."""
    return _CONTEXT.scaleb(number, places)


def plain(number: Decimal) -> str:
    """Write a number without sign, exponent or idle zeros."""
    text = f"{number.copy_abs():,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
