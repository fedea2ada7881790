"""One number as the press writes it: "$10bn", "half a billion dollars", "tens of millions", "10-year"."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from draftdiff.values.exact import MOST_DIGITS, ONE, ZERO, minus, times
from draftdiff.values.types import ValueType


@dataclass(frozen=True, slots=True)
class Amount:
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
NUMERALS: Mapping[str, Decimal] = {
    **{word: Decimal(count) for count, word in enumerate(COUNTS, start=1)},
    "a": ONE,
    "an": ONE,
    "half a": Decimal("0.5"),
    "half an": Decimal("0.5"),
}
_ARTICLES = frozenset({"a", "an", "half a", "half an"})

MAGNITUDES: Mapping[str, Decimal] = {
    "thousand": Decimal(10**3),
    "k": Decimal(10**3),
    "million": Decimal(10**6),
    "mn": Decimal(10**6),
    "m": Decimal(10**6),
    "billion": Decimal(10**9),
    "bn": Decimal(10**9),
    "b": Decimal(10**9),
    "trillion": Decimal(10**12),
    "tn": Decimal(10**12),
}

FRACTIONS: Mapping[str, tuple[Decimal, Decimal]] = {
    "half": (Decimal(50), Decimal(50)),
    "a quarter": (Decimal(25), Decimal(25)),
    "one quarter": (Decimal(25), Decimal(25)),
    "three quarters": (Decimal(75), Decimal(75)),
    "a third": (Decimal(33), Decimal("33.4")),
    "one third": (Decimal(33), Decimal("33.4")),
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
        return _vague(match)
    match = _AMOUNT.fullmatch(text)
    return _exact(type, match) if match else None


def _exact(type: ValueType, match: re.Match[str]) -> Amount | None:
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


def _vague(match: re.Match[str]) -> Amount:
    low, high = PLURALS[match["count"].lower()]
    scale = MAGNITUDES[match["of"].lower().removesuffix("s")] if match["of"] else ONE
    marks = (match["after"],) if match["after"] else ()
    return Amount(times(low, scale), times(high, scale), marks, ONE, high_open=True)
