"""One number as the press writes it, "$10bn", "tens of millions", "10-year", and the unit of its marks."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from draftdiff.values.currencies import currency, nearest_code
from draftdiff.values.exact import MOST_DIGITS, ONE, ZERO, minus, times
from draftdiff.values.types import Unreadable, ValueType, quoted


class Unit(NamedTuple):
    """A written unit is factor / divisor of a stored one."""

    name: str = ""
    factor: Decimal = ONE
    divisor: Decimal = ONE


PERCENTS = frozenset({"%", "percent", "per cent"})

DURATIONS: Mapping[str, Unit] = {
    "hour": Unit("days", divisor=Decimal(24)),
    "day": Unit("days"),
    "week": Unit("days", Decimal(7)),
    "month": Unit("months"),
    "quarter": Unit("months", Decimal(3)),
    "year": Unit("months", Decimal(12)),
    "decade": Unit("months", Decimal(120)),
}


def unit(type: ValueType, marks: Sequence[str], text: str) -> Unit | Unreadable:
    """Read the marks of a number; the text is for messages."""
    match type:
        case ValueType.PERCENT if all(mark.casefold() in PERCENTS for mark in marks):
            if marks:
                return Unit()
            return Unreadable(f"{quoted(text)} has no percent sign", f"write {quoted(text + '%')} for a percentage")
        case ValueType.PERCENT:
            return Unreadable(
                f"{quoted(text)} is not a percentage alone",
                "write only the percentage, such as `50%`; what it is a percentage of goes into `of:`",
            )
        case ValueType.MONEY:
            return _money(marks, text)
        case ValueType.NUMBER if not marks:
            return Unit()
        case ValueType.NUMBER:
            return Unreadable(
                f"{quoted(text)} says more than a number: {quoted(marks[0])}",
                "write only the number, and say in the clause's label what it counts",
            )
        case ValueType.DURATION:
            return _duration(marks, text)
    raise ValueError(f"a value of type {type} has no unit")


def _money(marks: Sequence[str], text: str) -> Unit | Unreadable:
    if not marks:
        advice = f"write the currency too, such as {quoted(text + ' USD')}"
        return Unreadable(f"{quoted(text)} names no currency", advice)
    codes = {mark: currency(mark) for mark in marks}
    unknown = next((mark for mark, code in codes.items() if code is None), None)
    if unknown is not None:
        near = nearest_code(unknown)
        advice = f"write `{near}`" if near else "write only a sum and its currency, such as `USD 5m`"
        return Unreadable(f"{quoted(unknown)} is not a currency that is known here", advice)
    found = sorted({code for code in codes.values() if code})
    if len(found) == 1:
        return Unit(found[0])
    named = f"{quoted(text)} names two currencies, {' and '.join(found)}"
    return Unreadable(named, f"write one currency, such as `{found[0]} 5m`")


def _duration(marks: Sequence[str], text: str) -> Unit | Unreadable:
    known = [DURATIONS.get(mark.casefold().removesuffix("s")) for mark in marks]
    if len(known) == 1 and known[0] is not None:
        return known[0]
    example = "write a number of days, weeks, months, years or decades"
    if not marks:
        return Unreadable(f"{quoted(text)} names no unit of time", f"{example}, such as {quoted(text + ' years')}")
    strange = next((mark for mark, unit in zip(marks, known, strict=True) if unit is None), text)
    return Unreadable(f"{quoted(strange)} is not a unit of time", f"{example}, such as `10 years`")


class Amount(NamedTuple):
    """A number before its unit is known.

    The bounds do not count the magnitude yet, since a range may share it; None means that none is written.
    The marks are what stands beside the number.
    """

    low: Decimal
    high: Decimal
    marks: tuple[str, ...]
    magnitude: Decimal | None = None
    high_open: bool = False


COUNTS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_ARTICLES: Mapping[str, Decimal] = {"a": ONE, "an": ONE, "half a": Decimal("0.5"), "half an": Decimal("0.5")}
NUMERALS: Mapping[str, Decimal] = {
    **{word: Decimal(count) for count, word in enumerate(COUNTS, start=1)},
    **_ARTICLES,
}

_ZEROS = {"thousand": 3, "k": 3, "million": 6, "mn": 6, "m": 6, "billion": 9, "bn": 9, "b": 9, "trillion": 12, "tn": 12}
MAGNITUDES: Mapping[str, Decimal] = {word: Decimal(10**zeros) for word, zeros in _ZEROS.items()}

_THIRD = (Decimal(33), Decimal("33.4"))
FRACTIONS: Mapping[str, tuple[Decimal, Decimal]] = {
    "half": (Decimal(50), Decimal(50)),
    **dict.fromkeys(("a quarter", "one quarter"), (Decimal(25), Decimal(25))),
    "three quarters": (Decimal(75), Decimal(75)),
    **dict.fromkeys(("a third", "one third"), _THIRD),
    "two thirds": (Decimal(66), Decimal(67)),
}

# From the first number that the plural allows up to, and not including, the next word's.
PLURALS: Mapping[str, tuple[Decimal, Decimal]] = {
    "tens": (Decimal(20), Decimal(100)),
    "dozens": (Decimal(24), Decimal(100)),
    "hundreds": (Decimal(200), Decimal(1000)),
    "thousands": (Decimal(2 * 10**3), Decimal(10**6)),
    "millions": (Decimal(2 * 10**6), Decimal(10**9)),
    "billions": (Decimal(2 * 10**9), Decimal(10**12)),
    "trillions": (Decimal(2 * 10**12), Decimal(10**15)),
}

_NOT_MARK = r"0-9,;:/+~<>=≤≥()\-–—−"
_MARK = rf"[^\s.{_NOT_MARK}][^{_NOT_MARK}]*"
# ASCII keeps foreign digits out, and letters that fold to ours, such as the Kelvin sign.
_AMOUNT = re.compile(
    rf"""
    (?P<sign>[-−]?)
    (?:(?P<before>[^\s.{_NOT_MARK}]{{1,5}})[ ]?(?=[0-9]))?
    (?:(?P<digits>(?:[0-9]{{1,3}}(?:,[0-9]{{3}})+|[0-9]+)(?:\.[0-9]+)?)
      |(?P<words>half\ an?|an?|{"|".join(COUNTS)})(?![a-z]))
    (?:[ -]?(?P<magnitude>{"|".join(MAGNITUDES)})(?![a-z]))?
    (?:[ -]?(?P<after>{_MARK}))?
    """,
    re.VERBOSE | re.ASCII | re.IGNORECASE,
)
_VAGUE = re.compile(
    rf"(?P<count>{'|'.join(PLURALS)})(?: of (?P<of>(?:thousand|million|billion|trillion)s))?"
    rf"(?: of (?P<after>{_MARK}))?",
    re.ASCII | re.IGNORECASE,
)


def amount(type: ValueType, text: str) -> Amount | None:
    """Read one number; None for any other text."""
    if type is ValueType.PERCENT:
        fraction = FRACTIONS.get(text.casefold().replace("-", " "))
        if fraction:
            return Amount(*fraction, marks=("%",))
    if match := _VAGUE.fullmatch(text):
        low, high = PLURALS[match["count"].lower()]
        scale = MAGNITUDES[match["of"].lower().removesuffix("s")] if match["of"] else ONE
        beside = (match["after"],) if match["after"] else ()
        return Amount(times(low, scale), times(high, scale), beside, ONE, high_open=True)
    match = _AMOUNT.fullmatch(text)
    if match is None:
        return None
    marks = tuple(mark for mark in (match["before"], match["after"]) if mark)
    magnitude = MAGNITUDES[match["magnitude"].lower()] if match["magnitude"] else None
    if magnitude is not None and type in (ValueType.PERCENT, ValueType.DURATION):
        return None
    if match["digits"]:
        digits = match["digits"].replace(",", "")
        if len(digits) > MOST_DIGITS + 1:
            return None
        number = Decimal(digits)
    else:
        words = match["words"].lower()
        if words in _ARTICLES and not (marks or magnitude):
            return None
        number = NUMERALS[words]
    if match["sign"]:
        number = minus(ZERO, number)
    return Amount(number, number, marks, magnitude)
