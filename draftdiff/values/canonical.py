"""A quantity in our own words, such that reading them gives it back."""

from decimal import Decimal

from draftdiff.values.currencies import CODES, printed
from draftdiff.values.dates import iso
from draftdiff.values.exact import ZERO, decimals, over, plain, shifted
from draftdiff.values.types import Quantity, ValueType

_MAGNITUDES = ((12, "tn"), (9, "bn"), (6, "m"))
_MOST_DECIMALS = 3


def canonical(value: Quantity) -> str:
    """Write a quantity that has no wording of its own."""
    if value.type is ValueType.DATE:
        return iso(value)
    low, high = value.low, value.high
    if low is not None and high is not None:
        return _closed(value, low, high)
    if low is not None:
        return f"{'more than' if value.low_open else 'at least'} {written(value.type, low, value.unit)}"
    if high is not None:
        return f"{'less than' if value.high_open else 'up to'} {written(value.type, high, value.unit)}"
    return anything(value.type, value.unit)


def _closed(value: Quantity, low: Decimal, high: Decimal) -> str:
    first, last = written(value.type, low, value.unit), written(value.type, high, value.unit)
    if value.low_open or value.high_open:
        least = "more than" if value.low_open else "at least"
        most = "less than" if value.high_open else "up to"
        return f"{least} {first} and {most} {last}"
    if low == high:
        return first
    # A number without a magnitude would be read as having that of the number after it.
    if value.type in (ValueType.MONEY, ValueType.NUMBER) and first[-1].isdigit() != last[-1].isdigit():
        first, last = (_signed(number, value.type, value.unit, plain(number)) for number in (low, high))
    if low < ZERO:
        return f"between {first} and {last}"
    if value.type is ValueType.DURATION:
        return _durations(low, high, value.unit)
    return f"{first.removesuffix('%')}–{last}" if value.type is ValueType.PERCENT else f"{first}–{last}"


def _durations(low: Decimal, high: Decimal, unit: str) -> str:
    first, last = duration(low, unit), duration(high, unit)
    if "year" in first and "year" in last:
        return f"{first.split()[0]}–{last}"
    return f"{plain(low)}–{plain(high)} {unit}"


def written(type: ValueType, number: Decimal, unit: str) -> str:
    """Write one number with its unit and a true minus sign."""
    if type is ValueType.DURATION:
        return duration(number, unit)
    return _signed(number, type, unit, scaled(number))


def _signed(number: Decimal, type: ValueType, unit: str, digits: str) -> str:
    sign = "−" if number < ZERO else ""
    if type is ValueType.PERCENT:
        return f"{sign}{plain(number)}%"
    return f"{sign}{printed(unit) if unit else ''}{digits}"


def scaled(number: Decimal) -> str:
    """Write a number without sign, in millions if short."""
    for places, magnitude in _MAGNITUDES:
        fewer = shifted(number, -places)
        if fewer.copy_abs() >= 1 and decimals(fewer) <= _MOST_DECIMALS:
            return f"{plain(fewer)}{magnitude}"
    return plain(number)


def duration(number: Decimal, unit: str) -> str:
    """Write a duration without sign, in years if whole."""
    years = over(number, Decimal(12)) if unit == "months" else None
    if years and years == int(years):
        return counted(years, "year")
    return counted(number, unit.removesuffix("s"))


def counted(number: Decimal, noun: str) -> str:
    """Write a number of things, one or many."""
    return f"{plain(number)} {noun}" if number.copy_abs() == 1 else f"{plain(number)} {noun}s"


def anything(type: ValueType, unit: str) -> str:
    """Write a quantity of which nothing but its unit is known."""
    words = f"any {type}"
    return f"{words} in {unit}" if unit else words


def read_anything(type: ValueType, text: str) -> Quantity | None:
    """Read back a quantity of which nothing but its unit is known."""
    unit = text.partition(" in ")[2]
    units = {ValueType.MONEY: CODES, ValueType.DURATION: frozenset({"days", "months"})}
    if text != anything(type, unit) or unit not in units.get(type, frozenset({""})):
        return None
    return Quantity(type, None, None, unit, text=text)
