"""Exact values that differ and may be one, told in a rounder number or in another unit."""

import re
from decimal import Decimal

from draftdiff.values import Quantity, ValueType, display

_NUMBER = re.compile(r"[0-9][0-9,]*(?:\.([0-9]+))?")
_MONTHS = 12
_ABOUT = 10
# What a month and a year are told as in days: four weeks or 30 days, 52 weeks or 360 days, and all that they can have.
_DAYS_OF_MONTH = Decimal(28), Decimal(31)
_DAYS_OF_YEAR = Decimal(360), Decimal(366)


def may_be_one(one: Quantity, other: Quantity) -> bool:
    """Tell whether two different exact values may be one, told in two ways.

    Reporters round: $4.6bn is told as $5bn, and 33.3% as 33%. So a value that is written to fewer places may be the
    other one wherever that rounds to it; two that are written to the same place are two values, and so are two that are
    further apart than the tenth that "about" allows: nobody tells $500bn as $1tn. They convert: a year is told as 52
    weeks, and a sum in another currency, at a rate that nobody knows.
    """
    if one.type is not other.type:
        return False
    if one.type is ValueType.MONEY and one.unit != other.unit:
        return True
    if not (_is_exact(one) and _is_exact(other)):
        return False
    if one.unit != other.unit:
        return _converted(one, other)
    if one.type is ValueType.DATE:
        return False
    places = _place(one), _place(other)
    if places[0] is None or places[1] is None or places[0] == places[1]:
        return False
    assert one.low is not None
    assert other.low is not None
    apart = abs(one.low - other.low)
    return apart * 2 <= max(places[0], places[1]) and apart * _ABOUT <= max(abs(one.low), abs(other.low))


def _is_exact(value: Quantity) -> bool:
    return value.low is not None and value.low == value.high


def _converted(one: Quantity, other: Quantity) -> bool:
    months, days = (one, other) if one.unit == "months" else (other, one)
    assert months.low is not None
    assert days.low is not None
    years, rest = divmod(months.low, _MONTHS)
    low, high = (years * y + rest * m for y, m in zip(_DAYS_OF_YEAR, _DAYS_OF_MONTH, strict=True))
    return low <= days.low <= high


def _place(value: Quantity) -> Decimal | None:
    """Return what one is at the last place to which a value is written: a hundred million for $4.6bn."""
    found = _NUMBER.search(display(value))
    if found is None or not value.low:
        return None
    number = Decimal(found[0].replace(",", ""))
    scale = abs(value.low) / number if number else Decimal(1)
    return scale * Decimal(1).scaleb(-len(found[1] or ""))
