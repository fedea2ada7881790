"""A hedged amount as an interval: "about half", "up to $10bn", "40–50%"."""

import re
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import assert_never

from draftdiff.values.amounts import Amount, Unit, amount, unit
from draftdiff.values.exact import MOST_DIGITS, ONE, ZERO, digits, minus, over, plus, size, times
from draftdiff.values.failures import LONGEST, too_long, too_many_digits, unreadable
from draftdiff.values.intervals import in_days, is_empty, overlap
from draftdiff.values.types import Quantity, Unreadable, ValueType, quoted


class Hedge(StrEnum):
    """How the press hedges a number it gives."""

    ABOUT = "about"
    NEARLY = "nearly"
    AT_MOST = "at most"
    AT_LEAST = "at least"
    MORE = "more than"
    LESS = "less than"


BOUNDS: Mapping[str, Hedge] = {
    "no more than": Hedge.AT_MOST,
    "at most": Hedge.AT_MOST,
    "up to": Hedge.AT_MOST,
    "maximum": Hedge.AT_MOST,
    "<=": Hedge.AT_MOST,
    "≤": Hedge.AT_MOST,
    "no less than": Hedge.AT_LEAST,
    "at least": Hedge.AT_LEAST,
    "minimum": Hedge.AT_LEAST,
    ">=": Hedge.AT_LEAST,
    "≥": Hedge.AT_LEAST,
    "more than": Hedge.MORE,
    "over": Hedge.MORE,
    ">": Hedge.MORE,
    "less than": Hedge.LESS,
    "under": Hedge.LESS,
    "below": Hedge.LESS,
    "<": Hedge.LESS,
}
ROUGH: Mapping[str, Hedge] = {
    "~": Hedge.ABOUT,
    "about": Hedge.ABOUT,
    "around": Hedge.ABOUT,
    "approximately": Hedge.ABOUT,
    "approx.": Hedge.ABOUT,
    "roughly": Hedge.ABOUT,
    "some": Hedge.ABOUT,
    "nearly": Hedge.NEARLY,
    "almost": Hedge.NEARLY,
}
_TENTH = Decimal("0.1")

_BOTH_SIDES = re.compile(r"(.+?) (?:and|but) (.+)")
_BETWEEN = re.compile(r"between (.+?) and (.+)|from (.+?) to (.+)", re.IGNORECASE)
_TO = re.compile(r" to | ?[-–—] ?", re.IGNORECASE)


def hedged(type: ValueType, text: str) -> Quantity | Unreadable:
    """Read an amount of its type, hedged or not."""
    if len(text) > LONGEST:
        return too_long(type, text)
    if (parts := _BOTH_SIDES.fullmatch(text)) and all(_take(BOUNDS, part)[0] for part in parts.groups()):
        return _both(type, text, parts[1], parts[2])
    return _one(type, text)


def _both(type: ValueType, text: str, first: str, second: str) -> Quantity | Unreadable:
    one, other = _one(type, first), _one(type, second)
    if isinstance(one, Unreadable):
        return one
    if isinstance(other, Unreadable):
        return other
    met = overlap(one, other)
    if met is None:
        return Unreadable(f"nothing can be both {quoted(first)} and {quoted(second)}", _RANGE_HELP)
    return met if met.unit == one.unit == other.unit else unreadable(type, text)


_RANGE_HELP = "write a range with the smaller number first and both in the same unit"


def _one(type: ValueType, text: str) -> Quantity | Unreadable:
    bound, rest = _take(BOUNDS, text)
    rough, rest = _take(ROUGH, rest)
    found = _range(type, rest, text)
    if isinstance(found, Unreadable):
        return found
    if rough:
        found = _applied(rough, found)
    if bound:
        found = _applied(bound, found)
    return _checked(found, text)


def _take(hedges: Mapping[str, Hedge], text: str) -> tuple[Hedge | None, str]:
    lower = text.lower()
    for words, hedge in hedges.items():
        if lower.startswith(words):
            rest = text[len(words) :]
            if rest.startswith(" ") or not words[-1].isalpha():
                return hedge, rest.strip()
    return None, text


def _range(type: ValueType, rest: str, text: str) -> Quantity | Unreadable:
    """Read one number or two; the whole text is for messages."""
    for low_text, high_text in _splits(rest):
        low, high = amount(type, low_text), amount(type, high_text)
        if low and high:
            return _settled(type, low, high, text)
    # Only now, since "five to ten years" also begins with a number that has words after it.
    single = amount(type, rest)
    return _settled(type, single, single, text) if single else unreadable(type, text)


def _splits(text: str) -> list[tuple[str, str]]:
    if match := _BETWEEN.fullmatch(text):
        low, high = (group for group in match.groups() if group)
        return [(low, high)]
    return [(text[: match.start()], text[match.end() :]) for match in _TO.finditer(text)]


def _settled(type: ValueType, low: Amount, high: Amount, text: str) -> Quantity | Unreadable:
    """Give both ends what is written at one: "$10–12bn"."""
    low_unit = unit(type, low.marks or high.marks, text)
    high_unit = unit(type, high.marks or low.marks, text)
    if isinstance(low_unit, Unreadable):
        return low_unit
    if isinstance(high_unit, Unreadable):
        return high_unit
    if low_unit.name != high_unit.name:
        return Unreadable(f"{quoted(text)} mixes two units", _RANGE_HELP)
    bottom = _product(low.low, low.magnitude or high.magnitude or ONE, low_unit)
    top = _product(high.high, high.magnitude or ONE, high_unit)
    if bottom is None or top is None:
        return Unreadable(f"{quoted(text)} is not an exact number of days", "write the duration in days")
    return Quantity(type, bottom, top, low_unit.name, high_open=high.high_open)


def _product(number: Decimal, magnitude: Decimal, unit: Unit) -> Decimal | None:
    return over(times(times(number, magnitude), unit.factor), unit.divisor)


def _applied(hedge: Hedge, value: Quantity) -> Quantity:
    low, high = value.low or ZERO, value.high or ZERO
    match hedge:
        case Hedge.ABOUT:
            widened = minus(low, _tenth(low)), plus(high, _tenth(high))
            return Quantity(value.type, *widened, value.unit, high_open=value.high_open)
        case Hedge.NEARLY if high < ZERO:
            return Quantity(value.type, low, plus(high, _tenth(high)), value.unit)
        case Hedge.NEARLY:
            return Quantity(
                value.type, minus(low, _tenth(low)), high, value.unit, high_open=value.high_open or not high
            )
        case Hedge.AT_MOST:
            return Quantity(value.type, None, high, value.unit, high_open=value.high_open)
        case Hedge.LESS:
            return Quantity(value.type, None, high, value.unit, high_open=True)
        case Hedge.AT_LEAST:
            return Quantity(value.type, low, None, value.unit, low_open=value.low_open)
        case Hedge.MORE:
            return Quantity(value.type, low, None, value.unit, low_open=True)
        case _:
            assert_never(hedge)


def _tenth(number: Decimal) -> Decimal:
    return times(size(number), _TENTH)


def _checked(value: Quantity, text: str) -> Quantity | Unreadable:
    bounds = [bound for bound in (value.low, value.high) if bound is not None]
    if value.type is ValueType.DURATION:
        if any(bound < ZERO for bound in bounds):
            return Unreadable(f"{quoted(text)} is a negative duration", "write the duration without a minus sign")
        days = in_days(value)
        bounds += [bound for bound in (days.low, days.high) if bound is not None]
    if any(digits(bound) > MOST_DIGITS for bound in bounds):
        return too_many_digits(text)
    if is_empty(value):
        return Unreadable(f"{quoted(text)} leaves no number: its low end is not below its high end", _RANGE_HELP)
    return value
