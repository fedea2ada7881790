"""A hedged amount as an interval: "about half", "up to $10bn", "40–50%"."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import assert_never

from draftdiff.values.amounts import Amount, amount, in_digits, share, two_meanings, unit
from draftdiff.values.exact import MOST_DIGITS, ONE, ZERO, minus, over, plain, plus, times
from draftdiff.values.intervals import in_days, is_empty, overlap
from draftdiff.values.lexicon import BEHIND, BETWEEN, BOUNDS, ROUGH, TO, Hedge
from draftdiff.values.types import (
    LONGEST,
    Quantity,
    Unreadable,
    ValueType,
    quoted,
    too_long,
    too_many_digits,
    unreadable,
)

_BOTH_SIDES = re.compile(r"(.+?) (?:and|but) (.+)")
_BETWEEN = tuple(re.compile(rf"{one} (.+?) {other} (.+)", re.IGNORECASE) for one, other in BETWEEN)
_TO = re.compile(rf" (?:{'|'.join(TO)}) | ?[-–—] ?", re.IGNORECASE)
_BEHIND = re.compile(rf"(.+) ({'|'.join(BEHIND)})", re.IGNORECASE)


def hedged(type: ValueType, text: str) -> Quantity | Unreadable:
    """Read an amount of its type, hedged or not."""
    if len(text) > LONGEST:
        return too_long(type, text)
    plain = in_digits(type, text)
    found = two_meanings(type, plain) or _hedged(type, plain)
    if plain == text or not isinstance(found, Unreadable):
        return found
    return Unreadable(f"{found.message}; {quoted(text)} is read as {quoted(plain)}", found.help)


def _hedged(type: ValueType, text: str) -> Quantity | Unreadable:
    parts = _BOTH_SIDES.fullmatch(text)
    if not (parts and all(_take(BOUNDS, part)[0] for part in parts.groups())):
        return _one(type, text)
    one, other = _one(type, parts[1]), _one(type, parts[2])
    if isinstance(one, Unreadable):
        return one
    if isinstance(other, Unreadable):
        return other
    met = overlap(one, other)
    if met is None:
        return Unreadable(f"nothing can be both {quoted(parts[1])} and {quoted(parts[2])}", _RANGE_HELP)
    return met if met.unit == one.unit == other.unit else unreadable(type, text)


_RANGE_HELP = "write a range with the smaller number first and both in the same unit"


def _one(type: ValueType, text: str) -> Quantity | Unreadable:
    bound, rest = _take(BOUNDS, text)
    rough, rest = _take(ROUGH, rest)
    if not (bound or rough) and (behind := _BEHIND.fullmatch(rest)):
        rest, bound = behind[1], BEHIND[behind[2].lower()]
    found = _range(type, rest, text)
    if isinstance(found, Unreadable):
        return found
    for hedge in filter(None, (rough, bound)):
        found = _applied(hedge, found)
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
    between = next((found for one in _BETWEEN if (found := one.fullmatch(rest))), None)
    splits = [(rest[: match.start()], rest[match.end() :]) for match in _TO.finditer(rest)]
    if between:
        splits = [(between[1], between[2])]
    for low_text, high_text in splits:
        low, high = amount(type, low_text), amount(type, high_text)
        # "One-half" is no range: a share in words does not lend its neighbour a percent sign.
        is_share = share(high_text) and not (low and low.marks)
        if low and high and not is_share:
            return _settled(type, low, high, text)
    # Only now, since "five to ten years" also begins with a number that has words after it.
    single = amount(type, rest)
    return _settled(type, single, single, text) if single else unreadable(type, text)


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
    low_scale, high_scale = low.magnitude or high.magnitude or ONE, high.magnitude or ONE
    bottom = over(times(times(low.low, low_scale), low_unit.factor), low_unit.divisor)
    top = over(times(times(high.high, high_scale), high_unit.factor), high_unit.divisor)
    if bottom is None or top is None:
        return Unreadable(f"{quoted(text)} is not an exact number of days", "write the duration in days")
    return Quantity(type, bottom, top, low_unit.name, high_open=high.high_open)


def _applied(hedge: Hedge, value: Quantity) -> Quantity:
    low, high = value.low or ZERO, value.high or ZERO
    match hedge:
        case Hedge.ABOUT:
            widened = minus(low, _tenth(low)), plus(high, _tenth(high))
            return Quantity(value.type, *widened, value.unit, high_open=value.high_open)
        case Hedge.NEARLY if high < ZERO:
            return Quantity(value.type, low, plus(high, _tenth(high)), value.unit)
        case Hedge.NEARLY:
            opened = value.high_open or not high
            return Quantity(value.type, minus(low, _tenth(low)), high, value.unit, high_open=opened)
        case Hedge.JUST_OVER:
            return Quantity(value.type, low, plus(high, _tenth(high)), value.unit, low_open=True)
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
    return times(number.copy_abs(), Decimal("0.1"))


def _checked(value: Quantity, text: str) -> Quantity | Unreadable:
    bounds = [bound for bound in (value.low, value.high) if bound is not None]
    if value.type is ValueType.DURATION:
        if any(bound < ZERO for bound in bounds):
            return Unreadable(f"{quoted(text)} is a negative duration", "write the duration without a minus sign")
        days = in_days(value)
        bounds += [bound for bound in (days.low, days.high) if bound is not None]
    if any(sum(map(str.isdigit, plain(bound))) > MOST_DIGITS for bound in bounds):
        return too_many_digits(text)
    if is_empty(value):
        return Unreadable(f"{quoted(text)} leaves no number: its low end is not below its high end", _RANGE_HELP)
    return value
