"""Quantities in our own words, such that reading them gives them back, and by how much one changed."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from draftdiff.values.amounts import two_meanings
from draftdiff.values.currencies import CODES, printed
from draftdiff.values.dates import iso
from draftdiff.values.exact import ZERO, minus, over, plain, shifted, times
from draftdiff.values.intervals import comparable, is_point
from draftdiff.values.types import Quantity, ValueType

_MAGNITUDES = ((12, "tn"), (9, "bn"), (6, "m"))
_MOST_DECIMALS = 3


def canonical(value: Quantity) -> str:
    """Write a quantity that has no wording of its own."""
    if value.bound:
        return f"{value.bound} {canonical(replace(value, bound=None))}"
    if value.type is ValueType.DATE:
        return iso(value)
    low, high = value.low, value.high
    if low is not None and high is not None:
        made = _closed(value, low, high)
        ends = (written(value.type, end, value.unit) for end in (low, high))
        return "at least {} and up to {}".format(*ends) if two_meanings(value.type, made) else made
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
        first, last = (_signed(number, value.type, value.unit, _pointed(number)) for number in (low, high))
    if low < ZERO:
        return f"between {first} and {last}"
    if value.type is ValueType.DURATION:
        in_years = "year" in first and "year" in last
        return f"{first.split()[0]}–{last}" if in_years else f"{_pointed(low)}–{_pointed(high)} {value.unit}"
    return f"{first.removesuffix('%')}–{last}" if value.type is ValueType.PERCENT else f"{first}–{last}"


def written(type: ValueType, number: Decimal, unit: str) -> str:
    """Write one number with its unit and a true minus sign."""
    if type is ValueType.DURATION:
        return duration(number, unit)
    return _signed(number, type, unit, scaled(number))


def _signed(number: Decimal, type: ValueType, unit: str, digits: str) -> str:
    sign = "−" if number < ZERO else ""
    sized = f"{plain(number)}%" if type is ValueType.PERCENT else f"{printed(unit) if unit else ''}{digits}"
    return f"{sign}{sized}"


def scaled(number: Decimal) -> str:
    """Write a number without sign, in millions if short."""
    for places, magnitude in _MAGNITUDES:
        fewer = shifted(number, -places)
        if fewer.copy_abs() >= 1 and len(plain(fewer).partition(".")[2]) <= _MOST_DECIMALS:
            return f"{plain(fewer)}{magnitude}"
    return _pointed(number)


def _pointed(number: Decimal) -> str:
    """Write a number so that its point is not taken for one between groups of three digits."""
    text = plain(number)
    whole, _, rest = text.partition(".")
    return f"{text}0" if len(rest) == 3 and len(whole) < 4 and whole != "0" else text


def duration(number: Decimal, unit: str) -> str:
    """Write a duration without sign, in years if whole."""
    years = over(number, Decimal(12)) if unit == "months" else None
    if years and years == int(years):
        return counted(years, "year")
    return counted(number, unit.removesuffix("s"))


def counted(number: Decimal, noun: str) -> str:
    """Write a number of things, one or many."""
    return f"{_pointed(number)} {noun}" if number.copy_abs() == 1 else f"{_pointed(number)} {noun}s"


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


_RATIOS = ((2, "doubled", "halved"), (3, "tripled", "a third of it"), (4, "quadrupled", "a quarter of it"))


class Delta(NamedTuple):
    """After minus before; a bound of None is not known.

    The unit is "points" for a percentage, "days" for a date, else that of the quantities. The ratio is
    in words, such as "halved", or empty.
    """

    type: ValueType
    low: Decimal | None
    high: Decimal | None
    unit: str = ""
    low_open: bool = False
    high_open: bool = False
    ratio: str = ""


def difference(before: Quantity, after: Quantity) -> Delta | None:
    """Return after minus before; None if they cannot be compared.

    Equal values have not moved, hedged or not.
    """
    pair = comparable(before, after)
    if pair is None:
        return None
    earlier, later = pair
    if earlier == later:
        return Delta(before.type, ZERO, ZERO, _unit(earlier))
    return Delta(
        before.type,
        None if later.low is None or earlier.high is None else minus(later.low, earlier.high),
        None if later.high is None or earlier.low is None else minus(later.high, earlier.low),
        _unit(earlier),
        low_open=None not in (later.low, earlier.high) and (later.low_open or earlier.high_open),
        high_open=None not in (later.high, earlier.low) and (later.high_open or earlier.low_open),
        ratio=_ratio(earlier, later),
    )


def span(deltas: Sequence[Delta]) -> Delta | None:
    """Return the range that covers all deltas, if any does."""
    if len({(delta.type, delta.unit) for delta in deltas}) != 1:
        return None
    lows = [(delta.low, delta.low_open) for delta in deltas if delta.low is not None]
    highs = [(delta.high, not delta.high_open) for delta in deltas if delta.high is not None]
    low, low_open = min(lows) if len(lows) == len(deltas) else (None, False)
    high, high_closed = max(highs) if len(highs) == len(deltas) else (None, True)
    ratio = deltas[0].ratio if len({delta.ratio for delta in deltas}) == 1 else ""
    return Delta(deltas[0].type, low, high, deltas[0].unit, low_open, not high_closed, ratio)


def display_delta(delta: Delta) -> str:
    """Write a delta for people, with a true minus sign."""
    words = _dates_apart(delta) if delta.type is ValueType.DATE else _moved(delta)
    return f"{words}, {delta.ratio}" if delta.ratio else words


def _unit(value: Quantity) -> str:
    if value.type is ValueType.PERCENT:
        return "points"
    return "days" if value.type is ValueType.DATE else value.unit


def _ratio(before: Quantity, after: Quantity) -> str:
    if before.type is ValueType.DATE or not (is_point(before) and is_point(after)):
        return ""
    small, large = before.low or ZERO, after.low or ZERO
    if small <= 0 or large <= 0:
        return ""
    for factor, more, less in _RATIOS:
        if large == times(small, Decimal(factor)):
            return more
        if small == times(large, Decimal(factor)):
            return less
    return ""


def _moved(delta: Delta) -> str:
    low, high = delta.low, delta.high
    if low is not None and high is not None:
        if low == high:
            return _step(delta, low) if low else "no change"
        if not high and delta.high_open:
            return f"{'less than' if delta.low_open else 'at most'} {_size(delta, low)} less"
        if not low and delta.low_open:
            return f"{'less than' if delta.high_open else 'at most'} {_step(delta, high)}"
        # The noun of two percentages stands behind the second one only.
        bare = f"{_sign(low)}{plain(low)}" if delta.type is ValueType.PERCENT else _step(delta, low)
        return f"between {bare} and {_step(delta, high)}"
    if low is not None:
        if low < 0:
            return f"a fall of {'less than' if delta.low_open else 'at most'} {_size(delta, low)}, or any rise"
        return f"{'more than' if delta.low_open else 'at least'} {_step(delta, low)}"
    if high is not None:
        # "At most −10" is a fall of ten or more, and would be read as one of ten or less.
        if high > 0:
            return f"a rise of {'less than' if delta.high_open else 'at most'} {_size(delta, high)}, or any fall"
        return f"{'more than' if delta.high_open else 'at least'} {_size(delta, high)} less"
    return "by an unknown amount"


def _step(delta: Delta, number: Decimal) -> str:
    return f"{_sign(number)}{_size(delta, number)}"


def _size(delta: Delta, number: Decimal) -> str:
    """Write how far a step goes, without its direction."""
    if delta.type is ValueType.PERCENT:
        return counted(number, "point")
    if delta.type is ValueType.DURATION:
        return duration(number, delta.unit)
    return f"{printed(delta.unit) if delta.unit else ''}{scaled(number)}"


def _sign(number: Decimal) -> str:
    return "" if not number else "−" if number < 0 else "+"


def _dates_apart(delta: Delta) -> str:
    low, high = delta.low, delta.high
    if low is not None and high is not None:
        if low == high:
            return _apart(low)
        if (low < 0) == (high < 0):
            near, far = sorted((low.copy_abs(), high.copy_abs()))
            return f"between {plain(near)} and {_apart(far.copy_sign(low))}"
        return f"between {_apart(low)} and {_apart(high)}"
    if low is not None:
        return f"{'at least' if low > 0 else 'no more than'} {_apart(low)}" if low else "no earlier"
    if high is not None:
        return f"{'at least' if high < 0 else 'no more than'} {_apart(high)}" if high else "no later"
    return "moved by an unknown time"


def _apart(days: Decimal) -> str:
    if not days:
        return "the same day"
    return f"{counted(days, 'day')} {'earlier' if days < 0 else 'later'}"
