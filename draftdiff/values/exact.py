"""Exact decimal arithmetic that no ambient context can bend."""

from decimal import Context, Decimal, DivisionByZero, Inexact, InvalidOperation, Overflow

# Bounds have at most MOST_DIGITS digits, so sums and products of a few of them fit; should one not fit,
# it raises and never rounds.
_CONTEXT = Context(prec=400, traps=[DivisionByZero, Inexact, InvalidOperation, Overflow])

MOST_DIGITS = 30
ZERO = Decimal(0)
ONE = Decimal(1)


def plus(first: Decimal, second: Decimal) -> Decimal:
    """Add two numbers without rounding."""
    return _CONTEXT.add(first, second)


def minus(first: Decimal, second: Decimal) -> Decimal:
    """Subtract the second from the first, exactly."""
    return _CONTEXT.subtract(first, second)


def times(first: Decimal, second: Decimal) -> Decimal:
    """Multiply two numbers without rounding."""
    return _CONTEXT.multiply(first, second)


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


def decimals(number: Decimal) -> int:
    """Count the digits after the point."""
    return len(plain(number).partition(".")[2])


def digits(number: Decimal) -> int:
    """Count all digits that it takes to write a number."""
    return sum(character.isdigit() for character in plain(number))
